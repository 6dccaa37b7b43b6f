import { addDays, startOfDay } from '@guiyan/shared/domain/dates';
import { and, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { turns } from '../../platform/turns';
import { EMPLOYER, fieldNamed, openLeft, type Field, type Kept } from '../imports';
import { unprotected } from '../people';
import { column, dayCell, freeWords, ledger, maskedText, number, type Column, type Ledger } from './ledger';
import { inPlace, villageName } from './place.queries';

interface Row { id: string; countyId: string; villageId: string | null; onDay: string | null; bodyCt: string; said: Kept }

/** X9 Who must not be found is in no ledger, even where the line could be tied to nobody of the roster. */
const hiddenNames = async (op: Op): Promise<Set<string>> => new Set((await rows<{ name: string }>(op.db, sql('select p.name from people p join protected_people pp on pp.person_id = p.id where p.county_id = ? and pp.from_day <= ? and (pp.until_day is null or pp.until_day > ?)', wearer(op).countyId, op.today, op.today))).map((p) => p.name));

const textOf = (r: Row, field: Field, titled = (_: string): boolean => true): string => r.said.left.find((c) => c.field === field && titled(c.title))?.raw ?? '';
const isEmployer = (title: string): boolean => EMPLOYER.some((head) => title.replace(/\s/g, '').includes(head));
/** A field as the paper says it, with numbers masked. */
const told = (title: string, width: number, field: Field): Column<Row> => column(title, width, (r, pen) => maskedText(pen, textOf(r, field)));
/** What was written of somebody, in a full export only. */
const said = (title: string, width: number, field: Field): Column<Row> => column(title, width, (r, pen) => freeWords(pen, textOf(r, field)));
const day = (title: string): Column<Row> => column(title, 11, (r) => (r.onDay ? dayCell(r.onDay, r.said.precision) : textOf(r, 'day')));
/** A day is no number of somebody. */
const until = (title: string): Column<Row> => column(title, 11, (r, pen) => { const text = textOf(r, 'validTo'); return /^[至到]?\d{4}[-./年]\d{1,2}([-./月]\d{1,2})?[日月]?$/.test(text) ? text : maskedText(pen, text); });
const where: Column<Row> = column('村(社区)', 12, (r, { asked }) => villageName(asked.place, r.villageId) || textOf(r, 'village'));

/**
 * R12 L4 Lines that were imported of a ledger no room keeps yet, in the columns of its paper; one without a day stands
 * with the day it was brought. What its columns have no place for stands at the end.
 */
function lines(kind: 'points' | 'training' | 'jobs', columns: readonly Column<Row>[], fields: readonly Field[]): Ledger {
  return ledger<Row>({
    async read(op, asked) {
      const { from, until } = asked;
      const chosen = and(
        inPlace(op, asked, 'k', { person: 'person_id' }), unprotected(op, `coalesce(k.person_id, '')`, true),
        sql('k.kind = ? and (k.on_day >= ? and k.on_day <= ? or k.on_day is null and k.at >= ? and k.at < ?)', kind, from, until, startOfDay(from), startOfDay(addDays(until, 1))),
      );
      const found = await rows<Omit<Row, 'said'>>(op.db, sql(`select k.id, k.county_id, k.village_id, k.on_day, k.body_ct from import_kept k where ${chosen.text} order by case when k.on_day is null then 1 else 0 end, k.on_day, k.id`, ...chosen.params));
      const [hidden, turn] = [await hiddenNames(op), turns()];
      const opened: Row[] = [];
      for (const r of found) {
        await turn();
        const kept = openLeft(op, r, r.bodyCt);
        // A line that was kept before its ledger was there names its columns only by their heads.
        if (!hidden.has(kept.who)) opened.push({ ...r, said: { ...kept, left: kept.left.map((c) => ({ ...c, field: c.field ?? fieldNamed(kind, c.title) })) } });
      }
      return opened;
    },
    columns: [...columns, column('其他栏', 30, (r, pen) => freeWords(pen, r.said.left.filter((c) => !c.field || !fields.includes(c.field)).map((c) => `${c.title}：${c.raw}`).join('；')))],
  });
}
const everywhere: readonly Field[] = ['seq', 'township', 'village', 'name', 'day', 'remark'];

export const points = lines('points', [
  number(), day('时间'), where, told('姓名', 10, 'name'), told('项目', 20, 'item'), told('分值', 8, 'amount'), said('依据', 20, 'basis'), told('审核人', 10, 'by'), told('余额', 8, 'balance'), said('兑换', 16, 'spent'), said('备注', 16, 'remark'),
], [...everywhere, 'item', 'amount', 'basis', 'by', 'balance', 'spent']);

export const training = lines('training', [
  number(), day('时间'), where, told('姓名', 10, 'name'), told('班次', 20, 'item'), told('学时', 8, 'hours'), told('方式', 10, 'way'), said('考核', 16, 'content'), said('备注', 16, 'remark'),
], [...everywhere, 'item', 'hours', 'way', 'content']);

export const jobs = lines('jobs', [
  number(), day('登记时间'), where, column('姓名', 10, (r, pen) => maskedText(pen, textOf(r, 'name', (title) => !isEmployer(title)))), column('单位', 20, (r, pen) => maskedText(pen, textOf(r, 'name', isEmployer))), told('技能/工种', 14, 'skill'), told('意向地/地点', 14, 'way'), told('薪资', 10, 'wage'), told('人数', 8, 'amount'),
  until('有效期'), said('推荐情况', 20, 'content'), told('联系人', 10, 'by'), told('联系电话', 14, 'phone'), said('备注', 16, 'remark'),
], [...everywhere, 'skill', 'way', 'wage', 'amount', 'validTo', 'content', 'by', 'phone']);
