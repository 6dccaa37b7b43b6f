import type { Output } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { reportStates, type ReportState } from '@guiyan/shared/domain/reports';
import { wearer, type Op } from '../../platform/op';
import { findMemberOfPerson } from '../members';
import { stampsOf } from '../papers';
import { activitiesPlace, placeOf } from './reports.actions';
import { askedOf, reportsOfPerson, turnsOf, type ReportLine } from './reports.queries';
import { activityOf, awaitsWord, quarterOfKey, slotOf, slotQuarters, stampLine, stampWords, verbsOf } from './reports.rules';

const stateOf = (text: string): ReportState => reportStates.find((s) => s === text) ?? 'handed_in';

export const presentLine = (op: Op, r: ReportLine): Output<'reports.list'>['rows'][number] => ({
  id: r.id, personId: r.personId, name: r.name, village: r.village ?? '', quarter: r.quarter, status: stateOf(r.status), late: r.late, handedInAt: r.handedInAt, handedInOn: shanghaiDay(r.handedInAt),
  takenDown: r.takenBy === null ? null : { by: r.takenByName ?? '', confirmedOn: r.confirmedAt === null ? null : shanghaiDay(r.confirmedAt) }, can: verbsOf(r, wearer(op)),
});

export async function presentReport(op: Op, r: ReportLine): Promise<Output<'reports.get'>> {
  const turns = await turnsOf(op, r.id);
  const newest = turns.filter((t) => t.what === 'handed_in').at(-1);
  return {
    ...presentLine(op, r), text: op.services.keys.open(r.text, placeOf('reports', r)), photoIds: r.photoIds, voiceId: r.voiceId, activities: await activitiesOf(op, r),
    // The newest text stands above already; earlier ones stay readable in their turn.
    turns: turns.map((t) => ({ at: Number(t.at), on: shanghaiDay(Number(t.at)), what: stateOf(t.what), by: t.byName, words: t === newest ? '' : op.services.keys.open(t.words, placeOf('report_turns', t)) })),
  };
}

/** P2 C4 By day; who may read the report may read what hosts confirmed of its quarter. */
async function activitiesOf(op: Op, r: ReportLine): Promise<Output<'reports.get'>['activities']> {
  const confirmed = (await stampsOf(op, r.personId, quarterOfKey(r.quarter))).map((s) => ({ on: s.onDay, activity: activityOf(s.activity), host: s.host, words: s.words, confirmed: true }));
  const own = r.ownActivities ? (JSON.parse(op.services.keys.open(r.ownActivities, activitiesPlace(r))) as { on: string; activity: string; words: string }[]) : [];
  return [...confirmed, ...own.map((a) => ({ on: a.on, activity: activityOf(a.activity), host: '', words: a.words, confirmed: false }))].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export type Slot = Omit<Output<'reports.slots'>['rows'][number], 'prefill' | 'stamps'>;
/** P1 The member’s slots, oldest first. */
export async function presentSlots(op: Op, personId: string): Promise<Slot[]> {
  const own = new Map((await reportsOfPerson(op, personId)).map((r) => [r.quarter, { ...r, status: stateOf(r.status) }]));
  const [member, asked] = [await findMemberOfPerson(op, personId), await askedOf(op, personId)];
  const knownSince = member ? shanghaiDay(Number(member.createdAt)) : op.today;
  return slotQuarters(op.today, (quarter) => own.get(quarter)?.status === 'accepted').map((q) => {
    const report = own.get(q.key) ?? null;
    return { ...slotOf(q, report, asked.get(q.key) ?? null, op.today, knownSince), reportId: report?.id ?? null, toConfirm: report !== null && awaitsWord(report) };
  });
}

/** C4 The slots with what hosts confirmed, for those that wait for their first word. */
export async function presentDraftSlots(op: Op, personId: string): Promise<Output<'reports.slots'>> {
  const filled = [];
  for (const slot of await presentSlots(op, personId)) {
    const isBlank = slot.status === 'open' && slot.reportId === null;
    const stamps = slot.status === 'open' || slot.status === 'returned' ? await stampsOf(op, personId, quarterOfKey(slot.quarter)) : [];
    filled.push({ ...slot, prefill: isBlank ? stampLine(stamps) : '', stamps: stamps.map(stampWords) });
  }
  return { rows: filled };
}
