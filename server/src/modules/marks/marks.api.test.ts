import { randomUUID } from 'node:crypto';
import { app, TEST_NOW, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aTownship, type Place } from '../../test/factories/county';

let t: TestApp, place: Place;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(TEST_NOW); place = await aCounty(t); });
afterAll(() => t.close());

describe('S12 marks of the county’s own', () => {
  it('S12 the county makes them, those who serve put them on, and each counts what it may know of', async () => {
    const [county, clerk] = [await as(t, 'county', { place }), await as(t, 'clerk', { place })];
    const made = await county.do('marks.add', { name: '帮带', on: 'case' });
    await county.do('marks.add', { name: '一站式', on: 'outpost' });
    const [mark] = made.rows;
    expect((await county.call('marks.add', { name: '帮带', on: 'case' })).error?.code).toBe('mark.known');
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const { id: subjectId } = await member.do('requests.submit', { item: 'OTHER', text: '开个证明' });
    const it = { on: 'case' as const, subjectId, id: mark!.id, put: true };
    const key = randomUUID();
    expect((await clerk.do('marks.put', it, { key })).marks).toEqual([{ id: mark!.id, name: '帮带', put: true }]);
    await clerk.do('marks.put', it, { key });
    await clerk.do('marks.put', it);
    const counts = async (who: typeof clerk) => Object.fromEntries((await who.do('marks.list', {})).rows.map((k) => [k.name, k.count]));
    expect(await counts(clerk)).toEqual({ 帮带: 1, 一站式: 0 });
    expect(await counts(county)).toEqual({ 帮带: 1, 一站式: 0 });
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect(await counts(far)).toEqual({ 帮带: 0, 一站式: 0 });
    expect((await far.call('marks.put', it)).status).toBe(404);
    expect((await far.call('marks.of', { on: 'case', subjectId })).status).toBe(404);
    const post = await anOutpost(t, place);
    const other = (await clerk.do('marks.of', { on: 'outpost', subjectId: post })).marks[0]!;
    expect((await clerk.do('marks.put', { on: 'outpost', subjectId: post, id: other.id, put: true })).marks[0]?.put).toBe(true);
    expect((await clerk.call('marks.put', { on: 'outpost', subjectId: post, id: mark!.id, put: true })).status).toBe(404);
    await county.do('marks.end', { id: mark!.id });
    expect((await county.call('marks.end', { id: mark!.id })).error?.code).toBe('mark.ended');
    // What is ended stays where it stands and goes nowhere else.
    expect((await clerk.do('marks.of', { on: 'case', subjectId })).marks).toEqual([{ id: mark!.id, name: '帮带', put: true }]);
    expect((await clerk.do('marks.put', { ...it, put: false })).marks).toEqual([]);
    expect((await clerk.call('marks.put', it)).error?.code).toBe('mark.ended');
    expect((await clerk.call('marks.add', { name: '帮联', on: 'case' })).status).toBe(403);
    expect((await (await as(t, 'clerk', { place: await aCounty(t) })).do('marks.list', {})).rows).toEqual([]);
  });
});
