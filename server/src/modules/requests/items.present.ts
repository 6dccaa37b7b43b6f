import type { Output, Parsed } from '@guiyan/shared/contract';
import { ensure, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { findOrg } from '../orgs';
import type { RequestItemRow } from './items.entity';
import { listItemSpans, windowsById } from './items.queries';
import { formOn, formsOn, type Form } from './items.rules';

type Row = Output<'items.list'>['rows'][number];
type Windows = Awaited<ReturnType<typeof windowsById>>;
const windowsOf = (ids: readonly string[], known: Windows) => ids.flatMap((id) => { const w = known.get(id); return w ? [{ id: w.id, name: w.name, phone: w.phone }] : []; });
const ofPlace = (placeId: string, countyId: string) => (placeId === countyId ? ('county' as const) : ('township' as const));

function presentForm(op: Op, { code, spec, span }: Form, spans: readonly RequestItemRow[], windows: Windows): Row {
  const { hat, countyId, townshipId } = wearer(op);
  const sets = hat === 'clerk' || hat === 'county';
  const mine = spans.filter((s) => s.code === code && (s.placeId === countyId || s.placeId === townshipId));
  return {
    code, spec: { ...spec, papers: [...spec.papers], windows: [...spec.windows], askers: [...spec.askers] }, windows: windowsOf(spec.windows, windows), of: span ? ofPlace(span.placeId, countyId) : 'start', from: span?.fromDay ?? null,
    history: sets ? mine.map((s) => ({ of: ofPlace(s.placeId, countyId), spec: s.spec as Row['spec'], from: s.fromDay, until: s.untilDay, by: s.setByName, note: s.note, at: s.createdAt })) : [], can: sets ? ['set'] : [],
  };
}
export async function presentItems(op: Op, { all }: Parsed<'items.list'>): Promise<Output<'items.list'>> {
  const { countyId, townshipId, hat } = wearer(op);
  const spans = await listItemSpans(op, countyId);
  const shown = formsOn(spans, { countyId, townshipId }, op.today).filter((f) => f.spec.on || (all && hat !== 'member' && hat !== 'family' && hat !== 'helper'));
  // A form that only begins later stands there too, for whoever sets it.
  const windows = await windowsById(op, shown.flatMap((f) => [...f.spec.windows]));
  return { place: townshipId ?? countyId, rows: shown.map((f) => presentForm(op, f, spans, windows)) };
}
export async function presentItem(op: Op, code: string): Promise<Row> {
  const { countyId, townshipId } = wearer(op);
  const spans = await listItemSpans(op, countyId);
  const newest = spans.find((s) => s.code === code && (s.placeId === countyId || s.placeId === townshipId));
  const form = formOn(spans, code, { countyId, townshipId }, op.today) ?? (newest ? { code, spec: newest.spec, span: newest } : null);
  ensure(form, notFound());
  return presentForm(op, form, spans, await windowsById(op, form.spec.windows));
}
/** For everybody who was sent it; what is closed is not told. */
export async function presentSheet(op: Op, { place, code }: Parsed<'items.sheet'>): Promise<Output<'items.sheet'>> {
  const org = await findOrg(op, place);
  ensure(org && !org.untilDay && (org.kind === 'county' || org.kind === 'township'), notFound());
  const countyId = org.kind === 'county' ? org.id : org.countyId;
  const form = formOn(await listItemSpans(op, countyId), code, { countyId, townshipId: org.kind === 'township' ? org.id : null }, op.today);
  ensure(form?.spec.on, notFound());
  const { zh, bo, papers, firstDays, wholeDays, told } = form.spec;
  const windows = windowsOf(form.spec.windows, await windowsById(op, form.spec.windows));
  return { code, place: org.name, zh, bo, papers: [...papers], windows: windows.length ? windows : [{ id: org.id, name: org.name, phone: org.phone ?? '' }], firstDays, wholeDays, told };
}
