import type { Caller } from '../../test/app';
import { aCounty, aMember, as, aTownship, peek, type Away, type Place } from '../../test/factories/county';
import { withWechat, type WithWechat } from '../../test/with-wechat';
import { count, rows, sql } from '../../platform/db/sql';

const SEND = '/cgi-bin/message/subscribe/send';
const TOKEN = '/cgi-bin/stable_token';
const HOUR = 3_600_000;
const PERIOD = '2026-11';
let w: WithWechat;
let countyId: string;
beforeAll(async () => {
  w = await withWechat();
  countyId = (await aCounty(w.t)).countyId;
});
afterAll(() => w.close());
beforeEach(() => w.reset());

const clerkOf = (place: Place) => as(w.t, 'clerk', { place });
const remind = (caller: Caller, text = '月底前报个平安') => caller.do('notices.send', { period: PERIOD, text });
const township = () => aTownship(w.t, countyId);
const hatIdOf = async (away: Away): Promise<string> => (await peek(w.t, (op) => rows<{ id: string }>(op.db, sql(`select id from hats where person_id = ? and until_day is null`, away.personId))))[0]!.id;

describe('M6 what WeChat answers', () => {
  const one = async (agreed = 1, at?: number) => {
    if (at) w.t.clock.set(at);
    const place = await township();
    const away = await aMember(w.t, place);
    const phone = await w.onWechat(away, agreed);
    const clerk = await clerkOf(place);
    return { place, away, clerk, ...phone };
  };
  type One = Awaited<ReturnType<typeof one>>;
  const left = (o: One) => peek(w.t, (op) => count(op.db, sql('select g.left_count from message_grants g join hats h on h.user_id = g.user_id where h.person_id = ?', o.away.personId)));
  const outcome = async (o: One) => Object.fromEntries((await peek(w.t, (op) => rows<{ channel: string; status: string; why: string }>(op.db, sql('select channel, status, why from deliveries where person_id = ?', o.away.personId)))).map((d) => [d.channel, d.why ? `${d.status}: ${d.why}` : d.status]));

  it('M6 43101: not reached, no consent left, and a call instead', async () => {
    const o = await one(2);
    await w.fake.control.changeSwitch({ openid: o.openid, templateId: 'todo', answer: 'reject' });
    await remind(o.clerk);
    await w.flush();
    expect(await outcome(o)).toEqual({ app: 'sent', wechat: 'not_reached: 没同意收消息', phone: 'todo: 没同意收消息' });
    expect(await left(o)).toBe(0);
    await w.flush();
    expect(w.fake.control.calls({ endpoint: SEND })).toHaveLength(1);
  });

  it('M6 silence after sending: unknown, the consent is used, a call instead, never sent again', async () => {
    const o = await one(2);
    w.fake.control.fault({ endpoint: SEND, kind: 'hang' });
    await remind(o.clerk);
    await w.flush();
    expect(await outcome(o)).toEqual({ app: 'sent', wechat: 'unknown: 微信没回话，不知道收到没有', phone: 'todo: 微信没回话，不知道收到没有' });
    w.t.clock.advance(2 * HOUR);
    await remind(await clerkOf(o.place));
    await w.flush();
    expect([w.fake.control.sent().length, await left(o)]).toEqual([1, 1]);
  });

  it('M6 45009 waits until tomorrow morning', async () => {
    const o = await one();
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode: 45009 });
    await remind(o.clerk);
    await w.flush();
    expect(await outcome(o)).toEqual({ app: 'sent', wechat: 'waiting' });
    const [item] = await peek(w.t, (op) => rows<{ notBefore: number }>(op.db, sql(`select not_before from outbox where status = 'waiting' and id in (select post_id from deliveries where person_id = ?)`, o.away.personId)));
    expect(new Date(Number(item!.notBefore)).toISOString()).toBe('2026-11-23T00:00:00.000Z');
    w.t.clock.set(Number(item!.notBefore));
    await w.flush();
    expect([await outcome(o), w.fake.control.sent().length, await left(o)]).toEqual([{ app: 'sent', wechat: 'sent' }, 1, 0]);
  });

  it('M6 busy (-1) is tried again, later each time; after a day and a half the consent comes back and a call is due', async () => {
    const o = await one();
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode: -1, times: 'always' });
    await remind(o.clerk);
    const tries: number[] = [];
    for (let i = 0; i < 80 && (await outcome(o))['wechat'] === 'waiting'; i += 1) {
      await w.flush();
      tries.push(w.t.clock.now());
      const [item] = await peek(w.t, (op) => rows<{ notBefore: number }>(op.db, sql(`select not_before from outbox where status = 'waiting' and id in (select post_id from deliveries where person_id = ?)`, o.away.personId)));
      if (item) w.t.clock.set(Number(item.notBefore));
    }
    const gaps = tries.slice(1).map((at, i) => at - tries[i]!);
    expect(gaps.slice(0, 4)).toEqual([60_000, 120_000, 240_000, 480_000]);
    expect(await outcome(o)).toEqual({ app: 'sent', wechat: 'not_reached: 微信一直没送出去', phone: 'todo: 微信一直没送出去' });
    expect([w.fake.control.sent().length, await left(o)]).toEqual([0, 1]);
  });

  it('M6 X16 what a county set for its evening holds for its own: the message waits for its morning', async () => {
    const o = await one(1, Date.UTC(2026, 10, 22, 12, 30));
    const county = await as(w.t, 'county', { place: o.place });
    w.t.clock.set(Date.UTC(2026, 10, 22, 12, 30));
    await county.do('settings.set', { key: 'quiet_from', value: 20, from: '2026-11-22' });
    await county.do('settings.set', { key: 'quiet_until', value: 9, from: '2026-11-22' });
    await remind(o.clerk);
    await w.flush();
    expect([(await outcome(o))['wechat'], w.fake.control.sent().length]).toEqual(['waiting', 0]);
    w.t.clock.set(Date.UTC(2026, 10, 23, 0, 30));
    await w.flush();
    expect((await outcome(o))['wechat']).toBe('waiting');
    w.t.clock.set(Date.UTC(2026, 10, 23, 1, 1));
    await w.flush();
    expect([(await outcome(o))['wechat'], w.fake.control.sent().length]).toEqual(['sent', 1]);
    // The other tests of this county keep the first hours.
    w.t.clock.set(Date.UTC(2026, 10, 23, 2));
    for (const [key, value] of [['quiet_from', 21], ['quiet_until', 8]] as const) await (await as(w.t, 'county', { place: o.place })).do('settings.set', { key, value, from: '2026-11-23' });
  });

  it.each([40001, 42001])('M6 %d: the token is renewed once and the message goes out once', async (errcode) => {
    const o = await one();
    const tokens = w.fake.control.calls({ endpoint: TOKEN }).length;
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode });
    await remind(o.clerk);
    await w.flush();
    expect([(await outcome(o))['wechat'], w.fake.control.sent().length, w.fake.control.calls({ endpoint: TOKEN }).length - tokens <= 2]).toEqual(['sent', 1, true]);
  });

  it('M6 a binding of another appid: not reached, no more consents, a call instead', async () => {
    const o = await one(3);
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode: 40003 });
    await remind(o.clerk);
    await w.flush();
    expect(await outcome(o)).toEqual({ app: 'sent', wechat: 'not_reached: 微信号对不上了', phone: 'todo: 微信号对不上了' });
    expect(await left(o)).toBe(0);
  });

  it('M6 our own mistake (47003) is visible, is not repeated and costs no consent', async () => {
    const o = await one();
    w.fake.control.fault({ endpoint: SEND, kind: 'errcode', errcode: 47003, errmsg: 'argument invalid! data.thing1.value invalid' });
    await remind(o.clerk);
    await w.flush();
    expect(await outcome(o)).toMatchObject({ wechat: 'not_reached: 微信没能送出', phone: 'todo: 微信没能送出' });
    expect([w.fake.control.calls({ endpoint: SEND }).length, await left(o)]).toEqual([1, 1]);
  });

  it('M6 killed while sending: unknown, a call instead, never sent again', async () => {
    const o = await one(2, Date.UTC(2026, 10, 24, 14, 0));
    await remind(o.clerk);
    // As a process leaves it that died between claiming the item and hearing WeChat's answer.
    await w.t.services.db.tx((m) => m.query(`update outbox set status = 'claimed', claim = ?, claimed_until = ?, attempts = 1 where id in (select post_id from deliveries where person_id = ?)`, ['dead', w.t.clock.now() + 60_000, o.away.personId]));
    w.t.clock.set(Date.UTC(2026, 10, 25, 1, 0));
    await w.flush();
    expect(await outcome(o)).toEqual({ app: 'sent', wechat: 'unknown: 微信没回话，不知道收到没有', phone: 'todo: 微信没回话，不知道收到没有' });
    await remind(await clerkOf(o.place));
    await w.flush();
    expect([w.fake.control.sent().length, await left(o)]).toEqual([0, 1]);
  });

  it('M6 between nine and eight only the app is told; at eight the message goes', async () => {
    const o = await one(1, Date.UTC(2026, 10, 25, 13, 30));
    await remind(o.clerk);
    await w.flush();
    expect([await outcome(o), w.fake.control.calls({ endpoint: SEND }).length]).toEqual([{ app: 'sent', wechat: 'waiting' }, 0]);
    expect((await o.caller.do('notices.tasks', {})).rows).toHaveLength(1);
    w.t.clock.set(Date.UTC(2026, 10, 26, 0, 0));
    await w.flush();
    expect([await outcome(o), w.fake.control.sent().length]).toEqual([{ app: 'sent', wechat: 'sent' }, 1]);
  });

  it('M6 a member who left the account before the message went is called, not messaged', async () => {
    const o = await one(1, Date.UTC(2026, 10, 26, 14, 0));
    await remind(o.clerk);
    await o.clerk.do('accounts.endHat', { id: await hatIdOf(o.away), reason: '换了账号' });
    w.t.clock.set(Date.UTC(2026, 10, 27, 1, 0));
    await w.flush();
    expect([(await outcome(o))['phone'], w.fake.control.calls({ endpoint: SEND }).length, await left(o)]).toEqual(['todo: 已经不用这个账号', 0, 1]);
  });

  it('M6 one consent, wanted twice at the same moment, is used once', async () => {
    const [a, b] = [await township(), await township()];
    const [first, second] = [await aMember(w.t, a), await aMember(w.t, b)];
    const phone = await w.onWechat(first, 1);
    // The same account is also bound to a roster entry of another township.
    const [user] = await peek(w.t, (op) => rows<{ userId: string }>(op.db, sql(`select user_id from hats where person_id = ?`, first.personId)));
    await w.t.services.db.tx((m) => m.query(`insert into hats (id, user_id, county_id, township_id, village_id, person_id, hat, name, place, from_day) values (?, ?, ?, ?, ?, ?, 'member', 'x', 'x', '2026-11-01')`, [second.memberId, user!.userId, countyId, b.townshipId, b.villageId, second.personId]));
    const senders = [await clerkOf(a), await clerkOf(b)];
    const replies = await Promise.all(senders.map((c) => remind(c)));
    await w.flush();
    expect(replies.map((r) => r.made)).toEqual([1, 1]);
    expect(w.sentTo(phone.openid)).toBe(1);
    expect(w.fake.control.calls({ endpoint: SEND })).toHaveLength(1);
    expect(replies.flatMap((r) => r.reminder.channels).filter((c) => c.channel === 'phone').reduce((n, c) => n + c.total, 0)).toBe(1);
  });

  it('M6 accept adds one, reject takes all, a filtered sheet changes nothing', async () => {
    const { caller } = await one(0);
    const answers = [];
    for (const answer of ['accept', 'accept', 'filter', 'reject', 'accept', 'ban'] as const) answers.push((await caller.do('notices.grant', { answer })).left);
    expect(answers).toEqual([1, 2, 2, 0, 1, 0]);
    expect(await caller.do('notices.templates', {})).toEqual({ ids: ['todo'], left: 0 });
    await caller.do('notices.grant', { answer: 'accept' });
    expect((await caller.do('notices.templates', {})).left).toBe(1);
  });
});
