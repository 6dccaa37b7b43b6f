import type { Output, Parsed } from '@guiyan/shared/contract';
import { daysOf, faultOfDays, faultOfWindows, type YearDays } from '@guiyan/shared/domain/calendar';
import { AppError, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { CalendarVersion } from './calendar.entity';
import { presentDays, presentWindow } from './calendar.present';
import { daysFrom, listVersions } from './calendar.queries';
import { daysChanged, workingDaysAfter, type DaysOfYear } from './calendar.rules';

/** A year that is over decides nothing any more, and no notice comes more than a year ahead. */
function ensureYear(op: Op, year: number): void {
  const now = Number(op.today.slice(0, 4));
  ensure(year >= now && year <= now + 2, new AppError('calendar.year', 400, { fields: { year: 'year' } }));
}

type Days = Pick<Parsed<'calendar.setDays'>, 'year' | 'known' | 'rest' | 'work'>;
/** In the order of the year; null where the year is to be unknown. 400 where the days contradict each other. */
function daysSaid(op: Op, { year, known, rest, work }: Days): YearDays | null {
  ensureYear(op, year);
  if (!known) return null;
  const days = { rest: [...rest].sort((a, b) => (a.from < b.from ? -1 : 1)), work: [...work].sort() };
  const fault = faultOfDays(year, days);
  if (fault) throw new AppError(fault.code, 400, { params: 'day' in fault ? { day: fault.day } : {}, fields: { days: fault.code } });
  return days;
}

/** How far a limit of these reaches is what a wrong calendar does harm to. */
const PREVIEW_WORKDAYS = 15;
export async function preview(op: Op, input: Parsed<'calendar.preview'>): Promise<Output<'calendar.preview'>> {
  const said = daysSaid(op, input);
  const was = daysFrom(await listVersions(op, wearer(op).countyId));
  const becomes: DaysOfYear = (year) => (year === input.year ? said : was(year));
  const until = (days: DaysOfYear) => workingDaysAfter(op.today, PREVIEW_WORKDAYS, days);
  return { restDays: (said?.rest ?? []).flatMap(daysOf).length, changed: daysChanged(input.year, was, becomes), was: until(was), becomes: until(becomes) };
}

async function keep(op: Op, code: string, year: number, value: unknown, note: string): Promise<CalendarVersion[]> {
  const { countyId, userId, name } = wearer(op);
  const turn = (await listVersions(op, countyId)).find((v) => v.code === code && v.year === year)?.turn ?? 0;
  const made = { id: newId(), countyId, code, year, turn: turn + 1, value, setBy: userId, setByName: name, note, createdAt: op.now };
  ensure(await orKnown(op.db.insert(CalendarVersion, made as never)), conflict('row.changed'));
  await record(op, 'calendar.set', { versionId: made.id, what: code, year }, { townshipId: null, subjectId: countyId });
  return listVersions(op, countyId);
}

/** X16 The notice of a year, or that there is none; limits already counted keep their day. */
export async function setDays(op: Op, input: Parsed<'calendar.setDays'>): Promise<Output<'calendar.setDays'>> {
  const said = daysSaid(op, input);
  return presentDays(await keep(op, 'days', input.year, { known: said !== null, rest: said?.rest ?? [], work: said?.work ?? [] }, input.note), input.year);
}

/** X16 When schools, floods and harvests are due from a year on. */
export async function setWindow(op: Op, { kind, year, spans, note }: Parsed<'calendar.setWindow'>): Promise<Output<'calendar.setWindow'>> {
  ensureYear(op, year);
  const fault = faultOfWindows(spans);
  if (fault) throw new AppError(fault.code, 400, { params: { name: fault.name }, fields: { spans: fault.code } });
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1));
  return presentWindow(await keep(op, kind, year, sorted, note), kind, year);
}
