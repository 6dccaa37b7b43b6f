import type { Output, Parsed } from '@guiyan/shared/contract';
import { halfOf, halfWords } from '@guiyan/shared/domain/members';
import { halfWindow, kindsOn, type SurveyKind, type SurveyRules } from '@guiyan/shared/domain/surveys';
import { errorSentence } from '@guiyan/shared/errors';
import { insertAll } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { familyName } from '../families';
import { findOrg, namesOn, type OrgRow } from '../orgs';
import { settingsOf } from '../settings';
import { atHome, keptIds, type AtHome } from './candidates.queries';
import { SurveyRound, SurveySubject } from './surveys.entity';
import { presentRound } from './surveys.present';
import { allSubjects, closeDecided, countsOf, getRound, holdOpen, lastClosed, openRoundOf, roundOfHalf } from './surveys.queries';
import { areAges, areDays, diffOf, reasonOf, turns14, whyGone, whyNew } from './surveys.rules';

/** The township of the desk; the county names one of its own. */
async function townshipOf(op: Op, asked: string | undefined): Promise<OrgRow> {
  const a = wearer(op);
  const id = asked ?? a.townshipId;
  ensure(id, badInput('surveys.township_needed', { township: 'required' }));
  const org = await findOrg(op, id);
  ensure(org && org.kind === 'township' && org.countyId === a.countyId && (!a.townshipId || org.id === a.townshipId), notFound());
  return org;
}
/** One a half-year and township, and one open at a time. */
async function refusal(op: Op, townshipId: string, half: string): Promise<AppError | null> {
  const open = await openRoundOf(op, townshipId);
  if (open) return conflict('surveys.open_already', { half: halfWords(open.half) });
  return (await roundOfHalf(op, townshipId, half)) ? conflict('surveys.done_already', { half: halfWords(half) }) : null;
}

export async function plan(op: Op, { township }: Parsed<'surveys.plan'>): Promise<Output<'surveys.plan'>> {
  const org = await townshipOf(op, township);
  const v = await settingsOf(op, org.countyId, op.today);
  const [before, half] = [await lastClosed(op, org.id), halfOf(op.today)];
  const no = await refusal(op, org.id, half);
  const initial: SurveyRules = { kinds: ['child', 'elder', 'woman', 'weak'], childUnder: v.child_under, elderFrom: v.elder_from, womanFrom: v.woman_from, womanTo: v.woman_to, parentsAway: 'one', families: 'away' };
  return {
    townshipId: org.id, township: org.name, half, ...halfWindow(op.today, v.survey_days), rules: initial,
    refused: no && errorSentence(no.code, no.extra.params), before: before && { id: before.id, half: before.half, closedOn: before.closedOn! },
  };
}

type Facts = Omit<SurveySubject, 'id' | 'roundId'>;
interface Listed { subjects: Facts[]; people: number }
/** Who falls under the rules now, and who did when the last round was closed. */
async function listFor(op: Op, org: OrgRow, opensOn: string, rules: SurveyRules, before: SurveyRound | null): Promise<Listed> {
  const home = await atHome(op, org.countyId, org.id);
  const then = before ? await allSubjects(op, before.id) : [];
  const kept = await keptIds(op, then.flatMap((s) => (s.personId ? [s.personId] : [])));
  const key = (personId: string, kind: string) => `${personId}~${kind}`;
  const known = new Map(then.flatMap((s) => (s.personId ? [[key(kept.get(s.personId) ?? s.personId, s.kind), s] as const] : [])));
  const stood = (s: SurveySubject): boolean => s.origin !== 'before' && (s.outcome === null || s.outcome === 'here');
  const now = { opensOn, rules };
  const blank = { outcome: null, snapshotId: null, surveyedOn: null, surveyedAt: null, surveyedBy: '', fields: '', decisionId: null };
  const stand = (f: Omit<Facts, keyof typeof blank | 'diff' | 'reason'>): Facts => {
    const compared = { origin: f.origin as 'listed' | 'before', hasBefore: before !== null, wasIn: f.wasIn, listReason: f.listReason, outcome: null, fields: [] };
    return { ...f, ...blank, diff: diffOf(compared) ?? '', reason: reasonOf(compared) ?? '' };
  };
  const under = home.flatMap((p) => kindsOn(p, rules, opensOn).map((kind) => ({ p, kind })));
  const listed = under.map(({ p, kind }) => {
    const last = known.get(key(p.personId, kind));
    const wasIn = last !== undefined && stood(last);
    const reason = !before ? '' : !wasIn ? whyNew(p, kind, before, now, last !== undefined) : kind === 'child' && turns14(p, before, now) ? 'birthday_14' : '';
    return stand({ ...placeOf(org, p), kind, origin: 'listed', beforeId: last?.id ?? null, wasIn, listReason: reason });
  });
  const today = new Set(under.map(({ p, kind }) => key(p.personId, kind)));
  const people = new Map(home.map((p) => [p.personId, p]));
  const gone = before ? [...known].filter(([k, s]) => stood(s) && !today.has(k)).map(([, s]) => {
    const person = people.get(kept.get(s.personId!) ?? s.personId!) ?? null;
    const { id, roundId: _, ...facts } = s;
    return stand({ ...facts, personId: person?.personId ?? s.personId, origin: 'before', beforeId: id, wasIn: true, listReason: whyGone(person, s.kind as SurveyKind, before, now) });
  }) : [];
  return { subjects: [...listed, ...gone], people: new Set(under.map(({ p }) => p.personId)).size };
}
const placeOf = (org: OrgRow, p: AtHome) => ({
  countyId: org.countyId, townshipId: org.id, villageId: p.villageId, familyId: p.familyId, personId: p.personId, name: p.name, sex: p.sex, birth: p.birth, birthPrecision: p.birthPrecision, relation: p.relation, groupName: p.groupName, family: familyName(p.head),
});

export async function preview(op: Op, { township, opensOn, rules }: Parsed<'surveys.preview'>): Promise<Output<'surveys.preview'>> {
  const org = await townshipOf(op, township);
  ensure(areAges(rules), badInput('surveys.ages'));
  const { subjects, people } = await listFor(op, org, opensOn, rules, await lastClosed(op, org.id));
  const under = subjects.filter((s) => s.origin === 'listed');
  const names = await namesOn(op, under.map((s) => s.villageId), op.today);
  const villages = new Map<string, Output<'surveys.preview'>['rows'][number] & { seq: number }>();
  for (const s of under) {
    const at = s.villageId ? names.get(s.villageId) : undefined;
    const line = villages.get(at?.id ?? '') ?? { villageId: at?.id ?? null, village: at?.name ?? '没有登记村', seq: at?.seq ?? 99999, kinds: { child: 0, elder: 0, woman: 0, weak: 0 }, subjects: 0 };
    line.kinds[s.kind as SurveyKind] += 1;
    line.subjects += 1;
    villages.set(at?.id ?? '', line);
  }
  const rows = [...villages.values()].sort((a, b) => a.seq - b.seq || (a.village < b.village ? -1 : 1)).map(({ seq: _, ...line }) => line);
  return { people, subjects: under.length, new: subjects.filter((s) => s.diff === 'new').length, left: subjects.filter((s) => s.diff === 'left').length, rows };
}

export async function openRound(op: Op, input: Parsed<'surveys.open'>): Promise<Output<'surveys.open'>> {
  const { name } = wearer(op);
  const org = await townshipOf(op, input.township);
  ensure(areDays(input.opensOn, input.closesOn, op.today), badInput('surveys.days', { opensOn: 'days' }));
  ensure(areAges(input.rules), badInput('surveys.ages'));
  const half = halfOf(input.opensOn);
  const no = await refusal(op, org.id, half);
  if (no) throw no;
  const before = await lastClosed(op, org.id);
  const { subjects } = await listFor(op, org, input.opensOn, input.rules, before);
  ensure(subjects.some((s) => s.origin === 'listed'), conflict('surveys.nobody'));
  const round: SurveyRound = {
    id: newId(), countyId: org.countyId, townshipId: org.id, half, openKey: org.id, opensOn: input.opensOn, closesOn: input.closesOn, rules: input.rules, beforeId: before?.id ?? null, turn: 0,
    openedOn: op.today, openedByName: name, closedOn: null, closedByName: '', createdAt: op.now,
  };
  ensure(await orKnown(op.db.insert(SurveyRound, round)), conflict('surveys.open_already', { half: halfWords(half) }));
  await insertAll(op.db, SurveySubject, subjects.map((s) => ({ ...s, id: newId(), roundId: round.id })));
  await record(op, 'survey.opened', { roundId: round.id, half, subjects: subjects.length }, { townshipId: org.id, subjectId: round.id });
  return presentRound(op, round);
}

/** R8 For good: what a closed round says never changes. */
export async function closeRound(op: Op, { id }: Parsed<'surveys.close'>): Promise<Output<'surveys.close'>> {
  const round = await getRound(op, id);
  ensure(round.openKey, conflict('surveys.closed'));
  const counts = await countsOf(op, [id]);
  const sum = (of: 'undecided' | 'unmet' | 'subjects' | 'surveyed') => counts.reduce((n, c) => n + c[of], 0);
  const done = sum('undecided') === 0 && (await closeDecided(op, id, wearer(op).name));
  // Somebody else may have closed it since it was looked at.
  ensure(done || (await holdOpen(op, id)), conflict('surveys.closed'));
  ensure(done, conflict('surveys.undecided', { unmet: sum('unmet'), differences: sum('undecided') - sum('unmet') }));
  await record(op, 'survey.closed', { roundId: id, half: round.half, subjects: sum('subjects'), surveyed: sum('surveyed') }, { townshipId: round.townshipId, subjectId: id });
  return presentRound(op, await getRound(op, id));
}
