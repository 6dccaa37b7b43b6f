import type { Output, Parsed } from '@guiyan/shared/contract';
import { MISSES, missesSince } from '@guiyan/shared/domain/calls';
import { monthOf, shanghaiDay } from '@guiyan/shared/domain/dates';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { addContact, getMember, noteUnreached } from '../members';
import { getPerson, phoneOf } from '../people';
import { CallPlan, CallRow } from './calls.entity';
import { findCall, findPlan, missesOf } from './calls.queries';
import { contactWords, difficultyOf } from './calls.rules';
import { presentPlan, type Logged } from './calls.present';

export async function setPlan(op: Op, { period, tells }: Parsed<'calls.setPlan'>): Promise<Output<'calls.setPlan'>> {
  const { countyId, townshipId, name } = wearer(op);
  ensure(townshipId, notFound());
  ensure(period >= monthOf(op.today), badInput('calls.past_month', { period: 'past' }));
  const known = await findPlan(op, period);
  const plan = { tells, setByName: name, setAt: op.now };
  const id = known?.id ?? newId();
  if (known) await change(op.db, CallPlan, { id, setAt: Number(known.setAt) }, plan);
  else ensure(await orKnown(op.db.insert(CallPlan, { id, countyId, townshipId, period, ...plan })), conflict('row.changed'));
  await record(op, 'call_plan.set', { planId: id, period }, { subjectId: townshipId });
  return presentPlan(op, period);
}

/** M1 The call that is due is the reason: the number is answered once it is on record who asked. */
export async function dial(op: Op, { memberId }: Parsed<'calls.dial'>): Promise<Output<'calls.dial'>> {
  const member = await getMember(op, memberId);
  ensure((await findCall(op, member.id))?.state === 'open', conflict('calls.not_due'));
  const phone = phoneOf(op, await getPerson(op, member.personId));
  ensure(phone, conflict('calls.no_phone'));
  await record(op, 'value.revealed', { personId: member.personId, field: 'phone', reasonGiven: true }, { townshipId: member.townshipId, subjectId: member.personId });
  return { phone };
}

/** M1 A call counts for the day it was made, however late it arrives; one that came after somebody else had reached him is kept all the same. */
export async function logCall(op: Op, input: Parsed<'calls.log'>): Promise<Logged> {
  const { userId, name } = wearer(op);
  const happenedAt = input.happenedAt ?? op.now;
  ensure(happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  const member = await getMember(op, input.memberId);
  const reached = input.outcome === 'reached';
  const contactId = reached ? await addContact(op, member, { how: 'phone', words: contactWords(input), difficulty: difficultyOf(input), nextOn: null, happenedAt }) : null;
  const call: CallRow = {
    id: newId(), countyId: member.countyId, townshipId: member.townshipId, villageId: member.villageId, memberId: member.id, personId: member.personId, onDay: shanghaiDay(Math.min(happenedAt, op.now)), outcome: input.outcome,
    answer: reached ? input.answer ?? null : null, wants: reached ? input.wants ?? null : null, words: reached ? '' : input.words, contactId, byUserId: userId, byName: name, happenedAt, receivedAt: op.now,
  };
  await op.db.insert(CallRow, call);
  await record(op, 'call.logged', { callId: call.id, memberId: member.id, outcome: call.outcome, contactId }, { townshipId: member.townshipId, subjectId: member.personId });
  return { memberId: member.id, ...(reached ? { misses: 0, unreached: false } : await countMisses(op, member)) };
}
/** R11 The machine lists him; whether he is searched for, and what becomes of it, people decide. */
async function countMisses(op: Op, member: { id: string; personId: string; townshipId: string | null; lastContactDay: string | null }): Promise<Pick<Logged, 'misses' | 'unreached'>> {
  const days = ((await missesOf(op, [member.id])).get(member.id) ?? []).map((m) => m.onDay);
  const misses = missesSince(days, member.lastContactDay);
  const unreached = misses >= MISSES;
  if (unreached) {
    await noteUnreached(op, member.id, days.at(-1)!);
    await record(op, 'call.unreached', { memberId: member.id, misses }, { townshipId: member.townshipId, subjectId: member.personId });
  }
  return { misses, unreached };
}
