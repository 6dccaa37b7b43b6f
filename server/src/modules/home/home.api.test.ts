import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { runCounty } from '../duties';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, awake as as, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let away: Away;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); });
afterAll(() => t.close());
const member = () => as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
const family = () => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });

/** A day on, the duties have run. */
const owe = async (): Promise<void> => { t.clock.advance(86_400_000); await runCounty(t.services, place.countyId); };

describe('the first screen of each hat', () => {
  it('P1 C7 a member sees the report that is due and what home last heard', async () => {
    const me = await member();
    // Nobody asked for it yet; what the duties ask for stands on the first screen.
    expect((await me.do('home.open', {})).rows).toEqual([]);
    await owe();
    const before = await me.do('home.open', {});
    expect(before.rows[0]).toMatchObject({ to: 'report', title: '写四季度思想汇报' });
    expect(before.rows.length).toBeLessThanOrEqual(3);
    expect(before.member).toMatchObject({ city: '浙江 宁波', visitsLine: '还没有结对的帮扶人' });
    await me.do('checkins.send', { kind: 'well', happenedAt: t.clock.now() });
    expect((await me.do('home.open', {})).member!.lastCheckin).toContain('今天：都好');
    await me.do('reports.handIn', { quarter: before.rows[0]!.key.replace('report-', ''), text: '都好' });
    expect((await me.do('home.open', {})).rows.filter((r) => r.to === 'report')).toEqual([]);
  });

  it('C7 H15 the family reads news of the one away; the member hears of a visit only when home agreed', async () => {
    const me = await member();
    await me.do('checkins.send', { kind: 'well', line: '月饼寄出了', happenedAt: t.clock.now() });
    const home = (await (await family()).do('home.open', {})).family!;
    expect(home).toMatchObject({ note: '月饼寄出了', memberPersonId: away.personId, hasCard: false });
    expect(home.headline).toMatch(/今天报平安$/);
    const clerk = await as(t, 'clerk', { place });
    const pair = await clerk.do('pairings.pair', { familyId: away.familyId, name: '杨帮扶', helperClass: 'organs' });
    const helper = await as(t, 'helper', { place, personId: pair.helperId });
    const visit = { familyId: away.familyId, way: 'door' as const, occasion: 'monthly' as const, state: 'well' as const, happenedAt: t.clock.now() };
    await helper.do('visits.record', { ...visit, words: '不告诉', echo: false });
    expect((await me.do('home.open', {})).member!.news?.words).not.toBe('不告诉');
    await helper.do('visits.record', { ...visit, words: '气色好', echo: true });
    expect((await me.do('home.open', {})).member!.news).toMatchObject({ words: '气色好' });
    expect((await helper.do('home.open', {})).helper).toMatchObject({ done: 1, total: 1, due: [{ state: 'done', doneOn: shanghaiDay(t.clock.now()) }] });
  });

  it('C7 a cry for help from home is no 报平安; the member away reads the newest word from home', async () => {
    const at = await family();
    await at.do('checkins.send', { kind: 'help', line: '药吃完了', happenedAt: t.clock.now() });
    expect((await at.do('home.open', {})).family!.lastCheckin).toMatch(/求过帮忙$/);
    expect((await (await member()).do('home.open', {})).member!.news).toMatchObject({ words: '药吃完了', note: expect.stringMatching(/求的帮忙$/) });
    const clerk = await as(t, 'clerk', { place });
    const { liaisonId } = await clerk.do('members.appoint', { name: '田联络', allGaps: true });
    const [line] = (await (await as(t, 'liaison', { place, personId: liaisonId })).do('home.open', {})).liaison!.first;
    // Who asks from home is at home, not in the member's city.
    expect(line).toMatchObject({ why: '要帮忙：药吃完了', city: expect.stringMatching(/^村/) });
    await at.do('checkins.send', { kind: 'well', line: '药买到了', happenedAt: t.clock.now() });
    expect((await at.do('home.open', {})).family!.lastCheckin).toMatch(/报过平安$/);
    expect((await (await member()).do('home.open', {})).member!.news).toMatchObject({ words: '药买到了' });
  });

  it('C7 S11 a cry for help stands first on the liaison’s screen, with its reason', async () => {
    const clerk = await as(t, 'clerk', { place });
    const { liaisonId } = await clerk.do('members.appoint', { name: '田联络', allGaps: true });
    const liaison = await as(t, 'liaison', { place, personId: liaisonId });
    await (await member()).do('checkins.send', { kind: 'help', line: '孩子转学缺材料', happenedAt: t.clock.now() });
    const home = (await liaison.do('home.open', {})).liaison!;
    expect(home.first[0]).toMatchObject({ why: '要帮忙：孩子转学缺材料', tone: 'late' });
    expect(home.waiting.requests).toBe((await liaison.do('requests.list', { waiting: true })).rows.length);
    // The same member is on the list of those to call for the reminder: still one line, for the first reason.
    const { period, suggested } = await liaison.do('notices.preview', {});
    await liaison.do('notices.send', { period, text: suggested });
    expect((await liaison.do('notices.phoneTasks', {})).rows.map((d) => d.personId)).toContain(away.personId);
    expect((await liaison.do('home.open', {})).liaison!.first.filter((f) => f.personId === away.personId)).toEqual([home.first[0]]);
  });

  it('X2 a phone is dialled only for one’s own family or those one serves, and every dial is in the history', async () => {
    const other = await aMember(t, place);
    const at = await family();
    expect((await at.do('home.call', { personId: away.personId })).phone).toBe(away.phone);
    expect((await at.call('home.call', { personId: other.personId })).status).toBe(404);
    const auditor = await as(t, 'auditor', { place });
    expect((await auditor.do('audit.events', { name: 'value.revealed' })).rows).toHaveLength(1);
  });

  it('L1 each number on a first screen is the length of the list it opens, for every hat', async () => {
    const second = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    const { liaisonId } = await clerk.do('members.appoint', { name: '田联络', allGaps: true });
    const helper = await as(t, 'helper', { place });
    for (const one of [away, second]) await clerk.do('pairings.pair', { familyId: one.familyId, helperId: helper.personId!, helperClass: 'organs' });
    const me = await member();
    await me.do('reports.handIn', { quarter: '2026Q4', text: '都好' });
    await me.do('requests.submit', { item: 'OTHER', text: '问问医保' });
    await me.do('checkins.send', { kind: 'help', line: '孩子转学', happenedAt: t.clock.now() });
    const liaisonNow = await as(t, 'liaison', { place, personId: liaisonId });
    const { period, suggested } = await liaisonNow.do('notices.preview', {});
    await liaisonNow.do('notices.send', { period, text: suggested });
    await owe();
    const own = (hat: 'member' | 'family' | 'liaison' | 'helper', personId: string) => as(t, hat, { place, personId, ...(hat === 'member' || hat === 'family' ? { familyId: away.familyId } : {}) });
    const everybody = [await own('member', away.personId), await own('family', away.elderId), await own('liaison', liaisonId), await own('helper', helper.personId!), await as(t, 'secretary', { place }), await as(t, 'clerk', { place }), await as(t, 'county', { place }), await as(t, 'window', { place }), await as(t, 'civil', { place }), await as(t, 'outpost', { place }), await as(t, 'auditor', { place })];
    const lists: Record<string, (who: Caller) => Promise<number>> = {
      duties: async (who) => (await who.do('duties.list', { limit: 200 })).rows.length,
      requests: async (who) => (await who.do('requests.list', { waiting: true, limit: 200 })).rows.length,
      difficulties: async (who) => { const { open, places } = await who.do('difficulties.figures', {}); const added = places.reduce((n, p) => n + p.open, 0); if (added !== open) return -1; return (await who.call('difficulties.list', { limit: 200 })).data?.rows.length ?? open; },
      reports: async (who) => (await who.do('reports.list', { status: 'handed_in', limit: 200 })).rows.length,
      binds: async (who) => (await who.do('accounts.bindRequests', {})).rows.length,
      calls: async (who) => (await who.do('notices.phoneTasks', { limit: 200 })).rows.length,
      unreached: async (who) => (await who.do('notices.unreached', { limit: 200 })).rows.length,
      askings: async (who) => (await who.do('ledgers.askings', { open: true, limit: 200 })).rows.length,
    };
    const seen: string[] = [];
    for (const who of everybody) {
      const home = await who.do('home.open', {});
      const check = async (what: string, shown: number, list: number) => { expect([home.hat, what, shown]).toEqual([home.hat, what, list]); if (shown) seen.push(`${home.hat} ${what}`); };
      if (home.duties) for (const state of ['todo', 'overdue'] as const) await check(state, home.duties[state], (await who.do('duties.list', { state, limit: 200 })).rows.length);
      for (const { key, value } of home.office?.counts ?? []) await check(key, value, await lists[key]!(who));
      if (home.helper) {
        const { rows } = await who.do('duties.visits', {});
        await check('total', home.helper.total, rows.length);
        await check('done', home.helper.done, rows.filter((r) => r.state === 'done').length);
      }
      if (home.liaison) {
        for (const key of ['requests', 'reports', 'binds'] as const) await check(key, home.liaison.waiting[key], await lists[key]!(who));
        await check('month calls', home.liaison.waiting.calls, (await who.do('calls.list', { limit: 200 })).rows.filter((r) => r.state === 'todo' || r.state === 'overdue').length);
        await check('calls left', home.liaison.calls.left, await lists.calls!(who));
        await check('people', home.liaison.people, (await who.do('members.list', { limit: 200 })).rows.length);
      }
      if (home.hat === 'member') await check('report rows', home.rows.filter((r) => r.to === 'report').length, (await who.do('reports.slots', {})).rows.filter((s) => (s.status === 'open' && s.daysLeft !== null) || s.status === 'returned' || s.toConfirm).length);
    }
    // Numbers that are all nought would prove nothing.
    for (const one of ['liaison month calls', 'liaison todo', 'helper total', 'helper todo', 'liaison reports', 'clerk requests', 'secretary duties', 'clerk calls']) expect(seen).toContain(one);
  });

  it('each hat gets its own part and nothing of the others', async () => {
    const parts = ['member', 'family', 'liaison', 'helper', 'window', 'office'] as const;
    for (const [who, part] of [[await member(), 'member'], [await family(), 'family'], [await as(t, 'liaison', { place }), 'liaison'], [await as(t, 'helper', { place }), 'helper'], [await as(t, 'window', { place }), 'window'], [await as(t, 'county', { place }), 'office']] as const) {
      const home = await who.do('home.open', {});
      expect([part, parts.filter((p) => home[p] !== null)]).toEqual([part, [part]]);
    }
  });
});
