import { dependentWords, type DependentKind } from '@guiyan/shared/domain/families';

/** `subjectId`: the family, or the one of it the pairing is about. */
export const openKey = (subjectId: string, helperId: string): string => `${subjectId}|${helperId}`;

const counted: readonly DependentKind[] = ['elder', 'woman', 'child', 'other'];
/** 老人 1，孩子 2 */
export const peopleWords = (kinds: readonly string[]): string =>
  counted.map((k) => [k, kinds.filter((x) => x === k).length] as const).filter(([, n]) => n > 0).map(([k, n]) => `${dependentWords[k]} ${n}`).join('，') || '没有登记家人';

const pinyin = new Intl.Collator('zh-CN');
/** By name and by nothing else: who looks after more is no better. */
export const inNameOrder = (a: { name: string; personId: string }, b: { name: string; personId: string }): number => pinyin.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1);

/** H5 A difficulty told or seen becomes a matter of its own. */
export const isTrouble = (visit: { state: string; difficulty: string }): boolean => visit.state === 'trouble' || visit.difficulty !== '';

export interface PairingFacts { helperClass?: string; role?: string; aspects?: readonly string[]; duty?: string; unitId?: string | null; personId?: string | null; level?: string | null }
/** What the given facts change; what is blank, or only the usual role, changes nothing. */
export function changes(known: { helperClass: string; role: string; aspects: readonly string[]; duty: string }, given: PairingFacts): { helperClass?: string; role?: string; aspects?: string[]; duty?: string } {
  const aspects = given.aspects ?? [];
  return {
    ...(given.helperClass && given.helperClass !== known.helperClass ? { helperClass: given.helperClass } : {}),
    ...(given.role && given.role !== 'helper' && given.role !== known.role ? { role: given.role } : {}),
    ...(given.duty && given.duty !== known.duty ? { duty: given.duty } : {}),
    ...(aspects.length && [...aspects].sort().join() !== [...known.aspects].sort().join() ? { aspects: [...aspects] } : {}),
  };
}
