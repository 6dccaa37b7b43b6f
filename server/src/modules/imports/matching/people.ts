import type { FuzzyDay } from '@guiyan/shared/domain/dates';
import { toId18 } from '@guiyan/shared/domain/idno';
import type { Op } from '../../../platform/op';
import type { KnownVillage } from '../../orgs';
import { changePerson, getPerson } from '../../people';
import { subjectNames } from '../named';
import type { Registry } from '../registry';
import type { IdValue, OwnedPhone } from '../sheet';
import { familyKey, hasHome, keptOf, type Area, type Facts, type Who } from '../who';
import { notYours, refused, type Outcome } from './outcome';

export const isOutside = (area: Area, p: { townshipId: string | null; villageId: string | null }): boolean => p.townshipId !== area.townshipId || (area.villages !== null && !(p.villageId !== null && area.villages.includes(p.villageId)));
/** A member of this place's roster; one of elsewhere who lives here is none. */
export const isOurs = (reg: Registry, p: Who): boolean => p.isMember && !isOutside(reg.area, p) && !reg.members.get(p.id)?.inflow;

/** The village a row is to be written in, made where the township does not have it yet; or why it cannot be. */
export function placeFor(reg: Registry, name: string | null): KnownVillage | Outcome {
  const { area } = reg;
  const village = reg.villageNamed(name) ?? (name ? (area.villageId === null ? reg.makeVillage(name) : null) : area.villageId && reg.villageWithId(area.villageId));
  if (!village) return name ? notYours(name) : refused('没写村，不知道放在哪个村');
  return area.villages !== null && !area.villages.includes(village.id) ? notYours(village.name) : village;
}

export const agree = (a: FuzzyDay, b: { birth: string; birthPrecision: string }): boolean => {
  const length = Math.min(...[a.precision, b.birthPrecision].map((p) => (p === 'year' ? 4 : p === 'month' ? 7 : 10)));
  return a.day.slice(0, length) === b.birth.slice(0, length);
};
export const soundId = (id: IdValue | null): string | null => (id?.idNo && !id.kept ? toId18(id.idNo) : null);

interface Matched { name: string; id: IdValue | null; birth: FuzzyDay | null; phones: OwnedPhone[] | null }
/** R12 By ID number; by name and the first fifteen digits of a damaged one; by name, village and birth; by name and phone. */
/** A row that was written before two records became one still finds its person. */
export function findSame(op: Op, reg: Registry, villages: ReadonlySet<string | null>, v: Matched): Who | null {
  const found = findRecord(op, reg, villages, v);
  return found && keptOf(found);
}
function findRecord(op: Op, reg: Registry, villages: ReadonlySet<string | null>, v: Matched): Who | null {
  const idNo = soundId(v.id);
  const byId = idNo ? reg.withId(op, idNo) : null;
  if (byId) return byId;
  const named = reg.named(v.name).filter((p) => p.townshipId === reg.area.townshipId);
  const first15 = idNo?.slice(0, 15) ?? v.id?.first15 ?? null;
  if (first15) {
    const index = reg.id15IndexOf(op, first15);
    const byPart = named.find((p) => p.id15Ix === index && !(idNo && p.idState === 'ok'));
    if (byPart) return byPart;
  }
  // Two sound numbers that differ are two people, whatever else agrees.
  const possible = named.filter((p) => !(idNo && p.idState === 'ok') && villages.has(p.villageId));
  const { birth } = v;
  if (birth) return possible.find((p) => p.birth && agree(birth, p)) ?? null;
  if (v.phones?.length) return possible.find((p) => !p.birth && v.phones!.some((ph) => ph.number === p.phone)) ?? null;
  // Nothing but a name on either side, and it is borne once: the same line again.
  const bare = idNo ? [] : possible.filter((p) => !p.birth && !p.idNoIx && !p.phone);
  return bare.length === 1 ? bare[0]! : null;
}

interface About { name: string; sex: string | null; birth: FuzzyDay | null; id: IdValue | null; nation?: string | null; edu?: string | null; phones: OwnedPhone[] | null; group: string | null }
export function facts(v: About): Facts {
  const own = v.phones?.find((p) => !p.owner || p.owner === '本人') ?? v.phones?.[0];
  const other = v.phones?.find((p) => p !== own);
  return {
    name: v.name, ...(v.sex ? { sex: v.sex } : {}), ...(v.birth ? { birth: v.birth.day, birthPrecision: v.birth.precision } : {}), ...(v.nation ? { nation: v.nation } : {}), ...(v.edu ? { edu: v.edu } : {}), ...(v.group ? { groupName: v.group } : {}),
    ...(v.id?.idNo ? { idNo: v.id.kept ? v.id.idNo : toId18(v.id.idNo), idState: v.id.kept ? ('damaged' as const) : ('ok' as const) } : {}),
    ...(own ? { phone: own.number } : {}), ...(other ? { otherPhone: other.number, otherPhoneLabel: other.owner } : {}),
  };
}

/** Changes only what differs and what the row really says; answers whether anything did. */
export function update(op: Op, reg: Registry, p: Who, f: Facts): boolean {
  // A sound number is never overwritten by a damaged one, nor a day by a mere month of it.
  const worse = (k: string) => (k === 'idNo' && f.idState === 'damaged' && p.idState === 'ok') || (k.startsWith('birth') && p.birthPrecision === 'day' && f.birthPrecision !== 'day' && p.birth.startsWith((f.birth ?? '').slice(0, 4)));
  const differs = Object.entries(f).filter(([k, v]) => v !== undefined && v !== '' && v !== null && !['idState', 'otherPhoneLabel'].includes(k) && p[k as keyof Who] !== v && !worse(k)).map(([k]) => k);
  if (!differs.length) return false;
  const wanted = new Set([...differs, ...(differs.includes('idNo') ? ['idState'] : []), ...(differs.includes('otherPhone') ? ['otherPhoneLabel'] : [])]);
  const given: Facts = Object.fromEntries(Object.entries(f).filter(([k]) => wanted.has(k)));
  reg.changePerson(op, p, given, async (w) => changePerson(w, await getPerson(w, p.id), given));
  return true;
}

/** The member of the roster a family or pairing row speaks of: by ID, else by name and village, else by a name that is alone. */
export function memberNamed(op: Op, reg: Registry, name: string, villageName: string | null, id: IdValue | null): Who | string {
  const idNo = soundId(id);
  const byId = idNo ? reg.withId(op, idNo) : null;
  if (byId && isOurs(reg, byId)) return byId;
  const members = reg.named(name).filter((p) => isOurs(reg, p));
  const village = reg.villageNamed(villageName);
  const near = [...new Set((village ? members.filter((p) => p.villageId !== null && village.ids.has(p.villageId)) : members).map(keptOf))];
  if (near.length === 1) return near[0]!;
  if (near.length > 1) return `叫${name}的党员有 ${near.length} 位，分不清是哪一位`;
  return members.length ? `${name}不在${villageName ?? '这个村'}，请核对村名` : `党员名册里没有${name}，请先导入名册`;
}

/** Somebody at home here, or a member: whose home is visited, or who asked for something. Answers the person, or why nobody is meant. */
export function subjectNamed(reg: Registry, written: string, villageName: string | null): Who | string {
  const village = reg.villageNamed(villageName);
  for (const name of subjectNames(written)) {
    const known = [...new Set(reg.named(name).map(keptOf))].filter((p) => !isOutside(reg.area, p) && (hasHome(p) || p.isMember));
    if (!known.length) continue;
    const near = villageName ? known.filter((p) => village !== null && p.villageId !== null && village.ids.has(p.villageId)) : known;
    const homes = new Set(near.map(familyKey));
    if (homes.size === 1) return near.find((p) => p.isMember) ?? near[0]!;
    return homes.size ? `叫${name}的有 ${homes.size} 家，分不清是哪一家，请写明村` : `${name}不在${villageName ?? '这个村'}，请核对村名`;
  }
  return `名册和家属名册里都没有${subjectNames(written)[0] ?? written}，请先导入`;
}
