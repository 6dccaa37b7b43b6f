import type { PairingLevel, SchemeSubject } from '@guiyan/shared/domain/pairings';

export interface Subject { key: string; kind: SchemeSubject; familyId: string; personId: string | null; name: string; village: string; villageId: string | null; townshipId: string | null; groupName: string }
/** An open pairing, as far as coverage asks. `personId` null: the whole family. */
export interface Tie { familyId: string; personId: string | null; level: string | null; helper: string }
/** An open zone; no groups: the whole village. */
export interface Cover { villageId: string; groups: readonly string[]; level: string; helper: string }
export interface Covered extends Subject { helpers: string[]; missing: PairingLevel[]; covered: boolean; levels: ReadonlySet<string> }

/**
 * H3 Who is covered: by a pairing of one's own, and at each level the scheme names by a pairing of that level or by whoever covers the village or group.
 * A scheme that names no level asks for any pairing.
 */
export function coverageOf(subjects: readonly Subject[], levels: readonly PairingLevel[], ties: readonly Tie[], zones: readonly Cover[]): Covered[] {
  const byFamily = grouped(ties, (t) => t.familyId);
  const byVillage = grouped(zones, (z) => z.villageId);
  return subjects.map((s) => {
    const own = (byFamily.get(s.familyId) ?? []).filter((t) => !t.personId || !s.personId || t.personId === s.personId);
    const over = (byVillage.get(s.villageId ?? '') ?? []).filter((z) => z.groups.length === 0 || z.groups.includes(s.groupName));
    const have = new Set([...own, ...over].flatMap((x) => x.level ?? []));
    const missing = levels.filter((l) => !have.has(l));
    return { ...s, helpers: [...new Set([...own, ...over].map((x) => x.helper))], missing, covered: levels.length ? missing.length === 0 : own.length > 0, levels: have };
  });
}
function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const one of list) { const key = keyOf(one); const there = out.get(key); if (there) there.push(one); else out.set(key, [one]); }
  return out;
}

export interface Counted { total: number; covered: number; gaps: number }
export const counted = (list: readonly { covered: boolean }[]): Counted => { const covered = list.filter((s) => s.covered).length; return { total: list.length, covered, gaps: list.length - covered }; };
/** The same subjects, asked about one level only. */
export const atLevel = (list: readonly Covered[], level: PairingLevel): Covered[] => list.map((s) => ({ ...s, covered: s.levels.has(level), missing: s.levels.has(level) ? [] : [level] }));

const pinyin = new Intl.Collator('zh-CN');
/** By name and by nothing else. */
export const byName = (a: { name: string; key: string }, b: { name: string; key: string }): number => pinyin.compare(a.name, b.name) || (a.key < b.key ? -1 : 1);
