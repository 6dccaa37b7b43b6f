import { shanghaiDay, type Day } from '@guiyan/shared/domain/dates';
import { rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { calendarOf } from '../calendar';
import { clockOf, pausesOf, type Clock } from './clock.rules';
import { RequestEntry } from './requests.entity';

type Timed = Pick<RequestEntry, 'id' | 'countyId' | 'status' | 'submittedAt' | 'respondedAt' | 'clockAt' | 'answeredAt' | 'firstDays' | 'wholeDays'>;
const dayAt = (at: number | null): Day | null => (at === null ? null : shanghaiDay(Number(at)));
const isOver = (status: string): boolean => ['answered', 'callback', 'confirmed', 'ended', 'withdrawn'].includes(status);

/**
 * S4 Both clocks of a matter, by the calendar as it was known when each began: a notice of later changes no promise.
 * Null where nothing was promised: matters older than the catalogue, and of paper ledgers.
 */
export async function clocksOf(op: Op, r: Timed): Promise<{ first: Clock | null; whole: Clock | null }> {
  const steps = (await rows<{ what: string; at: number }>(op.db, sql(`select what, at from request_steps where request_id = ? and what in ('papers', 'brought', 'answered', 'ending', 'withdrawn') order by at, id`, r.id))).map((s) => ({ what: s.what, on: shanghaiDay(Number(s.at)), at: Number(s.at) }));
  const calendarAt = async (at: number) => (await calendarOf(op, r.countyId, Number(at))).isWorkday;
  const gone = isOver(r.status);
  const first = r.firstDays === null ? null
    : clockOf({ from: shanghaiDay(Number(r.submittedAt)), days: Number(r.firstDays), pauses: [], stoppedOn: dayAt(r.respondedAt) ?? (gone ? op.today : null) }, await calendarAt(r.submittedAt), op.today);
  const whole = r.wholeDays === null || r.clockAt === null ? null
    : clockOf({ from: shanghaiDay(Number(r.clockAt)), days: Number(r.wholeDays), pauses: pausesOf(steps.filter((s) => s.at >= Number(r.clockAt))), stoppedOn: gone ? dayAt(r.answeredAt) : null }, await calendarAt(r.clockAt), op.today);
  return { first, whole };
}

export type ClockColumns = Pick<RequestEntry, 'clock' | 'amberOn' | 'dueOn'>;
/** Writes down which clock runs and until when, so that a list can be asked by colour and a duty has its day. */
export async function settleClock(op: Op, id: string): Promise<ClockColumns> {
  const r = (await op.db.findOneBy(RequestEntry, { id }))!;
  const given = columnsOf(r.status, await clocksOf(op, r));
  await op.db.update(RequestEntry, { id }, given);
  return given;
}
function columnsOf(status: string, { first, whole }: { first: Clock | null; whole: Clock | null }): ClockColumns {
  const none = { clock: null, amberOn: null, dueOn: null };
  if (status === 'submitted') return first ? { clock: 'first', amberOn: first.amberOn, dueOn: first.dueOn } : none;
  if (isOver(status) || !whole) return none;
  return whole.dueOn === null ? { clock: 'paused', amberOn: null, dueOn: null } : { clock: 'whole', amberOn: whole.amberOn, dueOn: whole.dueOn };
}
