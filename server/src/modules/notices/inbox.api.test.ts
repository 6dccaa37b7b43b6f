import { startOfDay } from '@guiyan/shared/domain/dates';
import { runCounty } from '../duties';
import { rows, sql } from '../../platform/db/sql';
import { aCounty, aMember, awake, peek, type Away, type Place } from '../../test/factories/county';
import { withWechat, type WithWechat } from '../../test/with-wechat';
import { remindCounty } from './reminding';

let w: WithWechat;
let place: Place;
let away: Away;
beforeAll(async () => { w = await withWechat(); });
afterAll(() => w.close());
let day = startOfDay('2026-12-01') + 10 * 3_600_000;
/** Every test has a county and days of its own: the clock goes forward only. */
beforeEach(async () => { w.reset(); w.t.clock.set(day); day += 40 * 86_400_000; place = await aCounty(w.t); away = await aMember(w.t, place); });
const member = () => awake(w.t, 'member', { place, personId: away.personId, familyId: away.familyId });
const family = () => awake(w.t, 'family', { place, personId: away.elderId, familyId: away.familyId });
const clerkOf = () => awake(w.t, 'clerk', { place });
const deliveries = () => peek(w.t, (op) => rows<{ channel: string; status: string; ruleCode: string }>(op.db, sql('select channel, status, rule_code from deliveries where person_id = ? order by channel', away.personId)));
async function helperOf(at: Away) {
  const helper = await awake(w.t, 'helper', { place });
  await (await clerkOf()).do('pairings.pair', { familyId: at.familyId, helperId: helper.personId!, helperClass: 'organs' });
  return helper;
}
const visit = (echo: boolean) => ({ familyId: away.familyId, way: 'door' as const, occasion: 'monthly' as const, state: 'well' as const, words: '老人气色好', echo, happenedAt: w.t.clock.now() });

describe('X7 everything one is told stands in one list', () => {
  it('X7 answers to reports and requests, cards, notes from home: each opens its page, and what is new is the reader’s own affair', async () => {
    const [me, home, clerk, helper] = [await member(), await family(), await clerkOf(), await helperOf(away)];
    const quarter = '2026Q4';
    const { id: reportId } = await me.do('reports.handIn', { quarter, text: '在工地做电焊' });
    await clerk.do('reports.return', { id: reportId, reason: '请补上参加活动的情况' });
    w.t.clock.advance(1000);
    const asked = await home.do('requests.submit', { item: 'OTHER', text: '问问医保怎么续' });
    await clerk.do('requests.take', { id: asked.id });
    w.t.clock.advance(1000);
    await clerk.do('requests.answer', { id: asked.id, words: '窗口能办，带身份证' });
    w.t.clock.advance(1000);
    await helper.do('visits.record', visit(true));
    w.t.clock.advance(1000);
    await helper.do('visits.record', visit(false));
    const told = (await me.do('notices.inbox', {})).rows.filter((n) => ['report', 'request', 'greeting', 'home'].includes(n.kind));
    expect(told.map((n) => [n.kind, n.to.kind, n.to.id, n.isNew])).toEqual([['home', 'home', expect.any(String), true], ['request', 'request', asked.id, true], ['request', 'request', asked.id, true], ['report', 'report', reportId, true]]);
    // Nothing of what was said or written stands in it.
    expect(JSON.stringify(told)).not.toMatch(/医保|电焊|气色|身份证/);
    const atHome = await home.do('notices.inbox', {});
    expect(atHome.rows.map((n) => [n.kind, n.words])).toEqual([['request', '有结果了，看看对不对'], ['request', '有人接了，在办']]);
    expect(atHome.unread).toBe(2);
    await me.do('notices.read', { until: w.t.clock.now() });
    expect([(await me.do('notices.inbox', {})).unread, (await home.do('notices.inbox', {})).unread]).toEqual([0, 2]);
    // Page after page it is the same list.
    const whole = (await me.do('notices.inbox', {})).rows.map((n) => n.key);
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof me.do<'notices.inbox'>>> = await me.do('notices.inbox', { limit: 1, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows.map((n) => n.key));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    const stranger = await aMember(w.t, place);
    expect((await (await awake(w.t, 'member', { place, personId: stranger.personId, familyId: stranger.familyId })).do('notices.inbox', {})).rows.filter((n) => n.to.kind !== 'duty')).toEqual([]);
    // The family takes its word back: the note is gone, also the earlier one.
    await home.do('visits.setEcho', { agrees: false });
    expect((await me.do('notices.inbox', {})).rows.filter((n) => n.kind === 'home')).toEqual([]);
  });
});

describe('X7 what an office is told', () => {
  it('X7 leads by its kind of duty: what is open, and what is done; a report to answer is the secretary’s', async () => {
    const secretary = await awake(w.t, 'secretary', { place });
    const me = await member();
    const { id } = await me.do('reports.handIn', { quarter: (await me.do('reports.slots', {})).rows.find((s) => s.status === 'open')!.quarter, text: '今年带了两个徒弟' });
    const told = async () => (await secretary.do('notices.inbox', {})).rows.filter((n) => n.to.rule === 'report_answer');
    expect(await told()).toMatchObject([{ kind: 'given', isNew: true, to: { kind: 'duty', isDone: false } }]);
    expect((await secretary.do('duties.list', { view: 'mine', rule: 'report_answer' })).rows).toHaveLength(1);
    await secretary.do('reports.accept', { id, words: '辛苦了' });
    expect(await told()).toMatchObject([{ words: '办好了', to: { isDone: true } }]);
    expect((await secretary.do('duties.list', { view: 'mine', rule: 'report_answer', state: 'done' })).rows).toHaveLength(1);
    // Nothing of what was written, and nobody's name.
    expect(JSON.stringify(await told())).not.toMatch(/徒弟|远明/);
  });
});

describe('H15 a message that there is a note from home', () => {
  it('H15 goes out once a day, with words that say nothing, and nobody is rung up for it', async () => {
    await w.onWechat(away, 3);
    const helper = await helperOf(away);
    await helper.do('visits.record', visit(true));
    await helper.do('visits.record', visit(true));
    await w.flush();
    const sent = w.fake.control.sent();
    expect([sent.length, JSON.stringify(sent).includes('气色')]).toEqual([1, false]);
    expect((await deliveries()).map((d) => [d.channel, d.status, d.ruleCode])).toEqual([['app', 'sent', 'echo'], ['wechat', 'sent', 'echo']]);
    w.t.clock.advance(5 * 86_400_000);
    await remindCounty(w.t.services, place.countyId);
    expect((await deliveries()).filter((d) => d.ruleCode === 'echo')).toHaveLength(2);
  });

  it('H15 not without the family’s word, not without an account; taken back in the night, it does not leave in the morning', async () => {
    const helper = await helperOf(away);
    await helper.do('visits.record', visit(true));
    expect(await deliveries()).toEqual([]);
    const home = await family();
    await w.onWechat(away, 3);
    await helper.do('visits.record', visit(false));
    await home.do('visits.setEcho', { agrees: false });
    await helper.do('visits.record', visit(true));
    expect(await deliveries()).toEqual([]);
    await home.do('visits.setEcho', { agrees: true });
    w.t.clock.set(startOfDay(new Date(w.t.clock.now()).toISOString().slice(0, 10)) + 23 * 3_600_000);
    await helper.do('visits.record', visit(true));
    await w.flush();
    await remindCounty(w.t.services, place.countyId);
    expect((await deliveries()).map((d) => [d.channel, d.status])).toEqual([['app', 'sent'], ['wechat', 'waiting']]);
    await home.do('visits.setEcho', { agrees: false });
    w.t.clock.advance(12 * 3_600_000);
    await w.flush();
    expect([w.fake.control.sent().length, (await deliveries()).map((d) => d.status)]).toEqual([0, ['sent', 'not_needed']]);
    const consents = await peek(w.t, (op) => rows<{ leftCount: number }>(op.db, sql('select g.left_count from message_grants g join hats h on h.user_id = g.user_id where h.person_id = ?', away.personId)));
    expect(Number(consents[0]!.leftCount)).toBe(3);
  });
});

describe('H5 a helper is reminded by a message', () => {
  it('H5 ahead of the due day, over WeChat where he agreed; the visit takes back what has not left', async () => {
    const helper = await helperOf(away);
    const { openid } = w.fake.control.createUser({ phone: helper.phone });
    const onPhone = w.t.as((await w.t.as(null).do('session.wechat', { code: w.fake.control.loginCode({ openid }), phoneCode: w.fake.control.phoneCode({ openid }), keep: 'body' })).accessToken);
    for (let i = 0; i < 2; i += 1) {
      await w.fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
      await onPhone.do('notices.grant', { answer: 'accept' });
    }
    w.t.clock.advance(86_400_000);
    await runCounty(w.t.services, place.countyId);
    const month = new Date(w.t.clock.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
    w.t.clock.set(Math.max(w.t.clock.now(), startOfDay(last) - 2 * 86_400_000 + 10 * 3_600_000));
    await remindCounty(w.t.services, place.countyId);
    await w.flush();
    expect(w.fake.control.sent().length).toBeGreaterThanOrEqual(1);
    const mine = await peek(w.t, (op) => rows<{ channel: string; status: string }>(op.db, sql(`select channel, status from deliveries where person_id = ? and rule_code = 'visit' order by channel`, helper.personId)));
    expect(mine).toEqual([{ channel: 'app', status: 'sent' }, { channel: 'wechat', status: 'sent' }]);
    expect((await helper.do('notices.inbox', {})).rows.map((n) => n.kind)).toContain('remind');
  });
});
