import type { Output, Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { ContactHow } from '@guiyan/shared/domain/members';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findPerson, isHidden } from '../people';
import { ContactLog } from './follow.entity';
import { pageOf, placed, scopeOf } from './going.actions';
import { appointFor, noteContact } from './members.actions';
import type { Member } from './members.entity';
import { getMember, membersOfLiaison, membersOfLiaisons } from './members.queries';

/** N5 */
export async function logContact(op: Op, input: Parsed<'members.logContact'>): Promise<Output<'members.logContact'>> {
  ensure(!input.nextOn || input.nextOn > op.today, badInput('contact.next_past', { nextOn: 'past' }));
  const member = await getMember(op, input.id);
  await addContact(op, member, { ...input, nextOn: input.nextOn ?? null, happenedAt: input.happenedAt ?? op.now });
  return pageOf(op, member);
}
/** The log of one contact with a member the actor has got. Answers its id. */
export async function addContact(op: Op, member: Member, said: Pick<ContactLog, 'words' | 'difficulty' | 'nextOn' | 'happenedAt'> & { how: ContactHow }): Promise<string> {
  const { userId, name } = wearer(op);
  ensure(said.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  const onDay = shanghaiDay(Math.min(said.happenedAt, op.now));
  const log: ContactLog = { id: newId(), ...scopeOf(member), onDay, how: said.how, words: said.words, difficulty: said.difficulty, nextOn: said.nextOn, byUserId: userId, byName: name, happenedAt: said.happenedAt, receivedAt: op.now };
  await op.db.insert(ContactLog, log);
  await noteContact(op, member.personId, onDay);
  await record(op, 'contact.logged', { contactId: log.id, memberId: member.id, difficulty: said.difficulty !== '' }, placed(member));
  return log.id;
}

/** X15 All members of these records of a liaison, inside the actor's scope, to another. */
export async function handOverAll(op: Op, fromIds: readonly string[], toId: string): Promise<number> {
  return appointFor(op, toId, await membersOfLiaisons(op, fromIds));
}

/** N5 A leaving liaison's people, all in one step, within the actor's own scope. */
export async function handOver(op: Op, { fromId, toId }: Parsed<'members.handOver'>): Promise<Output<'members.handOver'>> {
  const { countyId, townshipId } = wearer(op);
  const people: string[] = [];
  for (const id of [fromId, toId]) {
    const person = await findPerson(op, id);
    ensure(person && person.countyId === countyId && (!townshipId || person.townshipId === townshipId) && !(await isHidden(op, person.id)), notFound());
    people.push(person.id);
  }
  const [from, to] = people as [string, string];
  ensure(from !== to, badInput('handover.same', { toId: 'same' }));
  const members = await membersOfLiaison(op, from);
  ensure(members.length, conflict('handover.nobody'));
  return { members: await appointFor(op, to, members) };
}
