import { rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { atHome, healthWords, type AtHome } from './home.queries';
import { ageCell, column, dayCell, health, idNo, ledger, number, phone, placeCell, sharedPhone, village } from './ledger';
import { holds, inPlace, onDay, type Asked } from './place.queries';

interface Row extends AtHome { people: number; cared: number }
const isWife = (r: AtHome): boolean => /妻|爱人|老婆|媳妇|配偶/u.test(r.relation) && !/[儿孙]媳/u.test(r.relation);

/** R5 留守妇女 on the day. */
export const women = ledger<Row>({
  async read(op, asked) {
    const [found, households] = [await atHome(op, asked, 'woman'), await householdsOn(op, asked)];
    return found.map((w) => ({ ...w, ...(households.get(w.familyId) ?? { people: 0, cared: 0 }) }));
  },
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('年龄', 6, (r, pen) => ageCell(r.birth, pen)), column('文化程度', 10, (r) => r.edu), column('身份证号', 21, (r, pen) => idNo(pen, r.idNoCt, { id: r.personId, county: r.countyId })),
    column('电话', 14, (r, pen) => phone(pen, r.phoneCt, { id: r.personId, county: r.countyId })), column('丈夫姓名', 10, (r) => (isWife(r) ? r.member ?? '' : '')), column('丈夫务工地', 16, (r) => (isWife(r) ? placeCell(r) : '')),
    column('丈夫电话', 14, (r, pen) => (isWife(r) ? sharedPhone(pen, r.memberPhoneCt, { id: r.memberId, county: r.countyId }) : '')), column('外出时间', 11, (r) => (isWife(r) ? dayCell(r.outDay, r.outPrecision ?? 'day') : '')), column('家庭人口', 8, (r) => String(r.people)), column('赡养/抚养人数', 10, (r) => String(r.cared)),
    column('耕地/养殖', 12), health('健康', 12, (r) => healthWords(r.tags)), column('技能', 12), column('培训意愿', 10), column('困难', 16), column('备注', 12),
  ],
});

/** How many live in each family, and how many of them are old or young. */
async function householdsOn(op: Op, asked: Asked): Promise<Map<string, { people: number; cared: number }>> {
  const [here, on] = [inPlace(op, asked, 'x', { family: 'family_id' }), onDay(holds('x'), asked.until)];
  const found = await rows<{ familyId: string; people: number; cared: number }>(op.db, sql(
    `select coalesce(f.survivor_id, f.id) as family_id, count(distinct coalesce(p.survivor_id, p.id)) as people, count(distinct case when x.kind in ('child', 'elder') then coalesce(p.survivor_id, p.id) end) as cared
     from family_people x join families f on f.id = x.family_id join people p on p.id = x.person_id where ${here.text} and ${on.text} group by coalesce(f.survivor_id, f.id)`, ...here.params, ...on.params));
  return new Map(found.map((f) => [f.familyId, { people: Number(f.people), cared: Number(f.cared) }]));
}
