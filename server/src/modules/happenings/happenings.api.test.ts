import { runCounty } from '../duties';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aVillage, awake, peek, type Away, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';

let t: TestApp;
let place: Place;
let away: Away;
let helperId: string;
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  away = await aMember(t, place);
  helperId = (await (await as(t, 'clerk', { place })).do('pairings.pair', { familyId: away.familyId, name: '杨帮扶', helperClass: 'organs' })).helperId;
});
afterAll(() => t.close());
const member = () => awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
const family = () => awake(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
const helper = () => awake(t, 'helper', { place, personId: helperId });
const secretary = () => awake(t, 'secretary', { place });
const today = () => new Date(t.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const visit = () => ({ familyId: away.familyId, way: 'door' as const, occasion: 'must' as const, state: 'well' as const, happenedAt: t.clock.now() });

describe('H8 four that ask for a visit', () => {
  it('H8 each of the four opens one duty of the helper within 72 hours, and a visit closes it', async () => {
    const [home, goes] = [await family(), await helper()];
    for (const kind of ['wedding', 'funeral', 'hospital', 'setback', 'difficulty'] as const) {
      const told = await home.do('happenings.tell', { kind, on: today(), words: '前天的事' });
      expect(told).toMatchObject({ kind, familyId: away.familyId, words: '前天的事', readers: 'serve', mine: true, can: kind === 'hospital' ? ['over', 'takeBack'] : ['takeBack'] });
      const due = (await goes.do('duties.list', { view: 'mine' })).rows.filter((d) => d.rule === 'must_visit');
      expect(due).toMatchObject([{ period: told.id, subject: { kind: 'family', id: away.familyId }, state: 'todo', evidence: 'visit' }]);
      await goes.do('visits.record', visit());
      expect((await goes.do('duties.list', { view: 'mine' })).rows.filter((d) => d.rule === 'must_visit')).toEqual([]);
    }
  });

  it('H8 after the county’s hours it is overdue; without a helper it is the village secretary’s', async () => {
    const alone = await aMember(t, place);
    const told = await (await secretary()).do('happenings.tell', { familyId: alone.familyId, kind: 'funeral', on: today() });
    const at = await secretary();
    const mine = async () => (await at.do('duties.list', { view: 'mine' })).rows.filter((d) => d.period === told.id);
    expect(await mine()).toMatchObject([{ owner: { hat: 'secretary' }, state: 'todo' }]);
    t.clock.advance(73 * 3_600_000);
    expect(await mine()).toMatchObject([{ state: 'overdue' }]);
  });

  it('H8 taken back by who told it, nobody need go; nobody else takes it back, and not twice', async () => {
    const [home, goes, at] = [await family(), await helper(), await secretary()];
    const told = await home.do('happenings.tell', { kind: 'hospital', on: today() });
    const duty = (await goes.do('duties.list', { view: 'mine' })).rows.find((d) => d.period === told.id)!;
    expect((await at.call('happenings.takeBack', { id: told.id })).status).toBe(403);
    expect(await home.do('happenings.takeBack', { id: told.id })).toMatchObject({ takenBack: true, can: [] });
    expect((await home.call('happenings.takeBack', { id: told.id })).error?.code).toBe('happening.taken_back');
    const ended = await at.do('duties.get', { id: duty.id });
    expect([ended.state, ended.trail.map((s) => s.what)]).toEqual(['cancelled', ['taken_back']]);
    expect((await at.do('happenings.list', { familyId: away.familyId })).rows).toEqual([]);
  });

  it('H7 an illness is a window of its own: a visit a week while it lasts, by whoever helps; over, nobody need go', async () => {
    const [home, goes] = [await family(), await helper()];
    const told = await home.do('happenings.tell', { kind: 'hospital', on: today() });
    expect(told.can).toEqual(['over', 'takeBack']);
    const due = async () => (await goes.do('duties.list', {})).rows.filter((d) => d.rule === 'ill_visit').map((d) => [d.period, d.dueOn, d.subject.id]);
    const night = async (n: number) => { for (let i = 0; i < n; i += 1) { t.clock.advance(86_400_000); await runCounty(t.services, place.countyId); } };
    const weeks = (n: number) => { const at = t.clock.now() + 8 * 3_600_000; const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000; return [0, 6].map((d) => new Date(monday + (n * 7 + d) * 86_400_000).toISOString().slice(0, 10)); };
    await night(1);
    const [first] = await due();
    expect([first![0], first![2]]).toEqual([`W${weeks(0)[0]}`, away.familyId]);
    expect((await goes.do('duties.visits', {})).rows[0]).toMatchObject({ state: 'due', serves: expect.arrayContaining(['处处有关怀：家里有病人', '四必访']) });
    await goes.do('visits.record', { ...visit(), occasion: 'illness' });
    expect(await due()).toEqual([]);
    await night(7);
    expect((await due()).at(-1)).toEqual([`W${weeks(0)[0]}`, weeks(0)[1], away.familyId]);
    expect((await (await awake(t, 'helper', { place })).call('happenings.over', { id: told.id })).status).toBe(404);
    expect(await (await secretary()).do('happenings.over', { id: told.id })).toMatchObject({ overOn: today(), can: [] });
    expect((await home.call('happenings.over', { id: told.id })).error?.code).toBe('happening.not_ill');
    expect(await due()).toEqual([]);
    await night(7);
    expect(await due()).toEqual([]);
    // Taken back, it asked for nothing either.
    const slip = await home.do('happenings.tell', { kind: 'hospital', on: today() });
    await night(1);
    expect(await due()).toHaveLength(1);
    await home.do('happenings.takeBack', { id: slip.id });
    expect(await due()).toEqual([]);
    expect((await home.call('happenings.over', { id: slip.id })).error?.code).toBe('happening.not_ill');
  });

  it('H8 a milestone and a cry for help make no visit due: nothing is guessed', async () => {
    const me = await member();
    await me.do('happenings.tell', { kind: 'new_job', on: today(), readers: 'serve' });
    await me.do('checkins.send', { kind: 'help', line: '住院了', happenedAt: t.clock.now() });
    expect((await (await helper()).do('duties.list', { view: 'mine' })).rows.filter((d) => d.rule === 'must_visit')).toEqual([]);
    expect((await (await secretary()).do('happenings.list', { familyId: away.familyId })).rows.map((h) => h.kind)).toEqual(['new_job']);
  });
});

describe('P5 the member chooses who reads it', () => {
  it('P5 for himself, for his family, for those who look after them', async () => {
    const [me, home, goes, at] = [await member(), await family(), await helper(), await secretary()];
    for (const readers of ['self', 'family', 'serve'] as const) await me.do('happenings.tell', { kind: 'certificate', on: today(), words: readers, readers });
    const read = async (who: { do: typeof me.do }) => (await who.do('happenings.list', { familyId: away.familyId })).rows.map((h) => h.words).sort();
    expect([await read(me), await read(home), await read(goes), await read(at)]).toEqual([['family', 'self', 'serve'], ['family', 'serve'], ['serve'], ['serve']]);
    expect((await at.do('happenings.list', { personId: away.personId })).rows.map((h) => h.words)).toEqual(['serve']);
  });

  it('P5 what somebody is to visit for is not kept from him; others choose nothing for the member; a slip is told', async () => {
    const [me, at] = [await member(), await secretary()];
    const codes = [
      await me.call('happenings.tell', { kind: 'setback', on: today(), readers: 'self' }), await at.call('happenings.tell', { familyId: away.familyId, kind: 'moved', on: today(), readers: 'family' }),
      await at.call('happenings.tell', { kind: 'moved', on: today() }), await me.call('happenings.tell', { kind: 'moved', on: '2199-01-01' }), await me.call('happenings.tell', { kind: 'moved', on: today(), diagnosis: 'x' } as never),
    ].map((r) => [r.status, r.error?.code]);
    expect(codes).toEqual([[400, 'happening.needs_visit'], [400, 'happening.own_only'], [400, 'happening.family_needed'], [400, 'happening.future'], [400, 'request.invalid']]);
  });

  it('P5 another village’s secretary and a helper of others know nothing of it, and the words are ciphered', async () => {
    const told = await (await member()).do('happenings.tell', { kind: 'setback', on: today(), words: '店关了门' });
    const elsewhere = await awake(t, 'secretary', { place: await aVillage(t, place) });
    const stranger = await awake(t, 'helper', { place });
    for (const who of [elsewhere, stranger]) {
      expect((await who.do('happenings.list', {})).rows).toEqual([]);
      expect((await who.call('happenings.takeBack', { id: told.id })).status).toBe(404);
      expect((await who.call('happenings.tell', { familyId: away.familyId, kind: 'moved', on: today() })).status).toBe(404);
    }
    const [kept] = await peek(t, (op) => rows<{ wordsCt: string }>(op.db, sql('select words_ct from happenings where id = ?', told.id)));
    expect(kept!.wordsCt).not.toContain('店关了门');
  });
});
