import { childStage, mayReadChild, type FileField } from '@guiyan/shared/domain/families';
import { among, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { definitionsOf, inForce, openConsents, openedFile, type ChildFile } from '../families';
import { nameFor, personOf, sameIdsOf } from '../people';
import { atHome, grouped, hasTag, healthWords, party, type AtHome } from './home.queries';
import { ageCell, column, dayCell, health, idNo, ledger, maskedText, number, sexWords, sharedPhone, village } from './ledger';
import { holds, onDay, villageName, type Asked } from './place.queries';

interface CarerLine { personId: string; id: string; countyId: string; name: string; phoneCt: string | null }
interface Row extends AtHome { file: Record<FileField, string>; carers: CarerLine[]; /** Why more than name and village stays closed to this reader; empty while it is open. */ sealed: string }

const sealWords = { guardian: '监护人还没同意，只列姓名和村', own: '满十四岁，孩子本人还没同意，只列姓名和村', closed: '满十六岁，档案已收起，只列姓名和村' };
/** Of a child nothing beyond its name and village before somebody agreed; what was agreed to once and taken back since stays closed, about earlier days too (X9). */
const told = (r: Row, text: string): string => (r.sealed ? '' : text);
const isChildOf = (relation: string): boolean => /[儿女子]$/u.test(relation) && !/孙/u.test(relation);

export const children = ledger<Row>({
  async read(op, asked) {
    const found = await atHome(op, asked, 'child');
    const ids = found.map((c) => c.personId);
    const [consents, files, carers, defs] = [await openConsents(op, ids), await filesOn(op, asked, ids), await carersOn(op, asked, ids), await definitionsOf(op, wearer(op).countyId, op.today)];
    return found.map((c): Row => {
      const stage = childStage(c, op.today, defs);
      const open = stage !== 'closed' && mayReadChild(wearer(op).hat, inForce(consents.get(c.personId), stage) !== null);
      return { ...c, sealed: open ? '' : sealWords[stage], file: openedFile(op, open ? files.get(c.personId)?.[0] : undefined), carers: open ? carers.get(c.personId) ?? [] : [] };
    });
  },
  columns: [
    number(), village(), column('姓名', 10, (r) => r.name), column('性别', 6, (r) => told(r, sexWords(r.sex))), column('民族', 8, (r) => told(r, r.nation)), column('出生日期', 11, (r) => told(r, dayCell(r.birth || null, r.birthPrecision))), column('年龄', 6, (r, pen) => told(r, ageCell(r.birth, pen))),
    column('公民身份证号码', 21, (r, pen) => told(r, idNo(pen, r.idNoCt, { id: r.personId, county: r.countyId }))), column('是否登记户口', 10), column('户籍所在地', 14), column('现居住地', 16, (r, { asked }) => told(r, `${villageName(asked.place, r.villageId)}${r.groupName}`)),
    health('身体情况', 12, (r) => told(r, healthWords(r.tags))), health('残疾类别及等级', 12, (r) => told(r, hasTag(r.tags, 'disabled'))), health('患病类型', 12, (r) => told(r, hasTag(r.tags, 'serious_illness', 'ill'))),
    column('是否寄宿', 8), column('就读学校', 16, (r) => r.file.school), column('班级', 10, (r) => r.file.className), column('班主任', 10, (r) => r.file.teacher),
    column('平时照管人', 12, (r) => r.carers.map((c) => c.name).join('、') || r.file.carer), column('照管人电话', 14, (r, pen) => r.carers.map((c) => sharedPhone(pen, c.phoneCt, { id: c.id, county: c.countyId })).filter(Boolean).join('、')), column('代理家长', 12, (r) => told(r, r.helpers)),
    column('外出的父(母)姓名', 12, (r, { op }) => (isChildOf(r.relation) ? told(r, party(op, r.member ?? '')) : '')), column('父母务工地点', 16, (r) => r.file.parentsWork), column('父母电话', 14, (r, pen) => maskedText(pen, r.file.parentsPhone)), column('每月联系父母次数', 10),
    column('监护类型', 12), column('监护评估', 8), column('经济来源', 12), column('救助情况', 12), column('备注', 26, (r) => r.sealed),
  ],
});

/** Files as they were on the day, by the person that was kept; what is sealed or gone is read by nobody. */
async function filesOn(op: Op, { until }: Asked, personIds: readonly string[]): Promise<Map<string, ChildFile[]>> {
  return each<ChildFile>(op, personIds, (ids) => {
    const [who, on] = [among('c.person_id', ids), onDay(holds('c'), until)];
    return sql(`select c.* from child_files c where ${who.text} and ${on.text} and c.erase_on is null order by c.id desc`, ...who.params, ...on.params);
  });
}
async function carersOn(op: Op, { until }: Asked, personIds: readonly string[]): Promise<Map<string, CarerLine[]>> {
  return each<CarerLine>(op, personIds, (ids) => {
    const [who, on] = [among('c.person_id', ids), onDay(holds('c'), until)];
    return sql(`select c.person_id, p.id, p.county_id, ${nameFor(op, 'p', true)} as name, case when ${nameFor(op, 'p', true)} = p.name then p.phone_ct end as phone_ct from carers c ${personOf('p', 'c.carer_id')} where ${who.text} and ${on.text} order by c.id`, ...who.params, ...on.params);
  });
}
/** Rows of several people by the id that was asked for, whichever of merged records they hang on. */
async function each<T extends { personId: string }>(op: Op, personIds: readonly string[], read: (ids: readonly string[]) => ReturnType<typeof sql>): Promise<Map<string, T[]>> {
  const { all, askedOf } = await sameIdsOf(op, personIds);
  const found: T[] = [];
  for (let i = 0; i < all.length; i += 400) found.push(...(await rows<T>(op.db, read(all.slice(i, i + 400)))));
  return grouped(found.flatMap((r) => (askedOf.get(r.personId) ?? []).map((id) => ({ id, r }))), (x) => x.id, (x) => x.r);
}
