import type { Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change, empty } from '../../platform/db/change';
import { put } from '../../platform/db/insert';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { familyName, findFamily, getFamily, makeFamilyOf } from '../families';
import { attachVoice, letGo } from '../files';
import { forgetContact, getMember, lastHeardOf, noteContact } from '../members';
import { findPerson, getPerson } from '../people';
import { CheckinRow } from './checkins.entity';
import { findCheckin, getCheckin, getTold } from './checkins.queries';
import { mayUndo } from './checkins.rules';

export async function send(op: Op, input: Parsed<'checkins.send'>): Promise<CheckinRow> {
  const actor = wearer(op);
  ensure(input.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  // A member's family may have been made after the hat was given.
  const familyId = actor.familyId ?? (actor.personId ? (await findPerson(op, actor.personId))?.familyId ?? null : null);
  const personId = actor.hat === 'member' ? actor.personId : null;
  const checkin: CheckinRow = {
    id: newId(), countyId: actor.countyId, townshipId: actor.townshipId, villageId: actor.villageId, userId: actor.userId, personId, familyId, kind: input.kind, byName: actor.name, city: input.city, line: input.line,
    happenedAt: input.happenedAt, receivedAt: op.now, undoneAt: null, requestId: null, voiceId: input.voiceId ?? null, agentName: null, contactBefore: null,
  };
  await put(op.db, CheckinRow, checkin);
  if (input.voiceId) await attachVoice(op, input.voiceId, { townshipId: actor.townshipId, villageId: actor.villageId, personId, familyId });
  if (personId) await noteContact(op, personId, shanghaiDay(input.happenedAt));
  await record(op, 'checkin.sent', { checkinId: checkin.id, kind: input.kind, personId, familyId }, { subjectId: personId ?? familyId });
  // Who heard it may have written to it: a cry for help becomes a request.
  return checkin.kind === 'help' ? getCheckin(op, checkin.id) : checkin;
}

/** X11 It counts as heard of on that day, as any word from him does; the sight is that of a check-in of his own. */
export async function takeDown(op: Op, input: Parsed<'checkins.takeDown'>): Promise<CheckinRow> {
  const actor = wearer(op);
  ensure(input.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  const { personId, familyId, byName, at } = await tellerOf(op, input);
  const checkin: CheckinRow = {
    id: newId(), ...at, userId: actor.userId, personId, familyId, kind: input.kind, byName, city: '', line: input.line, happenedAt: input.happenedAt, receivedAt: op.now, undoneAt: null, requestId: null, voiceId: null, agentName: actor.name, contactBefore: personId ? await lastHeardOf(op, personId) : null,
  };
  await put(op.db, CheckinRow, checkin);
  if (personId) await noteContact(op, personId, shanghaiDay(input.happenedAt));
  await record(op, 'checkin.taken_down', { checkinId: checkin.id, kind: input.kind, personId, familyId }, { townshipId: at.townshipId, subjectId: personId ?? familyId });
  return checkin.kind === 'help' ? (await findCheckin(op, checkin.id))! : checkin;
}
interface Teller { personId: string | null; familyId: string; byName: string; at: { countyId: string; townshipId: string | null; villageId: string | null } }
const placeOf = ({ countyId, townshipId, villageId }: Teller['at']): Teller['at'] => ({ countyId, townshipId, villageId });
/** Whom it is from: a member or a family the actor may know of. A member without a home on record gets one. */
async function tellerOf(op: Op, input: Parsed<'checkins.takeDown'>): Promise<Teller> {
  ensure((input.memberId === undefined) !== (input.familyId === undefined), badInput('checkin.whose', { familyId: 'required' }));
  if (input.memberId) {
    const { personId } = await getMember(op, input.memberId);
    const person = await getPerson(op, personId);
    return { personId, familyId: person.familyId ?? (await makeFamilyOf(op, personId)), byName: person.name, at: placeOf(person) };
  }
  const { id, headName } = await getFamily(op, input.familyId!);
  return { personId: null, familyId: id, byName: familyName(headName ?? ''), at: placeOf((await findFamily(op, id))!) };
}

export async function undo(op: Op, { id }: Parsed<'checkins.undo'>): Promise<CheckinRow> {
  const { userId, hat } = wearer(op);
  const atHome = hat === 'member' || hat === 'family';
  const checkin = await (atHome ? getCheckin : getTold)(op, id);
  ensure(checkin.undoneAt === null, conflict('checkin.undone'));
  ensure(mayUndo(checkin, userId, op.now), conflict(checkin.agentName !== null && checkin.userId === userId ? 'checkin.day_over' : 'checkin.too_late'));
  await change(op.db, CheckinRow, { id, undoneAt: empty() }, { undoneAt: op.now }, conflict('checkin.undone'));
  if (checkin.agentName !== null && checkin.personId) await forgetContact(op, checkin.personId, shanghaiDay(Number(checkin.happenedAt)), checkin.contactBefore);
  if (checkin.voiceId) await letGo(op, checkin.voiceId);
  await record(op, 'checkin.undone', { checkinId: id, personId: checkin.personId, familyId: checkin.familyId }, { subjectId: checkin.personId ?? checkin.familyId });
  return { ...checkin, undoneAt: op.now };
}

/** The room of requests says which request a cry for help became. */
export async function tieRequest(op: Op, checkinId: string, requestId: string): Promise<void> {
  await op.db.update(CheckinRow, { id: checkinId }, { requestId });
}
