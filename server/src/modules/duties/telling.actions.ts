import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { DutyEvent } from '@guiyan/shared/domain/duties';
import { putNew } from '../../platform/db/insert';
import type { Op } from '../../platform/op';
import { calendarOf } from '../calendar';
import { DutyRow } from './duties.entity';
import { endOf } from './occurrences.rules';
import { ruleSetOn } from './ruleset.queries';
import { newDuty } from './opening';
import type { SubjectLine } from './subjects.queries';

const HOUR_MS = 3_600_000;
/** What happened, about whom, and who looks after them. `at`: epoch milliseconds. */
export interface Told { event: DutyEvent; eventId: string; countyId: string; at: number; about: Omit<SubjectLine, 'since' | 'knownAt'> }

/** H8 Something happened that makes a duty due within the county's own time; told twice it is one. */
export async function openForEvent(op: Op, { event, eventId, countyId, at, about }: Told): Promise<void> {
  const day = shanghaiDay(at);
  for (const { code, spec } of await ruleSetOn(op, countyId, op.today)) {
    if (!spec.on || spec.trigger.kind !== 'event' || !spec.trigger.events.includes(event)) continue;
    const { within, unit } = spec.trigger;
    const dueOn = unit === 'hour' ? shanghaiDay(at + within * HOUR_MS) : (await calendarOf(op, countyId)).addWorkdays(day, within);
    const due = { period: eventId, opensOn: day, dueOn, dueAt: unit === 'hour' ? at + within * HOUR_MS : endOf(dueOn) };
    await putNew(op.db, DutyRow, [newDuty(op, countyId, code, spec, { ...about, since: day, knownAt: at }, due)]);
  }
}
