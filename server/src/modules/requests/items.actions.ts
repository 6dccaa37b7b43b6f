import type { Output, Parsed } from '@guiyan/shared/contract';
import { isStartingItem } from '@guiyan/shared/domain/items';
import { addSpan } from '../../platform/db/spans';
import { ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { RequestItemRow } from './items.entity';
import { presentItem } from './items.present';
import { listItemSpans, windowsById } from './items.queries';

/** S1 Another form from a day on. Matters that are open keep the form they began under. */
export async function setItem(op: Op, { code: given, spec, from, note }: Parsed<'items.set'>): Promise<Output<'items.set'>> {
  const { countyId, townshipId, hat } = wearer(op);
  const placeId = hat === 'county' ? countyId : townshipId ?? countyId;
  const known = await windowsById(op, spec.windows);
  ensure(spec.windows.every((id) => { const w = known.get(id); return w?.countyId === countyId && (w.townshipId === null || w.townshipId === townshipId || placeId === countyId); }), notFound());
  const spans = await listItemSpans(op, countyId);
  const id = newId();
  const code = given ?? `O${id.replaceAll('-', '').slice(-9).toUpperCase()}`;
  const own = spans.filter((s) => s.code === code && s.placeId === placeId);
  ensure(!given || isStartingItem(given) || spans.some((s) => s.code === given && (s.placeId === placeId || s.placeId === countyId)), notFound());
  await addSpan(op, RequestItemRow, own, { id, placeId, code, spec, fromDay: from, note });
  await record(op, 'item.set', { itemId: id, code, from }, { townshipId: hat === 'county' ? null : townshipId, subjectId: placeId });
  return presentItem(op, code);
}
