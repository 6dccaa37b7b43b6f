import type { Output, Parsed } from '@guiyan/shared/contract';
import { isSilent } from '@guiyan/shared/domain/members';
import { change, empty } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { settingOf } from '../settings';
import { LostCase, SearchStep } from './follow.entity';
import { pageOf, placed, scopeOf } from './going.actions';
import { hasSearched, openLostCase } from './lost.queries';
import { noteContact } from './members.actions';
import type { Member } from './members.entity';
import { getMember, openOutflow } from './members.queries';

/** R11 Steps of searching stay, whatever comes of them. */
export async function logSearch(op: Op, input: Parsed<'members.logSearch'>): Promise<Output<'members.logSearch'>> {
  const { userId, name } = wearer(op);
  const member = await getMember(op, input.id);
  ensure(input.day <= op.today, badInput('day.future', { day: 'future' }));
  const step = { id: newId(), ...scopeOf(member), onDay: input.day, asked: input.asked, outcome: input.outcome, byUserId: userId, byName: name, createdAt: op.now };
  await op.db.insert(SearchStep, step);
  await record(op, 'search.logged', { searchId: step.id, memberId: member.id }, placed(member));
  return pageOf(op, member);
}

/** R11 条例第24条: no contact for so long, after all searching. A person proposes; the machine only tells when he may. */
export async function proposeLost(op: Op, input: Parsed<'members.proposeLost'>): Promise<Output<'members.proposeLost'>> {
  const { userId, name } = wearer(op);
  const member = await getMember(op, input.id);
  const open = await openOutflow(op, member.id);
  ensure(open, conflict('outflow.none_open'));
  ensure(!(await openLostCase(op, member.id)), conflict('lost.open_already'));
  const months = await settingOf(op, member.countyId, 'lost_months', op.today);
  const since = member.lastContactDay ?? open.fromDay;
  ensure(isSilent(since, op.today, months), new AppError('lost.too_soon', 409, { params: { day: since, months } }));
  ensure(await hasSearched(op, member.id, member.lastContactDay), conflict('lost.search_first'));
  const made: LostCase = {
    id: newId(), ...scopeOf(member), openKey: member.id, since, reason: input.reason, words: input.words, proposedOn: op.today, proposedBy: userId, proposedByName: name, withdrawnOn: null, decidedOn: null, body: '', documentNo: '', decidedByName: '',
    foundOn: null, foundHow: '', foundByName: '', createdAt: op.now, decidedAt: null, endedAt: null,
  };
  ensure(await orKnown(op.db.insert(LostCase, made)), conflict('lost.open_already'));
  await record(op, 'lost.proposed', { caseId: made.id, memberId: member.id }, placed(member));
  return pageOf(op, member);
}

async function openCase(op: Op, member: Member): Promise<LostCase> {
  const open = await openLostCase(op, member.id);
  ensure(open, conflict('lost.not_open'));
  return open;
}

/** R11 Whoever proposed may take it back, until it is decided. */
export async function withdrawLost(op: Op, { id }: Parsed<'members.withdrawLost'>): Promise<Output<'members.withdrawLost'>> {
  const member = await getMember(op, id);
  const open = await openCase(op, member);
  ensure(open.decidedOn === null, conflict('lost.decided_already'));
  ensure(open.proposedBy === wearer(op).userId, notAllowed('lost.not_yours', { name: open.proposedByName }));
  await change(op.db, LostCase, { id: open.id, openKey: member.id, decidedOn: empty() }, { openKey: null, withdrawnOn: op.today, endedAt: op.now }, conflict('lost.decided_already'));
  await record(op, 'lost.withdrawn', { caseId: open.id, memberId: member.id }, placed(member));
  return pageOf(op, member);
}

/** R11 What a body decided, by which document and on what day; without all three there is no such state. */
export async function decideLost(op: Op, input: Parsed<'members.decideLost'>): Promise<Output<'members.decideLost'>> {
  const member = await getMember(op, input.id);
  const open = await openCase(op, member);
  ensure(open.decidedOn === null, conflict('lost.decided_already'));
  ensure(input.day <= op.today && input.day >= open.since, badInput('lost.decision_day', { day: 'range' }));
  await change(op.db, LostCase, { id: open.id, openKey: member.id, decidedOn: empty() }, { decidedOn: input.day, body: input.body, documentNo: input.documentNo, decidedByName: wearer(op).name, decidedAt: op.now }, conflict('lost.decided_already'));
  await record(op, 'lost.decided', { caseId: open.id, memberId: member.id }, placed(member));
  return pageOf(op, member);
}

/** R11 Ends a proposal or a decision, and is a contact of that day. */
export async function found(op: Op, input: Parsed<'members.found'>): Promise<Output<'members.found'>> {
  const member = await getMember(op, input.id);
  const open = await openCase(op, member);
  ensure(input.day <= op.today && input.day >= open.since, badInput('found.day', { day: 'range' }));
  await change(op.db, LostCase, { id: open.id, openKey: member.id }, { openKey: null, foundOn: input.day, foundHow: input.how, foundByName: wearer(op).name, endedAt: op.now }, conflict('lost.not_open'));
  await noteContact(op, member.personId, input.day);
  await record(op, 'lost.found', { caseId: open.id, memberId: member.id }, placed(member));
  return pageOf(op, member);
}
