import { randomInt } from 'node:crypto';
import type { Parsed } from '@guiyan/shared/contract';
import { paperStateWords, type PaperKind } from '@guiyan/shared/domain/papers';
import { change, empty, swap } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { ensureHere, getMember, type Member } from '../members';
import { Paper, PaperCheck, PaperLook, PaperRule } from './papers.entity';
import { activePapersOf, findByCode, findNumber, getPaper, isVisible, openTransferOfPaper, ownRules, wrongLooks, type PaperLine } from './papers.queries';
import { CODE_LENGTH, CODE_LETTERS, WRONG_LOOKS_AN_HOUR, daysAgree, paperState, plainCode, yearOf } from './papers.rules';

const HOUR_MS = 3_600_000;
const codeMac = (op: Op, code: string): string => op.services.keys.mac('paper-code', plainCode(code));
export const codeOf = (op: Op, p: Pick<Paper, 'id' | 'countyId' | 'tokenCt'>): string => op.services.keys.open(p.tokenCt, { table: 'papers', column: 'token', row: p.id, county: p.countyId });

/** Where a number stands: with the person's name for those who may see him, else the township alone. */
async function numberTaken(op: Op, countyId: string, kind: string, number: string): Promise<AppError | null> {
  const known = await findNumber(op, countyId, kind, number);
  if (!known) return null;
  const where = (await isVisible(op, known.id)) ? `${known.village ?? known.township ?? ''} ${known.name}，${paperStateWords[paperState(known, op.today)]}` : `${known.township ?? '本县别处'}，请与那边核对`;
  return conflict('paper.number_taken', { where: where.trim() });
}

export interface NewPaper { kind: PaperKind; number: string; issuedOn: string; expiresOn: string | null }
/** C3 The one way a paper enters the register; the letter of a transfer comes through here too. */
export async function enterPaper(op: Op, member: Member, f: NewPaper): Promise<string> {
  const id = newId();
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]!).join('');
  const isActive = f.kind === 'activity' && paperState({ ...f, endedOn: null, endedAs: null }, op.today) === 'valid';
  if (isActive) await freeExpired(op, member.personId);
  ensure(!isActive || !(await activePapersOf(op, member.personId)).length, conflict('paper.has_one'));
  const isNew = await orKnown(op.db.insert(Paper, {
    id, countyId: member.countyId, townshipId: member.townshipId, villageId: member.villageId, memberId: member.id, personId: member.personId, kind: f.kind, number: f.number, issuedOn: f.issuedOn, expiresOn: f.expiresOn,
    activePerson: isActive ? member.personId : null, tokenMac: codeMac(op, code), tokenCt: op.services.keys.seal(code, { table: 'papers', column: 'token', row: id, county: member.countyId }),
    endedOn: null, endedAs: null, reason: '', endedBy: null, registeredBy: op.actor?.userId ?? null, at: op.now,
  }));
  if (!isNew) throw (await numberTaken(op, member.countyId, f.kind, f.number)) ?? conflict('paper.has_one');
  await record(op, 'paper.registered', { paperId: id, personId: member.personId, kind: f.kind }, { townshipId: member.townshipId, subjectId: member.personId });
  return id;
}
/** A 活动证 past its last day is in use no more and makes way for the next. */
async function freeExpired(op: Op, personId: string): Promise<void> {
  for (const active of await activePapersOf(op, personId)) if (paperState(active, op.today) === 'expired') await swap(op.db, Paper, { id: active.id }, { activePerson: null });
}

export async function register(op: Op, input: Parsed<'papers.register'>): Promise<PaperLine> {
  const member = await getMember(op, input.memberId);
  ensureHere(op, member);
  ensure(input.kind !== 'proof' || input.expiresOn, badInput('paper.expiry_needed', { expiresOn: 'required' }));
  ensure(daysAgree(input.kind, input.issuedOn, input.expiresOn, op.today), badInput('paper.days', { expiresOn: 'invalid' }));
  return getPaper(op, await enterPaper(op, member, input));
}

export async function check(op: Op, input: Parsed<'papers.check'>): Promise<PaperLine> {
  const paper = await getPaper(op, input.id);
  ensure(paper.kind === 'activity' && paperState(paper, op.today) === 'valid', conflict('paper.not_checked'));
  ensure(input.on >= paper.issuedOn && input.on <= op.today, badInput('paper.days', { on: 'invalid' }));
  const year = yearOf(input.on);
  const { userId, name } = wearer(op);
  const isFirst = await orKnown(op.db.insert(PaperCheck, { id: newId(), countyId: paper.countyId, paperId: paper.id, year, onDay: input.on, words: input.words, byName: name, byUserId: userId, at: op.now }));
  ensure(isFirst, conflict('paper.checked'));
  await record(op, 'paper.checked', { paperId: paper.id, personId: paper.personId, year }, { subjectId: paper.personId });
  return getPaper(op, paper.id);
}

export type Ending = 'lost' | 'returned' | 'void';
/** An expired paper may still be lost, taken back or made void; one that has ended stays as it is. */
export async function endPaper(op: Op, paper: Pick<Paper, 'id' | 'personId'>, how: Ending, reason: string): Promise<void> {
  await change(op.db, Paper, { id: paper.id, endedOn: empty() }, { endedOn: op.today, endedAs: how, reason, endedBy: wearer(op).userId, activePerson: null }, conflict('paper.not_valid'));
  await record(op, 'paper.ended', { paperId: paper.id, personId: paper.personId, how }, { subjectId: paper.personId });
}
export async function end(op: Op, input: Parsed<'papers.end'>): Promise<PaperLine> {
  const paper = await getPaper(op, input.id);
  ensure(!(await openTransferOfPaper(op, paper.id)), conflict('paper.of_transfer'));
  await endPaper(op, paper, input.how, input.reason);
  return getPaper(op, paper.id);
}

export async function showCode(op: Op, { id }: Parsed<'papers.code'>): Promise<string> {
  const paper = await getPaper(op, id);
  ensure(paperState(paper, op.today) === 'valid', conflict('paper.not_valid'));
  await record(op, 'paper.code_shown', { paperId: id, personId: paper.personId }, { subjectId: paper.personId });
  return codeOf(op, paper);
}

/** C6 Valid or not; every look is written down, also at what is no paper. */
export async function verify(op: Op, { code }: Parsed<'papers.verify'>): Promise<boolean> {
  const { countyId, userId, orgId } = wearer(op);
  // Whoever types wrong again and again is guessing: he waits, and what he did stays written down.
  ensure((await wrongLooks(op, userId, op.now - HOUR_MS)) < WRONG_LOOKS_AN_HOUR, new AppError('paper.too_many_looks', 429, { retryAfter: 600 }));
  const paper = await findByCode(op, codeMac(op, code));
  const valid = paper !== null && paperState(paper, op.today) === 'valid';
  await op.db.insert(PaperLook, { id: newId(), countyId, userId, orgId, paperId: paper?.id ?? null, valid, at: op.now });
  await record(op, 'paper.looked', { paperId: paper?.id ?? null, valid }, { subjectId: paper?.personId ?? null });
  return valid;
}

/** C2 The county's line from today; what stood before keeps its days. */
export async function setRule(op: Op, { code, rule }: Parsed<'papers.setRule'>): Promise<Record<string, never>> {
  const { countyId, userId, name } = wearer(op);
  ensure(!rule || rule.minMonths === null || rule.maxMonths === null || rule.minMonths < rule.maxMonths, badInput('rule.months', { maxMonths: 'invalid' }));
  const known = (await ownRules(op)).some((r) => r.code === code);
  ensure(rule || known, conflict('rule.unknown'));
  if (known) await change(op.db, PaperRule, { countyId, openCode: code }, { openCode: null, untilDay: op.today });
  if (rule) ensure(await orKnown(op.db.insert(PaperRule, { id: newId(), countyId, code, openCode: code, ...rule, fromDay: op.today, untilDay: null, byName: name, byUserId: userId, at: op.now })), conflict('row.changed'));
  await record(op, 'paper.rule_set', { code, own: rule !== null });
  return {};
}
