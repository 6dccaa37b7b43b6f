import { among, and, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { turns } from '../../platform/turns';
import type { Member, Outflow } from '../members';
import type { MigrantFacts } from '../migrants';
import { branchesOf, villagesByName, type Branch, type KnownVillage } from '../orgs';
import type { Pairing } from '../pairings';
import { id15Index, idIndex, type PersonRow as StoredPerson } from '../people';
import { paperStates } from '../requests';
import { toId18 } from '@guiyan/shared/domain/idno';
import { knownLines } from './imports.queries';
import { agencyKey, lineKey, namesOf, subjectNames, visitKey } from './named';
import { villageKey, type ParsedRow } from './sheet';
import { enrolled, familyKey, hasHome, push, whoOf, type Area, type Enrolled, type Going, type Mate, type Who } from './who';

const PIECE = 100;
export type Paired = Pick<Pairing, 'familyId' | 'helperId' | 'helperClass' | 'role' | 'aspects' | 'duty' | 'fromDay'> & { helper: string };
type Away = Omit<MigrantFacts, 'countyId' | 'townshipId' | 'villageId'>;

/** What a piece of a workbook has to know of the registry, read with a few IN() queries. */
export class Picture {
  private readonly people = new Map<string, Who>();
  private readonly byName = new Map<string, Who[]>();
  protected readonly byId = new Map<string, Who>();
  protected readonly households = new Map<string, Who[]>();
  readonly members = new Map<string, Enrolled>();
  readonly outflows = new Map<string, Going>();
  readonly mates = new Map<string, Mate>();
  /** Person and class, where a birthday has ended it (R6). */
  readonly outgrown = new Set<string>();
  readonly tags = new Set<string>();
  readonly pairings = new Map<string, Paired>();
  private readonly helpers = new Map<string, Paired[]>();
  readonly visits = new Set<string>();
  readonly migrants = new Map<string, Away>();
  /** Where matters of paper ledgers stand, by their key. */
  papers = new Map<string, { id: string; status: string }>();
  /** Lines of ledgers without a room that are in, by their key. */
  lines = new Set<string>();
  /** Organisations of the township somebody may take part in. */
  branches: Branch[] | null = null;
  protected villages: Awaited<ReturnType<typeof villagesByName>> | null = null;
  private readonly loaded = new Set<string>();
  /** Blind indexes of this piece: a row asks for the same one several times. */
  private readonly indexes = new Map<string, string>();
  protected readonly byVillage = new Map<string, KnownVillage | null>();

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
    const shapes = new Set(list.map((r) => r.shape));
    if (['family', 'person', 'pairing', 'visit', 'agency'].some((shape) => shapes.has(shape as ParsedRow['shape']))) await this.loadFamilies(op);
    if (shapes.has('visit')) await this.loadVisits(op, list);
    if (shapes.has('migrant')) await this.loadMigrants(op, standing);
    if (shapes.has('agency')) this.papers = new Map([...this.papers, ...(await paperStates(op, this.unknown('paper', list.flatMap((r) => (r.shape === 'agency' ? [agencyKey(op, this.area, r)] : [])))))]);
    if (shapes.has('log')) for (const key of await knownLines(op, this.unknown('line', list.flatMap((r) => (r.shape === 'log' ? [lineKey(op, this.area, r)] : []))))) this.lines.add(key);
    if (shapes.has('inflow')) this.branches ??= await branchesOf(op, this.area.townshipId);
  }

  protected unknown(of: string, values: readonly string[]): string[] {
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
      for (const g of await rows<Omit<Paired, 'aspects'> & { openKey: string; aspects: string }>(op.db, sql(`select f.open_key, f.family_id, f.helper_id, h.name as helper, f.from_day, f.helper_class, f.role, f.duty, f.aspects from pairings f join people h on h.id = f.helper_id where f.until_day is null and ${w.text}`, ...w.params))) this.paired(g.openKey, { ...g, aspects: JSON.parse(g.aspects) as string[] });
    }
  }

  private async loadVisits(op: Op, list: readonly ParsedRow[]): Promise<void> {
    const days = [...new Set(list.flatMap((r) => (r.shape === 'visit' && r.values.day ? [r.values.day.day] : [])))];
    const families = [...new Set(list.flatMap((r) => (r.shape === 'visit' ? subjectNames(r.values.name).flatMap((name) => this.named(name).flatMap((p) => p.familyId ?? [])) : [])))];
    for (let i = 0; i < families.length && days.length; i += PIECE) {
      const [of, on] = [among('f.id', families.slice(i, i + PIECE)), among('t.on_day', days)];
      for (const v of await rows<{ familyId: string; onDay: string; byName: string; way: string }>(op.db, sql(`select f.id as family_id, t.on_day, t.by_name, t.way from families f join visits t on t.family_id = f.id where ${of.text} and ${on.text}`, ...of.params, ...on.params))) this.visits.add(visitKey(v.familyId, v.onDay, v.byName, v.way));
    }
  }
  private async loadMigrants(op: Op, people: readonly StoredPerson[]): Promise<void> {
    for (let i = 0; i < people.length; i += PIECE) {
      const w = among('g.open_person', people.slice(i, i + PIECE).map((p) => p.id));
      for (const g of await rows<Away>(op.db, sql(`select g.person_id, g.province, g.city, g.in_province, g.trade, g.activist, g.brought, g.from_day from migrants g where ${w.text}`, ...w.params))) this.migrants.set(g.personId, { ...g, inProvince: g.inProvince === null ? null : Boolean(g.inProvince), activist: Boolean(g.activist) });
    }
  }

  paired(key: string, p: Paired): void {
    this.pairings.set(key, p);
    push(this.helpers, p.familyId, p);
  }
  /** Who is paired with the home of this person, as of a day. */
  helpersOf(who: Who, day: string): readonly Paired[] { return (this.helpers.get(familyKey(who)) ?? []).filter((p) => p.fromDay <= day); }

  protected put(p: Who): void {
    this.people.set(p.id, p);
    push(this.byName, p.name, p);
    if (p.idNoIx && !this.byId.has(p.idNoIx)) this.byId.set(p.idNoIx, p);
    if (hasHome(p)) push(this.households, familyKey(p), p);
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
  villageWithId(id: string): KnownVillage | null { return this.villages?.now.find((v) => v.ids.has(id)) ?? null; }

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
  /** In a home of his own that was made for him because nobody knew whose he is. */
  livesAlone(p: Who): boolean { return !p.isMember && hasHome(p) && this.household(p).every((mate) => mate === p); }
}
