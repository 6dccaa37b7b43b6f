import type { DependentKind } from '@guiyan/shared/domain/families';
import type { Cell } from './book';
import { BLANK, type Option, type Reading } from './reading';
import type { Sex } from './simple';
import { saysNothing, squeeze } from './text';

/** Seen from the member: the row's person is the member's … */
export const relations = ['father', 'mother', 'parent', 'husband', 'wife', 'spouse', 'son', 'daughter', 'child', 'grandfather', 'grandmother', 'grandparent', 'parent_in_law', 'grandchild', 'sibling', 'other', 'self'] as const;
export type Relation = (typeof relations)[number];
export const relationWords: Record<Relation, string> = {
  father: '父亲', mother: '母亲', parent: '父母', husband: '丈夫', wife: '妻子', spouse: '配偶', son: '儿子', daughter: '女儿', child: '子女', grandfather: '祖父', grandmother: '祖母', grandparent: '祖辈', parent_in_law: '公婆或岳父母', grandchild: '孙辈', sibling: '兄弟姐妹', other: '其他亲属', self: '本人',
};

const RELATIONS: [RegExp, Relation][] = [
  [/^(父|父亲|爸爸|爸|继父|养父)$/, 'father'], [/^(母|母亲|妈妈|妈|继母|养母)$/, 'mother'], [/^(父母|双亲)$/, 'parent'],
  [/^(夫|丈夫|老公)$/, 'husband'], [/^(妻|妻子|老婆|媳妇)$/, 'wife'], [/^(配偶|爱人|夫妻|对象)$/, 'spouse'],
  [/^(子|儿子|儿|[长次三四五六独养继大二小][子儿]|[大二小]儿子|继子|养子)$/, 'son'], [/^(女|女儿|[长次三四五六独养继大二小]女|[大二小]女儿|养女|继女)$/, 'daughter'], [/^(子女|孩子|小孩)$/, 'child'],
  [/^(爷爷|祖父|外公|外祖父|公|姥爷|阿公)$/, 'grandfather'], [/^(奶奶|祖母|外婆|外祖母|婆|姥姥|阿婆)$/, 'grandmother'], [/^(祖父母|祖辈|外祖父母)$/, 'grandparent'],
  [/^(岳父|岳母|公公|婆婆|岳父母|公婆|丈人|丈母娘|家公|家婆)$/, 'parent_in_law'], [/^(孙|孙子|孙女|外孙|外孙女|[长次]孙女?|曾孙|曾孙女)$/, 'grandchild'],
  [/^(兄|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|哥|兄弟|姐妹|[大二三]?[哥弟姐妹]|兄妹|姐弟)$/, 'sibling'],
  [/^(儿媳|儿媳妇|女婿|侄子|侄女|侄儿|外甥|外甥女|嫂子|嫂|弟媳|叔叔|叔|伯父|伯|姑姑|舅舅|姨|婶婶|亲属|亲戚|其他|其他亲属|其他关系)$/, 'other'], [/^(本人|户主|自己)$/, 'self'],
];

const RELATION_OPTIONS: Option[] = (['parent', 'spouse', 'child', 'grandparent', 'other'] as const).map((value) => ({ value, label: relationWords[value] }));

export function readRelation(cell: Cell | undefined): Reading<Relation> {
  const raw = squeeze(cell?.text ?? '');
  if (!raw || saysNothing(raw)) return { value: null };
  const text = raw.replace(/^(系?(党员|其|流动党员)?之|党员(的)?|其)/, '').replace(/关系$/, '');
  const found = RELATIONS.find(([pattern]) => pattern.test(text))?.[1];
  if (found) return { value: found };
  return { value: null, ask: { kind: 'relation', reason: 'unclear', prompt: `“${raw.slice(0, 10)}”是党员的什么人？`, parsed: '认不出', alike: `写着“${raw.slice(0, 10)}”`, options: [...RELATION_OPTIONS, BLANK], suggested: 'other', resolve: (option) => relations.find((r) => r === option) ?? null } };
}

/** `kind` is the one class in which totals count the person; an old woman is an elder once. The marks may all be true. */
export interface FamilyClass { kind: DependentKind; elder: boolean; woman: boolean; child: boolean; ill: boolean; disabled: boolean }

const ELDER = 60;
const CHILD = 16;

export interface About { age: number | null; sex: Sex | null; relation: Relation | null }

const CLASS_OPTIONS: Option[] = [{ value: 'child', label: '儿童' }, { value: 'elder', label: '老人' }, { value: 'woman', label: '妇女' }, { value: 'other', label: '都不是' }];
const only = (kind: DependentKind): FamilyClass => ({ kind, elder: kind === 'elder', woman: kind === 'woman', child: kind === 'child', ill: false, disabled: false });

function guess({ age, sex, relation }: About): DependentKind {
  if (age !== null) return age < CHILD ? 'child' : age >= ELDER ? 'elder' : sex === 'female' ? 'woman' : 'other';
  if (relation === 'wife') return 'woman';
  return relation && ['father', 'mother', 'parent', 'grandfather', 'grandmother', 'grandparent', 'parent_in_law'].includes(relation) ? 'elder' : 'other';
}

function ask(reason: string, prompt: string, raw: string, suggested: DependentKind, marks: Partial<FamilyClass>): Reading<FamilyClass> {
  return {
    value: null,
    ask: {
      kind: 'class', reason, prompt, parsed: CLASS_OPTIONS.find((o) => o.value === suggested)!.label, alike: raw ? `写着“${raw.slice(0, 10)}”` : '没写身份类别', options: CLASS_OPTIONS, suggested,
      resolve: (option) => ({ ...only(option as DependentKind), ...marks }),
    },
  };
}

/** 老/妇/童/病/残 and their longer forms, one or several in a cell. */
export function readClass(cell: Cell | undefined, about: About): Reading<FamilyClass> {
  const raw = squeeze(cell?.text ?? '');
  if (about.relation === 'self') return { value: only('other') };
  const elder = /老/.test(raw);
  const child = /童|未成年|孩|幼|学生/.test(raw);
  const woman = /妇/.test(raw);
  const ill = /病/.test(raw);
  const disabled = /残/.test(raw);
  const marks = { ill, disabled };
  const found: DependentKind[] = [...(child ? ['child' as const] : []), ...(elder ? ['elder' as const] : []), ...(woman ? ['woman' as const] : [])];
  const suggested = guess(about);
  if (found.length === 0) {
    if ((ill || disabled) && about.age !== null) return { value: { ...only(suggested), ...marks } };
    return ask(raw ? 'unclear' : 'blank', raw ? `“${raw.slice(0, 10)}”算哪一类？` : '没写身份类别，算哪一类？', raw, suggested, marks);
  }
  if (child && (elder || woman)) return ask('both', '又是老人妇女又是儿童，算哪一类？', raw, suggested, marks);
  const { age } = about;
  if (age !== null && ((child && age >= CHILD + 2) || (elder && age < ELDER - 10) || (woman && age < CHILD))) return ask('age', `写着“${raw}”，年龄是 ${age} 岁，算哪一类？`, raw, suggested, marks);
  return { value: { kind: found[0]!, elder, woman, child, ...marks } };
}
