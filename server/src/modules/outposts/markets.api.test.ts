import { randomUUID } from 'node:crypto';
import { ApiError } from '@guiyan/shared/api/call';
import { again, countFrom, finish, flush, newTablet, serve, take, type Line, type Tablet } from '@guiyan/shared/api/tablet';
import { startOfDay } from '@guiyan/shared/domain/dates';
import { ticketNumber } from '@guiyan/shared/domain/markets';
import { rows, sql } from '../../platform/db/sql';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, awake, peek, type Away, type Place } from '../../test/factories/county';
import { markMissed } from './missed.jobs';

const DAY = '2026-11-25';
const clock = (hour: number, minute = 0): number => startOfDay(DAY) + (hour * 60 + minute) * 60_000;
type Desk = Awaited<ReturnType<typeof awake>>;
let t: TestApp, place: Place, outpostId: string;
let desks: [Desk, Desk];
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  t.clock.set(clock(0) - 86_400_000);
  place = await aCounty(t);
  outpostId = await anOutpost(t, place);
  desks = [await awake(t, 'outpost', { place, orgId: outpostId }), await awake(t, 'outpost', { place, orgId: outpostId })];
  await desks[0].do('markets.setRule', { id: outpostId, calendar: 'solar', days: [5, 15, 25], from: '2026-11-24' });
});
afterAll(() => t.close());
const turn = (letter: 'A' | 'B', no: number, happenedAt: number) => ({ id: outpostId, day: DAY, letter, no, happenedAt });
const code = async (asked: Promise<{ status: number; error: { code: string } | null }>) => { const r = await asked; return r.error?.code ?? r.status; };
const open = async (desk: Desk, device = randomUUID()) => desk.do('markets.openTablet', { id: outpostId, day: DAY, device });

/** A machine at the door as the page has it: what it keeps is text, and is read again whenever it is reloaded. */
class Machine {
  private kept: string;
  answered: number[] = [];
  constructor(private readonly desk: Desk, readonly device: string, letter: 'A' | 'B', last: number, private readonly key: () => string = randomUUID) { this.kept = JSON.stringify(newTablet(outpostId, DAY, letter, last)); }
  get tablet(): Tablet { return JSON.parse(this.kept) as Tablet; }
  keep = async (next: Tablet): Promise<void> => { this.kept = JSON.stringify(next); };
  take = (at: number, f: { asker?: { name: string; phone?: string }; bookingId?: string; item: string }) => this.keep(take(this.tablet, { key: randomUUID(), happenedAt: at, text: '', surname: '石', itemLabel: f.item, ...f }));
  serve = (no: number, at: number) => this.keep(serve(this.tablet, { key: randomUUID(), letter: this.tablet.letter, no, happenedAt: at }));
  finish = (no: number, at: number, outcome: 'settled' | 'later' | 'left') => this.keep(finish(this.tablet, { key: randomUUID(), letter: this.tablet.letter, no, happenedAt: at, outcome, words: outcome === 'settled' ? '当场办好了' : '' }));
  /** `weather`: what becomes of each sending: through, lost on the way there, or its answer lost on the way back. */
  flush = (weather: () => 'through' | 'not_there' | 'no_answer' | 'twice') => flush({
    now: () => this.tablet, keep: this.keep,
    send: async (line: Line) => {
      const how = weather();
      if (how === 'not_there') throw new ApiError('net.failed', 0, '没有网');
      const once = () => this.desk.call(line.name, line.input as never, { key: this.key === randomUUID ? line.key : this.key() });
      // One sign-in for both of two that go out at once.
      if (how === 'twice') await this.desk.call('outposts.list', {});
      const [reply] = how === 'twice' ? await Promise.all([once(), once()]) : [await once()];
      this.answered.push(reply.status);
      if (how === 'no_answer') throw new ApiError('net.failed', 0, '没有网');
      if (reply.status !== 200) throw new ApiError(reply.error!.code, reply.status, reply.error!.message);
    },
  });
}

interface Expected { number: string; takenAt: number; servedAt: number; doneAt: number; outcome: string; item: string }
/** Forty people from eight o’clock, the network gone until nine; A gives the odd numbers of the line, B the even ones. Answers what should come of it, counted from the script and from nothing else. */
async function aMarketDay(key?: () => string): Promise<{ expected: Expected[]; machines: [Machine, Machine]; members: Away[]; booked: string[]; missedId: string }> {
  const members: Away[] = [];
  const booked: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const away = await aMember(t, place);
    members.push(away);
    if (i > 3) continue;
    const me = await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    booked.push((await me.do('markets.book', { id: outpostId, day: DAY, item: 'MEDICAL' })).id);
  }
  const devices = [randomUUID(), randomUUID()] as const;
  // Both pages were opened the evening before, while there was a network.
  const [a, b] = [await open(desks[0], devices[0]), await open(desks[1], devices[1])];
  expect([a, b]).toEqual([{ letter: 'A', last: 0 }, { letter: 'B', last: 0 }]);
  const machines: [Machine, Machine] = [new Machine(desks[0], devices[0], 'A', 0, key), new Machine(desks[1], devices[1], 'B', 0, key)];
  const expected: Expected[] = [];
  const items = ['MEDICAL', 'PENSION', 'JOBS', 'LOAN'] as const;
  let sendings = 0;
  const rough = () => (['through', 'no_answer', 'twice', 'through', 'not_there'] as const)[(sendings += 1) % 5]!;
  for (let i = 0; i < 40; i += 1) {
    const [machine, letter, no] = [machines[i % 2]!, i % 2 === 0 ? 'A' as const : 'B' as const, Math.floor(i / 2) + 1];
    const takenAt = clock(8, i * 3);
    t.clock.set(takenAt);
    const item = items[i % 4]!;
    // Three of the four who booked come; two more are on the roster by name and number; the others are nobody's.
    if (i < 3) await machine.take(takenAt, { bookingId: booked[i]!, item });
    else if (i < 5) await machine.take(takenAt, { asker: { name: members[i + 1]!.name, phone: members[i + 1]!.phone }, item });
    else await machine.take(takenAt, { asker: { name: `石来${i}` }, item });
    const [servedAt, doneAt] = [takenAt + (4 + (i % 5)) * 60_000, takenAt + (12 + (i % 3)) * 60_000];
    const outcome = i % 7 === 6 ? 'left' : i % 2 === 0 ? 'settled' : 'later';
    await machine.serve(no, servedAt);
    await machine.finish(no, doneAt, outcome);
    expected.push({ number: ticketNumber(letter, no), takenAt, servedAt, doneAt, outcome, item });
    // The page of A is reloaded in the middle of the outage, and once more later; its count goes on.
    if (i === 14) { await machines[0].keep(JSON.parse(JSON.stringify(machines[0].tablet)) as Tablet); }
    if (takenAt >= clock(9)) await machine.flush(rough);
    else expect(await machine.flush(() => 'not_there')).toBe('later');
  }
  t.clock.set(clock(12));
  const later = await open(desks[0], devices[0]);
  await machines[0].keep(countFrom(machines[0].tablet, later.last));
  for (let tries = 0; tries < 200 && machines.some((m) => m.tablet.unsent.length > 0); tries += 1) for (const m of machines) await m.flush(rough);
  return { expected, machines, members, booked, missedId: booked[3]! };
}

interface Found { number: string; letter: string; no: number; takenAt: number; servedAt: number; doneAt: number; outcome: string; item: string; requestId: string; submittedAt: number; acceptedAt: number; clockAt: number; steps: number; stepAt: number; takenBy: string | null; personId: string | null; outpostId: string | null }
const found = async (): Promise<Found[]> => (await peek(t, (op) => rows<Found>(op.db, sql(
  `select k.letter, k.no, k.taken_at, k.served_at, k.done_at, k.outcome, k.item, k.request_id, r.submitted_at, r.accepted_at, r.clock_at, r.taken_by, r.asker_id as person_id, r.outpost_id,
     (select count(*) from request_steps s where s.request_id = r.id and s.what = 'submitted') as steps, (select min(s.at) from request_steps s where s.request_id = r.id) as step_at
   from market_tickets k join requests r on r.id = k.request_id where k.org_id = ? order by k.taken_at`, outpostId))))
  .map((k) => ({ ...k, number: ticketNumber(k.letter, Number(k.no)), takenAt: Number(k.takenAt), servedAt: Number(k.servedAt), doneAt: Number(k.doneAt), submittedAt: Number(k.submittedAt), acceptedAt: Number(k.acceptedAt), clockAt: Number(k.clockAt), steps: Number(k.steps), stepAt: Number(k.stepAt) }));
const cases = async (): Promise<number> => Number((await peek(t, (op) => rows<{ n: number }>(op.db, sql(`select count(*) as n from requests where outpost_id = ?`, outpostId))))[0]!.n);
const wrongs = (expected: readonly Expected[], got: readonly Found[]) => expected.filter((e, i) => { const k = got[i]; return !k || k.number !== e.number || k.takenAt !== e.takenAt || k.submittedAt !== e.takenAt || k.acceptedAt !== e.takenAt || k.clockAt !== e.takenAt || k.stepAt !== e.takenAt || k.servedAt !== (e.outcome === 'left' ? e.servedAt : e.servedAt) || k.doneAt !== e.doneAt || k.outcome !== e.outcome || k.item !== e.item || k.steps !== 1; });

describe('S8 a market day of forty people, two tablets and no network for an hour', () => {
  it('S8 ends with forty matters, none lost, none twice, and every clock as the script says', async () => {
    const { expected, machines, members, missedId } = await aMarketDay();
    for (const m of machines) expect([m.tablet.unsent.length, m.tablet.refused]).toEqual([0, []]);
    // Sent more often than there are lines, and never refused.
    const answers = machines.flatMap((m) => m.answered);
    expect(answers.length).toBeGreaterThan(120);
    expect(answers.every((status) => status === 200)).toBe(true);
    const got = await found();
    expect([got.length, await cases(), new Set(got.map((k) => k.number)).size, new Set(got.map((k) => k.requestId)).size]).toEqual([40, 40, 40, 40]);
    expect(wrongs(expected, got)).toEqual([]);
    expect(got.every((k, i) => k.takenBy === desks[i % 2]!.userId && k.outpostId === outpostId)).toBe(true);
    expect(got.slice(3, 5).map((k) => k.personId)).toEqual([members[4]!.personId, members[5]!.personId]);
    const report = await desks[0].do('markets.report', { id: outpostId, day: DAY });
    // Counted from the script: every seventh left, of the others the even ones were settled; the waits are 4 to 8 minutes, eight of each but for those who left.
    const stayed = expected.filter((e) => e.outcome !== 'left').map((e) => (e.servedAt - e.takenAt) / 60_000).sort((x, y) => x - y);
    expect(report).toMatchObject({ came: 40, left: 5, settled: 17, later: 18, open: 0, booked: 4, bookedCame: 3, waits: { half: stayed[Math.floor((stayed.length - 1) / 2)], longest: 8 } });
    expect(report.items.map((i) => [i.count, i.label])).toEqual([[10, '医保报销'], [10, '社保'], [10, '就业创业补贴'], [10, '贷款担保']]);
    expect(report.missed).toEqual([]);
    t.clock.set(clock(33));
    await markMissed(t.services);
    await markMissed(t.services);
    expect((await desks[0].do('markets.report', { id: outpostId, day: DAY })).missed.map((b) => b.id)).toEqual([missedId]);
    const who = await awake(t, 'member', { place, personId: members[3]!.personId, familyId: members[3]!.familyId });
    expect((await who.do('home.open', {})).rows.filter((r) => r.to === 'market').map((r) => r.why)).toEqual([expect.stringContaining('没等到你') as string]);
    t.clock.set(clock(33) + 8 * 86_400_000);
    expect((await who.do('home.open', {})).rows.filter((r) => r.to === 'market')).toEqual([]);
  }, 120_000);

  it('S8 control: without the key of each line the same day goes wrong', async () => {
    const { expected, machines } = await aMarketDay(() => randomUUID());
    const refused = machines.flatMap((m) => m.tablet.refused);
    const answers = machines.flatMap((m) => m.answered);
    expect(refused.length + answers.filter((status) => status !== 200).length).toBeGreaterThan(10);
    // The number itself is the second wall: still nobody stands in the queue twice.
    expect((await found()).length).toBe(expected.length);
  }, 120_000);
});

describe('S8 the queue', () => {
  beforeEach(async () => { t.clock.set(clock(9)); });
  const came = (more: object = {}) => ({ ...turn('A', 1, clock(8, 50)), asker: { name: '欧阳春' }, item: 'LOAN', ...more });

  it('S8 a tablet keeps its letter, another gets the next one, and two at once never the same', async () => {
    const device = randomUUID();
    expect([await open(desks[0], device), await open(desks[0], device), await open(desks[1])]).toEqual([{ letter: 'A', last: 0 }, { letter: 'A', last: 0 }, { letter: 'B', last: 0 }]);
    const at = await Promise.all([0, 1, 2, 3].map((i) => desks[i % 2]!.call('markets.openTablet', { id: outpostId, day: DAY, device: randomUUID() })));
    expect(at.map((r) => r.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(at.map((r) => r.data.letter)).size).toBe(4);
    await desks[0].do('markets.intake', came({ no: 7 }));
    expect(await open(desks[0], device)).toEqual({ letter: 'A', last: 7 });
    expect(await code(desks[0].call('markets.openTablet', { id: outpostId, day: '2026-11-26', device }))).toBe('market.no_market');
  });

  it('S8 number, turn and end, each once; the board reads surnames only', async () => {
    await open(desks[0]);
    const key = randomUUID();
    const one = await desks[0].do('markets.intake', came(), { key });
    expect(one).toMatchObject({ number: 'A01', surname: '欧阳', itemLabel: '贷款担保', state: 'waiting', mine: true, takenAt: clock(8, 50) });
    expect((await desks[0].do('markets.intake', came(), { key })).id).toBe(one.id);
    expect(await code(desks[0].call('markets.intake', came({ asker: { name: '别人' } })))).toBe('market.number_taken');
    expect(await cases()).toBe(1);
    expect((await desks[1].do('markets.serve', turn('A', 1, clock(8, 58)))).servedBy).toMatch(/outpost/);
    expect(await code(desks[0].call('markets.serve', turn('A', 1, clock(8, 59))))).toBe('market.not_waiting');
    expect(await code(desks[0].call('markets.finish', { ...turn('A', 1, clock(9)), outcome: 'settled' }))).toBe('market.result');
    expect(await desks[0].do('markets.finish', { ...turn('A', 1, clock(9)), outcome: 'settled', words: '表交上去了' })).toMatchObject({ state: 'done', outcome: 'settled', doneAt: clock(9) });
    expect(await code(desks[0].call('markets.finish', { ...turn('A', 1, clock(9)), outcome: 'later' }))).toBe('market.over');
    expect(await code(desks[0].call('markets.serve', turn('A', 2, clock(9))))).toBe('request.not_found');
    const board = await desks[1].do('markets.queue', { id: outpostId, day: DAY });
    expect(board.rows).toHaveLength(1);
    expect(JSON.stringify(board)).not.toContain('欧阳春');
    const stored = await peek(t, (op) => rows<{ answer: string; status: string; askerCt: string }>(op.db, sql('select answer, status, asker_ct from requests where id = ?', one.requestId)));
    expect([stored[0]!.status, /[\u4e00-\u9fff]/.test(stored[0]!.answer + stored[0]!.askerCt)]).toEqual(['answered', false]);
  });

  it('S6 what was taken in is answered later by whoever took it, and by nobody of another outpost', async () => {
    await open(desks[0]);
    const { requestId: id } = await desks[0].do('markets.intake', came());
    await desks[0].do('markets.finish', { ...turn('A', 1, clock(9)), outcome: 'later' });
    expect((await desks[0].do('requests.list', { waiting: true })).rows.map((r) => [r.id, r.status])).toEqual([[id, 'taken']]);
    expect(await code(desks[1].call('requests.answer', { id, words: '好了' }))).toBe('requests.not_yours');
    const beside = await awake(t, 'outpost', { place, orgId: await anOutpost(t, place) });
    expect((await beside.call('requests.get', { id })).status).toBe(404);
    expect((await desks[0].do('requests.answer', { id, words: '办好了' })).status).toBe('answered');
  });

  it('S8 a clock of tomorrow, another day, a letter nobody opened and an outpost that is not his are refused', async () => {
    await open(desks[0]);
    expect(await code(desks[0].call('markets.intake', came({ happenedAt: clock(9, 20) })))).toBe('time.future');
    expect(await code(desks[0].call('markets.intake', came({ happenedAt: clock(-3) })))).toBe('market.other_day');
    expect(await code(desks[0].call('markets.intake', came({ letter: 'B' })))).toBe('market.no_tablet');
    expect(await code(desks[0].call('markets.intake', came({ asker: undefined })))).toBe('requests.asker');
    expect(await code(desks[0].call('markets.intake', came({ item: 'NOSUCH' })))).toBe('requests.no_item');
    const beside = await anOutpost(t, place);
    expect((await desks[0].call('markets.intake', { ...came(), id: beside })).status).toBe(403);
    const far = await awake(t, 'outpost', { place, orgId: beside });
    await far.do('markets.setDay', { id: beside, day: DAY, on: true, version: 0 });
    await far.do('markets.openTablet', { id: beside, day: DAY, device: randomUUID() });
    const away = await aMember(t, place);
    const me = await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const { id: bookingId } = await me.do('markets.book', { id: outpostId, day: DAY, item: 'LOAN' });
    expect((await far.call('markets.intake', { ...came(), id: beside, asker: undefined, bookingId })).status).toBe(404);
    const other = await awake(t, 'outpost', { place: await aCounty(t), orgId: randomUUID() });
    expect((await other.call('markets.queue', { id: outpostId, day: DAY })).status).toBe(404);
    expect(await cases()).toBe(0);
  });

  it('S8 what was refused is sent again under another number and began when it began', async () => {
    const { letter } = await open(desks[0]);
    await desks[0].do('markets.intake', came());
    const m = new Machine(desks[0], randomUUID(), letter as 'A', 0);
    await m.take(clock(8, 55), { asker: { name: '杨二' }, item: 'PENSION' });
    await m.serve(1, clock(8, 57));
    expect(await m.flush(() => 'through')).toBe('all');
    expect(m.tablet.refused.map((l) => [l.name, l.reason])).toEqual([['markets.intake', expect.stringContaining('A01') as string], ['markets.serve', expect.stringContaining('A01') as string]]);
    await m.keep(again(m.tablet, m.tablet.refused[0]!.key, randomUUID));
    expect(await m.flush(() => 'through')).toBe('all');
    expect((await desks[0].do('markets.queue', { id: outpostId, day: DAY })).rows.map((k) => [k.number, k.takenAt, k.state])).toEqual([['A01', clock(8, 50), 'waiting'], ['A02', clock(8, 55), 'serving']]);
  });
});
