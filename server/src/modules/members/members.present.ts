import type { Output } from '@guiyan/shared/contract';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { wearer, type Op } from '../../platform/op';
import { hatsOfPeople } from '../accounts';
import { idNoOf, peopleById, phoneOf, protectedAmong, seesProtected } from '../people';
import { appointedLiaisons, listMembers, rosterLiaisons, type MemberFacts, type MemberLine } from './members.queries';

type Row = Output<'members.list'>['rows'][number];
const maskId = (id: string): string => `${id.slice(0, 4)}${'*'.repeat(Math.max(id.length - 8, 0))}${id.slice(-4)}`;
export const placeWords = (o: { province: string; city: string }): string => (o.city && o.city !== o.province ? `${o.province} ${o.city}`.trim() : o.province);

/** Lists never hold a full number: the mask is made here and the number goes no further. */
export const presentLine = (op: Op, m: MemberLine): Row => {
  const phone = m.phoneCt ? op.services.keys.open(m.phoneCt, { table: 'people', column: 'phone', row: m.personId, county: m.countyId }) : null;
  return {
    id: m.id, personId: m.personId, familyId: m.familyId, name: m.name, village: m.village ?? '', villageId: m.villageId ?? m.id, phone: phone && maskPhone(phone), outDay: m.outDay, place: placeWords(m),
    inProvince: m.inProvince === null ? null : Boolean(m.inProvince), job: m.job, liaison: m.liaison, lastCheckinOn: m.lastContactDay,
  };
};

export async function presentMember(op: Op, m: MemberFacts): Promise<Output<'members.get'>> {
  const hidden = seesProtected(op) ? new Set<string>() : await protectedAmong(op, m.kin.map((k) => k.personId));
  const open = m.outflows.find((o) => o.backDay === null);
  const person = { id: m.personId, countyId: m.countyId, phoneCt: m.phoneCt, idNoCt: m.idNoCt };
  const phone = phoneOf(op, person);
  const idNo = idNoOf(op, person);
  const mayReveal = ['liaison', 'secretary', 'clerk'].includes(wearer(op).hat);
  return {
    id: m.id, personId: m.personId, familyId: m.familyId, name: m.name, village: m.village ?? '', villageId: m.villageId ?? m.id, phone: phone && maskPhone(phone), outDay: open?.outDay ?? null, place: open ? placeWords(open) : '',
    inProvince: open ? (open.inProvince === null ? null : Boolean(open.inProvince)) : null, job: open?.job ?? '', liaison: m.liaison, lastCheckinOn: m.lastContactDay, sex: m.sex, birth: m.birth, nation: m.nation, edu: m.edu,
    idNo: idNo && maskId(idNo), branch: m.branch, joinDay: m.joinDay, groupName: m.groupName, family: m.kin.filter((k) => !hidden.has(k.personId)),
    outflows: m.outflows.map((o) => ({ outDay: o.outDay, backDay: o.backDay, place: placeWords(o), job: o.job })),
    can: mayReveal ? [...(phone ? ['reveal_phone' as const, 'call' as const] : []), ...(idNo ? ['reveal_id' as const] : [])] : [],
  };
}

/** N5 Coverage is complete, or the gaps are listed by name. */
export async function presentLiaisons(op: Op): Promise<Output<'members.liaisons'>> {
  const all: MemberLine[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await listMembers(op, { limit: 200, ...(cursor ? { cursor } : {}) });
    all.push(...page.rows);
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  const appointed = await appointedLiaisons(op);
  const people = await peopleById(op, appointed.map((l) => l.personId));
  const withHat = await hatsOfPeople(op, appointed.map((l) => l.personId), 'liaison');
  const gaps = all.filter((m) => m.liaison === null);
  return {
    members: all.length, covered: all.length - gaps.length,
    fromRoster: (await rosterLiaisons(op)).map((r) => ({ name: r.name, village: r.village, members: Number(r.members) })),
    liaisons: appointed.map((l) => {
      const person = people.get(l.personId);
      const phone = person && phoneOf(op, person);
      return { personId: l.personId, name: l.name, village: l.village ?? '', members: Number(l.members), phone: phone ? maskPhone(phone) : null, hasHat: withHat.has(l.personId) };
    }),
    gaps: gaps.map((m) => ({ id: m.id, name: m.name, village: m.village ?? '' })),
  };
}
