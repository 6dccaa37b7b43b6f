import { aspects, aspectWords, helperClasses, helperClassWords } from '@guiyan/shared/domain/pairings';
import { and, rows, sql } from '../../platform/db/sql';
import { familyOf, HIDDEN_NAME, maybePersonOf, nameFor, personOf, unprotected } from '../people';
import { column, freeWords, ledger, number, phone } from './ledger';
import { byVillage, inPlace, villageName } from './place.queries';

interface Row { countyId: string; villageId: string | null; groupName: string; head: string; helperId: string; helper: string; helperClass: string; duty: string; unit: string | null; person: string | null; aspects: string; phoneCt: string | null; fromDay: string; untilDay: string | null; visits: number; reason: string }

const helpsWith = (r: Row): string => (JSON.parse(r.aspects) as string[]).map((key) => aspectWords[aspects.find((a) => a === key) ?? 'life']).join('、');
const classWords = (key: string): string => helperClassWords[helperClasses.find((c) => c === key) ?? 'society'];

/** H1 Pairs in force in the asked days, with the visits made in them. */
export const pairings = ledger<Row>({
  async read(op, asked) {
    const { from, until } = asked;
    const where = and(inPlace(op, asked, 'g', { family: 'family_id' }), sql('g.from_day <= ? and (g.until_day is null or g.until_day > ?)', until, from), unprotected(op, 'h.id', true));
    return byVillage(asked, await rows<Row>(op.db, sql(
      `select g.county_id, g.village_id, f.group_name, h.name as head, p.id as helper_id, ${nameFor(op, 'p', true)} as helper, g.helper_class, g.duty, u.name as unit, ${nameFor(op, 'q', true)} as person, g.aspects, p.phone_ct, g.from_day, g.until_day, g.reason,
         (select count(*) from visits t where t.family_id = g.family_id and t.helper_id = g.helper_id and t.on_day >= ? and t.on_day <= ?) as visits
       from pairings g ${familyOf('g.family_id')} ${personOf('p', 'g.helper_id')} ${maybePersonOf('q', 'g.person_id')} left join orgs u on u.id = g.unit_id
       where ${where.text} order by g.id`, from, until, ...where.params)));
  },
  columns: [
    number(), column('对象', 12, (r) => [`${r.head}家`, r.person].filter(Boolean).join('，')), column('类别', 12, (r) => classWords(r.helperClass)), column('地址', 16, (r, { asked }) => `${villageName(asked.place, r.villageId)}${r.groupName}`), column('困难', 16), column('帮扶人', 10, (r) => r.helper),
    column('职务/单位', 18, (r) => [r.unit, r.duty].filter(Boolean).join('，')), column('电话', 14, (r, pen) => (r.helper === HIDDEN_NAME ? '' : phone(pen, r.phoneCt, { id: r.helperId, county: r.countyId }))), column('结对时间', 11, (r) => r.fromDay), column('帮扶内容', 18, helpsWith), column('计划', 16),
    column('成效', 14, (r) => (Number(r.visits) ? `走访 ${r.visits} 次` : '')), column('解除日期', 11, (r, { asked }) => (r.untilDay && r.untilDay <= asked.until ? r.untilDay : '')), column('备注', 14, (r, pen) => (r.untilDay && r.untilDay <= pen.asked.until ? freeWords(pen, r.reason) : '')),
  ],
});
