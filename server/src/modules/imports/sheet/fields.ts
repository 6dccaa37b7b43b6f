import type { ImportKind } from '@guiyan/shared/domain/imports';
import { layouts } from './layouts';
import { noHeads, SEP, type Heads } from './heads';
import { squeeze } from './text';

/** Every field any ledger knows. A head that means none of them is an unread column: shown, and its values kept. */
export const fields = [
  'seq', 'township', 'village', 'group', 'branch', 'name', 'memberName', 'sex', 'nation', 'birth', 'age', 'idNo', 'memberIdNo', 'edu', 'joined', 'confirmed', 'category',
  'outDate', 'backDate', 'place', 'job', 'reason', 'phone', 'memberPhone', 'liaison', 'liaisonPhone', 'certHeld', 'certNo', 'dues', 'address', 'household', 'lost',
  'relation', 'class', 'health', 'labour', 'benefits', 'needs', 'cardNo', 'helper', 'helperClass', 'helperUnit', 'helperPhone', 'since', 'until', 'aspects', 'difficulty', 'remark',
  'floating', 'flowType', 'flowRange', 'state', 'inDate', 'relationAt', 'day', 'by', 'way', 'content', 'item', 'result', 'amount', 'hours', 'skill', 'wage', 'leftType', 'boarding', 'schooling', 'living', 'selfCare', 'land', 'former', 'occasion', 'doneOn', 'basis', 'balance', 'spent', 'validTo', 'brought', 'activist', 'politics',
] as const;
export type Field = (typeof fields)[number];

const lookup = Object.fromEntries(
  Object.entries(layouts).map(([kind, { titles }]) => [kind, new Map(Object.entries(titles).flatMap(([field, heads]) => heads.map((title) => [title, field as Field] as const)))]),
) as Record<ImportKind, Map<string, Field>>;

/** A head as compared: NFKC, no blanks or line breaks, no marks of duty, no note in brackets that only explains. */
export const tidyTitle = (text: string): string => squeeze(text).replace(/^[*※★]+|[*※★::]+$/g, '');
// Under such a group the bare 姓名 or 电话 belongs to that person and never to the one the row is about.
const ROLE_GROUP = /(儿童|老人|妇女|家属|户主|申请人|父亲|母亲|父$|母$|监护人|联系人|联络员|帮扶|结对|丈夫|妻子|配偶|子女|填报人|流入地|流入党)/;

// 姓名(必填) is 姓名; 姓名(监护人) is somebody else.
function withoutBrackets(title: string): string {
  const note = /\(([^()]*)\)$/.exec(title)?.[1];
  return note === undefined || ROLE_GROUP.test(note) ? title : title.slice(0, -note.length - 2);
}

/** The field a column means, from its heads top to bottom; undefined when it is none of this ledger's. */
export function fieldOf(kind: ImportKind, path: readonly string[], heads: Heads = noHeads): Field | undefined {
  const told = heads.told(kind, path.join(SEP));
  if (told !== undefined) return told || undefined;
  const table = lookup[kind];
  const leaf = path.at(-1) ?? '';
  const groups = path.slice(0, -1);
  const joined = path.join('');
  const direct = table.get(joined) ?? table.get(withoutBrackets(joined));
  if (direct) return direct;
  const role = groups.findLast((g) => ROLE_GROUP.test(g));
  if (role && !(layouts[kind].shape === 'family' && /^(家属|家属情况|留守家属情况|家属信息)$/.test(role))) {
    return table.get(role + leaf) ?? (/姓名$/.test(leaf) ? table.get(role) : undefined);
  }
  return table.get(leaf) ?? table.get(withoutBrackets(leaf));
}

/** The same of a head as it was kept. */
export const fieldNamed = (kind: ImportKind, title: string): Field | undefined => fieldOf(kind, title.split(SEP).map(tidyTitle));

/** Whether a text is a head of any ledger: this is what tells a header row from a row of values. */
export const isKnownTitle = (title: string, told: Heads = noHeads): boolean => {
  if (told.isKnown(title)) return true;
  let known = heads.get(title);
  if (known === undefined) {
    known = Object.values(lookup).some((table) => table.has(title) || table.has(withoutBrackets(title))) || kinOf([title]) !== undefined;
    if (heads.size > 5000) heads.clear();
    heads.set(title, known);
  }
  return known;
};
const heads = new Map<string, boolean>();

/** A column of another person of the row: 子女1姓名, 父亲 | 联系电话. */
export interface KinColumn { role: string; n: number; leaf: Field | null }
const KIN = /^(受?委托监护人|临时监护人|监护人|外祖父|外祖母|祖父|祖母|父亲|父|母亲|母|爷爷|奶奶|外公|外婆|子女|儿子|女儿|配偶|丈夫|妻子|家庭主要成员|家庭成员|家属|成员|紧急联系人)(情况|信息)?([1-9一二三四五六])?[的·]?(.*)$/;
const kinLeaves: [RegExp, Field][] = [
  [/^(姓名|名字)$/, 'name'], [/^(公民)?身份(证)?(件)?(号|号码|证)$|^公民身份证号码?$/, 'idNo'], [/^(联系)?电话(号码)?$|^手机号?码?$|^联系方式$/, 'phone'], [/^出生(日期|年月|年月日)$/, 'birth'], [/^(务工|外出|工作)(地点|地|单位|地址|详细地址)$|^工作详细地址$/, 'place'],
  [/关系$/, 'relation'], [/^年龄$/, 'age'], [/^性别$/, 'sex'], [/^健康(状况)?$/, 'health'], [/^(身份)?类别$/, 'class'], [/^劳动能力$/, 'labour'], [/^(家庭)?(住址|地址)$/, 'address'],
];
export function kinOf(path: readonly string[]): KinColumn | undefined {
  const m = KIN.exec(path.join(''));
  if (!m) return undefined;
  const leaf = m[4] ? kinLeaves.find(([pattern]) => pattern.test(m[4]!))?.[1] : 'name';
  // A role with a word that is no fact about a person is a head of its own: 父母外出情况.
  return leaf || path.length > 1 ? { role: m[1]!, n: m[3] ? Number(m[3]) || '一二三四五六'.indexOf(m[3]) + 1 : 1, leaf: leaf ?? null } : undefined;
}
