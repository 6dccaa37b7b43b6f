import type { ImportKind } from '@guiyan/shared/domain/imports';
import { fullDayWords, type FuzzyDay } from '@guiyan/shared/domain/dates';
import type { TagKind } from '@guiyan/shared/domain/families';
import { toId18 } from '@guiyan/shared/domain/idno';
import { row, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { joinFamily, makeFamilyOf } from '../families';
import { addMember, changeMember, changeOutflow, findMemberOfPerson, openOutflow, startOutflow } from '../members';
import { addOrg, villagesByName, type KnownVillage } from '../orgs';
import { addPairing } from '../pairings';
import { addPerson, changePerson, familyPeople, findByName, id15Index, idIndex, idNoOf, otherPhoneOf, phoneOf, type PersonFacts, type PersonRow } from '../people';
import { relationWords, villageKey, type FamilyRow, type IdValue, type OutflowRow, type OwnedPhone, type PairingRow, type ParsedRow } from './sheet';

export type Outcome = { what: 'new' | 'changed' | 'same' } | { what: 'refused'; why: string };
/** Where the one who imports may write: a township, or one village of it. */
export interface Area { countyId: string; townshipId: string; villageId: string | null;
  /** That village and those that became part of it. */
  villages: readonly string[] | null }
const same: Outcome = { what: 'same' };
const fresh: Outcome = { what: 'new' };
const changed: Outcome = { what: 'changed' };
const refused = (why: string): Outcome => ({ what: 'refused', why });

/** Writes one row into the registry, or says why not. The same row again is `same`: matching finds what it wrote. */
export const writeRow = (op: Op, area: Area, r: ParsedRow): Promise<Outcome> => writers[r.kind](op, area, r as never);
const writers: Record<ImportKind, (op: Op, area: Area, r: never) => Promise<Outcome>> = { outflow: writeOutflow, families: writeFamily, pairings: writePairing };

/** The village by its name with or without 村, the present one or an earlier one; made when the township never had one of that name. */
async function villageOf(op: Op, area: Area, name: string | null, make: boolean): Promise<KnownVillage | null> {
  if (!name) return null;
  const { now, before } = await villagesByName(op, area.townshipId);
  const isNamed = (v: { name: string }): boolean => villageKey(v.name) === villageKey(name);
  const known = now.find(isNamed) ?? before.find(isNamed)?.village;
  if (known) return known;
  if (!make) return null;
  const id = await addOrg(op, { countyId: area.countyId, townshipId: area.townshipId, kind: 'village', name, parentId: area.townshipId });
  return { id, name, ids: new Set([id]) };
}

const isOutside = (area: Area, p: { townshipId: string | null; villageId: string | null }): boolean => p.townshipId !== area.townshipId || (area.villages !== null && !(p.villageId !== null && area.villages.includes(p.villageId)));
/** A number that is known elsewhere: the row is another office's to write. */
const elsewhere = (name: string): Outcome => refused(`${name}的身份证号登在别处的名册里，要那边的人来改`);
const notYours = (village: string): Outcome => refused(`${village}不归你管，请组织干事来导`);

const agree = (a: FuzzyDay, b: { birth: string; birthPrecision: string }): boolean => {
  const length = Math.min(...[a.precision, b.birthPrecision].map((p) => (p === 'year' ? 4 : p === 'month' ? 7 : 10)));
  return a.day.slice(0, length) === b.birth.slice(0, length);
};
const soundId = (id: IdValue | null): string | null => (id?.idNo && !id.kept ? toId18(id.idNo) : null);

/** R12 By ID number; by name and the first fifteen digits of a damaged one; by name, village and birth; by name and phone. */
async function findSame(op: Op, area: Area, villages: ReadonlySet<string | null>, v: { name: string; id: IdValue | null; birth: FuzzyDay | null; phones: OwnedPhone[] | null }): Promise<PersonRow | null> {
  const idNo = soundId(v.id);
  if (idNo) {
    const byId = await row<PersonRow>(op.db, sql('select * from people where county_id = ? and id_no_ix = ? and survivor_id is null limit 1', area.countyId, idIndex(op, area.countyId, idNo)));
    if (byId) return byId;
  }
  const named = (await findByName(op, v.name, area.countyId)).filter((p) => p.townshipId === area.townshipId);
  const first15 = idNo?.slice(0, 15) ?? v.id?.first15 ?? null;
  if (first15) {
    const index = id15Index(op, area.countyId, first15);
    const byPart = named.find((p) => p.id15Ix === index && !(idNo && p.idState === 'ok'));
    if (byPart) return byPart;
  }
  // Two sound numbers that differ are two people, whatever else agrees.
  const possible = named.filter((p) => !(idNo && p.idState === 'ok') && villages.has(p.villageId));
  const { birth } = v;
  if (birth) return possible.find((p) => p.birth && agree(birth, p)) ?? null;
  return possible.find((p) => !p.birth && (v.phones ?? []).some((ph) => ph.number === phoneOf(op, p))) ?? null;
}

interface About { name: string; sex: string | null; birth: FuzzyDay | null; id: IdValue | null; nation?: string | null; edu?: string | null; phones: OwnedPhone[] | null; group: string | null }
function facts(v: About): Partial<Omit<PersonFacts, 'countyId'>> {
  const own = v.phones?.find((p) => !p.owner || p.owner === '本人') ?? v.phones?.[0];
  const other = v.phones?.find((p) => p !== own);
  return {
    name: v.name, ...(v.sex ? { sex: v.sex } : {}), ...(v.birth ? { birth: v.birth.day, birthPrecision: v.birth.precision } : {}), ...(v.nation ? { nation: v.nation } : {}), ...(v.edu ? { edu: v.edu } : {}), ...(v.group ? { groupName: v.group } : {}),
    ...(v.id?.idNo ? { idNo: v.id.kept ? v.id.idNo : toId18(v.id.idNo), idState: v.id.kept ? ('damaged' as const) : ('ok' as const) } : {}),
    ...(own ? { phone: own.number } : {}), ...(other ? { otherPhone: other.number, otherPhoneLabel: other.owner } : {}),
  };
}

/** Changes only what differs and what the row really says; answers whether anything did. */
async function update(op: Op, p: PersonRow, f: Partial<Omit<PersonFacts, 'countyId'>>): Promise<boolean> {
  const now: Record<string, unknown> = { ...p, phone: phoneOf(op, p), otherPhone: otherPhoneOf(op, p), idNo: idNoOf(op, p) };
  // A sound number is never overwritten by a damaged one, nor a day by a mere month of it.
  const worse = (k: string) => (k === 'idNo' && f.idState === 'damaged' && p.idState === 'ok') || (k.startsWith('birth') && p.birthPrecision === 'day' && f.birthPrecision !== 'day' && p.birth.startsWith((f.birth ?? '').slice(0, 4)));
  const differs = Object.entries(f).filter(([k, v]) => v !== undefined && v !== '' && !['idState', 'otherPhoneLabel'].includes(k) && now[k] !== v && !worse(k)).map(([k]) => k);
  if (!differs.length) return false;
  const wanted = new Set([...differs, ...(differs.includes('idNo') ? ['idState'] : []), ...(differs.includes('otherPhone') ? ['otherPhoneLabel'] : [])]);
  await changePerson(op, p, Object.fromEntries(Object.entries(f).filter(([k]) => wanted.has(k))));
  return true;
}

async function writeOutflow(op: Op, area: Area, r: OutflowRow): Promise<Outcome> {
  const v = r.values;
  const village = await villageOf(op, area, v.village, area.villageId === null);
  if (!village) return v.village ? notYours(v.village) : refused('没写村，不知道放在哪个村');
  if (area.villages !== null && !area.villages.includes(village.id)) return notYours(village.name);
  const known = await findSame(op, area, village.ids, v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const where = { ...area, villageId: village.id };
  const personId = known?.id ?? (await addPerson(op, { ...where, ...facts(v), name: v.name, isMember: true }));
  let touched = known ? await update(op, known, { ...facts(v), isMember: known.isMember ? undefined : true }) : true;
  const more = { branch: v.branch ?? '', category: v.category ?? '', joinDay: v.joined?.day ?? '', rosterLiaison: v.liaison ?? '' };
  const member = await findMemberOfPerson(op, personId);
  const outflow = { outDay: v.outDate?.day ?? null, outPrecision: v.outDate?.precision ?? 'day', province: v.place?.province ?? '', city: v.place?.city ?? '', inProvince: v.place?.inProvince ?? null, job: v.job ?? '', reason: v.reason ?? '' };
  if (!member) {
    await startOutflow(op, await addMember(op, { personId, ...where, ...more }), outflow);
    return known ? changed : fresh;
  }
  if ((await changeMember(op, member, more)).length) touched = true;
  const open = await openOutflow(op, member.id);
  if (!open) { await startOutflow(op, member, outflow); return changed; }
  if (await changeOutflow(op, open, outflow)) touched = true;
  return touched ? changed : same;
}

/** The member of the roster a family or pairing row speaks of: by ID, else by name and village, else by a name that is alone. */
async function memberNamed(op: Op, area: Area, name: string, villageName: string | null, id: IdValue | null): Promise<PersonRow | string> {
  const idNo = soundId(id);
  if (idNo) {
    const byId = await row<PersonRow>(op.db, sql('select * from people where county_id = ? and id_no_ix = ? and survivor_id is null limit 1', area.countyId, idIndex(op, area.countyId, idNo)));
    if (byId?.isMember && !isOutside(area, byId)) return byId;
  }
  const members = (await findByName(op, name, area.countyId)).filter((p) => p.isMember && !isOutside(area, p));
  const village = await villageOf(op, area, villageName, false);
  const near = village ? members.filter((p) => p.villageId !== null && village.ids.has(p.villageId)) : members;
  if (near.length === 1) return near[0]!;
  if (near.length > 1) return `叫${name}的党员有 ${near.length} 位，分不清是哪一位`;
  return members.length ? `${name}不在${villageName ?? '这个村'}，请核对村名` : `党员名册里没有${name}，请先导入名册`;
}

async function writeFamily(op: Op, area: Area, r: FamilyRow): Promise<Outcome> {
  const v = r.values;
  const head = await memberNamed(op, area, v.memberName, v.village, v.memberId);
  if (typeof head === 'string') return refused(head);
  const familyId = head.familyId ?? (await makeFamilyOf(op, head.id));
  const mates = await familyPeople(op, familyId);
  const about = facts({ ...v, nation: null, edu: null });
  const idNo = soundId(v.id);
  const inside = mates.find((m) => !m.isMember && m.name === v.name && !(idNo && m.idState === 'ok' && idNoOf(op, m) !== idNo) && !(v.birth && m.birth && !agree(v.birth, m)));
  const known = inside ?? (idNo ? await findSame(op, area, new Set([head.villageId]), { ...v, birth: null }) : null);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const personId = known?.id ?? (await addPerson(op, { countyId: area.countyId, townshipId: area.townshipId, villageId: head.villageId, ...about, name: v.name, groupName: v.group ?? head.groupName, familyId }));
  const touched = known ? await update(op, known, about) : false;
  const tags: TagKind[] = [...(v.health === 'seriously_ill' ? ['serious_illness' as const] : []), ...(v.labour === 'none' ? ['no_labour' as const] : []), ...(v.class?.ill || v.health === 'ill' ? ['ill' as const] : []), ...(v.class?.disabled || v.health === 'disabled' ? ['disabled' as const] : [])];
  const joined = await joinFamily(op, familyId, head.id, { personId, relation: v.relation ? relationWords[v.relation] : '', kind: v.class?.kind ?? 'other', tags });
  return joined === 'new' ? fresh : joined === 'changed' || touched ? changed : same;
}

/** A helper is the person of that name the township already pairs or knows by that phone or duty; else somebody new. */
async function helperNamed(op: Op, area: Area, v: PairingRow['values']): Promise<string> {
  const named = (await findByName(op, v.helper, area.countyId)).filter((p) => !isOutside(area, p) && !p.isMember);
  const phone = v.helperPhones?.[0]?.number ?? null;
  const known = named.find((p) => phone && phoneOf(op, p) === phone) ?? named.find((p) => v.helperUnit && p.duty === v.helperUnit.slice(0, 60)) ?? (!phone && !v.helperUnit ? named.find((p) => p.duty) : undefined);
  if (known) { await update(op, known, { ...(phone ? { phone } : {}), ...(v.helperUnit ? { duty: v.helperUnit.slice(0, 60) } : {}) }); return known.id; }
  return addPerson(op, { ...area, name: v.helper, phone, duty: (v.helperUnit ?? '').slice(0, 60) });
}

async function writePairing(op: Op, area: Area, r: PairingRow): Promise<Outcome> {
  const v = r.values;
  const head = await memberNamed(op, area, v.memberName, v.village, null);
  if (typeof head === 'string') return refused(head);
  if (v.since && v.since.day > op.today) return refused(`结对时间 ${fullDayWords(v.since.day, v.since.precision)} 还没到`);
  const familyId = head.familyId ?? (await makeFamilyOf(op, head.id));
  const what = await addPairing(op, { familyId, helperId: await helperNamed(op, area, v), helperClass: v.helperClass ?? undefined, role: 'helper', aspects: v.aspects ?? [], duty: (v.helperUnit ?? '').slice(0, 60), from: v.since?.day ?? op.today });
  return { what };
}

