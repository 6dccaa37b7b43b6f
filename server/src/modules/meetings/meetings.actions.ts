import type { Parsed } from '@guiyan/shared/contract';
import { siteStateOn } from '@guiyan/shared/domain/sites';
import { change, insertNew } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { guestsOf } from './guests.queries';
import { MeetingGuest, MeetingItem, MeetingPerson, MeetingRow } from './meetings.entity';
import { candidatesOf, getMeeting, peopleOf, type MeetingLine } from './meetings.queries';
import { getSite } from './sites.queries';

const placed = (g: MeetingRow) => ({ townshipId: g.townshipId, subjectId: g.id });
async function planned(op: Op, id: string): Promise<MeetingLine> {
  const g = await getMeeting(op, id);
  ensure(g.state === 'planned', conflict('meeting.not_planned'));
  return g;
}

export async function plan(op: Op, { at, siteId, ...facts }: Parsed<'meetings.plan'>): Promise<string> {
  const { countyId, townshipId, villageId, name } = wearer(op);
  const site = siteId ? await getSite(op, siteId) : null;
  ensure(facts.onDay >= op.today, badInput('meeting.past', { onDay: 'past' }));
  ensure(!site || siteStateOn(site, facts.onDay) === 'open', conflict('site.closed'));
  const meeting: MeetingRow = { id: newId(), countyId, townshipId, villageId, ...facts, atTime: at, siteId: siteId ?? null, state: 'planned', heldOn: null, notes: '', reason: '', byName: name, createdAt: op.now };
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

export async function hold(op: Op, { id, heldOn, attended, guests, notes }: Parsed<'meetings.hold'>): Promise<string> {
  const g = await planned(op, id);
  ensure(heldOn <= op.today, badInput('day.future', { heldOn: 'future' }));
  const asked = await peopleOf(op, id);
  const brought = await guestsOf(op, id);
  const [came, there] = [new Set(attended), new Set(guests)];
  ensure(attended.every((memberId) => asked.some((x) => x.memberId === memberId)) && guests.every((one) => brought.some((x) => x.id === one)), notFound());
  await change(op.db, MeetingRow, { id, state: 'planned' }, { state: 'held', heldOn, notes }, conflict('meeting.not_planned'));
  for (const x of asked) await op.db.update(MeetingPerson, { id: x.id }, { attended: came.has(x.memberId) });
  for (const x of brought) await op.db.update(MeetingGuest, { id: x.id }, { attended: there.has(x.id) });
  await record(op, 'meeting.held', { meetingId: id, kind: g.kind, came: came.size + there.size }, placed(g));
  return id;
}

export async function cancel(op: Op, { id, reason }: Parsed<'meetings.cancel'>): Promise<string> {
  const g = await planned(op, id);
  await change(op.db, MeetingRow, { id, state: 'planned' }, { state: 'cancelled', reason }, conflict('meeting.not_planned'));
  await record(op, 'meeting.cancelled', { meetingId: id }, placed(g));
  return id;
}

/** M4 The room of duties hears it and gives the duty in the same transaction; what it refuses, is refused here. */
export async function followUp(op: Op, { id, title, words, dueOn, to, villageId, guestId }: Parsed<'meetings.followUp'>): Promise<string> {
  const g = await getMeeting(op, id);
  ensure(g.state === 'held', conflict('meeting.not_held'));
  ensure(!guestId || (await guestsOf(op, id)).some((x) => x.id === guestId), notFound());
  const item: MeetingItem = { id: newId(), countyId: g.countyId, townshipId: g.townshipId, villageId: villageId ?? g.villageId, meetingId: id, title, words, dueOn, hat: to, guestId: guestId ?? null, dutyId: null, byName: wearer(op).name, createdAt: op.now };
  await op.db.insert(MeetingItem, item);
  await record(op, 'meeting.followed_up', { meetingId: id, itemId: item.id }, placed(g));
  return id;
}
/** The room of duties says which duty an item became. */
export async function tieItem(op: Op, itemId: string, dutyId: string): Promise<void> {
  await op.db.update(MeetingItem, { id: itemId }, { dutyId });
}
