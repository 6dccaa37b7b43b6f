import type { AgainstReason, MatchReason, MergeField } from '@guiyan/shared/domain/people';

/** What matching looks at: indexes, never a number in clear. */
export interface Recorded {
  id: string; name: string; sex: string; birth: string; birthPrecision: string; villageId: string | null; familyId: string | null; idNoIx: string | null; id15Ix: string | null; idState: string; phoneIx: string | null;
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`);

const length = (precision: string): number => (precision === 'year' ? 4 : precision === 'month' ? 7 : 10);
/** Both known and, as far as both are known, the same. */
const sameBirth = (a: Recorded, b: Recorded): boolean | null => {
  if (!a.birth || !b.birth) return null;
  const n = Math.min(length(a.birthPrecision), length(b.birthPrecision));
  return a.birth.slice(0, n) === b.birth.slice(0, n);
};
const differ = (a: string | null, b: string | null): boolean => Boolean(a) && Boolean(b) && a !== b;
/** Two sound numbers that differ are two people, whatever else agrees. */
export const twoSoundIds = (a: Recorded, b: Recorded): boolean => a.idState === 'ok' && b.idState === 'ok' && a.idNoIx !== b.idNoIx;

/** R12 By ID number; by name and the first fifteen digits; by name, village and birth; by name and phone; by name and village where nothing else is known. Null: nothing says so. */
export function matchOf(a: Recorded, b: Recorded): MatchReason | null {
  if (twoSoundIds(a, b)) return null;
  if (a.idNoIx && a.idNoIx === b.idNoIx) return 'id_no';
  if (a.name !== b.name) return null;
  if (a.id15Ix && a.id15Ix === b.id15Ix) return 'id15';
  // Numbers that already part within the first fifteen digits, damaged or not, are two people's.
  if (differ(a.id15Ix, b.id15Ix)) return null;
  const born = sameBirth(a, b);
  const here = a.villageId !== null && a.villageId === b.villageId;
  if (here && born) return 'name_birth';
  if (born === false) return null;
  if (a.phoneIx && a.phoneIx === b.phoneIx) return 'phone';
  return here && !differ(a.phoneIx, b.phoneIx) ? 'name_village' : null;
}

export function againstOf(a: Recorded, b: Recorded): AgainstReason[] {
  const out: AgainstReason[] = [];
  if (differ(sexOf(a.sex), sexOf(b.sex))) out.push('sex');
  if (sameBirth(a, b) === false) out.push('birth');
  if (differ(a.phoneIx, b.phoneIx)) out.push('phone');
  if (differ(a.villageId, b.villageId)) out.push('village');
  if (differ(a.familyId, b.familyId)) out.push('family');
  return out;
}
const sexOf = (sex: string): string => (sex === 'male' ? '男' : sex === 'female' ? '女' : sex);

export interface Edge { id: string; keepId: string; goneId: string }
/** Who stands for whom while these merges stand: record → survivor, over the records that any of them names. */
export function survivorsOf(ids: readonly string[], edges: readonly Edge[]): Map<string, string> {
  const next = new Map(edges.map((e) => [e.goneId, e.keepId]));
  return new Map(ids.map((id) => {
    let at = id;
    for (const seen = new Set([at]); next.has(at) && !seen.has(next.get(at)!); seen.add(at)) at = next.get(at)!;
    return [id, at];
  }));
}

/** Columns a fact lies in; they move together. */
export const columnsOf: Record<MergeField, readonly string[]> = {
  name: ['name', 'pinyin', 'givenPinyin', 'initials'], sex: ['sex'], birth: ['birth', 'birthPrecision'], nation: ['nation'], edu: ['edu'], idNo: ['idNoCt', 'idNoIx', 'id15Ix', 'idState'], phone: ['phoneCt', 'phoneIx'], otherPhone: ['otherPhoneCt', 'otherPhoneLabel'],
  village: ['villageId', 'groupName'], duty: ['duty'],
};

export interface Standing { isMember: boolean; outDay: string | null; away: boolean }
export type Refusal = 'people.two_ids' | 'people.keep_member' | 'people.keep_away' | 'people.two_outflows';
/** R12 Why these two cannot be merged this way round. The member stays, and of two members the one who is away; two going-aways of different days are for a person to settle first. */
export function refusalOf(keep: Recorded & Standing, gone: Recorded & Standing): Refusal | null {
  if (twoSoundIds(keep, gone)) return 'people.two_ids';
  if (gone.isMember && !keep.isMember) return 'people.keep_member';
  if (gone.away && !keep.away) return 'people.keep_away';
  return keep.away && gone.away && keep.outDay !== gone.outDay ? 'people.two_outflows' : null;
}
