import type { DependentKind } from '@guiyan/shared/domain/families';
import { newId } from '../../platform/ids';
import type { Op } from '../../platform/op';
import { turns } from '../../platform/turns';
import { addMembersAway, addMembersHere, type MemberFacts, type OutflowFacts } from '../members';
import { addOrg, type KnownVillage } from '../orgs';
import { addPeople, type PersonFacts } from '../people';
import { Picture } from './picture';
import type { About } from './trace';
import { familyKey, hasHome, push, type Facts, type Going, type Who } from './who';

/**
 * The picture of the registry, and what a piece of a workbook is going to write. Rows are decided against this alone and
 * change it as they go; the trial run throws the writes away, the commit makes them. So one law decides both, and the
 * trial holds nobody up.
 */
export class Registry extends Picture {
  private newPeople: PersonFacts[] = [];
  private newMembers: { member: MemberFacts; outflow: OutflowFacts }[] = [];
  private newHere: MemberFacts[] = [];
  private later: ((op: Op) => Promise<unknown>)[] = [];
  private readonly touched = new Set<string>();
  private readonly newVillages = new Set<string>();
  private readonly newRequests = new Set<string>();

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
    this.enrol(member);
    this.outflows.set(member.personId, outflow);
  }
  /** On the roster and not away, or of elsewhere. */
  addMemberHere(member: MemberFacts): void {
    this.newHere.push(member);
    this.enrol(member);
  }
  enrol(m: MemberFacts): void {
    this.members.set(m.personId, { id: null, branch: m.branch ?? '', category: m.category ?? '', joinDay: m.joinDay ?? '', rosterLiaison: m.rosterLiaison ?? '', rosterLiaisonPhone: m.rosterLiaisonPhone ?? '', inflow: m.inflow || null, lastContactDay: null });
  }
  /** Facts that differ, into the picture and into the row to be written if the person is entered only now. */
  changePerson(op: Op, p: Who, facts: Facts, write: (op: Op) => Promise<unknown>): void {
    Object.assign(p, facts.idNo ? { idNoIx: facts.idState === 'ok' ? this.idIndexOf(op, facts.idNo) : p.idNoIx, id15Ix: this.id15IndexOf(op, facts.idNo.slice(0, 15)) } : {}, facts);
    if (p.idNoIx && !this.byId.has(p.idNoIx)) this.byId.set(p.idNoIx, p);
    const entered = this.newPeople.find((f) => f.id === p.id);
    if (entered) Object.assign(entered, facts, facts.idNo ? { idIndexes: undefined } : {}); else this.after([p.id], write);
  }
  joined(head: Who, mate: Who, kin: { relation: string; kind: DependentKind }): void {
    if (head === mate) mate.home ??= mate;
    // Whoever was entered alone comes home.
    else if (!hasHome(mate) || this.livesAlone(mate)) Object.assign(mate, { familyId: head.familyId, home: head });
    this.mates.set(`${familyKey(head)}|${mate.id}`, { personId: mate.id, ...kin });
    if (!this.household(head).includes(mate)) push(this.households, familyKey(head), mate);
  }
  /** A matter of a paper ledger that this writes or ends. */
  noteRequest(id: string): void { this.newRequests.add(id); }
  /** `about`: everyone whose rows this may write. */
  after(about: readonly string[], write: (op: Op) => Promise<unknown>): void {
    for (const id of about) this.touched.add(id);
    this.later.push(write);
  }

  /** Whom and what the writes that wait are about; `known` were there before. */
  about(): About & { known: ReadonlySet<string> } {
    const entered = new Set(this.newPeople.map((p) => p.id!));
    const known = new Set([...this.touched].filter((id) => !entered.has(id)));
    return { entered: new Set([...entered].filter((id) => !this.touched.has(id))), touched: new Set(this.touched), orgs: new Set(this.newVillages), requests: new Set(this.newRequests), known };
  }

  /** Forgets what was to be written: nothing of it happened. */
  dropWrites(): void {
    this.newPeople = [];
    this.newMembers = [];
    this.newHere = [];
    this.later = [];
    this.touched.clear();
    this.newVillages.clear();
    this.newRequests.clear();
  }

  /** Makes all the writes: new people and members in a few statements, the rest one by one in its order. */
  async write(op: Op): Promise<void> {
    const turn = turns();
    await addPeople(op, this.newPeople);
    await turn();
    if (this.newHere.length) await addMembersHere(op, this.newHere);
    if (this.newMembers.length) await addMembersAway(op, this.newMembers);
    for (const write of this.later) { await turn(); await write(op); }
    this.dropWrites();
  }
}
