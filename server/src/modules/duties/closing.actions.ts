import type { WindowKind } from '@guiyan/shared/domain/calendar';
import { addDays, type Day } from '@guiyan/shared/domain/dates';
import type { DutyEvidence, DutySpec, DutyStep } from '@guiyan/shared/domain/duties';
import { inOwnArea } from '../../platform/area';
import { insertAll, swap } from '../../platform/db/change';
import { among, and, or, rows, sql, type Sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { createOp, record, wearer, work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { turns } from '../../platform/turns';
import { DutyRow, DutyStepRow } from './duties.entity';
import { dutyCalendar } from './calendar.queries';
import { occurrences } from './occurrences.rules';
import { closedBy, hasLapsed, nextOffice } from './duties.rules';
import { proofsOf } from './evidence.rules';
import { ownerOf } from './opening';
import { ruleSetOn } from './ruleset.queries';
import { subjectsOn } from './subjects.queries';

interface Rule { code: string; spec: DutySpec }
const PIECE = 200;
export const stepRow = (op: Op, countyId: string, dutyId: string, what: DutyStep, words = '', beforeId: string | null = null): DutyStepRow =>
  ({ id: newId(), countyId, dutyId, at: op.now, what, byName: op.actor?.name ?? '', byUserId: op.actor?.userId ?? null, beforeId, words });

/** Ends an open duty, once: whoever was faster has ended it. */
export async function end(op: Op, duty: Pick<DutyRow, 'id' | 'countyId' | 'state'>, to: 'done' | 'missed' | 'cancelled', step: DutyStep, facts: { doneOn?: Day; evidenceId?: string | null; words?: string } = {}): Promise<boolean> {
  const ended = await swap(op.db, DutyRow, { id: duty.id, state: duty.state }, { state: to, doneOn: facts.doneOn ?? null, endedAt: op.now, evidenceId: facts.evidenceId ?? null });
  if (ended) await op.db.insert(DutyStepRow, stepRow(op, duty.countyId, duty.id, step, facts.words));
  return ended;
}

export interface Fact { evidence: DutyEvidence; subjectIds: readonly string[]; day: Day; id: string; period?: string; /** Only what these windows made due. */ windows?: readonly WindowKind[]; /** Not what a clock ends itself. */ notClocks?: boolean }
const YEAR_AND_MORE = 400;
/** Closes what a fact proves done, in the transaction that wrote the fact. */
export async function prove(op: Op, fact: Fact): Promise<void> {
  const where = and(among('d.subject_id', fact.subjectIds), sql(`d.evidence = ? and d.state <> 'cancelled' and d.opens_on >= ?`, fact.evidence, addDays(fact.day, -YEAR_AND_MORE)), fact.period ? sql('d.period = ?', fact.period) : null, fact.notClocks ? sql(`d.rule_code not in ('request', 'request_work')`) : null, fact.windows ? or(...fact.windows.map((w) => sql('d.period like ?', `${w}@%`))) : null);
  const found = await rows<DutyRow>(op.db, sql(`select d.* from duties d where ${where.text}`, ...where.params));
  const rules = new Map((found.length && !fact.period ? await ruleSetOn(op, found[0]!.countyId, fact.day) : []).map((r) => [r.code, r.spec]));
  const cal = rules.size ? await dutyCalendar(op, found[0]!.countyId) : null;
  const isOver = (d: DutyRow): boolean => {
    const spec = rules.get(d.ruleCode);
    if (!spec) return false;
    return hasLapsed(spec, d, op.today) || (spec.on && cal !== null && occurrences(spec, cal, fact.day, fact.day).some((o) => o.key !== d.period));
  };
  const done: string[] = [];
  for (const duty of fact.period ? found.filter((d) => d.state !== 'done') : closedBy(found, fact.day, isOver)) if (await end(op, duty, 'done', 'done', { doneOn: fact.day, evidenceId: fact.id })) done.push(duty.id);
  if (done.length) await record(op, 'duties.ended', { dutyIds: done, how: 'done' }, { countyId: found[0]!.countyId, townshipId: found[0]!.townshipId });
}
/** What made it due was taken back: nobody need do it. */
export async function callOff(op: Op, subjectIds: readonly string[], eventId: string): Promise<void> {
  const where = and(among('d.subject_id', subjectIds), sql(`d.period = ? and d.state = 'open'`, eventId));
  const found = await rows<DutyRow>(op.db, sql(`select d.* from duties d where ${where.text}`, ...where.params));
  const off: string[] = [];
  for (const d of found) if (await end(op, d, 'cancelled', 'taken_back')) off.push(d.id);
  if (off.length) await record(op, 'duties.ended', { dutyIds: off, how: 'taken_back' }, { countyId: found[0]!.countyId, townshipId: found[0]!.townshipId });
}
/** What proved it was taken back or given back: it is to be done again. */
export async function disprove(op: Op, subjectIds: readonly string[], evidenceId: string): Promise<void> {
  const where = and(among('d.subject_id', subjectIds), sql(`d.evidence_id = ? and d.state = 'done'`, evidenceId));
  for (const d of await rows<DutyRow>(op.db, sql(`select d.* from duties d where ${where.text}`, ...where.params))) {
    if (await swap(op.db, DutyRow, { id: d.id, state: 'done' }, { state: 'open', doneOn: null, endedAt: null, evidenceId: null })) await op.db.insert(DutyStepRow, stepRow(op, d.countyId, d.id, 'reopened'));
  }
}

/** The rest of a run is done in pieces, each one unit of work. */
async function inPieces<T extends { id: string }>(services: Services, query: Sql, each: (op: Op, list: readonly T[]) => Promise<void>): Promise<void> {
  const turn = turns();
  const found = await services.db.read((m) => rows<T>(createOp(services, m, null).db, query));
  for (let i = 0; i < found.length; i += PIECE) {
    await turn();
    await work(services, (op) => each(op, found.slice(i, i + PIECE)));
  }
}
const openOf = (countyId: string, code: string, t = 'd'): Sql => sql(`${t}.county_id = ? and ${t}.state = 'open' and ${t}.rule_code = ?`, countyId, code);

type Strayed = DutyRow & { there: string | null; ownerId: string | null; nowVillageId: string | null };
/**
 * Open duties of a rule whose subject is not there any more (home again, transferred, no longer paired, merged), or that lie with somebody who looks after it no more;
 * what was given by hand stays where it is. `only`: of these subjects.
 */
const strayed = (countyId: string, { code, spec }: Rule, day: Day, only: Sql | null): Sql => {
  const now = subjectsOn(spec.subject, spec.owner, day, { countyId });
  const moved = spec.owner === 'liaison' || spec.owner === 'helper' ? ` or (d.handed = ? and coalesce(d.assignee_id, '') <> coalesce(s.owner_id, ''))` : '';
  const where = and(openOf(countyId, code), only, sql(`s.subject_id is null${moved}`, ...(moved ? [false] : [])));
  return sql(`select d.*, s.subject_id as there, s.owner_id, s.village_id as now_village_id from duties d left join (${now.text}) s on s.subject_id = d.subject_id where ${where.text}`, ...now.params, ...where.params);
};
async function settle(op: Op, countyId: string, { spec }: Rule, list: readonly Strayed[]): Promise<void> {
  const gone: string[] = [];
  const steps: DutyStepRow[] = [];
  for (const d of list) {
    if (d.there === null) { if (hasLapsed(spec, d, op.today)) await end(op, d, 'missed', 'missed'); else if (await end(op, d, 'cancelled', 'gone')) gone.push(d.id); }
    else if (await swap(op.db, DutyRow, { id: d.id, state: 'open', assigneeHat: d.assigneeHat }, ownerOf(spec.owner, { ownerId: d.ownerId, villageId: d.nowVillageId }))) steps.push(stepRow(op, countyId, d.id, 'owner', '', d.assigneeId));
  }
  await insertAll(op.db, DutyStepRow, steps);
  if (gone.length) await record(op, 'duties.ended', { dutyIds: gone, how: 'gone' }, { countyId });
}
export async function followAll(services: Services, countyId: string, rule: Rule, day: Day): Promise<void> {
  if (rule.spec.subject !== 'told') await inPieces<Strayed>(services, strayed(countyId, rule, day, null), (op, list) => settle(op, countyId, rule, list));
}
/** The same for subjects of whom something has just changed. */
export async function follow(op: Op, countyId: string, subjectIds: readonly string[]): Promise<void> {
  for (let i = 0; i < subjectIds.length; i += PIECE) {
    const only = among('d.subject_id', subjectIds.slice(i, i + PIECE));
    const open = new Set((await rows<{ ruleCode: string }>(op.db, sql(`select distinct d.rule_code from duties d where d.state = 'open' and ${only.text}`, ...only.params))).map((d) => d.ruleCode));
    if (!open.size) continue;
    for (const rule of await ruleSetOn(op, countyId, op.today)) if (open.has(rule.code) && rule.spec.subject !== 'told') await settle(op, countyId, rule, await rows<Strayed>(op.db, strayed(countyId, rule, op.today, only)));
  }
}

/** What was done before the duty was made, or came in without being told (an import, a run of the same moment), proves it all the same. */
export async function catchUp(services: Services, countyId: string, { code, spec }: Rule): Promise<void> {
  for (const proof of proofsOf(spec.evidence, spec.subject)) {
    const open = openOf(countyId, code);
    await inPieces<DutyRow & { proofId: string; proofDay: Day }>(services, sql(`select d.*, min(${proof.id}) as proof_id, min(${proof.day}) as proof_day from duties d join ${proof.join} where ${open.text} group by d.id`, ...open.params), async (op, list) => {
      const done: string[] = [];
      for (const d of list) if (await end(op, d, 'done', 'done', { doneOn: d.proofDay, evidenceId: d.proofId })) done.push(d.id);
      if (done.length) await record(op, 'duties.ended', { dutyIds: done, how: 'done' }, { countyId });
    });
  }
}

/** Open duties of these people inside the actor’s place go to another person, by name as before. */
export async function passOn(op: Op, people: readonly string[], toId: string): Promise<void> {
  const where = and(inOwnArea(wearer(op), 'd'), among('d.assignee_id', people), sql(`d.state = 'open' and d.assignee_hat <> 'member' and d.assignee_id <> ?`, toId));
  for (const d of await rows<DutyRow>(op.db, sql(`select d.* from duties d where ${where.text}`, ...where.params)))
    if (await swap(op.db, DutyRow, { id: d.id, state: 'open' }, { assigneeId: toId })) await op.db.insert(DutyStepRow, stepRow(op, d.countyId, d.id, 'owner', '', d.assigneeId));
}

/** X16 The county does without this for now: nobody is asked any more. */
export async function restAll(services: Services, countyId: string, { code }: Rule): Promise<void> {
  const open = openOf(countyId, code);
  await inPieces<DutyRow>(services, sql(`select d.* from duties d where ${open.text}`, ...open.params), async (op, list) => {
    const rested: string[] = [];
    for (const d of list) if (await end(op, d, 'cancelled', 'cancelled')) rested.push(d.id);
    if (rested.length) await record(op, 'duties.ended', { dutyIds: rested, how: 'rests' }, { countyId });
  });
}

/** Missed for good: it was not done, and the list goes on without it. */
export async function lapseLate(services: Services, countyId: string, { code, spec }: Rule, day: Day): Promise<void> {
  if (spec.lapse === null) return;
  const open = openOf(countyId, code);
  await inPieces<DutyRow>(services, sql(`select d.* from duties d where ${open.text} and d.due_on < ?`, ...open.params, addDays(day, -spec.lapse)), async (op, list) => {
    const missed: string[] = [];
    for (const d of list) if (await end(op, d, 'missed', 'missed')) missed.push(d.id);
    if (missed.length) await record(op, 'duties.ended', { dutyIds: missed, how: 'missed' }, { countyId });
  });
}

/** Told to the next office, once. A member's report is told to the liaison who looks after him. */
export async function escalateLate(services: Services, countyId: string, rule: Rule, day: Day): Promise<void> {
  if (rule.spec.escalate === null) return;
  await tellNext(services, countyId, rule, sql('d.escalated_hat is null and d.due_on < ?', addDays(day, -rule.spec.escalate)));
  // S4 A clock that is still over goes on up: from the township to the county, three days later.
  if (rule.spec.trigger.kind === 'clock') await tellNext(services, countyId, rule, sql(`d.escalated_hat in ('secretary', 'clerk') and d.due_on < ?`, addDays(day, -rule.spec.escalate - NEXT_OFFICE_DAYS)));
}
const NEXT_OFFICE_DAYS = 3;
async function tellNext(services: Services, countyId: string, { code }: Rule, late: Sql): Promise<void> {
  const open = openOf(countyId, code);
  await inPieces<DutyRow & { liaisonId: string | null }>(services, sql(
    `select d.*, l.liaison_id from duties d left join liaisons l on l.member_id = d.subject_id and l.until_day is null where ${open.text} and ${late.text}`, ...open.params, ...late.params),
  async (op, list) => {
    const steps: DutyStepRow[] = [];
    for (const d of list) {
      const next = nextOffice(d.escalatedHat ?? d.assigneeHat);
      const to = next === 'liaison' && !d.liaisonId ? 'secretary' : next;
      const hat = to === 'secretary' && !d.villageId ? 'clerk' : to;
      if (await swap(op.db, DutyRow, { id: d.id, state: 'open' }, { escalatedHat: hat, escalatedId: hat === 'liaison' ? d.liaisonId : null })) steps.push(stepRow(op, countyId, d.id, 'escalated', hat));
    }
    await insertAll(op.db, DutyStepRow, steps);
    if (steps.length) await record(op, 'duties.escalated', { dutyIds: steps.map((s) => s.dutyId) }, { countyId });
  });
}
