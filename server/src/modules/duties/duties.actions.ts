import type { Output, Parsed } from '@guiyan/shared/contract';
import { BY_HAND } from '@guiyan/shared/domain/duties';
import { isInOwnArea } from '../../platform/area';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily } from '../families';
import { getMember } from '../members';
import { findOrg } from '../orgs';
import { findPerson, isHidden } from '../people';
import { end, stepRow } from './closing.actions';
import { DutyRow, DutyStepRow } from './duties.entity';
import { presentOne } from './duties.present';
import { getDuty, isMine, type DutyLine } from './duties.queries';
import { endOf } from './occurrences.rules';

async function openOne(op: Op, id: string): Promise<DutyLine> {
  const duty = await getDuty(op, id);
  ensure(duty.state === 'open', conflict('duty.not_open'));
  return duty;
}
const place = (d: { townshipId: string | null; id: string }) => ({ townshipId: d.townshipId, subjectId: d.id });

export async function done(op: Op, { id, words }: Parsed<'duties.done'>): Promise<Output<'duties.done'>> {
  const duty = await openOne(op, id);
  ensure(await isMine(op, id), notAllowed());
  ensure(duty.evidence === 'hand', conflict('duty.proved'));
  ensure(await end(op, duty, 'done', 'done', { doneOn: op.today, words }), conflict('duty.not_open'));
  await record(op, 'duties.ended', { dutyIds: [id], how: 'done' }, place(duty));
  return presentOne(op, id);
}
export async function cancel(op: Op, { id, reason }: Parsed<'duties.cancel'>): Promise<Output<'duties.cancel'>> {
  const duty = await openOne(op, id);
  ensure(await end(op, duty, 'cancelled', 'cancelled', { words: reason }), conflict('duty.not_open'));
  await record(op, 'duties.ended', { dutyIds: [id], how: 'cancelled' }, place(duty));
  return presentOne(op, id);
}

type Hands = Parsed<'duties.give'>['to'];
/** A person of one’s own place who may be told what to do, or the office of the village or township. */
async function handsOf(op: Op, to: Hands, at: { villageId: string | null }): Promise<Pick<DutyRow, 'assigneeId' | 'assigneeHat' | 'assigneeOrgId' | 'handed'>> {
  if (to.kind === 'office') {
    ensure(to.hat === 'clerk' || at.villageId, badInput('duty.no_village', { to: 'village' }));
    return { assigneeId: null, assigneeHat: to.hat, assigneeOrgId: null, handed: true };
  }
  const { countyId, townshipId } = wearer(op);
  const person = await findPerson(op, to.personId);
  ensure(person && person.countyId === countyId && (!townshipId || person.townshipId === null || person.townshipId === townshipId) && !(await isHidden(op, person.id)), notFound());
  return { assigneeId: person.id, assigneeHat: 'helper', assigneeOrgId: null, handed: true };
}
export async function assign(op: Op, { id, to, reason }: Parsed<'duties.assign'>): Promise<Output<'duties.assign'>> {
  const duty = await openOne(op, id);
  const hands = await handsOf(op, to, duty);
  // A liaison's work stays a liaison's whoever does it.
  const hat = to.kind === 'person' && (duty.assigneeHat === 'liaison' || duty.subjectKind === 'member') ? 'liaison' : hands.assigneeHat;
  await change(op.db, DutyRow, { id, state: 'open' }, { ...hands, assigneeHat: hat }, conflict('duty.not_open'));
  await op.db.insert(DutyStepRow, stepRow(op, duty.countyId, id, 'owner', reason, duty.assigneeId));
  await record(op, 'duty.assigned', { dutyId: id }, place(duty));
  return presentOne(op, id);
}

/** M5 One thing to be done once; its period is its own id, so that the rule of a hand repeats as often as it likes. */
export async function give(op: Op, { title, words, dueOn, about, to }: Parsed<'duties.give'>): Promise<Output<'duties.give'>> {
  ensure(dueOn >= op.today, badInput('duty.due_past', { dueOn: 'past' }));
  const subject = await subjectOf(op, about);
  const hands = await handsOf(op, to, subject);
  const id = newId();
  await op.db.insert(DutyRow, {
    id, countyId: wearer(op).countyId, townshipId: subject.townshipId, villageId: subject.villageId, ruleCode: BY_HAND, period: id, title, subjectKind: about.kind, subjectId: subject.id, personId: subject.personId, familyId: subject.familyId,
    opensOn: op.today, dueOn, dueAt: endOf(dueOn), evidence: 'hand', state: 'open', doneOn: null, endedAt: null, evidenceId: null, ...hands, ...(to.kind === 'person' && about.kind === 'member' ? { assigneeHat: 'liaison' } : {}), escalatedHat: null, escalatedId: null, words, createdAt: op.now,
  });
  await op.db.insert(DutyStepRow, stepRow(op, wearer(op).countyId, id, 'given'));
  await record(op, 'duty.given', { dutyId: id }, { townshipId: subject.townshipId, subjectId: id });
  return presentOne(op, id);
}
interface About { id: string; townshipId: string | null; villageId: string | null; personId: string | null; familyId: string | null }
async function subjectOf(op: Op, { kind, id }: Parsed<'duties.give'>['about']): Promise<About> {
  if (kind === 'member') { const m = await getMember(op, id); return { ...m, familyId: null }; }
  if (kind === 'family') {
    const f = await findFamily(op, id);
    ensure(f && isInOwnArea(wearer(op), f), notFound());
    return { ...f, personId: null, familyId: f.id };
  }
  const org = await findOrg(op, id);
  ensure(org && org.untilDay === null && isInOwnArea(wearer(op), org), notFound());
  return { ...org, personId: null, familyId: null };
}
