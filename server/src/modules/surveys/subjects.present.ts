import type { Output, Parsed } from '@guiyan/shared/contract';
import { ageOf, childStage, consentTexts, healthHats } from '@guiyan/shared/domain/families';
import { maskPhone, maskPhones } from '@guiyan/shared/domain/phone';
import { phoneFields, surveyDiffs, surveyFields, surveyHows, surveyKinds, surveyOutcomes, surveyOutcomeWords, surveyReasons, type SurveyFacts } from '@guiyan/shared/domain/surveys';
import { latest } from '../../platform/db/latest';
import { AppError } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { inForce, openConsents } from '../families';
import { namesOn } from '../orgs';
import { HIDDEN_NAME } from '../people';
import { choicesFor } from './deciding.actions';
import { holdsFacts, openFacts, openWords } from './facts';
import type { SurveySnapshot } from './surveys.entity';
import { earlierFacts, rosterFacts } from './surveys.actions';
import { getSubject, holdOpen, newestOf, openRoundOf, snapshotsOf, takenAlong, type SubjectLine } from './surveys.queries';
import { isGuarded, isLate, mayAskConsent, mayReadFacts } from './surveys.rules';

type Row = Output<'surveys.subjects'>['rows'][number];
const one = <T extends string>(list: readonly T[], value: string | null): T | null => list.find((x) => x === value) ?? null;

interface Sight { guarded: boolean; consented: boolean; reads: boolean }
/** R7 Whose facts this reader may have: a child's while a consent holds, and for those who read its file. */
async function sightOf(op: Op, list: readonly SubjectLine[]): Promise<Map<string, Sight>> {
  const { hat } = wearer(op);
  const guarded = list.filter((s) => isGuarded(s, op.today));
  const consents = await openConsents(op, guarded.flatMap((s) => (s.keptId ? [s.keptId] : [])));
  return new Map(list.map((s) => {
    const isChild = isGuarded(s, op.today);
    const consented = isChild && s.keptId !== null && inForce(consents.get(s.keptId), childStage(s, op.today)) !== null;
    return [s.id, { guarded: isChild, consented, reads: mayReadFacts(hat, isChild, consented) }];
  }));
}
const childOf = (op: Op, s: SubjectLine, sight: Sight) => (sight.guarded ? { stage: childStage(s, op.today), consented: sight.consented, mayAsk: !sight.consented && s.keptId !== null && mayAskConsent(wearer(op).hat) } : null);

const familyName = (s: SubjectLine): string => (s.headName === HIDDEN_NAME ? HIDDEN_NAME : s.family);
const phoneWords = (op: Op, s: SubjectLine, sight: Sight): string | null => (sight.reads && s.phoneCt ? maskPhone(op.services.keys.open(s.phoneCt, { table: 'people', column: 'phone', row: s.keptId!, county: s.countyId })) : null);
/** Masks by default: a number in full is revealed on the person's page, with a reason. */
const masked = (facts: SurveyFacts): SurveyFacts => ({ ...facts, ...Object.fromEntries(phoneFields.flatMap((f) => (facts[f] ? [[f, maskPhones(facts[f])]] : []))) });

export async function presentSubjects(op: Op, list: readonly SubjectLine[]): Promise<Row[]> {
  const sights = await sightOf(op, list);
  const { hat } = wearer(op);
  return list.map((s) => {
    const how = one(surveyHows, s.how);
    const words = s.decidedWordsCt ? op.services.keys.open(s.decidedWordsCt, { table: 'survey_decisions', column: 'words', row: s.decisionId!, county: s.countyId }) : '';
    return {
      id: s.id, roundId: s.roundId, name: s.name, kind: one(surveyKinds, s.kind)!, age: ageOf(s, s.closedOn ?? op.today), villageId: s.villageId, village: s.village ?? '', groupName: s.groupName, family: familyName(s), familyId: s.familyId, phone: phoneWords(op, s, sights.get(s.id)!),
      origin: one(['listed', 'found', 'before'], s.origin)!, outcome: one(surveyOutcomes, s.outcome), surveyedOn: s.surveyedOn, by: s.surveyedBy,
      diff: one(surveyDiffs, s.diff), reason: one(surveyReasons, s.decidedReason || s.reason), fields: surveyFields.filter((f) => s.fields.split(',').includes(f)),
      decision: how && { how, words, by: s.decidedBy ?? '', on: s.decidedOn! }, choices: hat === 'clerk' && s.openKey !== null ? choicesFor(s) : [],
    };
  });
}

export async function presentSubject(op: Op, s: SubjectLine): Promise<Output<'surveys.subject'>> {
  const [row] = await presentSubjects(op, [s]);
  const sight = (await sightOf(op, [s])).get(s.id)!;
  const { hat } = wearer(op);
  const earlier = await earlierFacts(op, s);
  const known = earlier ?? (s.origin === 'before' ? {} : await rosterFacts(op, s));
  const lastOn = earlier && s.beforeId ? (await newestOf(op, [s.beforeId])).get(s.beforeId)?.onDay ?? null : null;
  return {
    ...row!, snapshots: (await snapshotsOf(op, s.id)).map((x) => ({ id: x.id, outcome: one(surveyOutcomes, x.outcome)!, on: x.onDay, by: x.byName, ...told(op, x, sight.reads) })),
    before: { on: lastOn, facts: sight.reads ? entitled(hat, known) : {}, hidden: !sight.reads && Object.values(known).some(Boolean) },
    child: childOf(op, s, sight), can: s.openKey === null ? [] : [...(s.origin === 'before' ? [] : ['record' as const]), ...(hat === 'clerk' ? ['decide' as const] : [])],
  };
}
const entitled = (hat: ReturnType<typeof wearer>['hat'], facts: SurveyFacts): SurveyFacts =>
  masked(Object.fromEntries(Object.entries(facts).filter(([f, value]) => value && (healthHats.includes(hat) || (f !== 'health' && f !== 'labour')))));
const told = (op: Op, x: SurveySnapshot, reads: boolean) =>
  reads ? { facts: masked(openFacts(op, x, healthHats.includes(wearer(op).hat))), words: openWords(op, x), hidden: false } : { facts: {}, words: '', hidden: holdsFacts(x) };

/** X1 Somebody else has told of the subject since this was written: both copies, as far as the writer may read them; which one stands is his to say. */
export async function ensureNewest(op: Op, input: Parsed<'surveys.record'>): Promise<void> {
  const { id, version, outcome, consent: _, happenedAt: __, ...mine } = input;
  if (version === undefined) return;
  const s = await getSubject(op, id);
  // Who writes takes the round first: of two phones at the same moment the second one sees what the first has told.
  if (!(await holdOpen(op, s.roundId))) return;
  const newest = (await newestOf(op, [s.id], latest(op))).get(s.id);
  if (!newest || newest.id === version || newest.byUserId === wearer(op).userId) return;
  const { facts, words } = told(op, newest, (await sightOf(op, [s])).get(s.id)!.reads);
  throw new AppError('surveys.told_meanwhile', 409, { copies: { mine: { outcome: surveyOutcomeWords[outcome], ...mine }, theirs: { version: newest.id, outcome: surveyOutcomeWords[one(surveyOutcomes, newest.outcome)!], ...facts, words } } });
}

/** R8 The whole list a surveyor takes into the hills. */
export async function presentMine(op: Op): Promise<Output<'surveys.mine'>> {
  const { townshipId, hat } = wearer(op);
  const { version, text } = consentTexts.at(-1)!;
  const round = townshipId ? await openRoundOf(op, townshipId) : null;
  if (!round) return { round: null, consent: { version, text }, rows: [] };
  const list = await takenAlong(op, round.id);
  const sights = await sightOf(op, list);
  const last = await newestOf(op, list.flatMap((s) => [s.id, ...(s.beforeId ? [s.beforeId] : [])]));
  const factsOf = (s: SubjectLine): SurveyFacts => {
    const x = last.get(s.id) ?? (s.beforeId ? last.get(s.beforeId) : undefined);
    if (!x || !sights.get(s.id)!.reads) return {};
    // A number in full does not lie about in phones; where it has not changed it is not written again.
    const { phone: _, ...facts } = masked(openFacts(op, x, healthHats.includes(hat)));
    return facts;
  };
  const names = await namesOn(op, list.map((s) => s.villageId), op.today);
  return {
    round: { id: round.id, half: round.half, opensOn: round.opensOn, closesOn: round.closesOn, begun: op.today >= round.opensOn, late: isLate(round, op.today) }, consent: { version, text },
    rows: list.map((s) => ({
      id: s.id, name: s.name, kind: one(surveyKinds, s.kind)!, age: ageOf(s, op.today), villageId: s.villageId, village: (s.villageId && names.get(s.villageId)?.name) || s.village || '', groupName: s.groupName, family: familyName(s), familyId: s.familyId,
      outcome: one(surveyOutcomes, s.outcome), surveyedOn: s.surveyedOn, phone: phoneWords(op, s, sights.get(s.id)!), child: childOf(op, s, sights.get(s.id)!), facts: factsOf(s), version: s.snapshotId,
    })),
  };
}
