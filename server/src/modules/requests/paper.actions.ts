import { startOfDay } from '@guiyan/shared/domain/dates';
import { requestTextMax, type RequestItem } from '@guiyan/shared/domain/requests';
import { swap } from '../../platform/db/change';
import { among, rows, sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { placeOf } from './requests.actions';
import { RequestEntry, RequestStepEntry } from './requests.entity';
import { findBySource } from './requests.queries';

/** A matter as a paper ledger has it. `asker`: who of the roster he is, or only his name as written. Days, `YYYY-MM-DD`. */
export interface PaperRequest {
  /** Chosen by the caller, who must know it beforehand. */
  id: string; countyId: string; townshipId: string | null; villageId: string | null; familyId: string | null; asker: { id: string; name: string; isMember: boolean } | { id: null; name: string };
  /** By which the same line of the ledger is known again. */
  key: string; item: RequestItem; text: string; takenBy: string; on: string; state: 'submitted' | 'confirmed' | 'withdrawn'; answer: string; doneOn: string | null;
}

/** The same line of a paper ledger always has the same key; nothing of it can be read from the key. */
export const paperKey = (op: Op, countyId: string, ...said: readonly string[]): string => op.services.keys.index(countyId, 'requests.paper', said.join('|')).slice(0, 36);
/** The matters of these keys, and where they stand. */
export async function paperStates(op: Op, keys: readonly string[]): Promise<Map<string, { id: string; status: string }>> {
  const which = among('r.source_id', keys);
  const found = keys.length ? await rows<{ id: string; sourceId: string; status: string }>(op.db, sql(`select r.id, r.source_id, r.status from requests r where r.source = 'paper' and ${which.text}`, ...which.params)) : [];
  return new Map(found.map((r) => [r.sourceId, { id: r.id, status: r.status }]));
}

/** R12 S2 A matter of a paper ledger, on its own days. It was answered on paper: nobody is told and nothing falls due. What is still open there waits for somebody to take it. */
export async function enterRequest(op: Op, f: PaperRequest): Promise<void> {
  const r = { id: f.id, countyId: f.countyId, townshipId: f.townshipId, villageId: f.villageId, familyId: f.familyId };
  const seal = (text: string, column: 'text' | 'answer' | 'asker') => op.services.keys.seal(text, placeOf(column, r));
  await op.db.insert(RequestEntry, {
    ...r, personId: f.asker.id && f.asker.isMember ? f.asker.id : null, askerId: f.asker.id, askerName: f.asker.id ? f.asker.name : '', askerCt: f.asker.id ? null : seal(f.asker.name, 'asker'), source: 'paper', sourceId: f.key, item: f.item, status: f.state,
    text: seal(f.text.slice(0, requestTextMax), 'text'), photoIds: [], submittedAt: startOfDay(f.on), takenBy: null, takenByName: f.takenBy, answer: f.answer ? seal(f.answer, 'answer') : null, attempts: 0, version: 1,
  });
  await step(op, r, 'submitted', f.on);
  if (f.state !== 'submitted' && f.doneOn) await step(op, r, f.state === 'confirmed' ? 'closed' : 'withdrawn', f.doneOn);
  await record(op, 'request.entered', { requestId: r.id, familyId: r.familyId }, { townshipId: r.townshipId, subjectId: r.id });
}

/** A later copy of the ledger says how it ended; what somebody here took on meanwhile stays his. */
export async function endPaperRequest(op: Op, { key, state, answer, doneOn }: Pick<PaperRequest, 'key' | 'state' | 'answer' | 'doneOn'>): Promise<void> {
  const known = await findBySource(op, 'paper', key);
  if (!known || !(await swap(op.db, RequestEntry, { id: known.id, status: 'submitted' }, { status: state, ...(answer ? { answer: op.services.keys.seal(answer, placeOf('answer', known)) } : {}) }))) return;
  await step(op, known, state === 'confirmed' ? 'closed' : 'withdrawn', doneOn ?? op.today);
  await record(op, 'request.closed', { requestId: known.id, familyId: known.familyId }, { townshipId: known.townshipId, subjectId: known.id });
}

async function step(op: Op, r: { id: string; countyId: string }, what: 'submitted' | 'closed' | 'withdrawn', day: string): Promise<void> {
  const one = { id: newId(), countyId: r.countyId };
  await op.db.insert(RequestStepEntry, { ...one, requestId: r.id, at: startOfDay(day), what, byName: wearer(op).name, words: op.services.keys.seal('纸上台账录入', placeOf('words', one)) });
}
