import type { Parsed } from '@guiyan/shared/contract';
import { change, insertNew } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { MeetingItem, MeetingPerson, MeetingRow } from './meetings.entity';
import { candidatesOf, getMeeting, peopleOf, type MeetingLine } from './meetings.queries';

const placed = (g: MeetingRow) => ({ townshipId: g.townshipId, subjectId: g.id });
async function planned(op: Op, id: string): Promise<MeetingLine> {
  const g = await getMeeting(op, id);
  ensure(g.state === 'planned', conflict('meeting.not_planned'));
  return g;
}

export async function plan(op: Op, { at, ...facts }: Parsed<'meetings.plan'>): Promise<string> {
  const { countyId, townshipId, villageId, name } = wearer(op);
  ensure(facts.onDay >= op.today, badInput('meeting.past', { onDay: 'past' }));
  const meeting: MeetingRow = { id: newId(), countyId, townshipId, villageId, ...facts, atTime: at, state: 'planned', heldOn: null, notes: '', reason: '', byName: name, createdAt: op.now };
  await op.db.insert(MeetingRow, meeting);
  await record(op, 'meeting.planned', { meetingId: meeting.id, kind: meeting.kind }, placed(meeting));
  return meeting.id;
}

/** M4 Each is asked as what he is that day: home for the feast, stayed at home, or away. */
export async function invite(op: Op, { id, memberIds }: Parsed<'meetings.invite'>): Promise<string> {
  const g = await planned(op, id);
  const [free, asked] = [new Map((await candidatesOf(op, id)).map((m) => [m.id, m])), new Set((await peopleOf(op, id)).map((x) => x.memberId))];
  const chosen = [...new Set(memberIds)].filter((memberId) => !asked.has(memberId)).map((memberId) => free.get(memberId));
  ensure(chosen.every((m) => m !== undefined), notFound());
  const made = await insertNew(op.db, MeetingPerson, chosen.flatMap((m) => (m ? [{ id: newId(), countyId: m.countyId, townshipId: m.townshipId, villageId: m.villageId, meetingId: id, memberId: m.id, personId: m.personId, kind: m.kind, reply: null, replyWords: '', repliedAt: null, attended: null }] : [])));
  if (made.size) await record(op, 'meeting.invited', { meetingId: id, people: made.size }, placed(g));
  return id;
}

export async function reply(op: Op, { id, reply: said, words }: Parsed<'meetings.reply'>): Promise<string> {
  const g = await planned(op, id);
  const [me] = await peopleOf(op, id);
  ensure(me, notFound());
  await op.db.update(MeetingPerson, { id: me.id }, { reply: said, replyWords: words, repliedAt: op.now });
  await record(op, 'meeting.replied', { meetingId: id, memberId: me.memberId, reply: said }, placed(g));
  return id;
}

export async function hold(op: Op, { id, heldOn, attended, notes }: Parsed<'meetings.hold'>): Promise<string> {
  const g = await planned(op, id);
  ensure(heldOn <= op.today, badInput('day.future', { heldOn: 'future' }));
  const asked = await peopleOf(op, id);
  const came = new Set(attended);
  ensure(attended.every((memberId) => asked.some((x) => x.memberId === memberId)), notFound());
  await change(op.db, MeetingRow, { id, state: 'planned' }, { state: 'held', heldOn, notes }, conflict('meeting.not_planned'));
  for (const x of asked) await op.db.update(MeetingPerson, { id: x.id }, { attended: came.has(x.memberId) });
  await record(op, 'meeting.held', { meetingId: id, kind: g.kind, came: came.size }, placed(g));
  return id;
}

export async function cancel(op: Op, { id, reason }: Parsed<'meetings.cancel'>): Promise<string> {
  const g = await planned(op, id);
  await change(op.db, MeetingRow, { id, state: 'planned' }, { state: 'cancelled', reason }, conflict('meeting.not_planned'));
  await record(op, 'meeting.cancelled', { meetingId: id }, placed(g));
  return id;
}

/** M4 The room of duties hears it and gives the duty in the same transaction; what it refuses, is refused here. */
export async function followUp(op: Op, { id, title, words, dueOn, to, villageId }: Parsed<'meetings.followUp'>): Promise<string> {
  const g = await getMeeting(op, id);
  ensure(g.state === 'held', conflict('meeting.not_held'));
  const item: MeetingItem = { id: newId(), countyId: g.countyId, townshipId: g.townshipId, villageId: villageId ?? g.villageId, meetingId: id, title, words, dueOn, hat: to, dutyId: null, byName: wearer(op).name, createdAt: op.now };
  await op.db.insert(MeetingItem, item);
  await record(op, 'meeting.followed_up', { meetingId: id, itemId: item.id }, placed(g));
  return id;
}
/** The room of duties says which duty an item became. */
export async function tieItem(op: Op, itemId: string, dutyId: string): Promise<void> {
  await op.db.update(MeetingItem, { id: itemId }, { dutyId });
}
