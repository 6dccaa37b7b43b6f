import type { SmsOutcome } from '../../platform/outbound/sms';
import { rows, sql } from '../../platform/db/sql';
import { aCounty, aMember, awake, peek, type Away, type Place } from '../../test/factories/county';
import { withWechat, type WithWechat } from '../../test/with-wechat';
import { runDuties } from '../duties';
import { remindAll } from './reminding';

const SEND = '/cgi-bin/message/subscribe/send';
const DAY = 86_400_000;
/** Ten in the morning in Shanghai. */
const at = (day: string, hour = 10): number => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
const QUARTER = '2026Q4';
let w: WithWechat;
let place: Place;
const texts: { phone: string; text: string; id: string }[] = [];
let smsSays: SmsOutcome = { outcome: 'sent' };
beforeAll(async () => { w = await withWechat(); });
afterAll(() => w.close());
beforeEach(async () => {
  w.reset();
  texts.length = 0;
  smsSays = { outcome: 'sent' };
  w.t.services.sms = null;
  w.t.clock.set(at('2026-12-01'));
  place = await aCounty(w.t);
  // The rules begin with the first run, before anybody is away: what was due before nobody owes.
  await runDuties(w.t.services);
});

const withSms = () => { w.t.services.sms = { send: async (phone, text, id) => { texts.push({ phone, text, id }); return smsSays; } }; };
const on = async (day: string, hour = 10): Promise<void> => {
  w.t.clock.set(at(day, hour));
  await runDuties(w.t.services);
  await remindAll(w.t.services);
  await w.flush();
};
/** Told, and not yet sent by anybody. */
const unsent = async (day: string, hour: number): Promise<void> => {
  const asleep = jest.spyOn(w.t.services.outbox, 'wake').mockImplementation(() => undefined);
  w.t.clock.set(at(day, hour));
  await runDuties(w.t.services);
  await remindAll(w.t.services);
  asleep.mockRestore();
};
interface Rung { round: number; channel: string; status: string; why: string }
/** The ladder of a member's report: `round.channel` → outcome. */
const ladder = async (away: Away): Promise<Record<string, string>> => Object.fromEntries((await peek(w.t, (op) => rows<Rung>(op.db, sql(`select round, channel, status, why from deliveries where person_id = ? and rule_code = 'report' order by id`, away.personId)))).map((d) => [`${d.round}.${d.channel}`, d.why ? `${d.status}: ${d.why}` : d.status]));
const left = async (away: Away): Promise<number> => Number((await peek(w.t, (op) => rows<{ n: number }>(op.db, sql('select g.left_count as n from message_grants g join hats h on h.user_id = g.user_id where h.person_id = ?', away.personId))))[0]?.n ?? 0);
const memberOf = (away: Away) => awake(w.t, 'member', { place, personId: away.personId, familyId: away.familyId });

describe('M2 M6 the quarter’s report', () => {
  it('M2 ahead of the quarter’s end and after it, one rung after the other; each rung at most once', async () => {
    const away = await aMember(w.t, place);
    const phone = await w.onWechat(away, 3);
    await on('2026-12-20');
    expect(await ladder(away)).toEqual({});
    await on('2026-12-26');
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'sent' });
    await on('2026-12-26', 11);
    await on('2026-12-28');
    expect(w.sentTo(phone.openid)).toBe(1);
    await on('2026-12-29', 11);
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'sent', '1.phone': 'todo: 提醒过了，事情还没有办' });
    // Overdue, it begins anew; the open call of the first round is nobody's any more.
    await on('2027-01-01', 11);
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'sent', '1.phone': 'not_needed: 提醒过了，事情还没有办', '2.app': 'sent', '2.wechat': 'sent' });
    await on('2027-01-04', 12);
    await on('2027-01-07', 13);
    expect(await ladder(away)).toMatchObject({ '2.phone': 'todo: 提醒过了，事情还没有办', '2.print': 'not_reached: 电话还没有人打' });
    await on('2027-01-20');
    expect([w.sentTo(phone.openid), await left(away)]).toEqual([2, 1]);
    expect(w.fake.control.sent().map((m) => m.data['thing1'])).toEqual(['您有一条待办', '您有一条待办']);
  });

  it('M2 it stops the moment the report is in: the message that waits for morning is taken back with its consent', async () => {
    const away = await aMember(w.t, place);
    await w.onWechat(away, 1);
    await unsent('2026-12-26', 20);
    expect([await ladder(away), await left(away)]).toEqual([{ '1.app': 'sent', '1.wechat': 'waiting' }, 0]);
    await (await memberOf(away)).do('reports.handIn', { quarter: QUARTER, text: '都好' });
    expect([await ladder(away), await left(away)]).toEqual([{ '1.app': 'sent', '1.wechat': 'not_needed' }, 1]);
    await on('2026-12-27', 9);
    expect(w.fake.control.calls({ endpoint: SEND })).toHaveLength(0);
    await on('2027-01-02');
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'not_needed' });
  });

  it('M2 the call and the place on the printed list end with the report; a report that is returned begins anew', async () => {
    const away = await aMember(w.t, place);
    const clerk = await awake(w.t, 'clerk', { place });
    const member = await memberOf(away);
    await on('2026-12-26');
    await on('2026-12-29', 11);
    await on('2027-01-01', 11);
    await on('2027-01-04', 12);
    await on('2027-01-07', 13);
    const lists = async () => [(await clerk.do('notices.phoneTasks', {})).rows.filter((d) => d.about.title === '每季一次汇报').length, (await clerk.do('notices.unreached', {})).rows.length];
    expect(await lists()).toEqual([1, 1]);
    const report = await member.do('reports.handIn', { quarter: QUARTER, text: '都好' });
    expect(await lists()).toEqual([0, 0]);
    w.t.clock.advance(DAY);
    await clerk.do('reports.return', { id: report.id, reason: '再写几句' });
    await on('2027-01-09');
    expect(await ladder(away)).toMatchObject({ '4.app': 'sent' });
    expect((await member.do('notices.inbox', {})).rows.filter((n) => n.title === '每季一次汇报').map((n) => n.kind)).toEqual(expect.arrayContaining(['again', 'late', 'given']));
  });

  it('M6 43101: not reached, and called at once by the liaison, or by the secretary where there is none', async () => {
    const [away, alone] = [await aMember(w.t, place), await aMember(w.t, place)];
    const liaison = await awake(w.t, 'liaison', { place });
    const [clerk, secretary] = [await awake(w.t, 'clerk', { place }), await awake(w.t, 'secretary', { place })];
    await clerk.do('members.appoint', { memberIds: [away.memberId], liaisonId: liaison.personId! });
    for (const one of [away, alone]) {
      const { openid } = await w.onWechat(one, 2);
      await w.fake.control.changeSwitch({ openid, templateId: 'todo', answer: 'reject' });
    }
    await on('2026-12-26');
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'not_reached: 没同意收消息', '1.phone': 'todo: 没同意收消息' });
    expect(await left(away)).toBe(0);
    const calls = async (who: typeof clerk) => (await who.do('notices.phoneTasks', {})).rows.filter((d) => d.about.kind === 'duty').map((d) => d.personId).sort();
    expect([await calls(liaison), await calls(secretary)]).toEqual([[away.personId], [away.personId, alone.personId].sort()]);
    const task = (await liaison.do('notices.phoneTasks', {})).rows[0]!;
    expect(task.about).toEqual({ kind: 'duty', title: '每季一次汇报' });
    expect((await liaison.do('notices.taskDone', { id: task.id, outcome: 'wrong_number' })).status).toBe('not_reached');
    const [listed] = (await secretary.do('notices.unreached', {})).rows;
    expect(listed).toMatchObject({ personId: away.personId, why: '号码不对', can: ['told'] });
    expect((await secretary.do('home.open', {})).office!.counts.find((c) => c.key === 'unreached')!.value).toBe((await secretary.do('notices.unreached', {})).total);
    expect((await secretary.do('notices.told', { id: listed!.id, words: '托他哥哥带了话' })).status).toBe('done');
    expect((await secretary.call('notices.told', { id: listed!.id })).error?.code).toBe('notices.not_open');
    expect((await secretary.do('notices.unreached', {})).total).toBe(0);
    // He was told: no further rung of this round.
    await on('2026-12-30', 11);
    expect(Object.keys(await ladder(away)).sort()).toEqual(['1.app', '1.phone', '1.print', '1.wechat']);
  });

  it('M6 silence after sending: unknown, called, never sent again', async () => {
    const away = await aMember(w.t, place);
    const { openid } = await w.onWechat(away, 3);
    w.fake.control.fault({ endpoint: SEND, kind: 'hang' });
    await on('2026-12-26');
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'unknown: 微信没回话，不知道收到没有', '1.phone': 'todo: 微信没回话，不知道收到没有' });
    await on('2026-12-27');
    await on('2026-12-29');
    expect([w.sentTo(openid), await left(away)]).toEqual([1, 2]);
  });

  it('M6 45009 waits for the next morning, and what is done meanwhile is not sent then', async () => {
    const away = await aMember(w.t, place);
    const { openid } = await w.onWechat(away, 1);
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode: 45009 });
    await on('2026-12-26');
    expect(await ladder(away)).toEqual({ '1.app': 'sent', '1.wechat': 'waiting' });
    await (await memberOf(away)).do('reports.handIn', { quarter: QUARTER, text: '都好' });
    await on('2026-12-27');
    expect([await ladder(away), w.sentTo(openid), await left(away)]).toEqual([{ '1.app': 'sent', '1.wechat': 'not_needed' }, 0, 1]);
  });

  it('M6 at night nobody is told anything; at eight it begins', async () => {
    const away = await aMember(w.t, place);
    const { openid } = await w.onWechat(away, 1);
    for (const [day, hour] of [['2026-12-26', 21], ['2026-12-26', 23], ['2026-12-27', 0], ['2026-12-27', 7]] as const) await on(day, hour);
    expect([await ladder(away), w.fake.control.calls({ endpoint: SEND }).length]).toEqual([{}, 0]);
    await on('2026-12-27', 8);
    expect([await ladder(away), w.sentTo(openid)]).toEqual([{ '1.app': 'sent', '1.wechat': 'sent' }, 1]);
  });

  it('M6 closed between the claim and the wire: it is checked where it is sent', async () => {
    const away = await aMember(w.t, place);
    await w.onWechat(away, 1);
    await unsent('2026-12-26', 10);
    // As if the room that closed it had told nobody.
    await w.t.services.db.tx((m) => m.query(`update duties set state = 'done' where rule_code = 'report' and person_id = ?`, [away.personId]));
    await w.flush();
    expect([await ladder(away), w.fake.control.calls({ endpoint: SEND }).length, await left(away)]).toEqual([{ '1.app': 'sent', '1.wechat': 'not_needed' }, 0, 1]);
  });
});

describe('M6 SMS and choices', () => {
  it('M6 SMS only with consent, with no word about anybody; then the call', async () => {
    withSms();
    const [yes, no] = [await aMember(w.t, place), await aMember(w.t, place)];
    const member = await memberOf(yes);
    expect(await member.do('notices.choices', {})).toMatchObject({ wechat: true, sms: false, can: ['wechat', 'sms'] });
    await member.do('notices.choose', { wechat: true, sms: true });
    await memberOf(no);
    await on('2026-12-26');
    await on('2026-12-29', 11);
    expect([await ladder(yes), await ladder(no)]).toEqual([{ '1.app': 'sent', '1.sms': 'sent' }, { '1.app': 'sent', '1.phone': 'todo: 提醒过了，事情还没有办' }]);
    expect(texts).toEqual([{ phone: yes.phone, text: '您有一条待办，请打开归雁小程序查看。', id: expect.any(String) }]);
  });

  it('M6 an SMS that nobody can say about is not sent again: a call', async () => {
    withSms();
    smsSays = { outcome: 'unknown' };
    const away = await aMember(w.t, place);
    await (await memberOf(away)).do('notices.choose', { wechat: false, sms: true });
    await on('2026-12-26');
    await on('2026-12-29', 11);
    await on('2026-12-29', 12);
    expect([await ladder(away), texts.length]).toEqual([{ '1.app': 'sent', '1.sms': 'unknown: 短信没回话，不知道收到没有', '1.phone': 'todo: 短信没回话，不知道收到没有' }, 1]);
  });

  it('M6 who wants no WeChat reminders gets none, and keeps his consents', async () => {
    const away = await aMember(w.t, place);
    const { openid, caller } = await w.onWechat(away, 1);
    await caller.do('notices.choose', { wechat: false, sms: false });
    await on('2026-12-26');
    expect([await ladder(away), w.sentTo(openid), await left(away)]).toEqual([{ '1.app': 'sent' }, 0, 1]);
  });

  it('M6 a county sets its own days', async () => {
    const away = await aMember(w.t, place);
    await memberOf(away);
    const county = await awake(w.t, 'county', { place });
    await county.do('settings.set', { key: 'remind_before', value: 10, from: '2026-12-01' });
    await on('2026-12-20');
    expect(await ladder(away)).toEqual({});
    await on('2026-12-21');
    expect(await ladder(away)).toEqual({ '1.app': 'sent' });
  });
});

describe('X7 one place for what was told', () => {
  it('X7 a liaison with many calls of a month is told once, with how many are left; reading is his own', async () => {
    const liaison = await awake(w.t, 'liaison', { place });
    const clerk = await awake(w.t, 'clerk', { place });
    const people = [await aMember(w.t, place), await aMember(w.t, place), await aMember(w.t, place)];
    await clerk.do('members.appoint', { memberIds: people.map((p) => p.memberId), liaisonId: liaison.personId! });
    await on('2027-01-01');
    await on('2027-01-26');
    const reminded = await peek(w.t, (op) => rows<{ channel: string }>(op.db, sql(`select channel from deliveries where person_id = ? and rule_code = 'call' and period = '2027-01'`, liaison.personId)));
    expect(reminded.map((d) => d.channel)).toEqual(['app']);
    const before = await liaison.do('notices.inbox', {});
    expect(before.rows.find((n) => n.kind === 'remind' && n.title === '每月一个电话')).toMatchObject({ isNew: true, words: '还有 3 件，1月31日到期' });
    expect([...before.rows].sort((x, y) => y.at - x.at)).toEqual(before.rows);
    expect((await liaison.do('notices.read', { until: w.t.clock.now() })).unread).toBe(0);
    expect((await liaison.do('notices.inbox', {})).rows.every((n) => !n.isNew)).toBe(true);
    // Page after page it is the same list.
    const paged = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof liaison.do<'notices.inbox'>>> = await liaison.do('notices.inbox', { limit: 1, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows);
      cursor = page.next;
    }
    expect(paged.map((n) => n.key)).toEqual(before.rows.map((n) => n.key));
    expect((await clerk.do('notices.inbox', {})).rows.map((n) => n.title)).not.toContain('每月一个电话');
  });

  it('P4 the month’s text names what is open that month, and how many have it to do', async () => {
    await aMember(w.t, place);
    await aMember(w.t, place);
    const clerk = await awake(w.t, 'clerk', { place });
    await on('2026-12-20');
    const preview = await clerk.do('notices.preview', {});
    expect(preview.duties).toEqual([{ title: '每季一次汇报', dueOn: '2026-12-31', people: 2 }]);
    expect(preview.suggested).toContain('还没办的：每季一次汇报（12月31日前）。');
  });
});

describe('M6 many at once', () => {
  it('M6 consents are shared out in order: one account of two people with one consent sends once, the other finds it in his list; who has none is called', async () => {
    const [first, second, alone] = [await aMember(w.t, place), await aMember(w.t, place), await aMember(w.t, place)];
    const phone = await w.onWechat(first, 1);
    const [user] = await peek(w.t, (op) => rows<{ userId: string }>(op.db, sql('select user_id from hats where person_id = ?', first.personId)));
    await w.t.services.db.tx((m) => m.query(`insert into hats (id, user_id, county_id, township_id, village_id, person_id, hat, name, place, from_day) values (?, ?, ?, ?, ?, ?, 'member', 'x', 'x', '2026-11-01')`, [second.memberId, user!.userId, place.countyId, place.townshipId, place.villageId, second.personId]));
    await unsent('2026-12-26', 10);
    expect([await left(first), await ladder(alone)]).toEqual([0, { '1.app': 'not_reached: 发的时候还没登录过归雁', '1.phone': 'todo: 发的时候还没登录过归雁' }]);
    expect([await ladder(first), await ladder(second)].map((of) => Object.keys(of).length).sort()).toEqual([1, 2]);
    await w.flush();
    expect(w.sentTo(phone.openid)).toBe(1);
  });

  it('M6 of messages that go out together each has its own outcome, and what is to be tried again goes alone', async () => {
    const people = [await aMember(w.t, place), await aMember(w.t, place), await aMember(w.t, place)];
    const phones = [];
    for (const away of people) phones.push(await w.onWechat(away, 1));
    await w.fake.control.changeSwitch({ openid: phones[1]!.openid, templateId: 'todo', answer: 'reject' });
    await unsent('2026-12-26', 10);
    const items = async () => peek(w.t, (op) => rows<{ status: string; size: number }>(op.db, sql(`select o.status, o.size from outbox o where o.id in (select post_id from deliveries where person_id in (?, ?, ?)) order by o.status`, ...people.map((p) => p.personId))));
    expect((await items()).map((i) => [i.status, Number(i.size)])).toEqual([['waiting', 3]]);
    await (await memberOf(people[2]!)).do('reports.handIn', { quarter: QUARTER, text: '都好' });
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode: -1 });
    await w.t.services.outbox.drain();
    const outcomes = async () => Promise.all(people.map(async (away) => (await ladder(away))['1.wechat']!.split(':')[0]));
    expect((await outcomes())[2]).toBe('not_needed');
    w.t.clock.advance(120_000);
    await w.flush();
    expect(await outcomes()).toEqual(['sent', 'not_reached', 'not_needed']);
    expect([phones.map((p) => w.sentTo(p.openid)), await left(people[2]!)]).toEqual([[1, 0, 0], 1]);
  });
});
