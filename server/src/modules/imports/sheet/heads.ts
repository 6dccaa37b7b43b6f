import { importKinds, type ImportKind } from '@guiyan/shared/domain/imports';
import { layouts } from './layouts';
import type { Field } from './fields';
import type { Answers } from './rows';
import { squeeze } from './text';

/** What people said a head means, beside what every ledger knows: by ledger and head, '' for none of its fields. */
export interface Heads {
  /** undefined when nobody said anything. */
  told(kind: ImportKind, head: string): Field | '' | undefined;
  isKnown(part: string): boolean;
}
/** Levels of a head, as it is shown and kept. */
export const SEP = '·';
const PREFIX = 'head!';
/** A head's meaning is kept among the answers of its import, so that a stopped one is read again as it was. */
export const headKey = (kind: ImportKind, head: string): string => `${PREFIX}${kind}!${head}`;

export function headsOf(answers: Answers): Heads {
  const said = Object.entries(answers).filter(([key]) => key.startsWith(PREFIX));
  const known = new Set(said.flatMap(([key, field]) => (field ? key.split('!').slice(2).join('!').split(SEP) : [])));
  return { told: (kind, head) => answers[headKey(kind, head)] as Field | '' | undefined, isKnown: (part) => known.has(part) };
}
export const noHeads: Heads = { told: () => undefined, isKnown: () => false };
export const fieldsOf = (kind: ImportKind): Field[] => Object.keys(layouts[kind].titles) as Field[];
/** Fields worth choosing: those with a place here, and those a ledger is known by. */
export function choicesOf(kind: ImportKind): Field[] {
  const useful = new Set<Field>([...layouts[kind].placed, ...layouts[kind].needs.flat(), layouts[kind].nameField, 'village']);
  return fieldsOf(kind).filter((field) => useful.has(field));
}

const ROLE = /^(?:流动|外出|流出|流入|留守|困境|结对|帮扶|受?委托|临时)*(党员|儿童|孩子|学生|老人|老年人|妇女|家属|户主|申请人|委托人|监护人|外?祖[父母]|[父母]亲?|丈夫|妻子|配偶|子女|儿子|女儿|联系人|联络员|帮扶人|帮扶干部|结对人|走访人|受理人|代办员|填报人|审核人)/;
/** Whose name or number a head speaks of, when it says so: 儿童姓名, 家属情况·姓名. */
const rolesIn = (head: string): string[] => head.split(SEP).flatMap((part) => ROLE.exec(squeeze(part))?.[1] ?? []);
const rolesOf = (kind: ImportKind, field: Field): Set<string> => new Set((layouts[kind].titles[field] ?? []).flatMap(rolesIn));
/** Fields that are facts about one person; whose, says `ofWhom`. */
const OTHERS: ReadonlySet<Field> = new Set<Field>(['memberName', 'memberIdNo', 'memberPhone', 'liaison', 'liaisonPhone', 'helper', 'helperPhone', 'helperUnit', 'by']);
const ABOUT: ReadonlySet<Field> = new Set<Field>(['name', 'sex', 'nation', 'birth', 'age', 'idNo', 'phone', 'edu', 'joined', 'confirmed', 'certNo', 'health', 'labour', ...OTHERS]);

/** R12 儿童姓名 is never 党员姓名: a head that names a role may only mean a fact about that role. */
export function mayMean(kind: ImportKind, head: string, field: Field): boolean {
  if (!fieldsOf(kind).includes(field)) return false;
  const roles = rolesIn(head);
  if (!roles.length || !ABOUT.has(field)) return true;
  const allowed = rolesOf(kind, field);
  if (!OTHERS.has(field)) for (const role of [...rolesOf(kind, layouts[kind].nameField), ...(subjects[kind] ?? [])]) allowed.add(role);
  return roles.every((role) => allowed.has(role));
}
/** Whom a ledger is about, where its own heads do not say. */
const subjects: Partial<Record<ImportKind, readonly string[]>> = { ...Object.fromEntries(importKinds.filter((kind) => layouts[kind].shape === 'member' || layouts[kind].shape === 'inflow').map((kind) => [kind, ['党员']])), elders: ['老人', '老年人'], women: ['妇女'], children: ['儿童', '孩子', '学生'] };
