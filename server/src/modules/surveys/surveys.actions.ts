import type { Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { childStage } from '@guiyan/shared/domain/families';
import { fieldsOf, phoneFields, type SurveyFacts, type SurveyKind } from '@guiyan/shared/domain/surveys';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { latest } from '../../platform/db/latest';
import { execute } from '../../platform/db/statement';
import { AppError, badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { consent, familyName, getFamily, inForce, matesOf, openConsents, openFiles, openTags, openedFile } from '../families';
import { findPerson, phoneOf } from '../people';
import { openFacts, sealFacts } from './facts';
import { SurveySnapshot, SurveySubject } from './surveys.entity';
import { getRound, getSubject, holdOpen, newestOf, sameInRound, type Round, type SubjectLine } from './surveys.queries';
import { differing, diffOf, isGuarded, mayAskConsent, reasonOf, type Origin } from './surveys.rules';

/** When it was found; a phone sends late. */
function timeOf(op: Op, at: number | undefined): { happenedAt: number; onDay: string } {
  const happenedAt = at ?? op.now;
  ensure(happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  return { happenedAt, onDay: shanghaiDay(Math.min(happenedAt, op.now)) };
}
async function begun(op: Op, roundId: string, onDay: string): Promise<Round> {
  const round = await getRound(op, roundId);
  ensure(round.openKey && (await holdOpen(op, roundId)), conflict('surveys.closed'));
  ensure(onDay >= round.opensOn, conflict('surveys.not_begun', { day: round.opensOn }));
  return round;
}

/** X9 The yes that was given at the door goes in together with what was found; one that holds already stays. */
async function agreed(op: Op, s: SubjectLine, personId: string, yes: Parsed<'surveys.record'>['consent']): Promise<boolean> {
  const stage = childStage(s, op.today);
  if (inForce((await openConsents(op, [personId])).get(personId), stage)) return true;
  if (!yes || stage === 'closed') return false;
  ensure(mayAskConsent(wearer(op).hat), notAllowed());
  await consent(op, { familyId: s.familyId, personId, agreedBy: stage, ...yes });
  return true;
}

/** R8 What was found once; the newest by its own time says how the subject stands. */
export async function recordFound(op: Op, input: Parsed<'surveys.record'>): Promise<SubjectLine> {
  const { userId, name } = wearer(op);
  const time = timeOf(op, input.happenedAt);
  const s = await getSubject(op, input.id);
  const round = await begun(op, s.roundId, time.onDay);
  ensure(s.origin !== 'before', conflict('surveys.before_only'));
  const kind = s.kind as SurveyKind;
  const facts = Object.fromEntries(fieldsOf(kind).flatMap((f) => (input[f] ? [[f, input[f]]] : []))) as SurveyFacts;
  const told = Object.keys(facts).length > 0 || input.words !== '';
  const consented = s.keptId !== null && isGuarded(s, op.today) && (told || input.consent) ? await agreed(op, s, s.keptId, input.consent) : false;
  ensure(!told || !isGuarded(s, op.today) || consented, new AppError('families.no_consent', 403));
  if (told) Object.assign(facts, await numbersTold(op, s, facts));
  const at = { id: newId(), countyId: s.countyId };
  await op.db.insert(SurveySnapshot, { ...at, roundId: s.roundId, subjectId: s.id, outcome: input.outcome, ...sealFacts(op, at, facts, input.words), ...time, receivedAt: op.now, byUserId: userId, byName: name });
  const fields = input.outcome === 'here' ? differing(kind, facts, await earlierFacts(op, s), await rosterFacts(op, s)) : [];
  const compared = { origin: s.origin as Origin, hasBefore: round.beforeId !== null, wasIn: Boolean(s.wasIn), listReason: s.listReason, outcome: input.outcome, fields };
  // Told by an older time, it stands in the history and hides nothing; a newer one wants its own decision.
  await execute(op.db, `update survey_subjects set outcome = ?, snapshot_id = ?, surveyed_on = ?, surveyed_at = ?, surveyed_by = ?, diff = ?, reason = ?, fields = ?, decision_id = null where id = ? and (surveyed_at is null or surveyed_at <= ?)`,
    [input.outcome, at.id, time.onDay, time.happenedAt, name, diffOf(compared) ?? '', reasonOf(compared) ?? '', fields.join(','), s.id, time.happenedAt]);
  await record(op, 'survey.recorded', { roundId: s.roundId, subjectId: s.id, snapshotId: at.id, outcome: input.outcome }, { townshipId: s.townshipId, subjectId: s.id });
  return getSubject(op, s.id);
}

/** A number that was told earlier in the same round and is left blank now has not changed: forms never hold it in full. */
async function numbersTold(op: Op, s: SubjectLine, facts: SurveyFacts): Promise<SurveyFacts> {
  const before = (await newestOf(op, [s.id], latest(op))).get(s.id);
  const known = before ? openFacts(op, before, false) : {};
  return Object.fromEntries(phoneFields.flatMap((f) => (!facts[f] && known[f] ? [[f, known[f]]] : [])));
}

/** What the last closed round told of the same person in the same class. */
export async function earlierFacts(op: Op, s: Pick<SurveySubject, 'beforeId'>): Promise<SurveyFacts | null> {
  const snapshot = s.beforeId ? (await newestOf(op, [s.beforeId])).get(s.beforeId) : undefined;
  return snapshot?.outcome === 'here' ? openFacts(op, snapshot, true) : null;
}
/** The same facts as the roster has them, where it has a place for them. */
export async function rosterFacts(op: Op, s: Pick<SubjectLine, 'keptId' | 'kind'>): Promise<SurveyFacts> {
  if (!s.keptId) return {};
  if (s.kind === 'child') {
    return openedFile(op, (await openFiles(op, [s.keptId])).get(s.keptId)?.[0]);
  }
  const person = await findPerson(op, s.keptId);
  const lost = (await openTags(op, [s.keptId])).get(s.keptId)?.some((t) => t.tag === 'no_labour');
  return { phone: (person && phoneOf(op, person)) ?? '', labour: lost ? 'none' : '' };
}

/** R8 Somebody at the door whom the list does not have; whether the roster gets a record is the clerk's to decide. */
export async function foundNew(op: Op, input: Parsed<'surveys.found'>): Promise<SubjectLine> {
  const { userId, name } = wearer(op);
  const time = timeOf(op, input.happenedAt);
  const family = await getFamily(op, input.familyId);
  const round = await begun(op, input.roundId, time.onDay);
  ensure(family.townshipId === round.townshipId, conflict('surveys.family_gone'));
  ensure(!(await sameInRound(op, round.id, family.id, input.name)), conflict('surveys.listed_already', { name: input.name }));
  const mate = (await matesOf(op, [family.id])).find((m) => m.name === input.name);
  const subject = {
    id: newId(), roundId: round.id, countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, personId: mate?.personId ?? null, kind: input.kind, name: input.name, sex: input.sex ?? '',
    birth: mate?.birth ?? input.birth ?? '', birthPrecision: mate?.birthPrecision ?? (input.birth ? 'day' : ''), relation: input.relation, groupName: family.groupName, family: familyName(family.headName),
    origin: 'found', beforeId: null, wasIn: false, listReason: 'found', outcome: 'here', surveyedOn: time.onDay, surveyedAt: time.happenedAt, surveyedBy: name, diff: 'new', reason: 'found', fields: '', decisionId: null,
  };
  const facts: SurveyFacts = { livingWith: input.livingWith, needs: input.needs };
  const told = input.livingWith !== '' || input.needs !== '' || input.words !== '';
  ensure(!told || !isGuarded(subject, op.today), new AppError('families.no_consent', 403));
  const at = { id: newId(), countyId: family.countyId };
  ensure(await orKnown(op.db.insert(SurveySubject, { ...subject, snapshotId: at.id })), conflict('surveys.listed_already', { name: input.name }));
  await op.db.insert(SurveySnapshot, { ...at, roundId: round.id, subjectId: subject.id, outcome: 'here', ...sealFacts(op, at, facts, input.words), ...time, receivedAt: op.now, byUserId: userId, byName: name });
  await record(op, 'survey.found', { roundId: round.id, subjectId: subject.id, familyId: family.id }, { townshipId: family.townshipId, subjectId: subject.id });
  return getSubject(op, subject.id);
}
