import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { ensureHere, getMember, noteBack, noteTransferred } from '../members';
import { endArrivalOf } from './arrivals.actions';
import { Transfer } from './going.entity';
import { endPaper, enterPaper } from './papers.actions';
import { activePapersOf, getPaper } from './papers.queries';
import { letterUntil, mayMove, receiptDue, transferState, type TransferVerb } from './transfers.rules';
import { getTransfer, hasOpenTransfer, type TransferLine } from './transfers.queries';

const wrongState = () => conflict('transfer.wrong_state');
const about = (t: Transfer) => ({ townshipId: t.townshipId, subjectId: t.personId });

/** A day entered late is right as long as the days stand in order and none lies ahead. */
const inOrder = (op: Op, before: string | null, day: string): void => ensure(day <= op.today && (before === null || day >= before), badInput('transfer.days', { on: 'invalid' }));

/** Loads what may be moved: the state is computed from its days, the step is what the change is guarded by. */
async function loaded(op: Op, id: string, verb: TransferVerb): Promise<TransferLine> {
  const t = await getTransfer(op, id);
  ensure(mayMove(verb, transferState(t, op.today)), wrongState());
  return t;
}

export async function start(op: Op, input: Parsed<'transfers.start'>): Promise<TransferLine> {
  const member = await getMember(op, input.memberId);
  ensureHere(op, member);
  const startedOn = input.on ?? op.today;
  inOrder(op, null, startedOn);
  ensure(!(await hasOpenTransfer(op, member.personId)), conflict('transfer.open'));
  const id = newId();
  const isFirst = await orKnown(op.db.insert(Transfer, {
    id, countyId: member.countyId, townshipId: member.townshipId, villageId: member.villageId, memberId: member.id, personId: member.personId, openMember: member.id, step: 'preparing', toOrg: input.toOrg, toWhere: input.toWhere, startedOn,
    paperId: null, letterOn: null, validDays: null, letterUntil: null, handedOn: null, carrier: null, receiptDue: null, receivedOn: null, endedOn: null, endedAs: null, backOn: null, backFrom: null, reason: '', startedBy: op.actor?.userId ?? null, at: op.now,
  }));
  ensure(isFirst, conflict('transfer.open'));
  await record(op, 'transfer.started', { transferId: id, memberId: member.id }, { townshipId: member.townshipId, subjectId: member.personId });
  return getTransfer(op, id);
}

export async function issueLetter(op: Op, input: Parsed<'transfers.issueLetter'>): Promise<TransferLine> {
  const t = await loaded(op, input.id, 'issueLetter');
  inOrder(op, t.startedOn, input.on);
  const until = letterUntil(input.on, input.validDays);
  const paperId = await enterPaper(op, await getMember(op, t.memberId), { kind: 'letter', number: input.number, issuedOn: input.on, expiresOn: until });
  await change(op.db, Transfer, { id: t.id, step: 'preparing' }, { step: 'letter', paperId, letterOn: input.on, validDays: input.validDays, letterUntil: until }, wrongState());
  await record(op, 'transfer.lettered', { transferId: t.id, memberId: t.memberId, day: input.on }, about(t));
  return getTransfer(op, t.id);
}

export async function hand(op: Op, input: Parsed<'transfers.hand'>): Promise<TransferLine> {
  // Written down late, the letter may have left while it was good.
  const t = await getTransfer(op, input.id);
  ensure(t.step === 'letter', wrongState());
  inOrder(op, t.letterOn, input.on);
  ensure(transferState(t, input.on) === 'letter', conflict('transfer.expired'));
  await change(op.db, Transfer, { id: t.id, step: 'letter' }, { step: 'handed', handedOn: input.on, carrier: input.carrier, receiptDue: receiptDue(input.on) }, wrongState());
  await record(op, 'transfer.handed', { transferId: t.id, memberId: t.memberId, day: input.on }, about(t));
  return getTransfer(op, t.id);
}

/** The receipt ends the old branch's charge of him, and with it the letter, his 活动证 in use and his reporting to a host. */
export async function receive(op: Op, input: Parsed<'transfers.receive'>): Promise<TransferLine> {
  const t = await loaded(op, input.id, 'receive');
  inOrder(op, t.handedOn, input.on);
  await change(op.db, Transfer, { id: t.id, step: 'handed' }, { step: 'received', receivedOn: input.on, openMember: null }, wrongState());
  await settleLetter(op, t, 'returned', '');
  for (const active of await activePapersOf(op, t.personId)) await endPaper(op, active, 'returned', '组织关系已转出');
  await endArrivalOf(op, t.personId, '组织关系已转出');
  await noteTransferred(op, await getMember(op, t.memberId), input.on);
  await record(op, 'transfer.received', { transferId: t.id, memberId: t.memberId, personId: t.personId, day: input.on }, about(t));
  return getTransfer(op, t.id);
}

/** The way back: he is his old branch's again, and what was before stays as it was written. */
export async function back(op: Op, input: Parsed<'transfers.back'>): Promise<TransferLine> {
  const t = await loaded(op, input.id, 'back');
  inOrder(op, t.receivedOn, input.on);
  await change(op.db, Transfer, { id: t.id, step: 'received', backOn: empty() }, { backOn: input.on, backFrom: input.from || t.toOrg }, wrongState());
  await noteBack(op, await getMember(op, t.memberId), input.on);
  await record(op, 'transfer.back', { transferId: t.id, memberId: t.memberId, personId: t.personId, day: input.on }, about(t));
  return getTransfer(op, t.id);
}

export async function giveBack(op: Op, input: Parsed<'transfers.return'>): Promise<TransferLine> {
  const t = await loaded(op, input.id, 'return');
  inOrder(op, t.handedOn ?? t.letterOn, input.on ?? op.today);
  return close(op, t, { endedOn: input.on ?? op.today, endedAs: 'returned', reason: input.reason }, 'returned');
}
export async function makeVoid(op: Op, input: Parsed<'transfers.void'>): Promise<TransferLine> {
  const t = await loaded(op, input.id, 'void');
  return close(op, t, { endedOn: op.today, endedAs: 'void', reason: input.reason }, input.lost ? 'lost' : 'void');
}
async function close(op: Op, t: TransferLine, patch: { endedOn: string; endedAs: string; reason: string }, letter: 'returned' | 'lost' | 'void'): Promise<TransferLine> {
  await change(op.db, Transfer, { id: t.id, step: t.step }, { ...patch, step: patch.endedAs, openMember: null }, wrongState());
  await settleLetter(op, t, letter, patch.reason);
  await record(op, 'transfer.ended', { transferId: t.id, memberId: t.memberId, how: patch.endedAs }, about(t));
  return getTransfer(op, t.id);
}
async function settleLetter(op: Op, t: TransferLine, how: 'returned' | 'lost' | 'void', reason: string): Promise<void> {
  if (t.paperId) await endPaper(op, await getPaper(op, t.paperId), how, reason);
}
