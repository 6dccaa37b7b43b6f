import type { Parsed } from '@guiyan/shared/contract';
import type { SurveyRules } from '@guiyan/shared/domain/surveys';
import { inOwnArea } from '../../platform/area';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import { nameFor } from '../people';
import { SurveyRound, type SurveySnapshot, type SurveySubject } from './surveys.entity';

/** Who serves the families; the county reads figures only. */
const sight = { scope: ['clerk', 'secretary'], access: ['liaison', 'helper'] } as const;
export const seenSubjects = (op: Op): Sql => visible(op, 's', { person: 'person_id', family: 'family_id' }, sight);

export type Round = SurveyRound;
const read = (r: (Omit<Round, 'rules'> & { rules: string }) | null): Round | null => r && { ...r, rules: JSON.parse(r.rules) as SurveyRules };
const own = (op: Op): Sql => { const a = wearer(op); return and(sql('r.county_id = ?', a.countyId), a.townshipId ? sql('r.township_id = ?', a.townshipId) : null); };

export async function getRound(op: Op, id: string): Promise<Round> {
  const may = own(op);
  const found = read(await row(op.db, sql(`select r.* from survey_rounds r where r.id = ? and ${may.text}`, id, ...may.params)));
  if (!found) throw notFound();
  return found;
}
export async function listRounds(op: Op, { township, on }: Parsed<'surveys.rounds'>): Promise<Round[]> {
  const where = and(own(op), township ? sql('r.township_id = ?', township) : null, on ? sql('r.closed_on is not null and r.closed_on <= ?', on) : null);
  return (await rows<Omit<Round, 'rules'> & { rules: string }>(op.db, sql(`select r.* from survey_rounds r where ${where.text} order by r.half desc, r.id desc limit 200`, ...where.params))).map((r) => read(r)!);
}
export const openRoundOf = async (op: Op, townshipId: string): Promise<Round | null> => read(await row(op.db, sql('select * from survey_rounds where open_key = ?', townshipId)));
export const roundOfHalf = async (op: Op, townshipId: string, half: string): Promise<Round | null> => read(await row(op.db, sql('select * from survey_rounds where township_id = ? and half = ?', townshipId, half)));
export const lastClosed = async (op: Op, townshipId: string): Promise<Round | null> => read(await row(op.db, sql('select * from survey_rounds where township_id = ? and closed_on is not null order by half desc limit 1', townshipId)));

/** Takes the round for this transaction; false once it is closed. */
export const holdOpen = async (op: Op, id: string): Promise<boolean> =>
  ((await op.db.createQueryBuilder().update(SurveyRound).set({ turn: () => 'turn + 1' }).where('id = :id and open_key is not null', { id }).execute()).affected ?? 0) > 0;
const undecided = (s: string): string => `${s}decision_id is null and (${s}diff <> '' or (${s}origin <> 'before' and ${s}outcome is null))`;
/** Closes it in the one statement that also looks whether anything is undecided: what arrives meanwhile is seen. */
export const closeDecided = async (op: Op, id: string, by: string): Promise<boolean> =>
  ((await op.db.createQueryBuilder().update(SurveyRound).set({ openKey: null, closedOn: op.today, closedByName: by, turn: () => 'turn + 1' })
    .where(`id = :id and open_key is not null and not exists (select 1 from survey_subjects q where q.round_id = :id and ${undecided('q.')})`, { id }).execute()).affected ?? 0) > 0;

/** Everybody of a round, for comparing: nobody reads them. */
export const allSubjects = (op: Op, roundId: string): Promise<SurveySubject[]> => rows(op.db, sql('select * from survey_subjects where round_id = ? order by id', roundId));

export interface CountLine { roundId: string; villageId: string | null; kind: string; subjects: number; surveyed: number; here: number; new: number; left: number; changed: number; undecided: number; unmet: number }
/** Figures of rounds by village and class within the hat's place; protected people are counted. */
export async function countsOf(op: Op, roundIds: readonly string[]): Promise<CountLine[]> {
  const n = (condition: string): string => `sum(case when ${condition} then 1 else 0 end)`;
  const where = and(among('s.round_id', roundIds), inOwnArea(wearer(op), 's'));
  const found = await rows<CountLine>(op.db, sql(
    `select s.round_id, s.village_id, s.kind, ${n(`s.origin <> 'before'`)} as subjects, ${n(`s.origin <> 'before' and s.outcome is not null`)} as surveyed, ${n(`s.outcome = 'here'`)} as here,
       ${n(`s.diff = 'new'`)} as new_ones, ${n(`s.diff = 'left'`)} as left_ones, ${n(`s.diff = 'changed'`)} as changed, ${n(undecided('s.'))} as undecided, ${n(`s.decision_id is null and s.origin <> 'before' and s.outcome is null`)} as unmet
     from survey_subjects s where ${where.text} group by s.round_id, s.village_id, s.kind`, ...where.params)) as (CountLine & { newOnes: number; leftOnes: number })[];
  return found.map((c) => ({
    roundId: c.roundId, villageId: c.villageId, kind: c.kind, subjects: Number(c.subjects), surveyed: Number(c.surveyed), here: Number(c.here), new: Number(c.newOnes), left: Number(c.leftOnes), changed: Number(c.changed), undecided: Number(c.undecided), unmet: Number(c.unmet),
  }));
}

export interface SubjectLine extends SurveySubject { village: string | null; seq: number | null; phoneCt: string | null; keptId: string | null; openKey: string | null; closedOn: string | null; how: string | null; decidedReason: string | null; decidedWordsCt: string | null; decidedBy: string | null; decidedOn: string | null; headName: string | null }
/** What a family was called may name somebody who must not be found since. */
const columns = (op: Op): string => `s.*, ${nameFor(op, 'fh')} as head_name, v.name as village, v.seq, p.phone_ct, p.id as kept_id, r.open_key, r.closed_on, d.how, d.reason as decided_reason, d.words_ct as decided_words_ct, d.by_name as decided_by, d.on_day as decided_on`;
const from = `from survey_subjects s join survey_rounds r on r.id = s.round_id left join orgs v on v.id = s.village_id left join people p0 on p0.id = s.person_id left join people p on p.id = coalesce(p0.survivor_id, p0.id) left join survey_decisions d on d.id = s.decision_id left join families ff on ff.id = s.family_id left join people fh on fh.id = ff.head_person_id`;

export async function listSubjects(op: Op, f: Parsed<'surveys.subjects'>): Promise<{ rows: SubjectLine[]; next: string | null; total?: number }> {
  const states = { left: sql(`s.origin <> 'before' and s.outcome is null`), done: sql('s.outcome is not null'), undecided: sql(undecided('s.')) };
  const where = and(
    seenSubjects(op), sql('s.round_id = ?', f.roundId), f.village ? inVillage('s.village_id', f.village) : null, f.kind ? sql('s.kind = ?', f.kind) : null, f.state ? states[f.state] : null,
    f.diff === 'any' ? sql(`s.diff <> ''`) : f.diff ? sql('s.diff = ?', f.diff) : null, f.name ? sql(`s.name like ? escape '!'`, `%${f.name.replace(/[!%_]/g, '!$&')}%`) : null,
  );
  const after = f.cursor ? /^(\d+)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and s.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<SubjectLine>(op.db, sql(`select ${columns(op)} ${from} where ${page.text} order by coalesce(v.seq, 99999), s.id limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  const total = after ? undefined : Number((await row<{ n: number }>(op.db, sql(`select count(*) as n ${from} where ${where.text}`, ...where.params)))!.n);
  return { rows: shown, next: found.length > f.limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...(total === undefined ? {} : { total }) };
}
/** R8 Everyone of an open round the surveyor reaches; a township has some hundreds. */
export const takenAlong = (op: Op, roundId: string): Promise<SubjectLine[]> => {
  const where = and(seenSubjects(op), sql(`s.round_id = ? and s.origin <> 'before'`, roundId));
  return rows(op.db, sql(`select ${columns(op)} ${from} where ${where.text} order by coalesce(v.seq, 99999), s.id limit 3000`, ...where.params));
};
export async function subjectsById(op: Op, ids: readonly string[]): Promise<SubjectLine[]> {
  const where = and(seenSubjects(op), among('s.id', ids));
  return rows(op.db, sql(`select ${columns(op)} ${from} where ${where.text} order by coalesce(v.seq, 99999), s.id`, ...where.params));
}
export async function getSubject(op: Op, id: string): Promise<SubjectLine> {
  const [found] = await subjectsById(op, [id]);
  if (!found) throw notFound();
  return found;
}
export const snapshotsOf = (op: Op, subjectId: string): Promise<SurveySnapshot[]> => rows(op.db, sql('select * from survey_snapshots where subject_id = ? order by happened_at desc, id desc', subjectId));
/** The newest of each, by subject; `lock`: as it is now, not as it was when this unit of work began (`latest`). */
export async function newestOf(op: Op, subjectIds: readonly string[], lock = ''): Promise<Map<string, SurveySnapshot>> {
  const out = new Map<string, SurveySnapshot>();
  for (let i = 0; i < subjectIds.length; i += 400) {
    const where = among('s.id', subjectIds.slice(i, i + 400));
    for (const x of await rows<SurveySnapshot>(op.db, sql(`select x.* from survey_subjects s join survey_snapshots x on x.id = s.snapshot_id where ${where.text}${lock}`, ...where.params))) out.set(x.subjectId, x);
  }
  return out;
}
export const sameInRound = (op: Op, roundId: string, familyId: string, name: string): Promise<SurveySubject | null> => row(op.db, sql(`select * from survey_subjects where round_id = ? and family_id = ? and name = ? and origin <> 'before' limit 1`, roundId, familyId, name));
