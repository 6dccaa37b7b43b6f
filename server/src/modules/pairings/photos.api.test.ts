import sharp from 'sharp';
import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, awake as as, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { aFile } from '../../test/factories/files';

let t: TestApp;
let place: Place;
let away: Away;
let clerk: Caller;
let helper: Awaited<ReturnType<typeof as>>;
let second: Caller;
let photo: string;
let visitId: string;
/** With a place and a camera written beside the picture, as a phone does. */
const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#864' } }).jpeg().withExif({ IFD0: { Make: 'Guiphone' }, IFD3: { GPSLatitude: '26/1 34/1 0/1' } }).toBuffer();

beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  helper = await as(t, 'helper', { place });
  const other = await as(t, 'helper', { place });
  for (const one of [helper, other]) await clerk.do('pairings.pair', { familyId: away.familyId, helperId: one.personId!, helperClass: 'organs' });
  second = other;
  photo = await aFile(t, helper, '家里.jpg', await picture());
  const visit = await helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'well', photoIds: [photo], happenedAt: t.clock.now() });
  visitId = visit.id;
  expect(visit.photos).toEqual([{ id: photo, state: 'waiting' }]);
});
afterAll(() => t.close());

const family = () => as(t, 'family', { place, familyId: away.familyId, personId: away.elderId });
const sees = async (who: Caller) => (await who.call('files.link', { id: photo })).status;
const inList = async (who: Caller) => (await who.do('visits.list', {})).rows.find((v) => v.id === visitId)?.photos;

describe('H10 pictures of visits', () => {
  it('H10 are seen by nobody but the office and whoever took them, until an office has looked', async () => {
    const home = await family();
    expect(await Promise.all([helper, clerk].map(sees))).toEqual([200, 200]);
    expect([await sees(second), await sees(home), await inList(second), await inList(clerk)]).toEqual([404, 404, [], [{ id: photo, state: 'waiting' }]]);
    expect((await clerk.do('visits.photos', {})).rows).toMatchObject([{ id: photo, visitId, state: 'waiting', by: expect.any(String) as string, can: ['pass', 'withhold'] }]);
    const passed = await clerk.do('visits.checkPhoto', { id: photo, pass: true });
    expect(passed).toMatchObject({ state: 'passed', reason: '', can: ['withhold'] });
    expect(passed.checkedBy).not.toBe('');
    expect([await sees(second), await sees(home), await inList(second)]).toEqual([200, 200, [{ id: photo, state: 'passed' }]]);
    expect((await clerk.call('visits.checkPhoto', { id: photo, pass: true })).error?.code).toBe('photo.checked');
  });

  it('H10 not shown, with the reason; the helper is told; what was passed may be taken out again, and the other way round', async () => {
    const secretary = await as(t, 'secretary', { place });
    expect(await secretary.do('visits.checkPhoto', { id: photo, pass: false, reason: '拍到了孩子的脸' })).toMatchObject({ state: 'withheld', reason: '拍到了孩子的脸', can: ['pass'] });
    expect([await sees(second), await inList(second), await inList(helper)]).toEqual([404, [], [{ id: photo, state: 'withheld' }]]);
    await clerk.do('visits.checkPhoto', { id: photo, pass: true });
    expect(await sees(second)).toBe(200);
    await clerk.do('visits.checkPhoto', { id: photo, pass: false });
    expect(await sees(second)).toBe(404);
    expect((await clerk.do('visits.photos', { state: 'withheld' })).rows).toHaveLength(1);
    expect((await clerk.do('visits.photos', { state: 'waiting' })).rows).toEqual([]);
  });

  it('H10 sent twice is one check; of two at once one wins; the wrong place and the wrong hat are told nothing', async () => {
    const key = 'c0ffee00-0000-4000-8000-0000000000bb';
    expect(await clerk.do('visits.checkPhoto', { id: photo, pass: true }, { key })).toEqual(await clerk.do('visits.checkPhoto', { id: photo, pass: true }, { key }));
    const secretary = await as(t, 'secretary', { place });
    const both = await Promise.all([clerk, secretary].map((who) => who.call('visits.checkPhoto', { id: photo, pass: false, reason: '不合适' })));
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    for (const who of [await as(t, 'secretary', { place: await aVillage(t, place) }), await as(t, 'clerk', { place: await aCounty(t) })]) {
      expect([(await who.call('visits.checkPhoto', { id: photo, pass: true })).status, (await who.do('visits.photos', {})).rows, await sees(who)]).toEqual([404, [], 404]);
    }
    expect((await helper.call('visits.checkPhoto', { id: photo, pass: true })).status).toBe(403);
  });

  it('H10 carries no place and no camera, and what was done leaves a trace without a reason', async () => {
    const { url } = await clerk.do('files.link', { id: photo });
    const sent = Buffer.from(await (await t.raw(url, { headers: { Authorization: `Bearer ${clerk.token}` } })).arrayBuffer());
    expect((await sharp(sent).metadata()).exif).toBeUndefined();
    expect(sent.includes('Guiphone')).toBe(false);
    await clerk.do('visits.checkPhoto', { id: photo, pass: false, reason: '拍到了孩子的脸' });
    const events = await peek(t, (op) => rows<{ payload: string }>(op.db, sql(`select payload from events where name = 'visit.photo_checked' and subject_id = ?`, away.familyId)));
    expect(events.map((e) => JSON.parse(e.payload) as object)).toEqual([{ visitId, familyId: away.familyId, passed: false }]);
  });

  it('H10 nobody lets through what he took himself, whatever hat he wears', async () => {
    const both = await as(t, 'secretary', { place, personId: helper.personId! });
    const own = (await peek(t, (op) => rows<{ byUserId: string }>(op.db, sql('select by_user_id from visit_photos where id = ?', photo))))[0]!.byUserId;
    const user = (await peek(t, (op) => rows<{ userId: string }>(op.db, sql(`select user_id from hats where person_id = ? and hat = 'secretary'`, helper.personId))))[0]!.userId;
    if (own === user) expect((await both.call('visits.checkPhoto', { id: photo, pass: true })).status).toBe(403);
    await peek(t, (op) => op.db.query('update visit_photos set by_user_id = ? where id = ?', [user, photo]));
    expect((await both.call('visits.checkPhoto', { id: photo, pass: true })).status).toBe(403);
    expect((await both.do('visits.photos', {})).rows[0]!.can).toEqual([]);
  });
});
