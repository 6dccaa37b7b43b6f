import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { findUser, userPhone } from '../accounts';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aTownship, peek, signIn, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let clerk: Caller;
let away: Away;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

let serial = 0;
const number = () => `剑组第${(serial += 1)}号`;
const certificate = (more: { memberId?: string; number?: string; issuedOn?: string; expiresOn?: string } = {}) => ({ memberId: away.memberId, kind: 'activity' as const, number: number(), issuedOn: '2025-03-01', ...more });
const codeOf = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const { status, error } = await reply; return [status, error?.code]; };

describe('C3 the register of papers', () => {
  it('C3 one 活动证 in use a person; lost makes its number void for good and lets another be entered', async () => {
    const first = await clerk.do('papers.register', certificate());
    expect(first).toMatchObject({ state: 'valid', name: away.name, checkDue: true, can: ['check', 'end', 'code'] });
    expect(await codeOf(clerk.call('papers.register', certificate()))).toEqual([409, 'paper.has_one']);
    expect(await clerk.do('papers.end', { id: first.id, how: 'lost', reason: '在车站丢了' })).toMatchObject({ state: 'lost', endedOn: '2026-11-22', can: [] });
    expect(await codeOf(clerk.call('papers.end', { id: first.id, how: 'void' }))).toEqual([409, 'paper.not_valid']);
    expect(await codeOf(clerk.call('papers.register', certificate({ number: first.number })))).toEqual([409, 'paper.number_taken']);
    const second = await clerk.do('papers.register', certificate());
    expect((await clerk.do('papers.list', { show: 'lost' })).rows.map((p) => p.id)).toEqual([first.id]);
    expect((await clerk.do('papers.list', { show: 'valid' })).rows.map((p) => p.id)).toEqual([second.id]);
  });

  it('C3 twenty at once make one 活动证', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => clerk.call('papers.register', certificate())));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
    expect(new Set(replies.filter((r) => r.status !== 200).map((r) => r.error?.code))).toEqual(new Set(['paper.has_one']));
  });

  it('C3 a number taken elsewhere in the county is told by its township, not by the name of who holds it', async () => {
    const far = await aTownship(t, place.countyId, '云屏乡');
    const theirs = await aMember(t, far);
    const farClerk = await as(t, 'clerk', { place: far });
    const made = await farClerk.do('papers.register', certificate({ memberId: theirs.memberId }));
    const here = await clerk.call('papers.register', certificate({ number: made.number }));
    expect([here.status, here.error?.message.includes('云屏乡'), here.error?.message.includes(theirs.name)]).toEqual([409, true, false]);
    const there = await farClerk.call('papers.register', certificate({ memberId: (await aMember(t, far)).memberId, number: made.number }));
    expect(there.error?.message).toContain(theirs.name);
    // Another county numbers its own.
    const other = await aCounty(t);
    const otherClerk = await as(t, 'clerk', { place: other });
    expect((await otherClerk.call('papers.register', certificate({ memberId: (await aMember(t, other)).memberId, number: made.number }))).status).toBe(200);
  });

  it('C3 the yearly check is due from the year after issue, once a year, with day and who', async () => {
    const old = await clerk.do('papers.register', certificate());
    const fresh = await aMember(t, place);
    const young = await clerk.do('papers.register', certificate({ memberId: fresh.memberId, issuedOn: '2026-02-01' }));
    expect(young.checkDue).toBe(false);
    expect((await clerk.do('papers.list', { show: 'due' })).rows.map((p) => p.id)).toEqual([old.id]);
    const checked = await clerk.do('papers.check', { id: old.id, on: '2026-11-20', words: '随民主评议查验' });
    expect([checked.checkedOn, checked.checkedBy?.startsWith('clerk'), checked.checkDue]).toEqual(['2026-11-20', true, false]);
    expect((await clerk.do('papers.list', { show: 'due' })).total).toBe(0);
    expect(await codeOf(clerk.call('papers.check', { id: old.id, on: '2026-11-22' }))).toEqual([409, 'paper.checked']);
  });

  it('C3 a proof says its last day, which still counts; an expired one is listed and may be taken back', async () => {
    const proof = (expiresOn: string | null, issuedOn = '2026-06-01') => clerk.call('papers.register', { memberId: away.memberId, kind: 'proof', number: number(), issuedOn, expiresOn });
    expect(await codeOf(proof(null))).toEqual([400, 'paper.expiry_needed']);
    expect(await codeOf(proof('2026-12-02'))).toEqual([400, 'paper.days']);
    expect(await codeOf(proof('2027-01-01', '2026-11-23'))).toEqual([400, 'paper.days']);
    const [last, past] = [(await proof('2026-11-22')).data, (await proof('2026-11-21')).data];
    expect([last.state, past.state]).toEqual(['valid', 'expired']);
    expect((await clerk.do('papers.list', { show: 'expired' })).rows.map((p) => p.id)).toEqual([past.id]);
    expect(await clerk.do('papers.end', { id: past.id, how: 'returned' })).toMatchObject({ state: 'returned' });
    expect(await codeOf(clerk.call('papers.check', { id: last.id, on: '2026-11-22' }))).toEqual([409, 'paper.not_checked']);
  });

  it('C3 an expired 活动证 makes way for the next', async () => {
    const first = await clerk.do('papers.register', certificate({ expiresOn: '2026-11-22' }));
    await work(t.services, (op) => op.db.query('update papers set expires_on = ? where id = ?', ['2026-11-21', first.id]));
    expect((await clerk.call('papers.register', certificate())).status).toBe(200);
  });
});

describe('C6 the minimal check', () => {
  it('C6 says valid or not, and nothing more; whoever looks, is written down', async () => {
    const paper = await clerk.do('papers.register', certificate());
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const { papers } = await member.do('papers.mine', {});
    const code = papers[0]!.code!;
    expect(code).toMatch(/^([BCDFGHJKMNPQRSTVWXZ2-9]{4} ){3}[BCDFGHJKMNPQRSTVWXZ2-9]{4}$/);
    expect((await clerk.do('papers.code', { id: paper.id })).code).toBe(code);
    const window = await as(t, 'window', { place });
    const elsewhere = await as(t, 'window', { place: await aCounty(t) });
    expect(await window.do('papers.verify', { code: code.toLowerCase().replace(/ /g, '-') })).toEqual({ valid: true });
    for (const [who, typed] of [[elsewhere, code], [window, paper.number], [window, 'BBBB BBBB BBBB BBBB'], [window, '']] as const) expect(await who.do('papers.verify', { code: typed })).toEqual({ valid: false });
    await clerk.do('papers.end', { id: paper.id, how: 'void' });
    expect(await window.do('papers.verify', { code })).toEqual({ valid: false });
    expect((await member.do('papers.mine', {})).papers[0]).toMatchObject({ state: 'void', code: null });
    const looks = await peek(t, (op) => rows<{ valid: number }>(op.db, sql('select valid from paper_looks where user_id = ? order by id', window.userId)));
    expect(looks.map((l) => Boolean(l.valid))).toEqual([true, false, false, false, false]);
  });
});

describe('C6 guessing', () => {
  it('C6 twenty wrong codes in an hour and the door is shut for that account alone; an hour later it is open again', async () => {
    await clerk.do('papers.register', certificate());
    const code = (await (await as(t, 'member', { place, personId: away.personId, familyId: away.familyId })).do('papers.mine', {})).papers[0]!.code!;
    const [window, other] = [await as(t, 'window', { place }), await as(t, 'window', { place })];
    for (let i = 0; i < 20; i += 1) expect(await window.do('papers.verify', { code: `BBBB BBBB BBBB BB${String(i % 8 + 2)}${String(i % 7 + 2)}` })).toEqual({ valid: false });
    const shut = await window.call('papers.verify', { code });
    expect([shut.status, shut.error?.code]).toEqual([429, 'paper.too_many_looks']);
    expect(await other.do('papers.verify', { code })).toEqual({ valid: true });
    const again = t.clock.now();
    t.clock.advance(3_600_000);
    const later = t.as(await signIn(t, (await peek(t, async (op) => userPhone(op, (await findUser(op, window.userId))!)))!));
    await later.do('session.switchHat', { hatId: window.hatId });
    expect(await later.do('papers.verify', { code })).toEqual({ valid: true });
    t.clock.set(again);
  });
});

describe('C2 which paper', () => {
  it('C2 the county changes a line, the answer cites it from the same day, and the old one keeps its days', async () => {
    const county = await as(t, 'county', { place });
    const ask = () => clerk.do('papers.whichPaper', { months: 7, settled: true });
    expect(await ask()).toMatchObject({ code: 'transfer', paper: 'letter', own: false, source: expect.stringContaining('第二十五条'), advice: expect.stringContaining('介绍信') });
    const rule = { minMonths: 12, maxMonths: null, settled: true, placeKnown: null, paper: 'letter' as const, words: '本县满一年的才转。', source: '本县组织部 2026 年通知' };
    await county.do('papers.setRule', { code: 'transfer', rule });
    expect(await ask()).toMatchObject({ code: 'activity', paper: 'activity', own: false });
    expect(await clerk.do('papers.whichPaper', { months: 12, settled: true })).toMatchObject({ code: 'transfer', own: true, from: '2026-11-22', source: rule.source });
    // A new line comes before the last one, which always fits.
    await county.do('papers.setRule', { code: 'student', rule: { ...rule, minMonths: null, maxMonths: 1, settled: null, paper: 'none', words: '一个月内回来的不用办。' } });
    expect(await clerk.do('papers.whichPaper', { months: 0 })).toMatchObject({ code: 'student', own: true });
    await county.do('papers.setRule', { code: 'transfer', rule: null });
    expect(await ask()).toMatchObject({ code: 'transfer', own: false });
    expect(await codeOf(county.call('papers.setRule', { code: 'transfer', rule: null }))).toEqual([409, 'rule.unknown']);
    expect(await codeOf(county.call('papers.setRule', { code: 'transfer', rule: { ...rule, minMonths: 6, maxMonths: 6 } }))).toEqual([400, 'rule.months']);
    const { history } = await clerk.do('papers.rules', {});
    expect(history.map((h) => [h.code, h.from, h.until])).toEqual([['student', '2026-11-22', null], ['transfer', '2026-11-22', '2026-11-22']]);
    const other = await as(t, 'clerk', { place: await aCounty(t) });
    expect((await other.do('papers.rules', {})).history).toEqual([]);
  });
});

describe('C5 dues', () => {
  it('C5 the adviser answers in fen with its rule and source, and asks for a base where one is needed', async () => {
    const ask = (baseFen: number | null) => clerk.do('papers.duesAdvice', { kind: 'wage', baseFen });
    expect([(await ask(300_000)).fromFen, (await ask(300_001)).fromFen]).toEqual([1500, 3000]);
    expect(await ask(300_001)).toMatchObject({ rule: expect.stringContaining('不分段累进'), source: expect.stringContaining('党费'), notes: expect.arrayContaining([expect.stringContaining('只供参考')]) });
    expect(await codeOf(clerk.call('papers.duesAdvice', { kind: 'wage' }))).toEqual([400, 'dues.base_needed']);
    expect(await codeOf(clerk.call('papers.duesAdvice', { kind: 'wage', baseFen: 0.5 }))).toEqual([400, 'request.invalid']);
  });

  it('C5 paid-to is recorded with place and receiver; a slip is taken back and stays in the history', async () => {
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-09', place: '村委会', receiver: '石支书' });
    const slip = await clerk.do('dues.record', { personId: away.personId, paidTo: '2027-09', receiver: '石支书' });
    expect((await member.do('dues.list', { personId: away.personId })).paidTo).toBe('2027-09');
    await clerk.do('dues.takeBack', { id: slip.id, reason: '年份写错' });
    expect(await codeOf(clerk.call('dues.takeBack', { id: slip.id, reason: '再来' }))).toEqual([409, 'dues.taken_back']);
    const list = await member.do('dues.list', { personId: away.personId });
    expect([list.paidTo, list.rows.map((d) => [d.paidTo, d.place, d.receiver, d.takenBack, d.can])]).toEqual(['2026-09', [['2027-09', '', '石支书', true, []], ['2026-09', '村委会', '石支书', false, []]]]);
    expect((await member.do('papers.mine', {})).duesTo).toBe('2026-09');
    expect(await codeOf(clerk.call('dues.record', { personId: away.personId, paidTo: '2027-12', receiver: '石支书' }))).toEqual([400, 'dues.too_far']);
    expect(await codeOf(clerk.call('dues.record', { personId: away.personId, paidTo: '2026-11', receiver: '石支书', on: '2026-11-23' }))).toEqual([400, 'dues.day']);
    expect((await member.call('dues.list', { personId: (await aMember(t, place)).personId })).status).toBe(404);
  });

  it('C5 six months that are over are a proposal for the secretary and change nothing', async () => {
    const [five, unknown] = [await aMember(t, place), await aMember(t, place)];
    await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-04', receiver: '石支书' });
    await clerk.do('dues.record', { personId: five.personId, paidTo: '2026-05', receiver: '石支书' });
    const secretary = await as(t, 'secretary', { place });
    const list = await secretary.do('dues.unpaid', {});
    expect([list.rows.map((r) => [r.memberId, r.paidTo, r.months]), list.unknown]).toEqual([[[away.memberId, '2026-04', 6]], 1]);
    expect([list.proposal, list.source]).toEqual([expect.stringContaining('不作决定'), expect.stringContaining('第三十一条')]);
    expect(unknown.memberId).toBeTruthy();
    await secretary.do('dues.record', { personId: away.personId, paidTo: '2026-10', receiver: '石支书' });
    expect((await secretary.do('dues.unpaid', {})).rows).toEqual([]);
    expect((await as(t, 'outpost', { place, orgId: await anOutpost(t, place) }).then((o) => o.call('dues.record', { personId: away.personId, paidTo: '2026-11', receiver: '外人' }))).status).toBe(404);
  });
});
