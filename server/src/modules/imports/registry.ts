import type { DependentKind } from '@guiyan/shared/domain/families';
import { toId18 } from '@guiyan/shared/domain/idno';
import { among, and, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { turns } from '../../platform/turns';
import { addMembersAway, liaisonPhoneOf, type Member, type MemberFacts, type Outflow, type OutflowFacts } from '../members';
import { addOrg, villagesByName, type KnownVillage } from '../orgs';
import type { Pairing } from '../pairings';
import { addPeople, id15Index, idIndex, idNoOf, otherPhoneOf, phoneOf, type PersonFacts, type PersonRow as StoredPerson } from '../people';
import { newId } from '../../platform/ids';
import { villageKey, type ParsedRow } from './sheet';
import type { About } from './trace';

/** Where the one who imports may write: a township, or one village of it. */
export interface Area { countyId: string; townshipId: string; villageId: string | null;
  /** That village and those that became part of it. */
  villages: readonly string[] | null }

type Facts = Partial<Omit<PersonFacts, 'id' | 'countyId'>>;
/** A person as matching sees one: of the registry, or entered by an earlier row. */
export interface Who {
  id: string; townshipId: string | null; villageId: string | null; groupName: string; name: string; sex: string; birth: string; birthPrecision: string; nation: string; edu: string; duty: string; isMember: boolean; familyId: string | null;
  idState: string; idNoIx: string | null; id15Ix: string | null; phone: string | null; otherPhone: string | null; idNo: string | null;
  /** The one this record was merged into (R12): the paper may still name the record. */
  kept?: Who;
}
export const keptOf = (record: Who): Who => record.kept ?? record;
export interface Mate { personId: string; relation: string; kind: string }
type Going = Pick<Outflow, 'outDay' | 'outPrecision' | 'province' | 'city' | 'inProvince' | 'job' | 'reason'>;
type Enrolled = Pick<Member, 'branch' | 'category' | 'joinDay' | 'rosterLiaison'> & { id: string | null; rosterLiaisonPhone: string; lastContactDay: string | null };

/**
 * What a piece of a workbook has to know of the registry, read with a few IN() queries, and what it is going to write.
 * Rows are decided against this picture alone and change it as they go; the trial run throws the writes away, the commit
 * makes them. So one law decides both, and the trial holds nobody up.
 */
export class Registry {
  private readonly people = new Map<string, Who>();
  private readonly byName = new Map<string, Who[]>();
  private readonly byId = new Map<string, Who>();
  private readonly households = new Map<string, Who[]>();
  readonly members = new Map<string, Enrolled>();
  readonly outflows = new Map<string, Going>();
  readonly mates = new Map<string, Mate>();
  /** Person and class, where a birthday has ended it (R6). */
  readonly outgrown = new Set<string>();
  readonly tags = new Set<string>();
  readonly pairings = new Map<string, Pick<Pairing, 'helperClass' | 'role' | 'aspects' | 'duty'>>();
  private villages: Awaited<ReturnType<typeof villagesByName>> | null = null;
  private readonly loaded = new Set<string>();
  /** Blind indexes of this piece: a row asks for the same one several times. */
  private readonly indexes = new Map<string, string>();
  private readonly byVillage = new Map<string, KnownVillage | null>();

  private newPeople: PersonFacts[] = [];
  private newMembers: { member: MemberFacts; outflow: OutflowFacts }[] = [];
  private later: ((op: Op) => Promise<unknown>)[] = [];
  private readonly touched = new Set<string>();
  private readonly newVillages = new Set<string>();

  constructor(readonly area: Area, readonly today: string) {}

  /** Reads what these rows may touch; what was read for earlier ones is not read again. */
  async load(op: Op, list: readonly ParsedRow[]): Promise<void> {
    this.villages ??= await villagesByName(op, this.area.townshipId);
    const { countyId, townshipId } = this.area;
    const wanted = list.flatMap(namesOf);
    const names = this.unknown('name', wanted.map((w) => w.name));
    const ids = this.unknown('id', wanted.map((w) => (w.idNo ? this.idIndexOf(op, toId18(w.idNo)) : '')));
    const turn = turns();
    const found = [
      // Asking for the township too would tempt the engine to walk through all of it.
      ...(await this.each(op, names, (part) => and(sql('p.county_id = ?', countyId), among('p.name', part)))).filter((p) => p.townshipId === townshipId),
      ...(await this.each(op, ids, (part) => and(among('p.id_no_ix', part), sql('p.county_id = ?', countyId)))),
    ];
    const fresh = found.filter((p) => !this.people.has(p.id));
    const standing = [...fresh.filter((p) => !p.survivorId), ...(await this.survivorsOf(op, fresh))];
    for (const p of standing) this.put(whoOf(op, p));
    for (const p of fresh) if (p.survivorId) this.putGone(whoOf(op, p), p.survivorId);
    await turn();
    await this.loadMembers(op, standing);
    if (list.some((r) => r.shape === 'family' || r.shape === 'person' || r.shape === 'pairing')) await this.loadFamilies(op);
  }

  private unknown(of: string, values: readonly string[]): string[] {
    return [...new Set(values)].filter((v) => { if (!v || this.loaded.has(`${of}:${v}`)) return false; this.loaded.add(`${of}:${v}`); return true; });
  }
  private async each(op: Op, values: readonly string[], where: (part: readonly string[]) => Sql): Promise<StoredPerson[]> {
    const found: StoredPerson[] = [];
    for (let i = 0; i < values.length; i += PIECE) {
      const w = where(values.slice(i, i + PIECE));
      found.push(...(await rows<StoredPerson>(op.db, sql(`select p.* from people p where ${w.text}`, ...w.params))));
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  /** Whom merged records stand for now, if not in the picture yet. */
  private async survivorsOf(op: Op, records: readonly StoredPerson[]): Promise<StoredPerson[]> {
    const here = new Set(records.map((p) => p.id));
    const ids = [...new Set(records.flatMap((p) => (p.survivorId && !here.has(p.survivorId) && !this.people.has(p.survivorId) ? [p.survivorId] : [])))];
    if (!ids.length) return [];
    return this.each(op, ids, (part) => among('p.id', part));
  }
  private putGone(record: Who, survivorId: string): void {
    const kept = this.people.get(survivorId);
    if (!kept) return;
    const gone: Who = Object.assign(record, { kept });
    this.people.set(gone.id, gone);
    push(this.byName, gone.name, gone);
    if (gone.idNoIx && !this.byId.has(gone.idNoIx)) this.byId.set(gone.idNoIx, kept);
  }

  private async loadMembers(op: Op, people: readonly StoredPerson[]): Promise<void> {
    const ids = people.filter((p) => p.isMember).map((p) => p.id);
    for (let i = 0; i < ids.length; i += PIECE) {
      const w = among('m.person_id', ids.slice(i, i + PIECE));
      for (const m of await rows<Member>(op.db, sql(`select m.* from members m where ${w.text}`, ...w.params))) this.members.set(m.personId, enrolled(op, m));
      for (const o of await rows<Outflow>(op.db, sql(`select o.* from members m join outflows o on o.member_id = m.id and o.back_day is null where ${w.text}`, ...w.params))) this.outflows.set(o.personId, o);
    }
  }

  /** Households of everyone in the picture so far, whole: a dependent is sought inside the family first. */
  private async loadFamilies(op: Op): Promise<void> {
    const families = this.unknown('family', [...this.people.values()].map((p) => p.familyId ?? ''));
    for (let i = 0; i < families.length; i += PIECE) {
      const part = families.slice(i, i + PIECE);
      const w = among('f.family_id', part);
      const own = among('p.family_id', part);
      for (const p of await rows<StoredPerson>(op.db, sql(`select p.* from people p where p.survivor_id is null and ${own.text} order by p.id`, ...own.params))) if (!this.people.has(p.id)) this.put(whoOf(op, p));
      for (const m of await rows<Mate & { familyId: string }>(op.db, sql(`select f.family_id, coalesce(k.survivor_id, f.person_id) as person_id, f.relation, f.kind from family_people f join people k on k.id = f.person_id where f.until_day is null and ${w.text}`, ...w.params))) this.mates.set(`${m.familyId}|${m.personId}`, m);
      for (const t of await rows<{ personId: string; fromKind: string }>(op.db, sql(`select f.person_id, f.from_kind from person_turns f where f.what = 'class' and ${w.text}`, ...w.params))) this.outgrown.add(`${t.personId}|${t.fromKind}`);
      for (const t of await rows<{ personId: string; tag: string }>(op.db, sql(`select f.person_id, f.tag from family_tags f where f.until_day is null and ${w.text}`, ...w.params))) this.tags.add(`${t.personId}|${t.tag}`);
      for (const g of await rows<Pick<Pairing, 'openKey' | 'helperClass' | 'role' | 'duty'> & { aspects: string }>(op.db, sql(`select f.open_key, f.helper_class, f.role, f.duty, f.aspects from pairings f where f.until_day is null and ${w.text}`, ...w.params))) this.pairings.set(g.openKey!, { ...g, aspects: JSON.parse(g.aspects) as string[] });
    }
  }

  private put(p: Who): void {
    this.people.set(p.id, p);
    push(this.byName, p.name, p);
    if (p.idNoIx && !this.byId.has(p.idNoIx)) this.byId.set(p.idNoIx, p);
    if (p.familyId) push(this.households, p.familyId, p);
  }

  /** By its name with or without 村, the present one or an earlier one. */
  villageNamed(name: string | null): KnownVillage | null {
    if (!name || !this.villages) return null;
    const key = villageKey(name);
    let known = this.byVillage.get(key);
    if (known === undefined) {
      const isNamed = (v: { name: string }): boolean => villageKey(v.name) === key;
      known = this.villages.now.find(isNamed) ?? this.villages.before.find(isNamed)?.village ?? null;
      this.byVillage.set(key, known);
    }
    return known;
  }
  /** A village the township does not have yet. */
  makeVillage(name: string): KnownVillage {
    const id = newId();
    const village: KnownVillage = { id, name, ids: new Set([id]) };
    this.villages!.now.push(village);
    this.byVillage.clear();
    this.newVillages.add(id);
    this.after([], (op) => addOrg(op, { id: village.id, countyId: this.area.countyId, townshipId: this.area.townshipId, villageId: village.id, kind: 'village', name, parentId: this.area.townshipId }));
    return village;
  }

  named(name: string): readonly Who[] { return this.byName.get(name) ?? []; }
  withId(op: Op, idNo: string): Who | null { return this.byId.get(this.idIndexOf(op, idNo)) ?? null; }
  idIndexOf(op: Op, idNo: string): string { return this.once(`id:${idNo}`, () => idIndex(op, this.area.countyId, idNo)); }
  id15IndexOf(op: Op, first15: string): string { return this.once(`id15:${first15}`, () => id15Index(op, this.area.countyId, first15)); }
  private once(key: string, make: () => string): string {
    let known = this.indexes.get(key);
    if (known === undefined) this.indexes.set(key, (known = make()));
    return known;
  }
  /** Everyone in the household of a member; its key stands also before the family has an id. */
  household(head: Who): readonly Who[] { return this.households.get(familyKey(head)) ?? []; }

  addPerson(op: Op, facts: Omit<PersonFacts, 'id'>): Who {
    const id = newId();
    const sound = facts.idNo && facts.idState !== 'damaged';
    const who: Who = {
      id, townshipId: facts.townshipId ?? null, villageId: facts.villageId ?? null, groupName: facts.groupName ?? '', name: facts.name, sex: facts.sex ?? '', birth: facts.birth ?? '', birthPrecision: facts.birthPrecision ?? '', nation: facts.nation ?? '', edu: facts.edu ?? '',
      duty: facts.duty ?? '', isMember: facts.isMember ?? false, familyId: facts.familyId ?? null, idState: facts.idNo ? facts.idState ?? 'ok' : 'none', idNoIx: sound ? this.idIndexOf(op, facts.idNo!) : null, id15Ix: facts.idNo ? this.id15IndexOf(op, facts.idNo.slice(0, 15)) : null,
      phone: facts.phone ?? null, otherPhone: facts.otherPhone ?? null, idNo: facts.idNo ?? null,
    };
    this.newPeople.push({ ...facts, id, idIndexes: { idNoIx: who.idNoIx, id15Ix: who.id15Ix } });
    this.put(who);
    return who;
  }
  addMember(member: MemberFacts, outflow: OutflowFacts & Going): void {
    this.newMembers.push({ member, outflow });
    this.members.set(member.personId, { id: null, branch: member.branch ?? '', category: member.category ?? '', joinDay: member.joinDay ?? '', rosterLiaison: member.rosterLiaison ?? '', rosterLiaisonPhone: member.rosterLiaisonPhone ?? '', lastContactDay: null });
    this.outflows.set(member.personId, outflow);
  }
  /** Facts that differ, into the picture and into the row to be written if the person is entered only now. */
  changePerson(op: Op, p: Who, facts: Facts, write: (op: Op) => Promise<unknown>): void {
    Object.assign(p, facts.idNo ? { idNoIx: facts.idState === 'ok' ? this.idIndexOf(op, facts.idNo) : p.idNoIx, id15Ix: this.id15IndexOf(op, facts.idNo.slice(0, 15)) } : {}, facts);
    if (p.idNoIx && !this.byId.has(p.idNoIx)) this.byId.set(p.idNoIx, p);
    const entered = this.newPeople.find((f) => f.id === p.id);
    if (entered) Object.assign(entered, facts, facts.idNo ? { idIndexes: undefined } : {}); else this.after([p.id], write);
  }
  joined(head: Who, mate: Who, kin: { relation: string; kind: DependentKind }): void {
    this.mates.set(`${familyKey(head)}|${mate.id}`, { personId: mate.id, ...kin });
    if (!this.household(head).includes(mate)) push(this.households, familyKey(head), mate);
  }
  /** `about`: everyone whose rows this may write. */
  after(about: readonly string[], write: (op: Op) => Promise<unknown>): void {
    for (const id of about) this.touched.add(id);
    this.later.push(write);
  }

  /** Whom and what the writes that wait are about; `known` were there before. */
  about(): About & { known: ReadonlySet<string> } {
    const entered = new Set(this.newPeople.map((p) => p.id!));
    const known = new Set([...this.touched].filter((id) => !entered.has(id)));
    return { entered: new Set([...entered].filter((id) => !this.touched.has(id))), touched: new Set(this.touched), orgs: new Set(this.newVillages), known };
  }

  /** Forgets what was to be written: nothing of it happened. */
  dropWrites(): void {
    this.newPeople = [];
    this.newMembers = [];
    this.later = [];
    this.touched.clear();
    this.newVillages.clear();
  }

  /** Makes all the writes: new people and members in a few statements, the rest one by one in its order. */
  async write(op: Op): Promise<void> {
    const turn = turns();
    await addPeople(op, this.newPeople);
    await turn();
    if (this.newMembers.length) await addMembersAway(op, this.newMembers);
    for (const write of this.later) { await turn(); await write(op); }
    this.dropWrites();
  }
}

const PIECE = 100;
function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
}
export const familyKey = (head: Who): string => head.familyId ?? `of:${head.id}`;

/** Numbers are opened only when somebody compares them. */
const whoOf = (op: Op, p: StoredPerson): Who => {
  const who = { ...p, isMember: Boolean(p.isMember) } as StoredPerson & Who;
  lazily(who, 'phone', () => phoneOf(op, p));
  lazily(who, 'otherPhone', () => otherPhoneOf(op, p));
  lazily(who, 'idNo', () => idNoOf(op, p));
  return who;
};
const enrolled = (op: Op, m: Member): Enrolled => {
  const one = { ...m, rosterLiaisonPhone: '' };
  lazily(one, 'rosterLiaisonPhone', () => liaisonPhoneOf(op, m) ?? '');
  return one;
};
function lazily(on: object, name: string, open: () => string | null): void {
  Object.defineProperty(on, name, { configurable: true, enumerable: true, get: () => { const value = open(); Object.defineProperty(on, name, { value, writable: true, enumerable: true }); return value; }, set: (value: unknown) => { Object.defineProperty(on, name, { value, writable: true, enumerable: true }); } });
}

/** Everyone a row names, by name and sound number. */
function namesOf(r: ParsedRow): { name: string; idNo: string | null }[] {
  const sound = (id: { idNo: string | null; kept: boolean } | null): string | null => (id?.idNo && !id.kept ? id.idNo : null);
  switch (r.shape) {
    case 'member': case 'inflow': case 'log': return [{ name: r.values.name, idNo: sound(r.values.id) }];
    case 'family': return [{ name: r.values.name, idNo: sound(r.values.id) }, { name: r.values.memberName, idNo: sound(r.values.memberId) }];
    case 'pairing': return [{ name: r.values.memberName, idNo: null }, { name: r.values.helper, idNo: null }];
    case 'person': return [{ name: r.values.name, idNo: sound(r.values.id) }, { name: r.values.memberName ?? '', idNo: null }, ...r.values.kin.map((k) => ({ name: k.name ?? '', idNo: k.idNo }))];
  }
}
