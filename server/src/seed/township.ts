import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { joinFamily, makeFamilyOf } from '../modules/families';
import { addMember, findMemberOfPerson, startOutflow } from '../modules/members';
import { addOrg } from '../modules/orgs';
import { addPeople, addPerson } from '../modules/people';
import type { Op } from '../platform/op';
import type { AwayPlan, Invented } from './invent';
import { tradeOf } from './following';
import { pledge, windows, type TownshipPlan } from './pools';
import { dress, type Stage, type Worn } from './stage';

export interface Place { countyId: string; townshipId: string; name: string; villages: { id: string; name: string }[]; windowIds: string[] }
export interface Family { plan: AwayPlan; place: Place; villageId: string; personId: string; memberId: string; familyId: string; kinIds: string[]; since: Day; isNew: boolean; member: Worn | null; kin: Worn | null }

/** The office, its windows with public phone and pledge, the network branch and the villages in their fixed order. */
export async function aTownship(op: Op, countyId: string, plan: TownshipPlan): Promise<Place> {
  const townshipId = await addOrg(op, { countyId, kind: 'township', name: plan.name, parentId: countyId, phone: plan.phone, pledge });
  const below = { countyId, townshipId, parentId: townshipId };
  const villages = [];
  for (const name of plan.villages) villages.push({ name, id: await addOrg(op, { ...below, kind: 'village', name }) });
  await addOrg(op, { ...below, kind: 'network_branch', name: `${plan.name}网络党支部` });
  const windowIds = [];
  for (const w of windows) windowIds.push(await addOrg(op, { ...below, kind: 'window', name: w.name, phone: `0855-${plan.exchange}${w.line}`, pledge: w.pledge }));
  return { countyId, townshipId, name: plan.name, villages, windowIds };
}

const birthOf = (day: Day) => ({ birth: day, birthPrecision: 'day' });

/** Writes the roster as it stood when the township began, and later arrivals on their days. */
export async function peopleOf(stage: Stage, place: Place, { away }: Invented, began: Day): Promise<Family[]> {
  const families: Family[] = [];
  for (const [i, plan] of away.entries()) {
    // Two registered lately: they are the gaps somebody has to fill.
    const isNew = i >= away.length - 2;
    const since = isNew ? addDays(stage.today, i === away.length - 1 ? -9 : -24) : began;
    families.push(await enter(stage.past(since), place, isNew ? { ...plan, outDay: addDays(since, -12) } : plan, since, isNew));
  }
  return families;
}

async function enter(op: Op, place: Place, plan: AwayPlan, since: Day, isNew: boolean): Promise<Family> {
  const village = place.villages[plan.village]!;
  const where = { countyId: place.countyId, townshipId: place.townshipId, villageId: village.id, groupName: plan.group };
  const personId = await addPerson(op, { ...where, ...birthOf(plan.birth), name: plan.name, sex: plan.sex, nation: plan.nation, edu: plan.edu, idNo: plan.idNo, phone: plan.phone, isMember: true });
  const { countyId, townshipId, villageId } = where;
  const member = await addMember(op, { personId, countyId, townshipId, villageId, branch: `${village.name}党支部`, category: '正式党员', joinDay: plan.joinDay });
  await startOutflow(op, member, { outDay: plan.outDay, province: plan.province, city: plan.city, inProvince: plan.inProvince, job: plan.job, trade: tradeOf(plan.job), reason: '务工' });
  const familyId = await makeFamilyOf(op, personId);
  const kinIds = await addPeople(op, plan.kin.map((k) => ({ ...where, ...birthOf(k.birth), name: k.name, sex: k.sex, nation: plan.nation, phone: k.phone, familyId })));
  for (const [i, k] of plan.kin.entries()) await joinFamily(op, familyId, personId, { personId: kinIds[i]!, relation: k.relation, kind: k.kind, tags: k.tags });
  const memberHat = plan.online ? await dress(op, plan.phone, { hat: 'member', name: plan.name, place: village.name, ...where, personId, familyId }) : null;
  const elder = plan.kin.findIndex((k) => k.kind === 'elder' && k.phone);
  const kinHat = plan.online && elder >= 0 ? await dress(op, plan.kin[elder]!.phone!, { hat: 'family', name: plan.kin[elder]!.name, place: village.name, ...where, personId: kinIds[elder]!, familyId }) : null;
  return { plan, place, villageId: village.id, personId, memberId: (await findMemberOfPerson(op, personId))!.id, familyId, kinIds, since, isNew, member: memberHat, kin: kinHat };
}
