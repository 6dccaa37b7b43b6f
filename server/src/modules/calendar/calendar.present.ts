import type { Output, Parsed } from '@guiyan/shared/contract';
import { daysOf, windowKinds, windowShapes, type WindowKind, type WindowSpan } from '@guiyan/shared/domain/calendar';
import { wearer, type Op } from '../../platform/op';
import type { CalendarVersion } from './calendar.entity';
import { daysFrom, listVersions, windowFrom, type StoredDays } from './calendar.queries';
import { festivalsOf, homecomingOf } from './calendar.rules';

const toldBy = (v: CalendarVersion) => ({ by: v.setByName, note: v.note, at: Number(v.createdAt) });

export function presentDays(versions: readonly CalendarVersion[], year: number): Output<'calendar.setDays'> {
  const days = daysFrom(versions)(year);
  const { rest, work } = days ?? { rest: [], work: [] };
  const history = versions.filter((v) => v.code === 'days' && v.year === year).map((v) => ({ ...(v.value as StoredDays), ...toldBy(v) }));
  return { year, known: days !== null, rest: [...rest], work: [...work], restDays: rest.flatMap(daysOf).length, history: history.map((h) => ({ ...h, rest: [...h.rest], work: [...h.work] })) };
}

export function presentWindow(versions: readonly CalendarVersion[], kind: WindowKind, year: number): Output<'calendar.setWindow'> {
  const { title, about } = windowShapes[kind];
  const { spans, since } = windowFrom(versions, kind, year);
  const history = versions.filter((v) => v.code === kind).map((v) => ({ year: v.year, spans: v.value as WindowSpan[], ...toldBy(v) })).sort((a, b) => b.at - a.at);
  return { kind, title, about, spans: [...spans], since, history };
}

export async function presentCalendar(op: Op, { year = Number(op.today.slice(0, 4)) }: Parsed<'calendar.get'>): Promise<Output<'calendar.get'>> {
  const { hat, countyId } = wearer(op);
  const versions = await listVersions(op, countyId);
  return { year, days: presentDays(versions, year), windows: windowKinds.map((kind) => presentWindow(versions, kind, year)), festivals: [...festivalsOf(year)], homecoming: homecomingOf(year), can: hat === 'county' ? ['set'] : [] };
}
