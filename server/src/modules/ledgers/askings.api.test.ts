import { addDays } from '@guiyan/shared/domain/dates';
import { ASK_DAYS, TAKE_DAYS } from '@guiyan/shared/domain/ledgers';
import { giveHat, makeUser } from '../accounts';
import { addPerson } from '../people';
import { work } from '../../platform/op';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, as, aTownship, signIn, type Away, type Place } from '../../test/factories/county';
import { readLedger } from '../../test/factories/exports';

type Signed = Awaited<ReturnType<typeof as>>;
const DAY_MS = 86_400_000;
let t: TestApp;
let start: number;
let place: Place;
let away: Away;
let clerk: Signed;
let other: Signed;
let county: Signed;
/** A sign-in moves the clock a minute; all tokens must be good together. */
const signed: typeof as = async (...args) => { const caller = await as(...args); t.clock.set(start); return caller; };
beforeAll(async () => { t = await app(); start = t.clock.now(); });
beforeEach(async () => {
  t.clock.set(start);
  place = await aCounty(t);
  away = await aMember(t, place);
  [clerk, other, county] = [await signed(t, 'clerk', { place }), await signed(t, 'clerk', { place }), await signed(t, 'county', { place })];
});
afterAll(() => t.close());
const asked = { ledger: 'outflow' as const, purpose: '报县委组织部核对' };
const today = async (): Promise<string> => (await clerk.do('home.open', {})).today;
/** The same person signs in anew; days have gone by. */
const days = (n: number): void => t.clock.set(start + n * DAY_MS);
async function again(caller: Signed, userPhone: string): Promise<Signed> { return { ...caller, ...t.as(await signIn(t, userPhone)) }; }

describe('X2 a ledger in full passes two pairs of eyes', () => {
  it('X2 asked, approved by another clerk, fetched; both see where it stands', async () => {
    const asking = await clerk.do('ledgers.ask', asked);
    expect(asking).toMatchObject({ state: 'open', mine: true, purpose: asked.purpose, can: [], expiresOn: addDays(await today(), ASK_DAYS), rows: null });
    expect(await clerk.call('ledgers.take', { id: asking.id })).toMatchObject({ status: 409, error: { code: 'ledger.not_approved' } });
    expect((await other.do('ledgers.askings', { open: true })).rows).toEqual([expect.objectContaining({ id: asking.id, mine: false, can: ['approve', 'refuse'] })]);
    expect((await clerk.do('ledgers.askings', { open: true })).total).toBe(0);
    expect(await other.do('ledgers.approve', { id: asking.id })).toMatchObject({ state: 'approved', expiresOn: addDays(await today(), TAKE_DAYS), can: [] });
    expect((await clerk.do('ledgers.askings', {})).rows[0]).toMatchObject({ state: 'approved', decidedBy: expect.stringMatching(/^clerk/), can: ['take'] });
    const made = await clerk.do('ledgers.take', { id: asking.id });
    expect((await readLedger(t, made.url)).rows).toEqual([expect.objectContaining({ 联系电话: away.phone, 身份证号: away.idNo })]);
    // The same file, not made anew from newer rows.
    await aMember(t, place);
    expect(await clerk.do('ledgers.take', { id: asking.id })).toMatchObject({ rows: 1, sha256: made.sha256, name: made.name });
    expect((await other.do('ledgers.askings', {})).rows[0]).toMatchObject({ rows: 1, sha256: made.sha256, can: [] });
    expect((await other.call('ledgers.take', { id: asking.id })).status).toBe(403);
    const events = (await county.do('audit.events', { limit: 200 })).rows.map((e) => e.name).filter((name) => name.startsWith('ledger.'));
    expect(events).toEqual(['ledger.exported', 'ledger.approved', 'ledger.asked']);
  });

  it('X2 refused with a reason, and answered once', async () => {
    const { id } = await clerk.do('ledgers.ask', asked);
    expect((await county.call('ledgers.refuse', { id, reason: '' })).status).toBe(400);
    expect(await county.do('ledgers.refuse', { id, reason: '名册够用了' })).toMatchObject({ state: 'refused', reason: '名册够用了' });
    expect((await clerk.do('ledgers.askings', {})).rows[0]).toMatchObject({ state: 'refused', reason: '名册够用了', decidedBy: expect.stringMatching(/^county/), can: [] });
    expect(await other.call('ledgers.approve', { id })).toMatchObject({ status: 409, error: { code: 'ledger.answered' } });
    expect(await clerk.call('ledgers.take', { id })).toMatchObject({ status: 409, error: { code: 'ledger.not_approved' } });
  });

  it('X2 nobody approves his own, not by another hat, another account or another record of his', async () => {
    const { id } = await clerk.do('ledgers.ask', asked);
    const own = { status: 403, error: { code: 'ledger.own_asking' } };
    expect(await clerk.call('ledgers.approve', { id })).toMatchObject(own);
    expect(await clerk.call('ledgers.refuse', { id, reason: '算了' })).toMatchObject(own);
    // The same account under the county's hat.
    const countyHat = await work(t.services, (op) => giveHat(op, { userId: clerk.userId, hat: 'county', name: '县里的我', place: '', countyId: place.countyId }));
    const worn = await clerk.do('session.switchHat', { hatId: countyHat.id });
    expect(await t.as(worn.accessToken).call('ledgers.approve', { id })).toMatchObject(own);
  });

  it('X2 two accounts of one person are one person, by the record behind them or by the name', async () => {
    const personId = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, name: '龙静' }));
    const wearing = async (hat: 'clerk' | 'county', name: string, person: string | null) => {
      const phone = aPhone();
      await work(t.services, async (op) => {
        const user = await makeUser(op, { phone });
        await giveHat(op, { userId: user.id, hat, name, place: '', countyId: place.countyId, townshipId: hat === 'county' ? null : place.townshipId, personId: person });
      });
      const token = await signIn(t, phone);
      t.clock.set(start);
      return t.as(token);
    };
    const first = await wearing('clerk', '龙静', personId);
    const { id } = await first.do('ledgers.ask', asked);
    for (const twin of [await wearing('county', '龙主任', personId), await wearing('clerk', '龙静', null)]) expect(await twin.call('ledgers.approve', { id })).toMatchObject({ status: 403, error: { code: 'ledger.own_asking' } });
    // Another record of the registry that was said to be the same person.
    const twinId = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, name: '龙静' }));
    const merged = await wearing('county', '龙科长', twinId);
    await clerk.do('people.merge', { keepId: personId, goneId: twinId });
    expect(await merged.call('ledgers.approve', { id })).toMatchObject({ status: 403, error: { code: 'ledger.own_asking' } });
    expect((await other.do('ledgers.approve', { id })).state).toBe('approved');
  });

  it('X2 the office decides for those below it, never upwards or beside', async () => {
    const secretary = await signed(t, 'secretary', { place });
    const { id } = await clerk.do('ledgers.ask', asked);
    expect((await secretary.call('ledgers.approve', { id })).status).toBe(404);
    const elsewhere = await signed(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect((await elsewhere.call('ledgers.approve', { id })).status).toBe(404);
    const own = await secretary.do('ledgers.ask', asked);
    const beside = await signed(t, 'secretary', { place });
    expect((await beside.do('ledgers.askings', { open: true })).rows.map((a) => a.id)).toEqual([own.id]);
    expect((await clerk.do('ledgers.approve', { id: own.id })).state).toBe('approved');
    expect((await readLedger(t, (await secretary.do('ledgers.take', { id: own.id })).url)).rows).toHaveLength(1);
  });

  it('X2 case 10: a village that asks for the whole township is refused, and it is written down', async () => {
    const secretary = await signed(t, 'secretary', { place });
    for (const refused of [await secretary.call('ledgers.ask', { ...asked, township: place.townshipId }), await secretary.call('ledgers.export', { ledger: 'outflow', township: place.townshipId })]) expect(refused).toMatchObject({ status: 403, error: { code: 'ledger.not_your_scope' } });
    expect((await county.do('audit.events', { name: 'ledger.refused' })).rows).toHaveLength(2);
    expect((await clerk.do('ledgers.askings', {})).total).toBe(0);
  });

  it('X2 what nobody answered, and what nobody fetched, expires', async () => {
    const phone = aPhone();
    const mine = await work(t.services, async (op) => {
      const user = await makeUser(op, { phone });
      await giveHat(op, { userId: user.id, hat: 'clerk', name: '有期限', place: '', countyId: place.countyId, townshipId: place.townshipId });
      return user.id;
    });
    const asker = await again({ ...clerk, userId: mine }, phone);
    t.clock.set(start);
    const [late, approved] = [await asker.do('ledgers.ask', asked), await asker.do('ledgers.ask', asked)];
    await other.do('ledgers.approve', { id: approved.id });
    const made = await asker.do('ledgers.take', { id: approved.id });
    days(TAKE_DAYS + 1);
    const next = await again({ ...clerk, userId: mine }, phone);
    expect(await next.call('ledgers.take', { id: approved.id })).toMatchObject({ status: 409, error: { code: 'ledger.expired' } });
    expect((await next.call('files.link', { id: /^\/files\/([\w-]+)\?/.exec(made.url)![1]! })).status).toBe(404);
    expect((await next.do('ledgers.askings', {})).rows.map((a) => [a.id, a.state])).toEqual([[approved.id, 'expired'], [late.id, 'open']]);
    days(ASK_DAYS + 1);
    const judge = await as(t, 'clerk', { place });
    expect((await judge.do('ledgers.askings', { open: true })).rows).toEqual([]);
    expect(await judge.call('ledgers.approve', { id: late.id })).toMatchObject({ status: 409, error: { code: 'ledger.expired' } });
  });

  it('X2 the first screen tells how many wait, as many as the list holds', async () => {
    await clerk.do('ledgers.ask', asked);
    for (const [who, n] of [[other, 1], [county, 1], [clerk, 0]] as const) {
      expect((await who.do('home.open', {})).office!.counts.find((c) => c.key === 'askings')).toMatchObject({ value: n });
      expect((await who.do('ledgers.askings', { open: true })).total).toBe(n);
    }
  });
});
