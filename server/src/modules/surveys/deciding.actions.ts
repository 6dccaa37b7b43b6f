import type { Parsed } from '@guiyan/shared/contract';
import type { DependentKind } from '@guiyan/shared/domain/families';
import { needsWords, surveyFields, takenOver, type SurveyDiff, type SurveyHow, type SurveyKind, type SurveyOutcome } from '@guiyan/shared/domain/surveys';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { bringIn, endMate, endTag, openFiles, openTags, openedFile, saveFile, setTag } from '../families';
import { changePerson, getPerson } from '../people';
import { openFacts } from './facts';
import { SurveyDecision, SurveySubject } from './surveys.entity';
import { holdOpen, newestOf, subjectsById, type SubjectLine } from './surveys.queries';
import { choicesOf, endedTags, type Origin } from './surveys.rules';

export const choicesFor = (s: SubjectLine): SurveyHow[] =>
  choicesOf({ origin: s.origin as Origin, kind: s.kind as SurveyKind, personId: s.personId, diff: (s.diff || null) as SurveyDiff | null, outcome: s.outcome as SurveyOutcome | null, fields: surveyFields.filter((f) => s.fields.split(',').includes(f)) });

/** R8 All of them or none: what the roster refuses for one is told, and nothing is half-decided. */
export async function decide(op: Op, input: Parsed<'surveys.decide'>): Promise<SubjectLine[]> {
  const { userId, name } = wearer(op);
  const ids = [...new Set(input.ids)];
  const subjects = await subjectsById(op, ids);
  ensure(subjects.length === ids.length, notFound());
  ensure(!needsWords(input.how) || input.words, badInput('surveys.why_needed', { words: 'required' }));
  for (const roundId of new Set(subjects.map((s) => s.roundId))) ensure(await holdOpen(op, roundId), conflict('surveys.closed'));
  for (const s of subjects) {
    ensure(choicesFor(s).includes(input.how), conflict('surveys.no_choice', { name: s.name }));
    await apply(op, s, input.how);
    const id = newId();
    await op.db.insert(SurveyDecision, {
      id, roundId: s.roundId, subjectId: s.id, countyId: s.countyId, snapshotId: s.snapshotId, how: input.how, reason: input.reason ?? s.reason,
      wordsCt: op.services.keys.seal(input.words, { table: 'survey_decisions', column: 'words', row: id, county: s.countyId }), onDay: op.today, byUserId: userId, byName: name, createdAt: op.now,
    });
    await change(op.db, SurveySubject, { id: s.id, snapshotId: s.snapshotId ?? empty() }, { decisionId: id });
    await record(op, 'survey.decided', { roundId: s.roundId, subjectId: s.id, decisionId: id, how: input.how }, { townshipId: s.townshipId, subjectId: s.id });
  }
  return subjectsById(op, ids);
}

/** Over into the roster by the verbs the roster has; each leaves its own history. */
async function apply(op: Op, s: SubjectLine, how: SurveyHow): Promise<void> {
  const { familyId, keptId } = s;
  if (how === 'leave_family' && keptId) await endMate(op, { familyId, personId: keptId, on: s.surveyedOn ?? op.today });
  if (how === 'end_tags' && keptId) await endTags(op, s, keptId, endedTags(s.kind as SurveyKind));
  if (how === 'facts' && keptId) await takeOver(op, s, keptId);
  if (how === 'add') {
    const { personId } = await bringIn(op, { familyId, name: s.name, ...(s.sex === '男' || s.sex === '女' ? { sex: s.sex } : {}), ...(s.birth ? { birth: s.birth } : {}), relation: s.relation, kind: s.kind as DependentKind });
    await op.db.update(SurveySubject, { id: s.id }, { personId });
  }
}

/** Without a tag there is nothing to end, and the roster is as it was found. */
async function endTags(op: Op, s: SubjectLine, personId: string, which: readonly string[]): Promise<void> {
  for (const tag of (await openTags(op, [personId])).get(personId) ?? []) if (which.includes(tag.tag)) await endTag(op, { familyId: s.familyId, id: tag.id });
}

async function takeOver(op: Op, s: SubjectLine, personId: string): Promise<void> {
  const kind = s.kind as SurveyKind;
  const snapshot = (await newestOf(op, [s.id])).get(s.id);
  ensure(snapshot, conflict('row.changed'));
  const facts = openFacts(op, snapshot, true);
  const fresh = Object.fromEntries(takenOver(kind).flatMap((f) => (facts[f] && s.fields.split(',').includes(f) ? [[f, facts[f]]] : [])));
  if (kind === 'child') {
    const kept = openedFile(op, (await openFiles(op, [personId])).get(personId)?.[0]);
    await saveFile(op, { familyId: s.familyId, personId, ...kept, ...fresh });
    return;
  }
  if (fresh.phone) await changePerson(op, await getPerson(op, personId), { phone: fresh.phone });
  if (!fresh.labour) return;
  const lost = (await openTags(op, [personId])).get(personId)?.some((t) => t.tag === 'no_labour');
  if (fresh.labour === 'none' && !lost) await setTag(op, { familyId: s.familyId, personId, tag: 'no_labour' });
  if (fresh.labour !== 'none' && lost) await endTags(op, s, personId, ['no_labour']);
}
