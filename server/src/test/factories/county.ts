import { officeHats, type Hat } from '@guiyan/shared/domain/hats';
import { giveHat, makeUser } from '../../modules/accounts';
import { joinFamily, makeFamilyOf } from '../../modules/families';
import { addMember, startOutflow } from '../../modules/members';
import { addOrg } from '../../modules/orgs';
import { addPerson, getPerson } from '../../modules/people';
import { createOp, work, type Op } from '../../platform/op';
import type { Caller, TestApp } from '../app';

let serial = 0;
const next = (): number => (serial += 1);
/** An invented phone no other test uses. */
export const aPhone = (): string => `139${String(10_000_000 + next())}`;
const anId = (): string => {
  const first17 = `52262719850712${String(next() % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first17 + '10X98765432'[weights.reduce((s, w, i) => s + w * Number(first17[i]), 0) % 11]!;
};

export interface Place { countyId: string; townshipId: string; villageId: string; networkBranchId: string; windowId: string }

/** A county with one township, one village, a network branch and a window. */
export async function aCounty(t: TestApp, name = `县${next()}`): Promise<Place> {
  const countyId = await work(t.services, (op) => addOrg(op, { kind: 'county', name, province: '贵州省' }));
  await t.services.keys.ensure(countyId);
  return aTownship(t, countyId);
}
export const aTownship = (t: TestApp, countyId: string, name = `乡${next()}`): Promise<Place> => work(t.services, async (op) => {
  const townshipId = await addOrg(op, { countyId, kind: 'township', name, parentId: countyId, phone: '0855-1234567', pledge: '有事当天回话' });
  const villageId = await addOrg(op, { countyId, townshipId, kind: 'village', name: `村${next()}`, parentId: townshipId });
  const networkBranchId = await addOrg(op, { countyId, townshipId, kind: 'network_branch', name: `${name}网络党支部`, parentId: townshipId });
  const windowId = await addOrg(op, { countyId, townshipId, kind: 'window', name: `${name}信用社`, parentId: townshipId, phone: '0855-7654321', pledge: '持证优先办' });
  return { countyId, townshipId, villageId, networkBranchId, windowId };
});
export const aVillage = (t: TestApp, p: Place): Promise<Place> => work(t.services, async (op) => ({ ...p, villageId: await addOrg(op, { countyId: p.countyId, townshipId: p.townshipId, kind: 'village', name: `村${next()}`, parentId: p.townshipId }) }));

/** An outpost of the county, whom members may report to. */
export const anOutpost = (t: TestApp, p: Place, name = `驻外${next()}`): Promise<string> => work(t.services, (op) => addOrg(op, { countyId: p.countyId, kind: 'outpost', name, parentId: p.countyId, phone: '0574-87000000' }));

export interface Away { personId: string; memberId: string; familyId: string; phone: string; idNo: string; name: string; elderId: string; elderPhone: string }
/** A member away from `p`, with an elder at home. */
export const aMember = (t: TestApp, p: Place, facts: { name?: string; inProvince?: boolean; phone?: string; idState?: 'ok' | 'damaged' | 'none'; withElder?: boolean; outDay?: string } = {}): Promise<Away> => work(t.services, async (op) => {
  const name = facts.name ?? `远明${next()}`;
  const [phone, idNo, elderPhone] = [facts.phone ?? aPhone(), anId(), aPhone()];
  const where = { countyId: p.countyId, townshipId: p.townshipId, villageId: p.villageId };
  const personId = await addPerson(op, { ...where, name, phone, isMember: true, ...(facts.idState === 'none' ? {} : { idNo, idState: facts.idState ?? 'ok' }) });
  const member = await addMember(op, { ...where, personId });
  await startOutflow(op, member, { outDay: facts.outDay ?? '2025-03-01', province: facts.inProvince ? '贵州省' : '浙江省', city: facts.inProvince ? '贵阳市' : '宁波市', inProvince: facts.inProvince ?? false });
  const familyId = (await getPerson(op, personId)).familyId ?? (await makeFamilyOf(op, personId));
  const elderId = await addPerson(op, { ...where, name: `老人${next()}`, phone: elderPhone });
  if (facts.withElder !== false) await joinFamily(op, familyId, personId, { personId: elderId, relation: '母亲', kind: 'elder', tags: [] });
  return { personId, memberId: member.id, familyId, phone, idNo, name, elderId, elderPhone };
});

export interface Wearing { place: Place; personId?: string; familyId?: string; orgId?: string; wide?: 'county' | 'township' | 'village' }
const widths: Partial<Record<Hat, 'county' | 'township' | 'village'>> = { county: 'county', auditor: 'county', clerk: 'township', civil: 'township', window: 'township', outpost: 'county', secretary: 'village' };

/** Signs in as a new account that wears the hat at the place. */
export async function as(t: TestApp, hat: Hat, w: Wearing): Promise<Caller & { userId: string; personId: string | null; hatId: string; phone: string }> {
  const width = w.wide ?? widths[hat] ?? 'village';
  const phone = aPhone();
  const made = await work(t.services, async (op: Op) => {
    const user = await makeUser(op, { phone });
    const office = (officeHats as readonly Hat[]).includes(hat);
    const personId = w.personId ?? (office ? null : await addPerson(op, { countyId: w.place.countyId, townshipId: w.place.townshipId, villageId: w.place.villageId, name: `人${next()}` }));
    const given = await giveHat(op, {
      userId: user.id, hat, name: `${hat}${next()}`, place: '测试', countyId: w.place.countyId, townshipId: width === 'county' ? null : w.place.townshipId, villageId: width === 'village' ? w.place.villageId : null,
      orgId: w.orgId ?? (hat === 'window' ? w.place.windowId : null), personId, familyId: w.familyId ?? null,
    });
    return { userId: user.id, personId, hatId: given.id, phone };
  });
  const token = await signIn(t, phone);
  return { ...t.as(token), ...made };
}

const SIGNED_MS = 8 * 60_000;
/** As `as`, for tests that move the clock: signs in anew when the sign-in would have run out. */
export async function awake(t: TestApp, hat: Hat, w: Wearing): ReturnType<typeof as> {
  const made = await as(t, hat, w);
  let [caller, at]: [Caller, number] = [made, t.clock.now()];
  const fresh = async (): Promise<Caller> => {
    if (Math.abs(t.clock.now() - at) < SIGNED_MS) return caller;
    const now = t.clock.now();
    caller = t.as(await signIn(t, made.phone));
    t.clock.set(at = now);
    return caller;
  };
  return { ...made, call: async (...args) => (await fresh()).call(...args), do: async (...args) => (await fresh()).do(...args) };
}

/** By phone and the code that was “sent”, as a person would. */
export async function signIn(t: TestApp, phone: string): Promise<string> {
  t.clock.advance(61_000);
  await t.as(null).do('session.sendCode', { phone });
  const session = await t.as(null).do('session.verifyCode', { phone, code: t.codes.get(phone)!, keep: 'body' });
  return session.accessToken;
}

/** Reads straight from the database, for what no endpoint tells. */
export const peek = <T>(t: TestApp, fn: (op: Op) => Promise<T>): Promise<T> => t.services.db.read((m) => fn(createOp(t.services, m, null)));
