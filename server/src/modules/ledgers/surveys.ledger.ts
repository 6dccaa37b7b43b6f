import { ageOf, childStage } from '@guiyan/shared/domain/families';
import { halfWords } from '@guiyan/shared/domain/members';
import { labours, labourWords, surveyDiffs, surveyDiffWords, surveyFields, surveyFieldWords, surveyHows, surveyHowWords, surveyKinds, surveyKindWords, surveyOutcomes, surveyOutcomeWords, surveyReasons, surveyReasonWords, type SurveyFacts } from '@guiyan/shared/domain/surveys';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer } from '../../platform/op';
import { inForce, openConsents } from '../families';
import { HIDDEN_NAME, nameFor, unprotected } from '../people';
import { isGuarded, mayReadFacts, newestOf, openFacts, openWords, type SurveySubject } from '../surveys';
import { column, freeWords, health, ledger, maskedText, number, ownWords, village, type Pen } from './ledger';
import { byVillage, inPlace } from './place.queries';

interface Row extends SurveySubject { half: string; closedOn: string | null; keptId: string | null; head: string | null; how: string | null; decidedReason: string | null; wordsCt: string | null; decidedBy: string | null; decidedOn: string | null; facts: SurveyFacts; said: string; sealed: string }
const wordOf = <K extends string>(keys: readonly K[], words: Record<K, string>, key: string | null): string => { const known = keys.find((k) => k === key); return known ? words[known] : ''; };
/** What a surveyor put into his own words. */
const spoken = (pen: Pen, words: string | undefined): string => freeWords(pen, words ?? '');

/** R8 Everybody of the rounds that were on in the asked days: what was found, how it differs from the round before, and what was decided. A closed round never changes. */
export const surveys = ledger<Row>({
  async read(op, asked) {
    const where = and(inPlace(op, asked, 's', { person: 'person_id', family: 'family_id' }), sql(`r.opens_on <= ? and coalesce(r.closed_on, '9999-12-31') >= ?`, asked.until, asked.from), unprotected(op, `coalesce(s.person_id, '')`, true));
    const found = byVillage(asked, await rows<Row>(op.db, sql(
      `select s.*, r.half, r.closed_on, coalesce(p.survivor_id, p.id) as kept_id, ${nameFor(op, 'fh', true)} as head, d.how, d.reason as decided_reason, d.words_ct, d.by_name as decided_by, d.on_day as decided_on
       from survey_subjects s join survey_rounds r on r.id = s.round_id left join people p on p.id = s.person_id left join families ff on ff.id = s.family_id left join people fh on fh.id = ff.head_person_id left join survey_decisions d on d.id = s.decision_id
       where ${where.text} order by r.half, s.id`, ...where.params)));
    const guarded = found.filter((s) => isGuarded(s, op.today));
    const [consents, snapshots] = [await openConsents(op, guarded.flatMap((s) => s.keptId ?? [])), await newestOf(op, found.map((s) => s.id))];
    return found.sort((a, b) => (a.half < b.half ? -1 : a.half > b.half ? 1 : 0)).map((s) => {
      const isChild = isGuarded(s, op.today);
      const consented = isChild && s.keptId !== null && inForce(consents.get(s.keptId), childStage(s, op.today)) !== null;
      const reads = mayReadFacts(wearer(op).hat, isChild, consented);
      const x = reads ? snapshots.get(s.id) : undefined;
      return { ...s, facts: x ? openFacts(op, x, true) : {}, said: x ? openWords(op, x) : '', sealed: reads ? '' : consented ? '孩子的情况不归本岗位看' : '没取得同意，问到的不列' };
    });
  },
  columns: [
    number(), column('轮次', 12, (r) => halfWords(r.half)), village(), column('组', 8, (r) => r.groupName), column('姓名', 10, (r) => r.name), column('类别', 12, (r) => wordOf(surveyKinds, surveyKindWords, r.kind)),
    column('年龄', 6, (r, { asked }) => (r.sealed ? '' : String(ageOf(r, r.closedOn ?? asked.until) ?? ''))), column('哪一家', 12, (r) => (r.head === HIDDEN_NAME ? HIDDEN_NAME : r.family)), column('上门情况', 12, (r) => wordOf(surveyOutcomes, surveyOutcomeWords, r.outcome) || '还没访到'),
    column('上门日期', 11, (r) => r.surveyedOn ?? ''), column('上门人', 10, (r) => r.surveyedBy), column('跟谁住', 12, (r, pen) => spoken(pen, r.facts.livingWith)), column('学校', 14, (r) => r.facts.school ?? ''), column('班级', 10, (r) => r.facts.className ?? ''), column('平时谁照管', 12, (r) => r.facts.carer ?? ''),
    column('电话', 14, (r, pen) => maskedText(pen, r.facts.phone ?? '')), column('需要什么', 20, (r, pen) => spoken(pen, r.facts.needs)), health('身体情况', 16, (r, pen) => spoken(pen, r.facts.health)), health('劳动能力', 8, (r) => wordOf(labours, labourWords, r.facts.labour ?? null)), column('上门人写的', 20, (r, pen) => spoken(pen, r.said)),
    column('和上一轮比', 10, (r) => wordOf(surveyDiffs, surveyDiffWords, r.diff)), column('原因', 16, (r) => wordOf(surveyReasons, surveyReasonWords, r.decidedReason ?? r.reason)), column('哪几样变了', 16, (r) => (r.sealed ? '' : surveyFields.filter((f) => r.fields.split(',').includes(f)).map((f) => surveyFieldWords[f]).join('、'))),
    column('怎么定', 14, (r) => wordOf(surveyHows, surveyHowWords, r.how)), column('为什么', 20, (r, pen) => (r.decisionId ? ownWords(pen, r.wordsCt, { table: 'survey_decisions', column: 'words', row: r.decisionId, county: r.countyId }) : '')), column('谁定的', 10, (r) => r.decidedBy ?? ''), column('哪天定的', 11, (r) => r.decidedOn ?? ''), column('备注', 22, (r) => r.sealed),
  ],
});
