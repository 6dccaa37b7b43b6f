import { startOfDay } from '@guiyan/shared/domain/dates';
import { rows, sql } from '../../platform/db/sql';
import type { Caller } from '../../test/app';
import { aCounty, aMember, anOutpost, awake, peek, type Away, type Place } from '../../test/factories/county';
import { withWechat, type WithWechat } from '../../test/with-wechat';
import { markMissed } from '../outposts';
import { remindCounty } from './reminding';

let w: WithWechat, place: Place, away: Away, clerk: Caller;
beforeAll(async () => { w = await withWechat(); });
afterAll(() => w.close());
let day = startOfDay('2026-12-01') + 10 * 3_600_000;
beforeEach(async () => { w.reset(); w.t.clock.set(day); day += 40 * 86_400_000; place = await aCounty(w.t); away = await aMember(w.t, place); clerk = await awake(w.t, 'clerk', { place }); });
const family = (of: Away = away) => awake(w.t, 'family', { place, personId: of.elderId, familyId: of.familyId });
const deliveries = (code: string) => peek(w.t, (op) => rows<{ personId: string; hat: string; channel: string; status: string }>(op.db, sql('select person_id, hat, channel, status from deliveries where rule_code = ? and county_id = ? order by hat, channel, id', code, place.countyId)));
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const told = async (who: Caller, kind: 'market' | 'offer') => (await who.do('notices.inbox', {})).rows.filter((n) => n.kind === kind).map((n) => [n.title, n.words, n.to.kind]);
const until = () => dayOf(w.t.clock.now() + 20 * 86_400_000);
const offer = (more: object = {}) => clerk.do('grants.offer', { kind: 'place', title: '白香猪保种', gives: 'sow', amount: 3, places: 1, until: until(), ...more });

describe('S8 who booked and did not come is told once', () => {
  it('S8 in the app and over WeChat, the morning after, in words that say nothing; he books again, and nobody is rung up', async () => {
    const { openid, caller: me } = await w.onWechat(away, 2);
    const [home, helper] = [await family(), await awake(w.t, 'helper', { place })];
    const other = await aMember(w.t, place);
    await family(other);
    await clerk.do('pairings.pair', { familyId: other.familyId, helperId: helper.personId!, helperClass: 'organs' });
    const id = await anOutpost(w.t, place);
    const market = dayOf(w.t.clock.now() + 2 * 86_400_000);
    const [, , date] = market.split('-').map(Number);
    const days = [date!, (date! % 28) + 1, ((date! + 1) % 28) + 1];
    const desk = await awake(w.t, 'outpost', { place, orgId: id });
    await desk.do('markets.setRule', { id, calendar: 'solar', days, from: dayOf(w.t.clock.now() + 86_400_000) });
    const booked = await me.do('markets.book', { id, day: market, item: 'MEDICAL' });
    await home.do('markets.book', { id, day: market, item: 'PENSION' });
    await helper.do('markets.book', { id, day: market, item: 'MEDICAL', familyId: other.familyId });
    w.t.clock.set(startOfDay(market) + 86_400_000 + 600_000);
    await markMissed(w.t.services);
    await w.flush();
    // At night nothing leaves.
    expect(w.sentTo(openid)).toBe(0);
    w.t.clock.advance(9 * 3_600_000);
    await markMissed(w.t.services);
    await w.flush();
    const sent = w.fake.control.sent();
    expect([sent.length, JSON.stringify(sent).includes('逢场'), JSON.stringify(sent).includes(away.name)]).toEqual([1, false, false]);
    expect((await deliveries('missed')).map((d) => [d.hat, d.channel, d.status])).toEqual([['family', 'app', 'sent'], ['family', 'app', 'sent'], ['member', 'app', 'sent'], ['member', 'wechat', 'sent']]);
    const now = () => awake(w.t, 'member', { place, personId: away.personId, familyId: away.familyId });
    for (const who of [await now(), await family(), await family(other)]) expect(await told(who, 'market')).toEqual([[expect.stringContaining('没见到您'), '没关系，可以再约一天', 'market']]);
    expect((await desk.do('markets.report', { id, day: market })).missed).toHaveLength(3);
    await remindCounty(w.t.services, place.countyId);
    w.t.clock.advance(5 * 86_400_000);
    await remindCounty(w.t.services, place.countyId);
    expect(await deliveries('missed')).toHaveLength(4);
    const again = await now();
    const next = (await again.do('markets.days', { id })).rows.find((d) => d.on)!;
    expect((await again.do('markets.book', { id: booked.outpostId, day: next.day, item: booked.item })).state).toBe('booked');
  });
});

describe('F6 families are told what is offered, what was decided, that it ended', () => {
  beforeEach(async () => { await clerk.do('cards.issueBatch', { familyIds: [away.familyId] }); });

  it('F6 offered: he who is away and those at home; decided: told again; nothing that leaves the house says what', async () => {
    const { openid, caller: me } = await w.onWechat(away, 3);
    const home = await family();
    const stranger = await family(await aMember(w.t, place));
    await offer();
    await w.flush();
    expect((await deliveries('offer')).map((d) => [d.hat, d.channel, d.status])).toEqual([['family', 'app', 'sent'], ['member', 'app', 'sent'], ['member', 'wechat', 'sent']]);
    for (const who of [me, home]) expect(await told(who, 'offer')).toEqual([['白香猪保种', expect.stringContaining('前回一声'), 'offer']]);
    expect(await told(stranger, 'offer')).toEqual([]);
    const { id } = (await home.do('grants.answers', {})).rows[0]!;
    await home.do('grants.answer', { id, want: true, words: '有空圈' });
    await clerk.do('grants.refuse', { id, reason: '条件不够' });
    await w.flush();
    expect(w.sentTo(openid)).toBe(2);
    expect((await told(me, 'offer')).map((n) => n[1])).toEqual(['没办成，看看为什么', expect.stringContaining('前回一声')]);
    expect(JSON.stringify([w.fake.control.sent(), await me.do('notices.inbox', {})])).not.toMatch(/条件不够|有空圈/);
    expect(JSON.stringify(w.fake.control.sent())).not.toContain('白香猪');
  });

  it('F6 withdrawn in the night: the message about it does not leave any more; who answers meanwhile is not asked', async () => {
    await w.onWechat(away, 3);
    await family();
    w.t.clock.set(startOfDay(dayOf(w.t.clock.now())) + 23 * 3_600_000);
    clerk = await awake(w.t, 'clerk', { place });
    const first = await offer();
    const second = await offer({ title: '养蜂' });
    const at = await family();
    await at.do('grants.answer', { id: (await at.do('grants.answers', { offerId: second.id })).rows[0]!.id, want: false });
    await clerk.do('grants.withdrawOffer', { id: first.id, reason: '县里改了办法' });
    w.t.clock.advance(12 * 3_600_000);
    await w.flush();
    expect(w.fake.control.sent()).toHaveLength(1);
    expect((await deliveries('offer')).filter((d) => d.channel === 'wechat').map((d) => d.status)).toEqual(['not_needed', 'not_needed']);
    expect((await deliveries('offer_ended')).map((d) => [d.hat, d.channel])).toEqual([['family', 'app'], ['member', 'app'], ['member', 'wechat']]);
    expect((await told(await family(), 'offer')).map((n) => n[1])).toContain('乡里收回了，看看为什么');
  });
});
