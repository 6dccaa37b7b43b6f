import { addDays } from '@guiyan/shared/domain/dates';
import type { DependentKind } from '@guiyan/shared/domain/families';
import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, peek, type Away, type Place } from '../../test/factories/county';
import { addPerson } from '../people';
import { eraseFiles, joinFamily, turnAgesOn } from '.';

let t: TestApp;
let place: Place;
let home: Away;
let clerk: Caller;
let secretary: Caller;
const today = '2026-11-22';
const start = Date.UTC(2026, 10, 22, 2);
/** Ten in the morning of a Shanghai day, with people signed in anew. */
async function on(day: string): Promise<void> {
  t.clock.set(Date.parse(`${day}T02:00:00Z`));
  [clerk, secretary] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place })];
}
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(start); place = await aCounty(t); home = await aMember(t, place, { withElder: false }); await on(today); });
afterAll(() => t.close());

const someone = (kind: DependentKind, birth: string): Promise<string> => work(t.services, async (op) => {
  const id = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '吴小禾', birth, birthPrecision: 'day', familyId: home.familyId });
  await joinFamily(op, home.familyId, home.personId, { personId: id, relation: '家人', kind, tags: [] });
  return id;
});
const figures = async (asOf?: string) => Object.fromEntries((await clerk.do('stats.township', asOf ? { asOf } : {})).figures.map((f) => [f.figure, f.value]));
const of = async (who: Caller, personId: string) => (await who.do('families.get', { id: home.familyId })).people.find((p) => p.personId === personId)!;
const turnsOf = (personId: string) => peek(t, (op) => rows<{ onDay: string; what: string; fromKind: string; toKind: string }>(op.db, sql('select on_day, what, from_kind, to_kind from person_turns where person_id = ? order by on_day, what', personId)));
const eventsOf = async (name: string) => (await peek(t, (op) => rows<{ payload: string }>(op.db, sql('select payload from events where name = ? and county_id = ? order by id', name, place.countyId)))).map((e) => JSON.parse(e.payload) as Record<string, string>);
const yes = { giver: '龙阿秀', relation: '奶奶', channel: 'paper' as const, version: 1 };
const facts = { parentsWork: '浙江宁波电子厂', parentsPhone: '13900000001', school: '南寨小学', className: '三（2）班', teacher: '杨老师', carer: '奶奶' };

describe('R6 birthdays that change what somebody counts as', () => {
  it('R6 the roster’s class counts until the sixteenth or sixtieth birthday ends it, that day and not before; earlier figures stay', async () => {
    const [child, elder, other] = [await someone('child', '2010-11-30'), await someone('other', '1966-12-01'), await someone('woman', '1967-11-30')];
    expect((await of(clerk, elder)).next).toEqual({ on: '2026-12-01', words: '满60岁，算老人' });
    expect([(await figures()).children, (await figures()).elders_women]).toEqual([1, 1]);
    await on('2026-11-29');
    await t.services.schedule.run('turn-ages');
    expect(await turnsOf(child)).toEqual([]);
    await on('2026-11-30');
    expect(await t.services.schedule.run('turn-ages')).toBe(true);
    expect([(await figures()).children, (await figures('2026-11-29')).children, (await figures()).elders_women]).toEqual([0, 1, 1]);
    expect(await of(clerk, child)).toMatchObject({ kind: 'other', category: 'other', turned: { on: '2026-11-30', words: '满16岁，不再算留守儿童' } });
    // A second run of the day, and one of every later day, changes nothing more.
    await turnAgesOn(t.services);
    await on('2026-12-20');
    await Promise.all([turnAgesOn(t.services), turnAgesOn(t.services)]);
    expect(await turnsOf(child)).toEqual([{ onDay: '2026-11-30', what: 'class', fromKind: 'child', toKind: 'other' }]);
    expect(await turnsOf(elder)).toEqual([{ onDay: '2026-12-01', what: 'class', fromKind: 'other', toKind: 'elder' }]);
    expect(await turnsOf(other)).toEqual([]);
    expect((await eventsOf('category.changed')).map((e) => [e.personId, e.onDay])).toEqual([[child, '2026-11-30'], [elder, '2026-12-01']]);
    expect([(await figures('2026-11-30')).elders_women, (await figures('2026-12-01')).elders_women, (await figures()).elders_women]).toEqual([1, 2, 2]);
  });

  it('R6 days on which nothing ran are made up for, each change on its own day, and it can be asked as of any day', async () => {
    const woman = await someone('woman', '1966-12-05');
    await turnAgesOn(t.services, '2027-01-31');
    expect(await turnsOf(woman)).toEqual([{ onDay: '2026-12-05', what: 'class', fromKind: 'woman', toKind: 'elder' }]);
    const child = await someone('child', '2012-12-01');
    await turnAgesOn(t.services, '2029-01-01');
    expect((await turnsOf(child)).map((x) => [x.onDay, x.what, x.toKind])).toEqual([['2026-12-01', 'consent', 'own'], ['2028-12-01', 'class', 'other']]);
    expect((await eventsOf('consent.own_due')).map((e) => e.personId)).toEqual([child]);
  });

  it('R6 what a roster said from the start no birthday corrects; an old roster read again does not bring a class back', async () => {
    const tall = await someone('child', '2008-01-01');
    const child = await someone('child', '2010-11-30');
    await on('2026-12-01');
    await turnAgesOn(t.services);
    expect([(await of(clerk, tall)).kind, (await of(clerk, tall)).category, (await of(clerk, child)).kind]).toEqual(['child', 'other', 'other']);
    await work(t.services, (op) => joinFamily(op, home.familyId, home.personId, { personId: child, relation: '家人', kind: 'child', tags: [] }));
    expect((await of(clerk, child)).kind).toBe('other');
  });

  it('R6 X16 a county’s own ages: the preview says who would change, and from that day it is so', async () => {
    const county = await as(t, 'county', { place });
    const [young, woman] = [await someone('child', '2009-12-10'), await someone('woman', '1969-06-01')];
    await on('2026-12-10');
    await turnAgesOn(t.services);
    expect((await of(clerk, young)).kind).toBe('child');
    expect(await (await as(t, 'county', { place })).do('settings.preview', { key: 'woman_to', value: 55, from: '2026-12-15' })).toEqual({ key: 'woman_to', from: '2026-12-15', was: 59, becomes: 55, who: 'home', members: 2, changed: 1, moves: [{ from: '妇女', to: '家人', count: 1 }] });
    expect((await county.call('settings.preview', { key: 'elder_from', value: 54, from: '2026-12-15' })).status).toBe(401);
    const late = await as(t, 'county', { place });
    expect((await late.call('settings.set', { key: 'elder_from', value: 54, from: '2026-12-15' })).error?.message).toBe('只能填 55 到 70 岁');
    await late.do('settings.set', { key: 'woman_to', value: 55, from: '2026-12-15', note: '县妇联文件' });
    await late.do('settings.set', { key: 'child_under', value: 18, from: '2026-12-15' });
    await on('2026-12-15');
    await turnAgesOn(t.services);
    expect([(await of(clerk, woman)).kind, (await of(clerk, young)).category, (await figures()).elders_women, (await figures('2026-12-14')).elders_women]).toEqual(['other', 'child', 0, 1]);
  });
});

describe('X9 R7 a child’s file, its guardians and its end', () => {
  const filed = async (): Promise<{ child: string; consentId: string }> => {
    const child = await someone('child', '2018-05-06');
    const page = await secretary.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes });
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts });
    return { child, consentId: page.people.find((p) => p.personId === child)!.child!.consentId! };
  };

  it('X9 another guardian is asked anew in one step: the earlier yes ends, the file stays, the same person again is refused', async () => {
    const { child, consentId } = await filed();
    const input = { familyId: home.familyId, id: consentId, giver: '杨秀英', relation: '外婆', channel: 'paper' as const, version: 1 };
    expect((await secretary.call('families.changeGuardian', { ...input, giver: yes.giver, relation: yes.relation })).error?.code).toBe('families.same_guardian');
    const page = await secretary.do('families.changeGuardian', input);
    expect(page.people.find((p) => p.personId === child)!.child).toMatchObject({ giver: '杨秀英', filled: 6, can: ['read', 'save', 'withdraw', 'change_guardian'] });
    expect((await secretary.call('families.changeGuardian', input)).status).toBe(404);
    expect((await secretary.do('families.file', { id: child })).file.school).toBe('南寨小学');
    const kept = await peek(t, (op) => rows<{ giver: string; untilDay: string | null }>(op.db, sql('select giver, until_day from consents where person_id = ? order by id', child)));
    expect(kept.map((c) => [c.giver, c.untilDay])).toEqual([['龙阿秀', today], ['杨秀英', null]]);
    expect((await eventsOf('consent.guardian_changed')).map((e) => e.before)).toEqual([consentId]);
  });

  it('X9 a consent taken back seals the file to everybody at once, and within fifteen working days its content is gone', async () => {
    const { child, consentId } = await filed();
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts, teacher: '李老师' });
    await secretary.do('families.withdrawConsent', { familyId: home.familyId, id: consentId, reason: '家里不愿意了' });
    expect((await of(secretary, child)).child).toMatchObject({ consentId: null, filled: 0, eraseOn: '2026-12-11', erasedOn: null, can: ['consent'] });
    expect((await secretary.call('families.file', { id: child })).status).toBe(403);
    expect((await (await as(t, 'civil', { place })).do('families.file', { id: child })).file.school).toBe('');
    const stored = () => peek(t, (op) => rows<{ bodyCt: string; filled: string; byName: string }>(op.db, sql('select body_ct, filled, by_name from child_files where person_id = ? order by id', child)));
    await on('2026-12-10');
    await t.services.schedule.run('erase-child-files');
    expect((await stored()).every((f) => f.bodyCt !== '')).toBe(true);
    await on('2026-12-11');
    await t.services.schedule.run('erase-child-files');
    expect(await stored()).toEqual([{ bodyCt: '', filled: '', byName: '' }, { bodyCt: '', filled: '', byName: '' }]);
    expect((await of(secretary, child)).child).toMatchObject({ erasedOn: '2026-12-11' });
    await eraseFiles(t.services);
    expect(await eventsOf('child_file.erased')).toEqual([{ personId: child, files: 2 }]);
    expect(await eventsOf('child_file.sealed')).toEqual([{ personId: child, files: 2, eraseOn: '2026-12-11' }]);
    // Asked and agreed to again, a new file begins empty; what was taken back does not come back.
    await secretary.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes });
    expect((await secretary.do('families.file', { id: child })).file.school).toBe('');
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts, school: '镇小学' });
    await on(addDays('2026-12-11', 40));
    await eraseFiles(t.services);
    expect((await secretary.do('families.file', { id: child })).file.school).toBe('镇小学');
  });
});
