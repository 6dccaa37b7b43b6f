import type { Output, Parsed } from '@guiyan/shared/contract';
import { guestKinds, mayPair, type GuestKind } from '@guiyan/shared/domain/meetings';
import { change, empty, insertNew } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { idsOf } from '../people';
import { guestCandidates, guestsOf, toldOf } from './guests.queries';
import { MeetingGuest } from './meetings.entity';
import { getMeeting } from './meetings.queries';

export const guestKindOf = (code: string): GuestKind => guestKinds.find((k) => k === code) ?? 'elder';
const most = 500;

export async function presentGuests(op: Op, { id, kind, village, tag, ageFrom }: Parsed<'meetings.guests'>): Promise<Output<'meetings.guests'>> {
  await getMeeting(op, id);
  const found = await guestCandidates(op, { id, kind, village });
  const told = await toldOf(op, found);
  const fits = found.filter((p) => { const { age = null, tags = [] } = told.get(p.personId) ?? {}; return (!tag || tags.includes(tag)) && (ageFrom === undefined || (age !== null && age >= ageFrom)); });
  return { rows: fits.slice(0, most).map((p) => ({ personId: p.personId, name: p.name, village: p.village ?? '', kind: p.kind, age: null, tags: [], ...told.get(p.personId) })) };
}

export async function askGuests(op: Op, { id, kind, personIds }: Parsed<'meetings.askGuests'>): Promise<string> {
  const g = await getMeeting(op, id);
  ensure(g.state === 'planned', conflict('meeting.not_planned'));
  const free = new Map((await guestCandidates(op, { id, kind })).map((p) => [p.personId, p]));
  const asked = new Set((await guestsOf(op, id)).map((x) => x.personId));
  const chosen: MeetingGuest[] = [];
  for (const personId of new Set(personIds)) {
    const ids = await idsOf(op, personId);
    if (ids.some((one) => asked.has(one))) continue;
    const p = ids.map((one) => free.get(one)).find((one) => one !== undefined);
    ensure(p, notFound());
    chosen.push({ id: newId(), countyId: p.countyId, townshipId: p.townshipId, villageId: p.villageId, meetingId: id, personId: p.personId, familyId: p.familyId, kind, withId: null, attended: null, reply: null, replyWords: null, replyBy: null, repliedAt: null, createdAt: op.now });
  }
  const made = await insertNew(op.db, MeetingGuest, chosen);
  if (made.size) await record(op, 'meeting.guests_asked', { meetingId: id, kind, people: made.size }, { townshipId: g.townshipId, subjectId: id });
  return id;
}

/** H13 A family answers for its own people, a helper for himself; said again it replaces what was said. */
export async function replyFor(op: Op, { id, guestId, reply, words }: Parsed<'meetings.reply'> & { guestId: string }): Promise<string> {
  const g = await getMeeting(op, id);
  const guest = (await guestsOf(op, id)).find((x) => x.id === guestId);
  ensure(guest, notFound());
  ensure(g.state === 'planned', conflict('meeting.not_planned'));
  await op.db.update(MeetingGuest, { id: guestId }, { reply, replyWords: words, replyBy: wearer(op).name, repliedAt: op.now });
  await record(op, 'meeting.guest_replied', { meetingId: id, guestId, reply }, { townshipId: g.townshipId, subjectId: id });
  return id;
}

/** H13 Hand in hand, both or neither; each holds one hand only. */
export async function pair(op: Op, { id, guestId, withId }: Parsed<'meetings.pair'>): Promise<string> {
  const g = await getMeeting(op, id);
  ensure(g.kind === 'peer', conflict('meeting.not_peer'));
  ensure(g.state !== 'cancelled', conflict('meeting.not_planned'));
  const guests = await guestsOf(op, id);
  const one = guests.find((x) => x.id === guestId);
  ensure(one, notFound());
  const other = guests.find((x) => x.id === (withId ?? one.withId));
  if (withId === null) {
    if (one.withId === null) return id;
    await change(op.db, MeetingGuest, { id: one.id, withId: one.withId }, { withId: null });
    await change(op.db, MeetingGuest, { id: one.withId, withId: one.id }, { withId: null });
    await record(op, 'meeting.unpaired', { meetingId: id, guestIds: [one.id, one.withId] }, { townshipId: g.townshipId, subjectId: id });
    return id;
  }
  ensure(other, notFound());
  ensure(one.id !== other.id && mayPair({ ...one, kind: guestKindOf(one.kind) }, { ...other, kind: guestKindOf(other.kind) }), badInput('meeting.no_pair', { withId: 'no_pair' }));
  // In one order whoever asks, so that two who cross do not wait for each other.
  for (const [a, b] of [[one, other], [other, one]].toSorted((x, y) => (x[0]!.id < y[0]!.id ? -1 : 1))) await change(op.db, MeetingGuest, { id: a!.id, withId: empty() }, { withId: b!.id }, conflict('meeting.paired'));
  await record(op, 'meeting.paired', { meetingId: id, guestIds: [one.id, other.id] }, { townshipId: g.townshipId, subjectId: id });
  return id;
}
