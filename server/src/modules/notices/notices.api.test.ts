import type { Caller } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { withWechat, type WechatPhone, type WithWechat } from '../../test/with-wechat';
import { rows, sql } from '../../platform/db/sql';

const SEND = '/cgi-bin/message/subscribe/send';
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
const lineOf = async (caller: Caller, reminderId: string, away: Away) =>
  Object.fromEntries((await caller.do('notices.deliveries', { reminderId, limit: 200 })).rows.filter((d) => d.personId === away.personId).map((d) => [d.channel, d]));

describe('P4 the month’s reminder', () => {
  it('P4 M6 reaches each by one way: in-app for all, WeChat with consent, a call for the rest; a second run sends nothing', async () => {
    const place = await township();
    const people = [await aMember(w.t, place), await aMember(w.t, place), await aMember(w.t, place)] as const;
    const agreed = await w.onWechat(people[0]);
    await w.onWechat(people[1], 0);
    const clerk = await clerkOf(place);
    expect(await clerk.do('notices.preview', {})).toMatchObject({ period: PERIOD, people: 3, wechat: 1, phone: 2, sent: null });
    const first = await remind(clerk);
    expect(first).toMatchObject({ made: 3, reminder: { people: 3, waiting: 3, reached: 0, can: [] } });
    await w.flush();
    expect(w.fake.control.sent().map((m) => [m.touser, m.data['thing1']])).toEqual([[agreed.openid, '您有一条待办']]);
    const after = await clerk.do('notices.reminder', { id: first.reminder.id });
    expect(after).toMatchObject({ people: 3, reached: 1, waiting: 2, notReached: 0 });
    expect(after.channels).toEqual([{ channel: 'app', total: 3, waiting: 0, reached: 2, notReached: 1 }, { channel: 'wechat', total: 1, waiting: 0, reached: 1, notReached: 0 }, { channel: 'phone', total: 2, waiting: 2, reached: 0, notReached: 0 }]);
    expect((await lineOf(clerk, first.reminder.id, people[2]))['app']).toMatchObject({ status: 'not_reached', why: '发的时候还没登录过归雁' });
    expect((await lineOf(clerk, first.reminder.id, people[1]))['phone']).toMatchObject({ status: 'todo', why: '没同意收消息', can: ['call', 'task_done'] });
    const second = await remind(clerk);
    await w.flush();
    expect([second.made, second.reminder.id, w.fake.control.sent().length, w.fake.control.calls({ endpoint: SEND }).length]).toEqual([0, first.reminder.id, 1, 1]);
  });

  it('P4 a member who came later is reminded by a second run, the others are not', async () => {
    const place = await township();
    await w.onWechat(await aMember(w.t, place), 3);
    const clerk = await clerkOf(place);
    await remind(clerk);
    const late = await aMember(w.t, place);
    expect((await clerk.do('notices.preview', {})).people).toBe(1);
    const again = await remind(clerk);
    await w.flush();
    expect([again.made, again.reminder.people, w.fake.control.sent().length]).toEqual([1, 2, 1]);
    expect(Object.keys(await lineOf(clerk, again.reminder.id, late)).sort()).toEqual(['app', 'phone']);
  });

  it('P4 a person in two scopes gets one message, and both senders see its outcome', async () => {
    const place = await township();
    const away = await aMember(w.t, place);
    const phone = await w.onWechat(away, 2);
    const clerk = await clerkOf(place);
    const liaison = await as(w.t, 'liaison', { place });
    await clerk.do('members.appoint', { memberIds: [away.memberId], liaisonId: liaison.personId! });
    const mine = await remind(liaison, '我是你的联络员');
    const theirs = await remind(clerk, '乡里的提醒');
    await w.flush();
    expect([mine.made, theirs.made, w.sentTo(phone.openid)]).toEqual([1, 0, 1]);
    expect(mine.reminder.id).not.toBe(theirs.reminder.id);
    for (const [caller, id] of [[liaison, mine.reminder.id], [clerk, theirs.reminder.id]] as const) expect(await caller.do('notices.reminder', { id })).toMatchObject({ people: 1, reached: 1 });
    expect((await phone.caller.do('notices.tasks', {})).rows).toMatchObject([{ text: '我是你的联络员', done: false }]);
  });

  it('P4 two who send at the same moment send once', async () => {
    const place = await township();
    const people = await Promise.all([aMember(w.t, place), aMember(w.t, place), aMember(w.t, place)]);
    const phones: WechatPhone[] = [];
    for (const p of people) phones.push(await w.onWechat(p, 4));
    const callers = [await clerkOf(place), await clerkOf(place), await as(w.t, 'liaison', { place, wide: 'township', orgId: place.networkBranchId }), await as(w.t, 'secretary', { place })];
    const replies = await Promise.all(callers.map((c) => c.call('notices.send', { period: PERIOD, text: '同时' })));
    await w.flush();
    expect(replies.map((r) => r.status)).toEqual([200, 200, 200, 200]);
    expect(replies.reduce((n, r) => n + r.data.made, 0)).toBe(3);
    expect(phones.map((p) => w.sentTo(p.openid))).toEqual([1, 1, 1]);
    expect(new Set(replies.slice(0, 3).map((r) => r.data.reminder.id)).size).toBe(1);
  });

  it('P4 only this month, and only with somebody to remind', async () => {
    const place = await township();
    const clerk = await clerkOf(place);
    const empty = await clerk.call('notices.send', { period: PERIOD, text: '喂' });
    expect([empty.status, empty.error?.code]).toEqual([409, 'notices.nobody']);
    await aMember(w.t, place);
    for (const period of ['2026-10', '2026-12']) expect((await clerk.call('notices.send', { period, text: '喂' })).error?.code).toBe('notices.not_this_month');
    expect((await clerk.call('notices.send', { period: PERIOD, text: ' ' })).status).toBe(400);
  });

  it('P4 the member reads the notice and puts it aside, and the office is not told', async () => {
    const place = await township();
    const away = await aMember(w.t, place);
    const clerk = await clerkOf(place);
    const { reminder } = await remind(clerk, '月底前报个平安');
    const { caller } = await w.onWechat(away, 0);
    expect((await lineOf(clerk, reminder.id, away))['app']).toMatchObject({ status: 'sent', why: '' });
    const before = await clerk.do('notices.reminder', { id: reminder.id });
    const [task] = (await caller.do('notices.tasks', {})).rows;
    expect(task).toMatchObject({ period: PERIOD, text: '月底前报个平安', on: '2026-11-22', done: false, can: ['got_it'] });
    expect(await caller.do('notices.gotIt', { id: task!.id })).toMatchObject({ done: true, can: [] });
    expect(await caller.do('notices.gotIt', { id: task!.id })).toMatchObject({ done: true });
    expect(await clerk.do('notices.reminder', { id: reminder.id })).toEqual(before);
    const other = await w.onWechat(await aMember(w.t, place), 0);
    expect((await other.caller.call('notices.gotIt', { id: task!.id })).status).toBe(404);
  });
});

describe('M6 phone tasks', () => {
  it('M6 the number is given for the task and on record; the outcome settles it', async () => {
    const place = await township();
    const people = [await aMember(w.t, place), await aMember(w.t, place)] as const;
    const clerk = await clerkOf(place);
    const { reminder } = await remind(clerk);
    const tasks = (await clerk.do('notices.phoneTasks', {})).rows;
    expect(tasks.map((d) => d.name)).toEqual(people.map((p) => p.name));
    expect(tasks[0]).toMatchObject({ city: '浙江省 宁波市', channel: 'phone', status: 'todo' });
    expect(tasks[0]!.phone).toMatch(/^\d{4}\*{4}\d{3}$/);
    const id = tasks[0]!.id;
    expect(await clerk.do('notices.dial', { id })).toEqual({ phone: people[0].phone });
    const reveals = await peek(w.t, (op) => rows<{ payload: string; actorUserId: string }>(op.db, sql(`select payload, actor_user_id from events where name = 'value.revealed' and subject_id = ?`, people[0].personId)));
    expect(reveals.map((r) => [r.actorUserId, JSON.parse(r.payload)])).toEqual([[clerk.userId, { personId: people[0].personId, field: 'phone', reasonGiven: true }]]);
    expect(await clerk.do('notices.taskDone', { id, outcome: 'no_answer' })).toMatchObject({ status: 'todo', why: '没人接', can: ['call', 'task_done'] });
    expect(await clerk.do('notices.taskDone', { id, outcome: 'no_answer' })).toMatchObject({ status: 'todo', why: '打了 2 次没人接' });
    expect(await clerk.do('notices.taskDone', { id, outcome: 'reached', words: '都好' })).toMatchObject({ status: 'done', why: '打通了：都好', can: [] });
    expect(await clerk.do('notices.taskDone', { id: tasks[1]!.id, outcome: 'wrong_number' })).toMatchObject({ status: 'not_reached', why: '号码不对' });
    for (const late of [await clerk.call('notices.taskDone', { id, outcome: 'reached' }), await clerk.call('notices.dial', { id })]) expect([late.status, late.error?.code]).toEqual([409, 'notices.not_open']);
    expect((await clerk.do('notices.phoneTasks', {})).rows).toEqual([]);
    expect(await clerk.do('notices.reminder', { id: reminder.id })).toMatchObject({ people: 2, reached: 1, notReached: 1, waiting: 0 });
    expect((await clerk.do('members.get', { id: people[0].memberId })).lastCheckinOn).toBe(await peek(w.t, async (op) => op.today));
  });

  it('M6 two who end one call at once: one counts, the other is told', async () => {
    const place = await township();
    await aMember(w.t, place);
    const clerk = await clerkOf(place);
    await remind(clerk);
    const [task] = (await clerk.do('notices.phoneTasks', {})).rows;
    const replies = await Promise.all([1, 2, 3].map(() => clerk.call('notices.taskDone', { id: task!.id, outcome: 'reached' })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
  });

  it('M6 a retry with the same key answers the same', async () => {
    const place = await township();
    await aMember(w.t, place);
    const clerk = await clerkOf(place);
    const key = '11111111-2222-4333-8444-555555555555';
    const input = { period: PERIOD, text: '喂' };
    const first = await clerk.do('notices.send', input, { key });
    expect(await clerk.do('notices.send', input, { key })).toEqual(first);
  });

  it('M6 pages follow each other without a gap', async () => {
    const place = await township();
    for (let i = 0; i < 5; i += 1) await aMember(w.t, place);
    const clerk = await clerkOf(place);
    const { reminder } = await remind(clerk);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { rows: { id: string }[]; next: string | null } = await clerk.do('notices.deliveries', { reminderId: reminder.id, limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map((d) => d.id));
      cursor = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
  });
});

describe('M6 who sees it', () => {
  it('P4 M6 another township, village, liaison or county sees nothing', async () => {
    const place = await township();
    const away = await aMember(w.t, place);
    const clerk = await clerkOf(place);
    const { reminder } = await remind(clerk);
    const [task] = (await clerk.do('notices.phoneTasks', {})).rows;
    const elsewhere = await aVillage(w.t, place);
    const strangers = [await clerkOf(await township()), await clerkOf(await aCounty(w.t)), await as(w.t, 'secretary', { place: elsewhere }), await as(w.t, 'liaison', { place })];
    for (const stranger of strangers) {
      const replies = [
        await stranger.call('notices.reminder', { id: reminder.id }), await stranger.call('notices.deliveries', { reminderId: reminder.id }), await stranger.call('notices.dial', { id: task!.id }),
        await stranger.call('notices.taskDone', { id: task!.id, outcome: 'reached' }),
      ];
      expect(replies.map((r) => [r.status, r.error?.code])).toEqual(Array.from({ length: 4 }, () => [404, 'request.not_found']));
      expect((await stranger.do('notices.phoneTasks', {})).rows).toEqual([]);
    }
    const liaison = await as(w.t, 'liaison', { place });
    await clerk.do('members.appoint', { memberIds: [away.memberId], liaisonId: liaison.personId! });
    expect((await liaison.do('notices.phoneTasks', {})).rows.map((d) => d.id)).toEqual([task!.id]);
    for (const hat of ['helper', 'window', 'county', 'member', 'family'] as const) expect((await (await as(w.t, hat, { place })).call('notices.send', { period: PERIOD, text: '喂' })).status).toBe(403);
  });

  it('M6 without WeChat everybody is called, and there is nothing to agree to', async () => {
    const { wechat } = w.t.services;
    const place = await township();
    const { caller } = await w.onWechat(await aMember(w.t, place));
    w.t.services.wechat = null;
    try {
      const clerk = await clerkOf(place);
      expect(await clerk.do('notices.preview', {})).toMatchObject({ people: 1, wechat: 0, phone: 1 });
      expect((await remind(clerk)).reminder.channels.find((c) => c.channel === 'phone')).toMatchObject({ total: 1, waiting: 1 });
      expect([(await caller.do('notices.templates', {})).ids, (await caller.do('notices.grant', { answer: 'accept' })).left]).toEqual([[], 0]);
    } finally {
      w.t.services.wechat = wechat;
    }
  });

  it('P4 fifty-six people are one short transaction', async () => {
    const place = await township();
    for (let i = 0; i < 56; i += 1) await aMember(w.t, place);
    const clerk = await clerkOf(place);
    const { db } = w.t.services;
    let statements = 0;
    const tx = db.tx.bind(db);
    const counted = jest.spyOn(db, 'tx').mockImplementation((fn) => tx((m) => {
      const query = m.query.bind(m);
      const insert = jest.spyOn(m, 'query').mockImplementation((...args: Parameters<typeof query>) => { statements += 1; return query(...args); });
      return fn(m).finally(() => insert.mockRestore());
    }));
    const started = performance.now();
    const { made } = await remind(clerk);
    const ms = performance.now() - started;
    counted.mockRestore();
    expect(made).toBe(56);
    expect(statements).toBeLessThan(40);
    expect(ms).toBeLessThan(1_500);
  });
});
