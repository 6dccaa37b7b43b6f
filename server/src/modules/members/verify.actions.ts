import type { Output, Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { halfOf, halfWords } from '@guiyan/shared/domain/members';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change } from '../../platform/db/change';
import { execute } from '../../platform/db/statement';
import { AppError, badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { settingsOf } from '../settings';
import { VerifyRound, Verification } from './follow.entity';
import { pageOf, placed, scopeOf } from './going.actions';
import { getMember, openOutflow } from './members.queries';
import { presentRound } from './verify.present';
import { awayUnverified, findRound, openRoundOf, roundOfHalf } from './verify.queries';

/** R4 Counts for the day it was done; one that arrives late never hides a newer one. */
export async function verify(op: Op, input: Parsed<'members.verify'>): Promise<Output<'members.verify'>> {
  const { userId, name } = wearer(op);
  const happenedAt = input.happenedAt ?? op.now;
  ensure(happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  const onDay = shanghaiDay(Math.min(happenedAt, op.now));
  const member = await getMember(op, input.id);
  ensure(await openOutflow(op, member.id), conflict('verify.not_away'));
  const round = member.townshipId ? await openRoundOf(op, member.townshipId) : null;
  const roundId = round && onDay >= round.openedOn ? round.id : null;
  const row: Verification = { id: newId(), ...scopeOf(member), roundId, onDay, how: input.how, note: input.note, byUserId: userId, byName: name, happenedAt, receivedAt: op.now };
  await op.db.insert(Verification, row);
  await execute(op.db, 'update members set verified_on = ?, verified_by = ? where id = ? and (verified_on is null or verified_on <= ?)', [onDay, name, member.id, onDay]);
  await record(op, 'member.verified', { verificationId: row.id, memberId: member.id, roundId }, placed(member));
  return pageOf(op, member);
}

/** R4 One round a half-year and township, and one open at a time. */
export async function openRound(op: Op): Promise<Output<'members.openRound'>> {
  const { countyId, townshipId, name } = wearer(op);
  ensure(townshipId, notFound());
  const half = halfOf(op.today);
  const open = await openRoundOf(op, townshipId);
  ensure(!open, new AppError('verify.round_open', 409, { params: { half: halfWords(open?.half ?? half) } }));
  ensure(!(await roundOfHalf(op, townshipId, half)), new AppError('verify.round_done', 409, { params: { half: halfWords(half) } }));
  const round = { id: newId(), countyId, townshipId, half, openKey: townshipId, openedOn: op.today, openedByName: name, closedOn: null, closedByName: '', leftOver: [], createdAt: op.now };
  ensure(await orKnown(op.db.insert(VerifyRound, round)), conflict('row.changed'));
  await record(op, 'verify_round.opened', { roundId: round.id, half }, { subjectId: round.id });
  return presentRound(op, await settingsOf(op, countyId, op.today));
}

/** R4 Nothing is forced: who is left is named, the clerk says that he has seen it, and the names stay with the round. */
export async function closeRound(op: Op, { id, unverified }: Parsed<'members.closeRound'>): Promise<Output<'members.closeRound'>> {
  const { countyId, townshipId, name } = wearer(op);
  const round = await findRound(op, id);
  ensure(round && round.townshipId === townshipId, notFound());
  ensure(round.openKey, conflict('verify.round_closed'));
  const left = await awayUnverified(op, round.id);
  ensure(left.length === unverified, new AppError('verify.unconfirmed', 409, { params: { left: left.length } }));
  await change(op.db, VerifyRound, { id, openKey: round.openKey }, { openKey: null, closedOn: op.today, closedByName: name, leftOver: left.map((m) => m.id) }, conflict('verify.round_closed'));
  const away = await awayUnverified(op, null);
  await record(op, 'verify_round.closed', { roundId: id, half: round.half, verified: away.length - left.length, left: left.length }, { subjectId: id });
  return presentRound(op, await settingsOf(op, countyId, op.today));
}
