import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, as, peek, type Place } from '../../test/factories/county';
import { calendarOf, type Calendar } from '.';

let t: TestApp;
let place: Place;
let county: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(Date.UTC(2026, 10, 22, 2)); place = await aCounty(t); county = await as(t, 'county', { place }); });
afterAll(() => t.close());

const notice = { year: 2027, known: true, rest: [{ name: '国庆节', from: '2027-10-01', until: '2027-10-07' }, { name: '元旦', from: '2027-01-01', until: '2027-01-03' }], work: ['2027-10-09'] };
const ask = <T>(fn: (c: Calendar) => T, of: Place = place): Promise<T> => peek(t, async (op) => fn(await calendarOf(op, of.countyId)));
const code = async (who: Caller, input: object) => { const r = await who.call('calendar.setDays', { ...notice, ...input } as never); return [r.status, r.error?.code]; };

describe('X16 a county’s own calendar', () => {
  it('X16 begins with the notice of 2026 and knows nothing of 2027; the township reads and only the county sets', async () => {
    const clerk = await as(t, 'clerk', { place });
    const [now, next] = [await clerk.do('calendar.get', {}), await clerk.do('calendar.get', { year: 2027 })];
    expect([now.year, now.days.known, now.days.restDays, now.days.work.length, now.days.history, now.can]).toEqual([2026, true, 33, 6, [], []]);
    expect([next.days.known, next.days.rest, next.festivals.find((f) => f.key === 'eve')?.on, next.homecoming]).toEqual([false, [], '2027-02-05', { from: '2027-01-27', until: '2027-02-20' }]);
    expect(next.windows.map((w) => [w.kind, w.since, w.spans.length])).toEqual([['opening', null, 2], ['holiday', null, 2], ['flood', null, 1], ['harvest', null, 2]]);
    expect([(await clerk.call('calendar.setDays', notice)).status, (await clerk.call('calendar.preview', notice)).status]).toEqual([403, 403]);
  });

  it('X9 X16 a day of a year without its notice is unknown and never a working day', async () => {
    expect(await ask((c) => ['2027-10-01', '2027-01-04', '2027-10-02', '2026-10-10', '2026-10-01'].map((day) => c.isWorkday(day)))).toEqual(['unknown', 'unknown', false, true, false]);
  });

  it('X16 the preview says what would change and writes nothing; set, it comes true for this county alone', async () => {
    const seen = await county.do('calendar.preview', { ...notice });
    expect([seen.restDays, seen.changed.find((c) => c.on === '2027-10-01'), seen.changed.find((c) => c.on === '2027-10-09'), seen.was, seen.becomes]).toEqual([10, { on: '2027-10-01', was: 'unknown', becomes: 'rest' }, { on: '2027-10-09', was: 'rest', becomes: 'work' }, '2026-12-11', '2026-12-11']);
    expect((await county.do('calendar.get', { year: 2027 })).days.known).toBe(false);
    const set = await county.do('calendar.setDays', { ...notice, note: '国办通知' });
    expect([set.known, set.rest.map((r) => r.name), set.history]).toEqual([true, ['元旦', '国庆节'], [{ known: true, rest: set.rest, work: ['2027-10-09'], note: '国办通知', by: expect.any(String) as string, at: expect.any(Number) as number }]]);
    const days = ['2027-10-01', '2027-10-09', '2027-10-08', '2027-10-10'];
    expect(await ask((c) => [...days.map((day) => c.isWorkday(day)), c.addWorkdays('2027-09-30', 2)])).toEqual([false, true, true, false, '2027-10-09']);
    const other = await aCounty(t);
    expect(await ask((c) => c.isWorkday('2027-10-01'), other)).toBe('unknown');
    expect((await (await as(t, 'county', { place: other })).do('calendar.get', { year: 2027 })).days.history).toEqual([]);
  });

  it('X16 a notice can be taken out again, every version stays to be seen, and of two who set at once one wins', async () => {
    await county.do('calendar.setDays', notice);
    const back = await county.do('calendar.setDays', { year: 2027, known: false, rest: [], work: [] });
    expect([back.known, back.rest, back.history.map((h) => h.known)]).toEqual([false, [], [false, true]]);
    const both = await Promise.all([['2027-10-09'], ['2027-10-10']].map((work) => county.call('calendar.setDays', { ...notice, work })));
    expect(both.every((r) => r.status === 200 || r.status === 409)).toBe(true);
    const now = (await county.do('calendar.get', { year: 2027 })).days;
    expect(now.history).toHaveLength(2 + both.filter((r) => r.status === 200).length);
    const key = crypto.randomUUID();
    const twice = [await county.call('calendar.setDays', notice, { key }), await county.call('calendar.setDays', notice, { key })];
    expect(twice[0]!.data).toEqual(twice[1]!.data);
  });

  it('X16 what contradicts itself is refused with a sentence and nothing is written', async () => {
    expect(await code(county, { rest: [] })).toEqual([400, 'calendar.none']);
    expect(await code(county, { year: 2025 })).toEqual([400, 'calendar.year']);
    expect(await code(county, { work: ['2027-10-08'] })).toEqual([400, 'calendar.not_weekend']);
    expect(await code(county, { work: ['2027-10-02'] })).toEqual([400, 'calendar.both']);
    const r = await county.call('calendar.setDays', { ...notice, work: ['2027-10-02'] });
    expect(r.error?.message).toBe('2027-10-02 又写了放假，又写了上班，请核对');
    const wrong = await county.call('calendar.setWindow', { kind: 'flood', year: 2027, spans: [{ name: '汛期', from: '09-30', until: '06-01' }] });
    expect([wrong.status, wrong.error?.message]).toEqual([400, '「汛期」结束比开始还早；跨年的请分成两段写']);
    expect((await county.do('calendar.get', { year: 2027 })).days.history).toEqual([]);
  });

  it('X16 a window holds from its year until another year says otherwise, and earlier years keep theirs', async () => {
    const flood = (from: string) => [{ name: '汛期', from, until: '09-15' }];
    const set = await county.do('calendar.setWindow', { kind: 'flood', year: 2027, spans: flood('05-01'), note: '水务局' });
    expect([set.since, set.spans, set.history.map((h) => [h.year, h.note])]).toEqual([2027, flood('05-01'), [[2027, '水务局']]]);
    await county.do('calendar.setWindow', { kind: 'flood', year: 2028, spans: [] });
    await county.do('calendar.setWindow', { kind: 'flood', year: 2027, spans: flood('05-10') });
    expect(await ask((c) => [2026, 2027, 2028, 2029].map((year) => c.windows('flood', year)))).toEqual([
      [{ name: '汛期', from: '2026-04-01', until: '2026-09-30' }], [{ name: '汛期', from: '2027-05-10', until: '2027-09-15' }], [], [],
    ]);
    expect(await ask((c) => [c.windows('homecoming', 2028)[0], c.windows('opening', 2027).map((w) => w.from)])).toEqual([{ name: '返乡', from: '2028-01-16', until: '2028-02-09' }, ['2027-02-20', '2027-08-25']]);
  });

  it('X9 X16 fifteen working days for a child’s file are counted by the county’s calendar', async () => {
    const until = () => ask((c) => c.addWorkdays('2026-12-28', 15));
    expect(await until()).toBe('2027-01-18');
    await county.do('calendar.setDays', notice);
    expect(await until()).toBe('2027-01-19');
    await county.do('calendar.setDays', { ...notice, rest: [{ name: '元旦', from: '2027-01-01', until: '2027-01-06' }] });
    expect(await until()).toBe('2027-01-22');
    expect(await work(t.services, async (op) => (await calendarOf(op, place.countyId)).addWorkdays(op.today, 0))).toBe('2026-11-22');
  });
});
