import type { Parsed } from '@guiyan/shared/contract';
import type { ReportState } from '@guiyan/shared/domain/reports';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { attachPhotos } from '../files';
import { findMemberOfPerson, noteContact } from '../members';
import { ReportEntry, ReportTurnEntry } from './reports.entity';
import { findReport, getReport, type ReportLine } from './reports.queries';
import { moves, quarterOfKey, slotTime } from './reports.rules';

/** A report speaks of a person’s mind: nobody reads it in the database. */
export const placeOf = (table: 'reports' | 'report_turns', r: { id: string; countyId: string }) => ({ table, column: table === 'reports' ? 'text' : 'words', row: r.id, county: r.countyId });

async function addTurn(op: Op, r: { id: string; countyId: string }, what: ReportState, words: string, photoIds: readonly string[] = []): Promise<void> {
  const turn = { id: newId(), countyId: r.countyId };
  await op.db.insert(ReportTurnEntry, { ...turn, reportId: r.id, at: op.now, what, byName: wearer(op).name, words: op.services.keys.seal(words, placeOf('report_turns', turn)), photoIds: [...photoIds] });
}

/** P1 The first hand-in of a quarter, or the next one after a return. What was given back may always come again. */
export async function handIn(op: Op, input: Parsed<'reports.handIn'>): Promise<ReportLine> {
  const { personId } = wearer(op);
  const member = personId ? await findMemberOfPerson(op, personId) : null;
  ensure(member, notFound());
  ensure(input.text || input.photoIds.length, badInput('report.empty', { text: 'required' }));
  const known = await findReport(op, member.personId, input.quarter);
  const id = known ? await handInAgain(op, known.id, input) : await handInFirst(op, member, input);
  await attachPhotos(op, input.photoIds, { townshipId: member.townshipId, villageId: member.villageId, personId: member.personId, familyId: null });
  await noteContact(op, member.personId, op.today);
  const report = await getReport(op, id);
  await addTurn(op, report, 'handed_in', input.text, input.photoIds);
  await record(op, 'report.handed_in', { reportId: id, personId: member.personId, quarter: report.quarter, late: report.late }, { townshipId: report.townshipId, subjectId: member.personId });
  return report;
}

async function handInFirst(op: Op, member: { personId: string; countyId: string; townshipId: string | null; villageId: string | null }, input: Parsed<'reports.handIn'>): Promise<string> {
  const time = slotTime(quarterOfKey(input.quarter), op.today);
  ensure(time === 'open' || time === 'late', conflict('report.not_open'));
  const report = { id: newId(), countyId: member.countyId };
  const isFirst = await orKnown(op.db.insert(ReportEntry, {
    ...report, townshipId: member.townshipId, villageId: member.villageId, personId: member.personId, quarter: input.quarter, status: 'handed_in', late: time === 'late', handedInAt: op.now,
    text: op.services.keys.seal(input.text, placeOf('reports', report)), photoIds: input.photoIds,
  }));
  ensure(isFirst, conflict('report.already_in'));
  return report.id;
}

async function handInAgain(op: Op, id: string, input: Parsed<'reports.handIn'>): Promise<string> {
  const report = await getReport(op, id);
  const { from, to } = moves.hand_in;
  await change(op.db, ReportEntry, { id, status: from }, { status: to, handedInAt: op.now, text: op.services.keys.seal(input.text, placeOf('reports', report)), photoIds: input.photoIds }, conflict('report.already_in'));
  return id;
}

export async function accept(op: Op, { id, words }: Parsed<'reports.accept'>): Promise<ReportLine> {
  const report = await answer(op, id, 'accept', words);
  await record(op, 'report.accepted', { reportId: id, personId: report.personId }, { townshipId: report.townshipId, subjectId: report.personId });
  return report;
}
export async function giveBack(op: Op, { id, reason }: Parsed<'reports.return'>): Promise<ReportLine> {
  const report = await answer(op, id, 'return', reason);
  await record(op, 'report.returned', { reportId: id, personId: report.personId }, { townshipId: report.townshipId, subjectId: report.personId });
  return report;
}
async function answer(op: Op, id: string, verb: 'accept' | 'return', words: string): Promise<ReportLine> {
  const report = await getReport(op, id);
  const { from, to } = moves[verb];
  await change(op.db, ReportEntry, { id, status: from }, { status: to }, conflict('report.wrong_state'));
  await addTurn(op, report, to, words);
  return { ...report, status: to };
}
