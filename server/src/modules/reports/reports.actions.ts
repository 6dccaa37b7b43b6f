import type { Parsed } from '@guiyan/shared/contract';
import type { ReportState } from '@guiyan/shared/domain/reports';
import { change, empty } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { attachPhotos, attachVoice } from '../files';
import { addContact, findMemberOfPerson, getMember, noteContact } from '../members';
import { ReportEntry, ReportTurnEntry } from './reports.entity';
import { askedOf, findReport, getReport, turnsOf, type ReportLine } from './reports.queries';
import { awaitsWord, moves, quarterOfKey, slotTime } from './reports.rules';

/** A report speaks of a person’s mind: nobody reads it in the database. */
export const placeOf = (table: 'reports' | 'report_turns', r: { id: string; countyId: string }) => ({ table, column: table === 'reports' ? 'text' : 'words', row: r.id, county: r.countyId });

export const activitiesPlace = (r: { id: string; countyId: string }) => ({ table: 'reports', column: 'own_activities', row: r.id, county: r.countyId });

async function addTurn(op: Op, r: { id: string; countyId: string }, what: ReportState, words: string, photoIds: readonly string[] = [], voiceId: string | null = null): Promise<string> {
  const turn = { id: newId(), countyId: r.countyId };
  await op.db.insert(ReportTurnEntry, { ...turn, reportId: r.id, at: op.now, what, byName: wearer(op).name, words: op.services.keys.seal(words, placeOf('report_turns', turn)), photoIds: [...photoIds], voiceId });
  return turn.id;
}

interface Whose { personId: string; countyId: string; townshipId: string | null; villageId: string | null }
type Told = Pick<Parsed<'reports.handIn'>, 'quarter' | 'text' | 'photoIds' | 'activities' | 'version'> & { voiceId: string | null };
/** P3 Who writes down what somebody else told; null: it is the member's own. */
type Taker = { userId: string; name: string } | null;

/** P1 P2 The first hand-in of a quarter, or the next one after a return. What was given back may always come again, and so may what was taken down wrongly. */
export async function handIn(op: Op, input: Parsed<'reports.handIn'>): Promise<ReportLine> {
  const { personId } = wearer(op);
  const member = personId ? await findMemberOfPerson(op, personId) : null;
  ensure(member, notFound());
  const told = { ...input, voiceId: input.voiceId ?? null };
  ensure(told.text || told.photoIds.length || told.voiceId, badInput('report.empty', { text: 'required' }));
  const report = await put(op, member, told, null);
  const place = { townshipId: member.townshipId, villageId: member.villageId, personId: member.personId, familyId: null };
  await attachPhotos(op, told.photoIds, place);
  if (told.voiceId) await attachVoice(op, told.voiceId, place);
  await noteContact(op, member.personId, op.today);
  return report;
}

/** P3 In the member's words, by whoever had him on the phone; it is a call as well, and stands among the contacts. */
export async function takeDown(op: Op, { memberId, ...input }: Parsed<'reports.takeDown'>): Promise<ReportLine> {
  const { userId, name } = wearer(op);
  const member = await getMember(op, memberId);
  const report = await put(op, member, { ...input, photoIds: [], voiceId: null }, { userId, name });
  await addContact(op, member, { how: 'phone', words: '电话里说了这个季度的思想汇报，代录了', difficulty: '', nextOn: null, happenedAt: op.now });
  return report;
}

/** P3 He says that it is what he told; a word of his own that comes after is a correction no more. */
export async function confirm(op: Op, { id }: Parsed<'reports.confirm'>): Promise<ReportLine> {
  const report = await getReport(op, id);
  ensure(awaitsWord(report), conflict('report.wrong_state'));
  await change(op.db, ReportEntry, { id, takenBy: report.takenBy!, confirmedAt: empty() }, { confirmedAt: op.now }, conflict('report.wrong_state'));
  await record(op, 'report.confirmed', { reportId: id, personId: report.personId }, { townshipId: report.townshipId, subjectId: report.personId });
  return { ...report, confirmedAt: op.now };
}

async function put(op: Op, member: Whose, told: Told, taker: Taker): Promise<ReportLine> {
  const { from, until } = quarterOfKey(told.quarter);
  ensure(told.activities.every((a) => a.on >= from && a.on <= until && a.on <= op.today), badInput('report.activity_day', { activities: 'range' }));
  const known = await findReport(op, member.personId, told.quarter);
  const id = known ? await putAgain(op, known, told, taker) : await putFirst(op, member, told, taker);
  const report = await getReport(op, id);
  const turnId = await addTurn(op, report, 'handed_in', told.text, told.photoIds, told.voiceId);
  await record(op, 'report.handed_in', { reportId: id, personId: member.personId, quarter: report.quarter, late: report.late, turnId }, { townshipId: report.townshipId, subjectId: member.personId });
  return report;
}
const sealed = (op: Op, r: { id: string; countyId: string }, told: Told, taker: Taker) => ({
  text: op.services.keys.seal(told.text, placeOf('reports', r)), photoIds: told.photoIds, voiceId: told.voiceId, ownActivities: told.activities.length ? op.services.keys.seal(JSON.stringify(told.activities), activitiesPlace(r)) : null,
  takenBy: taker?.userId ?? null, takenByName: taker?.name ?? null, confirmedAt: null, handedInAt: op.now,
});

async function putFirst(op: Op, member: Whose, told: Told, taker: Taker): Promise<string> {
  const [time, asked] = [slotTime(quarterOfKey(told.quarter), op.today), (await askedOf(op, member.personId)).get(told.quarter)];
  ensure(asked || time === 'open' || time === 'late', conflict('report.not_open'));
  const report = { id: newId(), countyId: member.countyId };
  const isFirst = await orKnown(op.db.insert(ReportEntry, { ...report, townshipId: member.townshipId, villageId: member.villageId, personId: member.personId, quarter: told.quarter, status: 'handed_in', late: asked?.overdue ?? time === 'late', ...sealed(op, report, told, taker) }));
  ensure(isFirst, conflict('report.already_in'));
  return report.id;
}

async function putAgain(op: Op, known: { id: string; takenBy: string | null; confirmedAt: number | null }, told: Told, taker: Taker): Promise<string> {
  const report = await getReport(op, known.id);
  const { from, to } = moves.hand_in;
  // What somebody wrote down for him he may put right, whatever became of it; it is to be answered anew.
  const isCorrection = !taker && awaitsWord(report);
  const isOther = !taker && !isCorrection && report.status === 'handed_in';
  // X1 He wrote it on two phones: which one stands is his to say, as long as nobody has answered.
  ensure(!isOther || told.version === report.handedInAt, new AppError('report.told_meanwhile', 409, { copies: { mine: { text: told.text }, theirs: { version: report.handedInAt, text: op.services.keys.open(report.text, placeOf('reports', report)) } } }));
  const where = isOther ? { id: report.id, status: report.status, handedInAt: report.handedInAt } : isCorrection ? { id: report.id, takenBy: report.takenBy!, confirmedAt: empty(), status: report.status } : { id: report.id, status: from };
  await change(op.db, ReportEntry, where, { status: to, ...sealed(op, report, told, taker) }, conflict('report.already_in'));
  return report.id;
}

export async function accept(op: Op, { id, words }: Parsed<'reports.accept'>): Promise<ReportLine> {
  return answer(op, id, 'accept', words);
}
export async function giveBack(op: Op, { id, reason }: Parsed<'reports.return'>): Promise<ReportLine> {
  return answer(op, id, 'return', reason);
}
const events = { accept: 'report.accepted', return: 'report.returned' } as const;
async function answer(op: Op, id: string, verb: 'accept' | 'return', words: string): Promise<ReportLine> {
  const report = await getReport(op, id);
  ensure(report.takenBy !== wearer(op).userId, conflict('report.own_taking'));
  const { from, to } = moves[verb];
  await change(op.db, ReportEntry, { id, status: from }, { status: to }, conflict('report.wrong_state'));
  const turnIds = (await turnsOf(op, id)).filter((t) => t.what === 'handed_in').map((t) => t.id);
  await addTurn(op, report, to, words);
  await record(op, events[verb], { reportId: id, personId: report.personId, turnIds }, { townshipId: report.townshipId, subjectId: report.personId });
  return { ...report, status: to };
}
