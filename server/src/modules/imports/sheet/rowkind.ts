import type { AboveReason, SkipReason } from '@guiyan/shared/domain/sheets';
import { textOf, type Covered, type Row } from './book';
import type { Field } from './fields';
import { squeeze } from './text';

const TOTAL = /^(合计|小计|总计|共计|累计|本页(小计|合计)|本村(小计|合计)|全(乡|镇|村)(合计|总计)|人数合计)|(合计|小计|总计)[::]?\d*人?$/;
const SAMPLE = /^\(?(例|示例|样例|范例|填写示例|举例)(\)|[::]|如|$)/;
const FOOTER = /^(填表人|填报人|制表|审核|负责人|复核|单位负责人|党委书记|组织委员|签字|签名|\(?盖章|经办人|联系人[::]|联系电话[::]|填报单位|填报日期|填报时间|填表日期|日期[::]|\d{4}年\d*月\d*日$|年月日)/;
const NOTE = /^(说明|备注|注|填表说明|填报说明|√|口径|\*)[::\d.、]?/;
const SECTION = /^([一二三四五六七八九十]+[、.]|\d+[、.])?([\p{Script=Han}]{1,10}(村|社区|居委会))(\(?\d+人\)?)?$/u;
const UNIT = /^(\([^()]{1,6}\)|[甲乙丙丁戊己庚辛壬癸]|\d{1,2}|栏次|计量单位)$/;

export type RowKind = { kind: 'data' } | { kind: 'skip'; reason: SkipReason; village?: string };

/** What a row below the header is. Doubt goes to `data`: a row without a name is then refused by name, not passed over. */
export function rowKind(row: Row, columns: ReadonlyMap<Field, number>, covered: Covered): RowKind {
  const own = (column: number) => (covered.has(`${row.number}:${column}`) ? '' : squeeze(textOf(row, column)));
  const texts: { column: number; text: string }[] = [];
  for (let column = 1; column < row.cells.length; column += 1) {
    const text = own(column);
    if (text) texts.push({ column, text });
  }
  const first = texts[0];
  if (!first) return { kind: 'skip', reason: 'blank' };
  const at = (field: Field) => own(columns.get(field) ?? 0);
  const name = at('name') || (columns.has('name') ? '' : at('memberName'));
  const rest = texts.filter(({ column }) => column !== columns.get('seq') && column !== columns.get('village') && column !== columns.get('group'));
  if ([first.text, at('seq'), at('village'), at('name')].some((text) => TOTAL.test(text))) return { kind: 'skip', reason: 'total' };
  if (texts.slice(0, 4).some(({ text }) => SAMPLE.test(text))) return { kind: 'skip', reason: 'sample' };
  if (texts.length >= 3 && texts.every(({ text }) => UNIT.test(text)) && !name.match(/\p{Script=Han}{2,}/u)) return { kind: 'skip', reason: 'units' };
  const section = texts.length === 1 ? SECTION.exec(first.text) : null;
  if (section && !name.match(/^\p{Script=Han}{2,3}$/u)) return { kind: 'skip', reason: 'section', village: section[2]! };
  const wide = spread(row.number, first.column, covered) >= 4;
  if (!name || first.column === columns.get('name') || wide) {
    if (FOOTER.test(first.text)) return { kind: 'skip', reason: 'footer' };
    if (NOTE.test(first.text) || (wide && texts.length <= 2)) return { kind: 'skip', reason: 'note' };
  }
  if (rest.length === 0) return { kind: 'skip', reason: 'only_number' };
  return { kind: 'data' };
}

function spread(row: number, column: number, covered: Covered): number {
  const next = covered.get(`${row}:${column + 1}`);
  return next && next.row === row && next.column === column ? next.across : 1;
}

/** What a row above the header is. */
export function aboveKind(row: Row): AboveReason {
  const text = squeeze(row.cells.map((c) => c?.text ?? '').join(''));
  if (/(填报|填表|制表|报送)(单位|时间|日期|人)|单位[::]|时间[::]/.test(text)) return 'form_line';
  return /(名册|名单|台账|登记表|汇总表|花名册|情况表|统计表|一览表)/.test(text) ? 'title' : 'above';
}
