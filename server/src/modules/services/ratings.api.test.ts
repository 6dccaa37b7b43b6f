import { addDays, monthOf, shanghaiDay } from '@guiyan/shared/domain/dates';
import { rows, row, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { giveHat } from '../accounts';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, awake, peek, type Away, type Place } from '../../test/factories/county';

const DAY = 86_400_000;
let t: TestApp;
let place: Place;
let away: Away;
let clerk: Awaited<ReturnType<typeof awake>>;
let window: Awaited<ReturnType<typeof awake>>;
let home: Caller;
let liaison: Caller;
let token: string;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
beforeEach(async () => {
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await awake(t, 'clerk', { place });
  window = await awake(t, 'window', { place });
  await clerk.do('cards.issueBatch', {});
  home = await awake(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
  const secretary = await awake(t, 'secretary', { place });
  const made = await awake(t, 'liaison', { place });
  await secretary.do('members.appoint', { memberIds: [away.memberId], liaisonId: made.personId! });
  liaison = made;
  token = (await home.do('cards.mine', {})).card!.token;
});
const today = () => shanghaiDay(t.clock.now());
const serve = async (more: object = {}): Promise<string> => {
  const { cardId } = await window.do('cards.scan', { token });
  return (await window.do('services.log', { cardId: cardId!, matter: 'LOAN', priority: true, waitedMinutes: 5, happenedAt: t.clock.now(), ...more })).id;
};
const mine = async (who: Caller) => (await who.do('services.toRate', {})).rows;

describe('F7 the holder rates', () => {
  it('F7 once a service, whoever of the family is first, and only within the county’s days', async () => {
    const first = await serve();
    expect((await mine(home)).map((s) => [s.id, s.rated, s.people, s.until])).toEqual([[first, null, [], addDays(today(), 15)]]);
    expect((await home.do('services.rate', { id: first, opinion: 5, words: '很快' })).rated).toMatchObject({ opinion: 5, by: '' });
    const member = await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect((await member.call('services.rate', { id: first, opinion: 1 })).error?.code).toBe('service.rated');
    expect((await mine(member))[0]!.rated?.opinion).toBe(5);
    // Put right at the counter, it is the same service.
    const second = await window.do('services.correct', { id: first, matter: 'PAPERS', priority: true, waitedMinutes: 5, reason: '点错了' });
    expect((await mine(home)).map((s) => [s.id, s.rated?.opinion])).toEqual([[second.id, 5]]);
    expect((await home.call('services.rate', { id: second.id, opinion: 2 })).error?.code).toBe('service.rated');
    const last = await serve();
    t.clock.advance(16 * DAY);
    expect(await mine(home)).toEqual([]);
    expect((await home.call('services.rate', { id: last, opinion: 4 })).error?.code).toBe('service.rate_late');
    const words = await peek(t, (op) => rows<{ wordsCt: string }>(op.db, sql('select words_ct from service_ratings where county_id = ?', place.countyId)));
    expect([words.length, words[0]!.wordsCt.includes('很快')]).toEqual([1, false]);
  });

  it('F7 on the phone the liaison takes it, with both names; of strangers and other families nothing', async () => {
    const id = await serve();
    const [asked] = await mine(liaison);
    expect(asked!.people.map((p) => p.personId).sort()).toEqual([away.elderId, away.personId].sort());
    const stranger = await aMember(t, place);
    expect((await liaison.call('services.takeRating', { id, personId: stranger.elderId, opinion: 4 })).error?.code).toBe('families.not_here');
    const taken = await liaison.do('services.takeRating', { id, personId: away.elderId, opinion: 3 });
    expect([taken.rated?.opinion, taken.rated?.said, taken.rated!.by.startsWith('liaison')]).toEqual([3, asked!.people.find((p) => p.personId === away.elderId)!.name, true]);
    const other = await awake(t, 'family', { place, personId: stranger.elderId, familyId: stranger.familyId });
    expect((await other.call('services.rate', { id, opinion: 1 })).status).toBe(404);
    expect([await mine(other), (await (await awake(t, 'liaison', { place })).call('services.takeRating', { id, personId: away.elderId, opinion: 1 })).status]).toEqual([[], 404]);
    expect((await clerk.call('services.rate', { id, opinion: 1 })).status).toBe(403);
  });

  it('F7 how they spread, in the order of names; of few nothing, and nobody is named', async () => {
    const month = monthOf(today());
    for (let i = 0; i < 5; i += 1) {
      await home.do('services.rate', { id: await serve(), opinion: [5, 5, 4, 2, 1][i]! });
      if (i === 3) expect((await clerk.do('services.ratings', { month })).rows.map((u) => u.opinions)).toEqual([null]);
    }
    for (const who of [clerk, window]) {
      const { rows: units } = await who.do('services.ratings', { month });
      expect(units.map((u) => [u.unitId, u.opinions])).toEqual([[place.windowId, [1, 1, 0, 1, 2]]]);
    }
    expect((await clerk.do('services.ratings', { month: '2026-10' })).rows).toEqual([]);
    expect((await (await awake(t, 'clerk', { place: await aTownship(t, place.countyId) })).do('services.ratings', { month })).rows).toEqual([]);
  });
});

describe('F7 a bad grade is called back about', () => {
  const dutiesOf = async (who: Caller) => (await who.do('duties.list', { view: 'mine', limit: 50 })).rows.filter((d) => d.rule === 'call_back');
  const said = { said: '说等了很久', done: '和信用社说好，以后有人带着办' };

  it('F7 it is due within three working days on the clerk’s list, and only the call closes it', async () => {
    await home.do('services.rate', { id: await serve(), opinion: 3 });
    expect([(await clerk.do('services.callBacks', {})).rows, await dutiesOf(clerk)]).toEqual([[], []]);
    await home.do('services.rate', { id: await serve(), opinion: 2, words: '等太久' });
    const [back] = (await clerk.do('services.callBacks', { state: 'open' })).rows;
    expect(back).toMatchObject({ opinion: 2, words: '等太久', takenBy: null, state: 'open', can: ['close'] });
    const [duty] = await dutiesOf(clerk);
    // Three working days, whatever weekend lies between.
    expect([duty!.dueOn > addDays(today(), 2), duty!.dueOn <= addDays(today(), 5)]).toEqual([true, true]);
    expect(duty).toMatchObject({ title: '不满意的要回访', state: 'todo', subject: { kind: 'family', id: away.familyId }, evidence: 'answer' });
    expect((await clerk.call('duties.done', { id: duty!.id, words: '办了' })).error?.code).toBe('duty.proved');
    expect((await clerk.call('services.closeCallBack', { id: back!.id, said: '', done: '改了' })).status).toBe(400);
    const closed = await clerk.do('services.closeCallBack', { id: back!.id, ...said });
    expect(closed).toMatchObject({ state: 'closed', ...said, can: [] });
    expect(await dutiesOf(clerk)).toEqual([]);
    expect(await clerk.do('duties.get', { id: duty!.id })).toMatchObject({ state: 'done' });
    expect((await clerk.call('services.closeCallBack', { id: back!.id, ...said })).error?.code).toBe('service.call_back_closed');
    const other = await awake(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect([(await other.do('services.callBacks', {})).rows, (await other.call('services.closeCallBack', { id: back!.id, ...said })).status, (await window.call('services.callBacks', {})).status]).toEqual([[], 404, 403]);
    const kept = await peek(t, (op) => row<{ saidCt: string; doneCt: string }>(op.db, sql('select said_ct, done_ct from service_call_backs where id = ?', back!.id)));
    expect(JSON.stringify(kept)).not.toContain('信用社');
  });

  it('F7 a retry closes it once, with the same answer', async () => {
    await home.do('services.rate', { id: await serve(), opinion: 1 });
    const { id } = (await clerk.do('services.callBacks', {})).rows[0]!;
    const key = '5d0f3b9e-6f0a-4f56-9b1c-2f4f7d8f0a11';
    const twice = [await clerk.call('services.closeCallBack', { id, ...said }, { key }), await clerk.call('services.closeCallBack', { id, ...said }, { key })];
    expect([twice[0]!.status, twice[1]!.status, JSON.stringify(twice[1]!.data)]).toEqual([200, 200, JSON.stringify(twice[0]!.data)]);
  });

  it('F7 four eyes: who served, who works at the unit, and who took the rating do not close it, by whatever hat', async () => {
    // The clerk served at the desk.
    const { card } = await home.do('cards.mine', {});
    const { id } = await clerk.do('services.logAtDesk', { number: card!.number, unitId: place.townshipId, on: today(), matter: 'PAPERS', priority: false, waitedMinutes: 40 });
    await home.do('services.rate', { id, opinion: 1 });
    const back = (await clerk.do('services.callBacks', {})).rows[0]!;
    expect(back.can).toEqual([]);
    expect((await clerk.call('services.closeCallBack', { id: back.id, ...said })).error?.code).toBe('service.own_call_back');
    // Another clerk, who stands at the rated counter too.
    const both = await awake(t, 'clerk', { place });
    await home.do('services.rate', { id: await serve(), opinion: 1 });
    const counter = (await clerk.do('services.callBacks', { state: 'open' })).rows.find((b) => b.unit.endsWith('信用社'))!;
    await work(t.services, (op) => giveHat(op, { userId: both.userId, hat: 'window', name: '也在窗口', place: '测试', countyId: place.countyId, townshipId: place.townshipId, villageId: null, orgId: place.windowId, personId: null, familyId: null }));
    expect((await both.do('services.callBacks', { state: 'open' })).rows.map((b) => [b.id, b.can]).sort()).toEqual([[back.id, ['close']], [counter.id, []]].sort());
    expect((await both.call('services.closeCallBack', { id: counter.id, ...said })).error?.code).toBe('service.own_call_back');
    expect((await both.call('services.closeCallBack', { id: back.id, ...said })).status).toBe(200);
    // The liaison’s taking is an account of its own; the clerk who neither served nor took closes.
    expect((await clerk.do('services.closeCallBack', { id: counter.id, ...said })).closedBy).toContain('clerk');
  });
});
