import { randomUUID } from 'node:crypto';
import type { Input } from '@guiyan/shared/contract';
import { addPerson } from '../people';
import { grantAccess } from '../accounts';
import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, TEST_NOW, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, awake, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let away: Away;
let member: Caller;
let family: Caller;
let clerk: Caller;
let secretary: Caller;
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  away = await aMember(t, place);
});
beforeEach(async () => {
  t.clock.set(TEST_NOW);
  member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
  family = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
  clerk = await as(t, 'clerk', { place });
  secretary = await as(t, 'secretary', { place });
});
afterAll(() => t.close());

const ask = (more: Partial<Input<'requests.submit'>> = {}) => ({ item: 'MEDICAL' as const, text: '母亲住院的票据在家里，想先报销', ...more });
const inHand = ['work', 'ask_papers', 'pass', 'suspend', 'answer', 'end'];
const DAY_MS = 86_400_000;
type At = 'submitted' | 'taken' | 'answered' | 'confirmed' | 'withdrawn';
/** A request of the member that has come this far, taken by the clerk. */
async function aRequest(status: At = 'submitted') {
  const { id } = await member.do('requests.submit', ask());
  if (status === 'withdrawn') await member.do('requests.withdraw', { id });
  if (status === 'submitted' || status === 'withdrawn') return id;
  await clerk.do('requests.take', { id });
  if (status !== 'taken') await clerk.do('requests.answer', { id, words: '报销 1,286.40 元，已到存折。' });
  if (status === 'confirmed') await member.do('requests.confirm', { id });
  return id;
}
const refused = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const r = await reply; return [r.status, r.error?.code]; };

describe('S2 S7 a matter from the asking to its echo', () => {
  it('S7 submitted, taken, answered, confirmed: both halves of the family and the office read the same', async () => {
    const submitted = await member.do('requests.submit', ask());
    expect(submitted).toMatchObject({ item: 'MEDICAL', itemLabel: '医保报销', source: 'request', status: 'submitted', asker: expect.stringContaining('member'), family: `${away.name}家`, takenBy: null, answer: null, can: ['withdraw'] });
    const { id } = submitted;
    const taken = await clerk.do('requests.take', { id });
    expect([taken.status, taken.can]).toEqual(['taken', inHand]);
    const answered = await clerk.do('requests.answer', { id, words: '报销 1,286.40 元，已到存折。' });
    expect([answered.status, answered.answer, answered.can]).toEqual(['answered', '报销 1,286.40 元，已到存折。', ['log_attempt']]);
    expect((await member.do('requests.get', { id })).can).toEqual(['confirm', 'reopen']);
    const done = await member.do('requests.confirm', { id });
    expect(done.steps.map((s) => s.what)).toEqual(['submitted', 'taken', 'answered', 'confirmed']);
    expect(done.steps[2]!.words).toBe('报销 1,286.40 元，已到存折。');
    for (const caller of [family, clerk, secretary]) expect((await caller.do('requests.get', { id })).steps).toEqual(done.steps);
  });

  it('S2 the phone of the asker is masked', async () => {
    await member.do('requests.submit', ask());
    const [row] = (await clerk.do('requests.list', {})).rows;
    expect(row!.phone).toBe(`${away.phone.slice(0, 4)}****${away.phone.slice(-3)}`);
    expect(JSON.stringify(row)).not.toContain(away.phone);
  });

  it('S7 not done: it goes back to who took it, and comes round again', async () => {
    const id = await aRequest('answered');
    const back = await family.do('requests.reopen', { id, reason: '存折上还没有钱' });
    expect([back.status, back.answer]).toEqual(['taken', null]);
    const again = await clerk.do('requests.get', { id });
    expect([again.takenBy !== null, again.can, again.steps.at(-1)!.words]).toEqual([true, inHand, '存折上还没有钱']);
    expect(await refused(secretary.call('requests.take', { id }))).toEqual([409, 'requests.taken']);
    await clerk.do('requests.answer', { id, words: '今天到了' });
    expect((await member.do('requests.confirm', { id })).status).toBe('confirmed');
  });

  it('S3 taken by another is refused with the name, and stays with who was first', async () => {
    const id = await aRequest();
    const first = await secretary.do('requests.take', { id });
    const second = await clerk.call('requests.take', { id });
    expect([second.status, second.error?.code, second.error?.message]).toEqual([409, 'requests.taken', `${first.takenBy} 已经接了这件事`]);
    expect((await clerk.do('requests.get', { id })).takenBy).toBe(first.takenBy);
  });

  it('S3 of six who take it at the same moment one owns it and five hear his name', async () => {
    const id = await aRequest();
    const callers: Caller[] = [];
    for (let n = 0; n < 6; n += 1) callers.push(await as(t, 'clerk', { place }));
    const replies = await Promise.all(callers.map((c) => c.call('requests.take', { id })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const owner = replies.find((r) => r.status === 200)!.data.takenBy;
    for (const r of replies) if (r.status !== 200) expect([r.error!.code, r.error!.message]).toEqual(['requests.taken', `${owner} 已经接了这件事`]);
  });

  it('S3 what another took is not mine to answer, to chase or to close', async () => {
    const id = await aRequest('answered');
    const words = '替他说一句';
    expect(await refused(secretary.call('requests.answer', { id, words }))).toEqual([409, 'requests.not_yours']);
    expect(await refused(secretary.call('requests.logAttempt', { id, words }))).toEqual([409, 'requests.not_yours']);
    expect(await refused(secretary.call('requests.close', { id }))).toEqual([409, 'requests.not_yours']);
  });

  it('S7 no end without an echo: neither confirmed before an answer nor closed before three attempts', async () => {
    [member, clerk] = [await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId }), await awake(t, 'clerk', { place })];
    const id = await aRequest();
    expect(await refused(member.call('requests.confirm', { id }))).toEqual([409, 'requests.no_echo']);
    expect(await refused(clerk.call('requests.close', { id }))).toEqual([409, 'requests.no_echo']);
    await clerk.do('requests.take', { id });
    expect(await refused(member.call('requests.confirm', { id }))).toEqual([409, 'requests.no_echo']);
    await clerk.do('requests.answer', { id, words: '办好了' });
    for (let n = 0; n < 3; n += 1) {
      expect(await refused(clerk.call('requests.close', { id }))).toEqual([409, 'requests.no_echo']);
      // The second one of a day is written down, and does not count.
      for (const words of [`第 ${n + 1} 次，没人接`, '又打了一次']) await clerk.do('requests.logAttempt', { id, words });
      t.clock.advance(DAY_MS);
    }
    const closed = await clerk.do('requests.close', { id });
    expect([closed.status, closed.steps.at(-1)!.what, closed.can]).toEqual(['confirmed', 'closed', []]);
    // He is there again, and it is not done: what was closed without his word comes back.
    expect((await member.do('requests.reopen', { id, reason: '刚看到，还没办好' })).status).toBe('taken');
  });

  it('S7 attempts made before it was reopened do not count for the new answer', async () => {
    [member, clerk] = [await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId }), await awake(t, 'clerk', { place })];
    const id = await aRequest('answered');
    for (let n = 0; n < 3; n += 1) { await clerk.do('requests.logAttempt', { id, words: '没人接' }); t.clock.advance(DAY_MS); }
    await member.do('requests.reopen', { id, reason: '还没办好' });
    await clerk.do('requests.answer', { id, words: '这回办好了' });
    expect(await refused(clerk.call('requests.close', { id }))).toEqual([409, 'requests.no_echo']);
  });

  it('S2 what nobody has taken can be taken back, by either half of the family, and nothing more', async () => {
    const id = await aRequest();
    expect((await family.do('requests.withdraw', { id })).status).toBe('withdrawn');
    expect(await refused(member.call('requests.withdraw', { id: await aRequest('taken') }))).toEqual([409, 'requests.wrong_state']);
  });

  it('S7 every verb in every wrong state is refused aloud and changes nothing', async () => {
    const words = '一句话';
    const wrong: [At, (id: string) => ReturnType<Caller['call']>][] = [
      ['taken', (id) => clerk.call('requests.take', { id })], ['answered', (id) => clerk.call('requests.take', { id })], ['confirmed', (id) => clerk.call('requests.take', { id })], ['withdrawn', (id) => clerk.call('requests.take', { id })],
      ['submitted', (id) => clerk.call('requests.answer', { id, words })], ['answered', (id) => clerk.call('requests.answer', { id, words })], ['confirmed', (id) => clerk.call('requests.answer', { id, words })],
      ['submitted', (id) => clerk.call('requests.logAttempt', { id, words })], ['taken', (id) => clerk.call('requests.logAttempt', { id, words })],
      ['submitted', (id) => member.call('requests.reopen', { id, reason: words })], ['taken', (id) => member.call('requests.reopen', { id, reason: words })], ['confirmed', (id) => member.call('requests.reopen', { id, reason: words })],
      ['confirmed', (id) => member.call('requests.confirm', { id })], ['withdrawn', (id) => member.call('requests.confirm', { id })], ['confirmed', (id) => clerk.call('requests.close', { id })], ['answered', (id) => member.call('requests.withdraw', { id })],
    ];
    for (const [status, verb] of wrong) {
      const id = await aRequest(status);
      const before = await clerk.do('requests.get', { id });
      expect(await refused(verb(id))).toEqual([409, 'requests.wrong_state']);
      expect(await clerk.do('requests.get', { id })).toEqual(before);
    }
  });

  it('S2 twice with one key is one request and one answer', async () => {
    const key = randomUUID();
    const input = ask({ text: '只交一次' });
    const first = await member.do('requests.submit', input, { key });
    expect(await member.do('requests.submit', input, { key })).toEqual(first);
    expect((await member.do('requests.list', {})).rows.filter((r) => r.text === '只交一次')).toHaveLength(1);
    const take = randomUUID();
    const taken = await clerk.do('requests.take', { id: first.id }, { key: take });
    expect(await clerk.do('requests.take', { id: first.id }, { key: take })).toEqual(taken);
  });

  it('S2 open and finished matters are listed apart', async () => {
    const [open, done] = [await aRequest('answered'), await aRequest('confirmed')];
    const ids = async (isOpen: boolean) => (await clerk.do('requests.list', { open: isOpen, limit: 200 })).rows.map((r) => r.id);
    expect([(await ids(true)).includes(open), (await ids(true)).includes(done), (await ids(false)).includes(done)]).toEqual([true, false, true]);
  });

  it('S3 what waits for the actor: nobody’s, and his own that owe an answer; not what another took', async () => {
    const [free, mine, answered] = [await aRequest(), await aRequest('taken'), await aRequest('answered')];
    const waiting = async (caller: Caller) => (await caller.do('requests.list', { waiting: true, limit: 200 })).rows.map((r) => r.id).filter((id) => [free, mine, answered].includes(id)).sort();
    expect(await waiting(clerk)).toEqual([free, mine].sort());
    expect(await waiting(secretary)).toEqual([free]);
  });

  it('S2 somebody without a family in the register is told whom to ask', async () => {
    const personId = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '无户' }));
    expect(await refused((await as(t, 'family', { place, personId })).call('requests.submit', ask()))).toEqual([409, 'requests.no_family']);
  });

  it('S2 text, answer and steps lie ciphered in the database', async () => {
    const id = await aRequest('answered');
    const stored = await peek(t, (op) => rows<{ text: string; answer: string; words: string }>(op.db, sql('select r.text, r.answer, s.words from requests r join request_steps s on s.request_id = r.id where r.id = ?', id)));
    expect(stored).toHaveLength(3);
    expect(JSON.stringify(stored)).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('S2 who may know of a matter', () => {
  it('S2 those who serve the family do; everyone beside finds nothing, whatever he tries', async () => {
    const id = await aRequest('answered');
    const neighbour = await aMember(t, place);
    const own = await as(t, 'liaison', { place });
    await work(t.services, (op) => grantAccess(op, [{ countyId: place.countyId, holderId: own.personId!, hat: 'liaison', subjectKind: 'family', subjectId: away.familyId, why: 'liaison' }]));
    for (const caller of [own, await as(t, 'liaison', { place, orgId: place.networkBranchId, wide: 'township' })]) expect((await caller.call('requests.get', { id })).status).toBe(200);
    const other = await aTownship(t, place.countyId);
    const offices = [await as(t, 'secretary', { place: await aVillage(t, place) }), await as(t, 'clerk', { place: other }), await as(t, 'clerk', { place: await aCounty(t) }), await as(t, 'liaison', { place })];
    const askers = [await as(t, 'member', { place, personId: neighbour.personId, familyId: neighbour.familyId }), await as(t, 'family', { place, personId: neighbour.elderId, familyId: neighbour.familyId })];
    // Each sign-in takes a minute; the tokens made first would have run out by now.
    t.clock.set(TEST_NOW);
    const before = await member.do('requests.get', { id });
    for (const caller of [...offices, ...askers]) {
      const missing = await caller.call('requests.get', { id: randomUUID() });
      const reply = await caller.call('requests.get', { id });
      expect([reply.status, reply.error?.message]).toEqual([404, missing.error?.message]);
      expect((await caller.do('requests.list', {})).rows.map((r) => r.id)).not.toContain(id);
    }
    for (const caller of offices) for (const reply of [await caller.call('requests.take', { id }), await caller.call('requests.answer', { id, words: '好' }), await caller.call('requests.logAttempt', { id, words: '好' }), await caller.call('requests.close', { id })]) expect(reply.status).toBe(404);
    for (const caller of askers) for (const reply of [await caller.call('requests.confirm', { id }), await caller.call('requests.reopen', { id, reason: '不' }), await caller.call('requests.withdraw', { id })]) expect(reply.status).toBe(404);
    expect(await member.do('requests.get', { id })).toEqual(before);
  });
});

describe('C7 a cry for help becomes a matter', () => {
  const help = (line = '') => ({ kind: 'help' as const, city: '', line, happenedAt: t.clock.now() });

  it('C7 “need help” opens a request at once, known to both halves, and once per check-in', async () => {
    const key = randomUUID();
    const input = help('屋顶漏雨');
    const sent = await family.do('checkins.send', input, { key });
    await family.do('checkins.send', input, { key });
    const opened = (await member.do('requests.list', { limit: 200 })).rows.filter((r) => r.text === '屋顶漏雨');
    expect(opened.map((r) => [r.id, r.item, r.source, r.status])).toEqual([[sent.requestId, 'HELP', 'checkin', 'submitted']]);
    expect((await clerk.do('requests.get', { id: sent.requestId! })).can).toEqual(['take']);
  });

  it('C7 without a word it says 求帮忙, and “all well” opens nothing', async () => {
    const sent = await member.do('checkins.send', help());
    expect((await member.do('requests.get', { id: sent.requestId! })).text).toBe('求帮忙');
    expect((await member.do('checkins.send', { ...help(), kind: 'well' })).requestId).toBeNull();
  });

  it('C7 taken back within its seconds the request is withdrawn, unless somebody is on it', async () => {
    const gone = await member.do('checkins.send', help('按错了'));
    await member.do('checkins.undo', { id: gone.id });
    expect((await member.do('requests.get', { id: gone.requestId! })).status).toBe('withdrawn');
    const held = await member.do('checkins.send', help('又按错了'));
    await clerk.do('requests.take', { id: held.requestId! });
    await member.do('checkins.undo', { id: held.id });
    expect((await member.do('requests.get', { id: held.requestId! })).status).toBe('taken');
  });
});

describe('H5 a difficulty found on a visit', () => {
  async function visit(more: object = {}) {
    const helper = await as(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'society' });
    return helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'trouble', difficulty: '屋里没有过冬的煤', happenedAt: t.clock.now(), ...more });
  }

  it('H5 opens a request of the family, which says itself when it is done', async () => {
    const recorded = await visit();
    const id = recorded.requestId!;
    expect(await clerk.do('requests.get', { id })).toMatchObject({ source: 'visit', item: 'HELP', text: '屋里没有过冬的煤', asker: `${away.name}家`, phone: null, can: ['take'] });
    await clerk.do('requests.take', { id });
    await clerk.do('requests.answer', { id, words: '煤已送到' });
    expect((await family.do('requests.confirm', { id })).steps.map((s) => [s.what, s.by === recorded.by])).toEqual([['submitted', true], ['taken', false], ['answered', false], ['confirmed', false]]);
  });

  it('H5 all well opens nothing', async () => expect((await visit({ state: 'well', difficulty: '' })).requestId).toBeNull());
});
