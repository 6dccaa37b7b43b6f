import type { Op } from '../../../platform/op';
import { addMembersAway, addMembersHere, changeMember, changeOutflow, findMemberOfPerson, openOutflow, startOutflow } from '../../members';
import { enterMembership } from '../../memberships';
import type { Registry } from '../registry';
import type { InflowRow, OutflowRow } from '../sheet';
import { changed, elsewhere, fresh, kept, refused, same, type Outcome } from './outcome';
import { facts, findSame, isOutside, placeFor, update } from './people';

/** A member away, or at home: then he stands on the roster and no going-away is opened. */
export function memberRow(op: Op, reg: Registry, r: OutflowRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const village = placeFor(reg, v.village);
  if ('what' in village) return village;
  const known = findSame(op, reg, village.ids, v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const where = { countyId: area.countyId, townshipId: area.townshipId, villageId: village.id };
  const entered = known && reg.members.get(known.id);
  if (entered?.inflow) return refused(`${v.name}登记的是流入党员，组织关系不在这里，请核对`);
  if (v.atHome && known && reg.outflows.has(known.id)) return kept(`${v.name}在系统里还在外出：回来了，请在他的页面上登记返乡`);
  const who = known ?? reg.addPerson(op, { ...where, ...facts(v), name: v.name, isMember: true });
  let touched = known ? update(op, reg, known, { ...facts(v), ...(known.isMember ? {} : { isMember: true }) }) : true;
  const more = { branch: v.branch ?? '', category: v.category ?? '', joinDay: v.joined?.day ?? '', rosterLiaison: v.liaison ?? '', rosterLiaisonPhone: v.liaison ? (v.liaisonPhones ?? []).map((p) => p.number).join('、') : '' };
  const member = reg.members.get(who.id);
  const going = { outDay: v.outDate?.day ?? null, outPrecision: v.outDate?.precision ?? 'day', province: v.place?.province ?? '', city: v.place?.city ?? '', inProvince: v.place?.inProvince ?? null, job: v.job ?? '', reason: v.reason ?? '' };
  if (!member && v.atHome) {
    if (known) { reg.enrol({ personId: who.id, ...where, ...more }); reg.after([who.id], (w) => addMembersHere(w, [{ personId: who.id, ...where, ...more }])); } else reg.addMemberHere({ personId: who.id, ...where, ...more });
    return known ? changed : fresh;
  }
  if (!member) {
    if (known) { reg.enrol({ personId: who.id, ...where, ...more }); reg.outflows.set(who.id, going); reg.after([who.id], (w) => addMembersAway(w, [{ member: { personId: who.id, ...where, ...more }, outflow: going }])); } else reg.addMember({ personId: who.id, ...where, ...more }, going);
    return known ? changed : fresh;
  }
  const better = Object.entries(more).filter(([k, value]) => value && value !== member[k as keyof typeof more]);
  if (better.length) {
    Object.assign(member, Object.fromEntries(better));
    reg.after([who.id], async (w) => changeMember(w, (await findMemberOfPerson(w, who.id))!, Object.fromEntries(better)));
    touched = true;
  }
  if (v.atHome) return touched ? changed : same;
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

/** N1 A member of elsewhere stays with the branch of his formal relation, and takes part here: in the branch the row names, or the only one of his village. */
export function inflowRow(op: Op, reg: Registry, r: InflowRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const village = placeFor(reg, v.village);
  if ('what' in village) return village;
  const known = findSame(op, reg, village.ids, v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const entered = known && reg.members.get(known.id);
  if (known?.isMember && !entered?.inflow) return refused(`${v.name}在本地的党员名册里，不是流入党员，请核对`);
  const where = { countyId: area.countyId, townshipId: area.townshipId, villageId: village.id };
  const about = facts(v);
  const who = known ?? reg.addPerson(op, { ...where, ...about, name: v.name, isMember: true });
  const touched = known ? update(op, reg, known, { ...about, ...(known.isMember ? {} : { isMember: true }) }) : false;
  const more = { branch: v.relationAt ?? '', category: v.category ?? '', joinDay: v.joined?.day ?? '' };
  if (!entered) {
    const member = { personId: who.id, ...where, ...more, inflow: true };
    if (known) { reg.enrol(member); reg.after([who.id], (w) => addMembersHere(w, [member])); } else reg.addMemberHere(member);
    const branches = (reg.branches ?? []).filter((b) => b.kind !== 'network_branch' && b.kind !== 'outpost');
    const near = branches.filter((b) => b.villageId !== null && village.ids.has(b.villageId));
    const org = branches.find((b) => b.name === v.branch) ?? (near.length === 1 ? near[0] : undefined);
    const from = v.inDate && v.inDate.day <= op.today ? v.inDate.day : op.today;
    if (org) reg.after([who.id], async (w) => enterMembership(w, org.id, (await findMemberOfPerson(w, who.id))!, from));
    return known ? changed : fresh;
  }
  const better = Object.entries(more).filter(([k, value]) => value && value !== entered[k as keyof typeof more]);
  if (better.length) {
    Object.assign(entered, Object.fromEntries(better));
    reg.after([who.id], async (w) => changeMember(w, (await findMemberOfPerson(w, who.id))!, Object.fromEntries(better)));
  }
  return touched || better.length ? changed : same;
}
