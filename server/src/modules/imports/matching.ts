import { fullDayWords, type FuzzyDay } from '@guiyan/shared/domain/dates';
import type { TagKind } from '@guiyan/shared/domain/families';
import { toId18 } from '@guiyan/shared/domain/idno';
import type { Op } from '../../platform/op';
import { joinFamily, makeFamilyOf } from '../families';
import { addMembersAway, changeMember, changeOutflow, findMemberOfPerson, noteContact, openOutflow, startOutflow } from '../members';
import { addPairing, pairingChanges, pairingKey } from '../pairings';
import { changePerson, getPerson, type PersonFacts } from '../people';
import { familyKey, keptOf, type Area, type Registry, type Who } from './registry';
import { relationWords, type FamilyRow, type FamilyValues, type IdValue, type LogRow, type OutflowRow, type OwnedPhone, type PairingRow, type ParsedRow, type PersonRow, type PersonValues } from './sheet';

export type Outcome = { what: 'new' | 'changed' | 'same' } | { what: 'refused' | 'kept'; why: string };
const same: Outcome = { what: 'same' };
const fresh: Outcome = { what: 'new' };
const changed: Outcome = { what: 'changed' };
const refused = (why: string): Outcome => ({ what: 'refused', why });
const kept = (why: string): Outcome => ({ what: 'kept', why });

/** Decides one row against the registry, or says why not. The same row again is `same`: matching finds what it wrote. */
export function decide(op: Op, reg: Registry, r: ParsedRow): Outcome {
  if (r.waits) return kept(r.waits);
  switch (r.shape) {
    case 'member': case 'inflow': return memberRow(op, reg, r);
    case 'family': return familyRow(op, reg, r);
    case 'pairing': return pairingRow(op, reg, r);
    case 'person': return personRow(op, reg, r);
    case 'log': return contactRow(op, reg, r);
  }
}

type Facts = Partial<Omit<PersonFacts, 'id' | 'countyId'>>;
const isOutside = (area: Area, p: { townshipId: string | null; villageId: string | null }): boolean => p.townshipId !== area.townshipId || (area.villages !== null && !(p.villageId !== null && area.villages.includes(p.villageId)));
/** A number that is known elsewhere: the row is another office's to write. */
const elsewhere = (name: string): Outcome => refused(`${name}的身份证号登在别处的名册里，要那边的人来改`);
const notYours = (village: string): Outcome => refused(`${village}不归你管，请组织干事来导`);

const agree = (a: FuzzyDay, b: { birth: string; birthPrecision: string }): boolean => {
  const length = Math.min(...[a.precision, b.birthPrecision].map((p) => (p === 'year' ? 4 : p === 'month' ? 7 : 10)));
  return a.day.slice(0, length) === b.birth.slice(0, length);
};
const soundId = (id: IdValue | null): string | null => (id?.idNo && !id.kept ? toId18(id.idNo) : null);

interface Matched { name: string; id: IdValue | null; birth: FuzzyDay | null; phones: OwnedPhone[] | null }
/** R12 By ID number; by name and the first fifteen digits of a damaged one; by name, village and birth; by name and phone. */
/** A row that was written before two records became one still finds its person. */
function findSame(op: Op, reg: Registry, villages: ReadonlySet<string | null>, v: Matched): Who | null {
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
  return possible.find((p) => !p.birth && (v.phones ?? []).some((ph) => ph.number === p.phone)) ?? null;
}

interface About { name: string; sex: string | null; birth: FuzzyDay | null; id: IdValue | null; nation?: string | null; edu?: string | null; phones: OwnedPhone[] | null; group: string | null }
function facts(v: About): Facts {
  const own = v.phones?.find((p) => !p.owner || p.owner === '本人') ?? v.phones?.[0];
  const other = v.phones?.find((p) => p !== own);
  return {
    name: v.name, ...(v.sex ? { sex: v.sex } : {}), ...(v.birth ? { birth: v.birth.day, birthPrecision: v.birth.precision } : {}), ...(v.nation ? { nation: v.nation } : {}), ...(v.edu ? { edu: v.edu } : {}), ...(v.group ? { groupName: v.group } : {}),
    ...(v.id?.idNo ? { idNo: v.id.kept ? v.id.idNo : toId18(v.id.idNo), idState: v.id.kept ? ('damaged' as const) : ('ok' as const) } : {}),
    ...(own ? { phone: own.number } : {}), ...(other ? { otherPhone: other.number, otherPhoneLabel: other.owner } : {}),
  };
}

/** Changes only what differs and what the row really says; answers whether anything did. */
function update(op: Op, reg: Registry, p: Who, f: Facts): boolean {
  // A sound number is never overwritten by a damaged one, nor a day by a mere month of it.
  const worse = (k: string) => (k === 'idNo' && f.idState === 'damaged' && p.idState === 'ok') || (k.startsWith('birth') && p.birthPrecision === 'day' && f.birthPrecision !== 'day' && p.birth.startsWith((f.birth ?? '').slice(0, 4)));
  const differs = Object.entries(f).filter(([k, v]) => v !== undefined && v !== '' && v !== null && !['idState', 'otherPhoneLabel'].includes(k) && p[k as keyof Who] !== v && !worse(k)).map(([k]) => k);
  if (!differs.length) return false;
  const wanted = new Set([...differs, ...(differs.includes('idNo') ? ['idState'] : []), ...(differs.includes('otherPhone') ? ['otherPhoneLabel'] : [])]);
  const given: Facts = Object.fromEntries(Object.entries(f).filter(([k]) => wanted.has(k)));
  reg.changePerson(op, p, given, async (w) => changePerson(w, await getPerson(w, p.id), given));
  return true;
}

function memberRow(op: Op, reg: Registry, r: OutflowRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const village = reg.villageNamed(v.village) ?? (v.village && area.villageId === null ? reg.makeVillage(v.village) : null);
  if (!village) return v.village ? notYours(v.village) : refused('没写村，不知道放在哪个村');
  if (area.villages !== null && !area.villages.includes(village.id)) return notYours(village.name);
  const known = findSame(op, reg, village.ids, v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const where = { countyId: area.countyId, townshipId: area.townshipId, villageId: village.id };
  const who = known ?? reg.addPerson(op, { ...where, ...facts(v), name: v.name, isMember: true });
  let touched = known ? update(op, reg, known, { ...facts(v), ...(known.isMember ? {} : { isMember: true }) }) : true;
  const more = { branch: v.branch ?? '', category: v.category ?? '', joinDay: v.joined?.day ?? '', rosterLiaison: v.liaison ?? '', rosterLiaisonPhone: v.liaison ? (v.liaisonPhones ?? []).map((p) => p.number).join('、') : '' };
  const member = reg.members.get(who.id);
  const going = { outDay: v.outDate?.day ?? null, outPrecision: v.outDate?.precision ?? 'day', province: v.place?.province ?? '', city: v.place?.city ?? '', inProvince: v.place?.inProvince ?? null, job: v.job ?? '', reason: v.reason ?? '' };
  if (!member) {
    if (known) { reg.members.set(who.id, { id: null, ...more, lastContactDay: null }); reg.outflows.set(who.id, going); reg.after([who.id], (w) => addMembersAway(w, [{ member: { personId: who.id, ...where, ...more }, outflow: going }])); } else reg.addMember({ personId: who.id, ...where, ...more }, going);
    return known ? changed : fresh;
  }
  const better = Object.entries(more).filter(([k, value]) => value && value !== member[k as keyof typeof more]);
  if (better.length) {
    Object.assign(member, Object.fromEntries(better));
    reg.after([who.id], async (w) => changeMember(w, (await findMemberOfPerson(w, who.id))!, Object.fromEntries(better)));
    touched = true;
  }
  const open = reg.outflows.get(who.id);
  if (!open) {
    reg.outflows.set(who.id, going);
    reg.after([who.id], async (w) => startOutflow(w, (await findMemberOfPerson(w, who.id))!, going));
    return changed;
  }
  const told: Partial<typeof going> = { ...(going.outDay ? { outDay: going.outDay, outPrecision: going.outPrecision } : {}), ...(going.province ? { province: going.province, city: going.city, inProvince: going.inProvince } : {}), ...(going.job ? { job: going.job } : {}), ...(going.reason ? { reason: going.reason } : {}) };
  const differs = Object.entries(told).some(([k, value]) => (k === 'inProvince' ? (open.inProvince === null ? null : Boolean(open.inProvince)) !== value : open[k as keyof typeof going] !== value));
  if (differs) {
    reg.outflows.set(who.id, { ...open, ...told });
    reg.after([who.id], async (w) => { const now = await openOutflow(w, (await findMemberOfPerson(w, who.id))!.id); if (now) await changeOutflow(w, now, going); });
    touched = true;
  }
  return touched ? changed : same;
}

/** The member of the roster a family or pairing row speaks of: by ID, else by name and village, else by a name that is alone. */
function memberNamed(op: Op, reg: Registry, name: string, villageName: string | null, id: IdValue | null): Who | string {
  const { area } = reg;
  const idNo = soundId(id);
  const byId = idNo ? reg.withId(op, idNo) : null;
  if (byId?.isMember && !isOutside(area, byId)) return byId;
  const members = reg.named(name).filter((p) => p.isMember && !isOutside(area, p));
  const village = reg.villageNamed(villageName);
  const near = [...new Set((village ? members.filter((p) => p.villageId !== null && village.ids.has(p.villageId)) : members).map(keptOf))];
  if (near.length === 1) return near[0]!;
  if (near.length > 1) return `叫${name}的党员有 ${near.length} 位，分不清是哪一位`;
  return members.length ? `${name}不在${villageName ?? '这个村'}，请核对村名` : `党员名册里没有${name}，请先导入名册`;
}

type Kin = Pick<FamilyValues, 'name' | 'village' | 'group' | 'sex' | 'birth' | 'id' | 'phones' | 'relation' | 'class' | 'health' | 'labour'>;

/** R5 Someone at home of this member: sought inside the family first, then by number. */
function atHome(op: Op, reg: Registry, head: Who, v: Kin, given?: Who): Outcome {
  const { area } = reg;
  const about = facts({ ...v, nation: null, edu: null });
  const idNo = soundId(v.id);
  const inside = reg.household(head).find((m) => !m.isMember && m.name === v.name && !(idNo && m.idState === 'ok' && m.idNo !== idNo) && !(v.birth && m.birth && !agree(v.birth, m)));
  const known = given ?? inside ?? (idNo ? findSame(op, reg, new Set([head.villageId]), { ...v, birth: null }) : null);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const who = known ?? reg.addPerson(op, { countyId: area.countyId, townshipId: area.townshipId, villageId: head.villageId, ...about, name: v.name, groupName: v.group ?? head.groupName });
  const touched = known ? update(op, reg, known, about) : false;
  const tags: TagKind[] = [...(v.health === 'seriously_ill' ? ['serious_illness' as const] : []), ...(v.labour === 'none' ? ['no_labour' as const] : []), ...(v.class?.ill || v.health === 'ill' ? ['ill' as const] : []), ...(v.class?.disabled || v.health === 'disabled' ? ['disabled' as const] : [])];
  const mate = reg.mates.get(`${familyKey(head)}|${who.id}`);
  const relation = v.relation ? relationWords[v.relation] : '';
  const told = mate && v.class && reg.outgrown.has(`${who.id}|${v.class.kind}`) ? undefined : v.class?.kind;
  const kind = told ?? (mate ? mate.kind as 'other' : 'other');
  const newTags = tags.filter((tag) => !reg.tags.has(`${who.id}|${tag}`));
  const differs = !mate || mate.kind !== kind || (relation !== '' && mate.relation !== relation) || newTags.length > 0;
  if (differs) {
    for (const tag of newTags) reg.tags.add(`${who.id}|${tag}`);
    reg.joined(head, who, { relation: relation || (mate?.relation ?? ''), kind });
    reg.after([head.id, who.id], async (w) => joinFamily(w, (await getPerson(w, head.id)).familyId ?? (await makeFamilyOf(w, head.id)), head.id, { personId: who.id, relation, kind, tags }));
  }
  return !mate ? fresh : differs || touched ? changed : same;
}

function familyRow(op: Op, reg: Registry, r: FamilyRow): Outcome {
  const head = memberNamed(op, reg, r.values.memberName, r.values.village, r.values.memberId);
  return typeof head === 'string' ? refused(head) : atHome(op, reg, head, r.values);
}

/** R12 A ledger of people cared for does not always say whose family they are: by the member named, by kin who are members, by who is known already. */
function personRow(op: Op, reg: Registry, r: PersonRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const village = reg.villageNamed(v.village);
  if (area.villages !== null && village && !area.villages.includes(village.id)) return notYours(village.name);
  const known = findSame(op, reg, village?.ids ?? new Set(area.villages ?? [null]), v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const found = headOf(op, reg, v);
  if (found && !known?.familyId) return atHome(op, reg, found.head, { ...v, relation: v.relation ?? found.relation });
  if (known) return update(op, reg, known, facts({ ...v, nation: v.nation, edu: null })) ? changed : same;
  return kept('还没找到是哪位流动党员的家，先留着');
}

/** What the row's person is to a member who stands in the row under this head. */
const ofMember: [RegExp, PersonValues['relation']][] = [[/^(父|母|监护人|委托监护人)/, 'child'], [/^(祖|爷|奶|外)/, 'grandchild'], [/^(丈夫|配偶)/, 'wife'], [/^妻/, 'husband'], [/^(子女|儿子|女儿)/, 'parent']];
function headOf(op: Op, reg: Registry, v: PersonValues): { head: Who; relation: PersonValues['relation'] } | null {
  if (v.memberName) {
    const head = memberNamed(op, reg, v.memberName, v.village, null);
    return typeof head === 'string' ? null : { head, relation: null };
  }
  for (const kin of v.kin) {
    const byId = kin.idNo ? reg.withId(op, toId18(kin.idNo)) : null;
    // A name alone is no proof outside one village.
    const near = kin.name && v.village ? reg.named(kin.name).filter((p) => p.isMember && !isOutside(reg.area, p) && p.villageId !== null && reg.villageNamed(v.village)?.ids.has(p.villageId)) : [];
    const head = byId?.isMember && !isOutside(reg.area, byId) ? byId : near.length === 1 ? near[0] : undefined;
    if (head) return { head, relation: ofMember.find(([role]) => role.test(kin.role))?.[1] ?? null };
  }
  return null;
}

/** A helper is the person of that name the township already pairs or knows by that phone or duty; else somebody new. */
function helperNamed(op: Op, reg: Registry, v: PairingRow['values']): Who {
  const named = reg.named(v.helper).filter((p) => !isOutside(reg.area, p) && !p.isMember);
  const phone = v.helperPhones?.[0]?.number ?? null;
  const known = named.find((p) => phone && p.phone === phone) ?? named.find((p) => v.helperUnit && p.duty === v.helperUnit.slice(0, 60)) ?? (!phone && !v.helperUnit ? named.find((p) => p.duty) : undefined);
  if (known) { update(op, reg, known, { ...(phone ? { phone } : {}), ...(v.helperUnit ? { duty: v.helperUnit.slice(0, 60) } : {}) }); return known; }
  return reg.addPerson(op, { ...reg.area, name: v.helper, phone, duty: (v.helperUnit ?? '').slice(0, 60) });
}

function pairingRow(op: Op, reg: Registry, r: PairingRow): Outcome {
  const v = r.values;
  const head = memberNamed(op, reg, v.memberName, v.village, null);
  if (typeof head === 'string') return refused(head);
  if (v.since && v.since.day > op.today) return refused(`结对时间 ${fullDayWords(v.since.day, v.since.precision)} 还没到`);
  const helper = helperNamed(op, reg, v);
  const given = { ...(v.helperClass ? { helperClass: v.helperClass } : {}), role: 'helper', aspects: v.aspects ?? [], duty: (v.helperUnit ?? '').slice(0, 60) };
  const key = pairingKey(familyKey(head), helper.id);
  const known = reg.pairings.get(key);
  const patch = known ? pairingChanges(known, given) : null;
  if (known && !Object.keys(patch!).length) return same;
  reg.pairings.set(key, known ? { ...known, ...patch } : { helperClass: 'organs', ...given });
  reg.after([head.id, helper.id], async (w) => addPairing(w, { familyId: (await getPerson(w, head.id)).familyId ?? (await makeFamilyOf(w, head.id)), helperId: helper.id, ...given, from: v.since?.day ?? w.today }));
  return known ? changed : fresh;
}

/** N5 A contact of the past moves the member's last contact day on; what was said is kept with the import. */
function contactRow(op: Op, reg: Registry, r: LogRow): Outcome {
  const v = r.values;
  const head = memberNamed(op, reg, v.name, v.village, v.id);
  if (typeof head === 'string') return refused(head);
  const member = reg.members.get(head.id);
  if (!v.day || v.day.precision !== 'day' || !member) return kept('没写是哪一天联系的，先留着');
  const { day } = v.day;
  if (member.lastContactDay && member.lastContactDay >= day) return same;
  member.lastContactDay = day;
  reg.after([head.id], (w) => noteContact(w, head.id, day));
  return changed;
}
