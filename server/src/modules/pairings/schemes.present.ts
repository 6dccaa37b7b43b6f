import type { Output, Parsed } from '@guiyan/shared/contract';
import { groupSeat } from '@guiyan/shared/domain/orgs';
import { pairingLevels } from '@guiyan/shared/domain/pairings';
import { wearer, type Op } from '../../platform/op';
import { namesOn } from '../orgs';
import { coverage, getScheme, listSchemes, loads, type Load } from './coverage.queries';
import { atLevel, byName, counted, type Covered } from './coverage.rules';
import type { Scheme } from './schemes.entity';
import { listZones, type ZoneLine } from './zones.queries';

export const presentScheme = (op: Op, s: Scheme): Output<'schemes.set'> =>
  ({ id: s.id, name: s.name, subjects: s.subjects, levels: s.levels, most: s.most, note: s.note, from: s.fromDay, until: s.untilDay, setBy: s.setByName, can: wearer(op).hat === 'county' && s.untilDay === null ? ['set', 'end'] : [] });
export const presentSchemes = async (op: Op): Promise<Output<'schemes.list'>> => ({ rows: (await listSchemes(op)).map((s) => presentScheme(op, s)) });

/** L5 The places below one's own: townships for a county, villages for a township, groups inside a village. */
const placeKey = (op: Op, village: string | undefined) => {
  const a = wearer(op);
  return (s: Covered): string | null => (a.villageId || village ? s.groupName : a.townshipId ? s.villageId : s.townshipId);
};
const NO_GROUP = '没写组';
export async function presentCoverage(op: Op, { id, village }: Parsed<'schemes.coverage'>): Promise<Output<'schemes.coverage'>> {
  const scheme = await getScheme(op, id);
  const list = await coverage(op, scheme, village);
  const keyOf = placeKey(op, village);
  const keys = [...new Set(list.map((s) => keyOf(s) ?? ''))];
  const inGroups = Boolean(village) || wearer(op).villageId !== null;
  const names = inGroups ? new Map() : await namesOn(op, keys, op.today);
  const order = (key: string): number => (inGroups ? groupSeat(key) : (names.get(key) as { seq: number } | undefined)?.seq ?? 99_999);
  const places = keys.map((key) => ({ key, name: inGroups ? key || NO_GROUP : (names.get(key) as { name: string } | undefined)?.name ?? '', ...counted(list.filter((s) => (keyOf(s) ?? '') === key)) }));
  const helpers = await loads(op);
  return {
    scheme: presentScheme(op, scheme), ...counted(list), levels: scheme.levels.map((level) => ({ level, ...counted(atLevel(list, level)) })),
    places: places.sort((a, b) => order(a.key) - order(b.key) || (a.name < b.name ? -1 : 1)), helpers: { total: helpers.length, over: helpers.filter((h) => h.families > scheme.most).length },
  };
}

/** A page of a list that was put together in memory; `key` says where the last page ended. */
function cut<T extends { key: string }>(all: readonly T[], cursor: string | undefined, limit: number): { shown: T[]; next: string | null; total: number } {
  const start = cursor ? all.findIndex((r) => r.key === cursor) + 1 : 0;
  const shown = all.slice(start, start + limit);
  return { shown, next: start + limit < all.length ? shown.at(-1)!.key : null, total: all.length };
}
export async function presentSubjects(op: Op, { id, show, level, village, place, cursor, limit }: Parsed<'schemes.subjects'>): Promise<Output<'schemes.subjects'>> {
  const all = await coverage(op, await getScheme(op, id), village);
  const keyOf = placeKey(op, village);
  const asked = (level ? atLevel(all, level) : all).filter((s) => (show === 'all' || s.covered === (show === 'covered')) && (place === undefined || (keyOf(s) ?? '') === place)).sort(byName);
  const { shown, next, total } = cut(asked, cursor, limit);
  return { next, total, rows: shown.map((s) => ({ familyId: s.familyId, personId: s.personId, subject: s.kind, name: s.name, village: s.village, groupName: s.groupName, helpers: s.helpers, missing: s.missing, covered: s.covered })) };
}
export async function presentLoad(op: Op, { id, over, cursor, limit }: Parsed<'schemes.load'>): Promise<Output<'schemes.load'>> {
  const { most } = await getScheme(op, id);
  const isOver = (l: Load): boolean => l.families > most;
  const { shown, next, total } = cut((await loads(op)).filter((l) => !over || isOver(l)).sort(byName), cursor, limit);
  return { next, total, rows: shown.map((l) => ({ helperId: l.key, name: l.name, unit: l.unit, families: l.families, over: isOver(l) })) };
}

export const presentZone = (z: ZoneLine): Output<'zones.end'> => ({
  id: z.id, villageId: z.villageId, village: z.village, groups: z.groupNames, helperId: z.helperId, helper: z.helper, unit: z.unit ?? '', duty: z.duty, level: pairingLevels.find((l) => l === z.level) ?? 'village', from: z.fromDay, until: z.untilDay, reason: z.reason, can: z.untilDay === null ? ['end'] : [],
});
export async function presentZones(op: Op, input: Parsed<'zones.list'>): Promise<Output<'zones.list'>> {
  const page = await listZones(op, input);
  return { ...page, rows: page.rows.map(presentZone) };
}
