import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Output } from '@guiyan/shared/contract';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, aVillage, as, type Place } from '../../test/factories/county';
import { aFile } from '../../test/factories/files';
import { giveHat } from '../accounts';
import { work } from '../../platform/op';

let t: TestApp;
let place: Place;
let clerk: Awaited<ReturnType<typeof as>>;
let secretary: Caller;
let county: Caller;
let member: Caller;
let family: Caller;
const start = Date.UTC(2026, 10, 22, 2);
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  t.clock.set(start);
  place = await aCounty(t);
  const away = await aMember(t, place);
  [clerk, secretary, county] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place }), await as(t, 'county', { place })];
  member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
  family = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
});
afterAll(() => t.close());

const news = { topic: 'medical', title: '医保缴费到十二月底', titleBo: 'སྨན་བཅོས་འགན་སྲུང', text: '一人四百元，手机上就能缴。', textBo: 'མི་རེར་སྒོར་བཞི་བརྒྱ།' };
const code = async (asked: Promise<{ error: { code: string } | null; status: number }>): Promise<string | number> => { const reply = await asked; return reply.error?.code ?? reply.status; };
const told = async (who: Caller, filter: object = {}): Promise<string[]> => (await who.do('posts.list', { ...filter })).rows.map((r) => r.title);
const shown = async (writer: Caller, reviewer: Caller, more: object = {}): Promise<Output<'posts.open'>> => {
  const { id, version } = await writer.do('posts.write', { ...news, ...more });
  return reviewer.do('posts.review', { id, version, show: true });
};

describe('M7 policy news', () => {
  it('M7 nobody reads it before a second person has; then it is read in both languages', async () => {
    const { id, state, can } = await clerk.do('posts.write', news);
    expect([state, can, await told(member)]).toEqual(['waiting', ['write', 'withdraw'], []]);
    expect(await code(member.call('posts.get', { id }))).toBe('request.not_found');
    expect(await code(clerk.call('posts.review', { id, version: 1, show: true }))).toBe('post.own');
    expect((await county.do('posts.open', { id })).can).toEqual(['review', 'write', 'withdraw']);
    await county.do('posts.review', { id, version: 1, show: true });
    for (const who of [member, family, secretary, clerk]) expect(await told(who)).toEqual([news.title]);
    expect(await member.do('posts.get', { id })).toMatchObject({ ...news, place: expect.any(String), on: '2026-11-22', version: 1 });
    expect(await code(county.call('posts.review', { id, version: 1, show: true }))).toBe('post.not_waiting');
  });

  it('M7 the same person does not review under another hat of his', async () => {
    await work(t.services, (op) => giveHat(op, { userId: clerk.userId, hat: 'county', name: '同一人', place: '县里', countyId: place.countyId, townshipId: null, villageId: null }));
    const { id } = await clerk.do('posts.write', news);
    const other = (await t.services.db.read((m) => m.query('select id from hats where user_id = ? and hat = ?', [clerk.userId, 'county'])) as { id: string }[])[0]!;
    await clerk.do('session.switchHat', { hatId: other.id });
    expect((await clerk.do('posts.open', { id })).can).not.toContain('review');
    expect(await code(clerk.call('posts.review', { id, version: 1, show: true }))).toBe('post.own');
  });

  it('M7 it is given back with a reason, written again, and the older one stays until the newer is looked at', async () => {
    const { id } = await shown(clerk, county);
    const next = await clerk.do('posts.write', { ...news, id, title: '医保缴费延长到一月' });
    expect([next.version, next.state, next.shown, await told(member)]).toEqual([2, 'waiting', true, [news.title]]);
    expect(await code(county.call('posts.review', { id, version: 2, show: false }))).toBe('post.reason');
    expect(await code(county.call('posts.review', { id, version: 1, show: true }))).toBe('post.not_waiting');
    const returned = await county.do('posts.review', { id, version: 2, show: false, reason: '没有这回事' });
    expect([returned.state, returned.versions[0]!.reason, await told(member)]).toEqual(['returned', '没有这回事', [news.title]]);
    await clerk.do('posts.write', { ...news, id, title: '医保缴费延长到二月' });
    const replaced = await clerk.do('posts.write', { ...news, id, title: '医保缴费延长到三月' });
    expect(replaced.versions.map((v) => v.state)).toEqual(['waiting', 'replaced', 'returned', 'shown']);
    const done = await county.do('posts.review', { id, version: 4, show: true });
    expect([done.versions.map((v) => v.state), await told(member)]).toEqual([['shown', 'replaced', 'returned', 'replaced'], ['医保缴费延长到三月']]);
    const desk = (await clerk.do('posts.desk', {})).rows;
    expect(desk.map((r) => [r.id, r.version])).toEqual([[id, 4]]);
  });

  it('M7 what is read stays with its readers: nobody shows it to others by writing a new version', async () => {
    const beside = await aVillage(t, place);
    const { id } = await shown(clerk, county, { placeId: place.villageId, readers: ['family'] });
    t.clock.set(start);
    for (const wider of [{ readers: [] }, { readers: ['family' as const], placeId: place.townshipId }, { readers: ['family' as const], placeId: beside.villageId }]) expect(await code(clerk.call('posts.write', { ...news, id, ...wider }))).toBe('post.audience');
    expect([await told(member), await told(family)]).toEqual([[], [news.title]]);
    expect((await clerk.do('posts.write', { ...news, id, title: '改过的', readers: ['family'] })).version).toBe(2);
    // What nobody reads yet may still go elsewhere.
    const { id: fresh } = await clerk.do('posts.write', { ...news, readers: ['family'] });
    expect((await clerk.do('posts.write', { ...news, id: fresh, readers: [] })).readers).toEqual([]);
  });

  it('M7 taken down it is found by no reader, for good; the office reads why', async () => {
    const { id } = await shown(secretary, clerk);
    const down = await clerk.do('posts.withdraw', { id, reason: '过期了' });
    expect([down.state, down.can, down.versions[0]]).toEqual(['withdrawn', [], expect.objectContaining({ state: 'withdrawn', reason: '过期了' })]);
    expect([await told(member), await code(member.call('posts.get', { id }))]).toEqual([[], 'request.not_found']);
    expect([await code(clerk.call('posts.withdraw', { id, reason: '又' })), await code(clerk.call('posts.write', { ...news, id }))]).toEqual(['post.withdrawn', 'post.withdrawn']);
  });

  it('M7 it is told by place and hat: the village, the township, the county, and only to those it is meant for', async () => {
    const beside = await aVillage(t, place);
    const far = await aTownship(t, place.countyId);
    await shown(secretary, clerk, { title: '本村' });
    await shown(clerk, county, { title: '全乡' });
    await shown(clerk, county, { title: '邻村', placeId: beside.villageId });
    await shown(county, await as(t, 'county', { place }), { title: '全县' });
    await shown(county, clerk, { title: '这个乡', placeId: place.townshipId, readers: ['family'] });
    t.clock.set(start);
    expect([(await told(member)).sort(), (await told(family)).sort()]).toEqual([['全乡', '全县', '本村'].sort(), ['全乡', '全县', '本村', '这个乡'].sort()]);
    const neighbour = await aMember(t, beside);
    expect((await told(await as(t, 'member', { place: beside, personId: neighbour.personId, familyId: neighbour.familyId }))).sort()).toEqual(['全乡', '全县', '邻村'].sort());
    expect(await told(await as(t, 'helper', { place: far }))).toEqual(['全县']);
    expect(await told(await as(t, 'member', { place: await aCounty(t) }))).toEqual([]);
    expect(await code(secretary.call('posts.write', { ...news, placeId: beside.villageId }))).toBe('request.not_found');
    expect(await code(clerk.call('posts.write', { ...news, placeId: far.townshipId }))).toBe('request.not_found');
    expect(await code((await as(t, 'clerk', { place: far })).call('posts.open', { id: (await clerk.do('posts.desk', { limit: 1 })).rows[0]!.id }))).toBe('request.not_found');
    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await family.do('posts.list', { limit: 1, cursor });
      pages.push(...page.rows.map((r) => r.title));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(pages).toEqual(await told(family));
  });

  it('M7 the county names its topics; what is put aside is offered no more and read all the same', async () => {
    await shown(clerk, county);
    expect((await member.do('posts.topics', {})).rows.map((r) => r.name)).toEqual(['劳务', '惠民', '医保', '防疫', '上学']);
    const added = await county.do('posts.setTopic', { name: '种养', nameBo: '' });
    const own = added.rows.at(-1)!;
    await county.do('posts.setTopic', { code: 'medical', name: '看病', nameBo: '', used: false });
    expect((await member.do('posts.topics', {})).rows.map((r) => r.name)).toEqual(['劳务', '惠民', '防疫', '上学', '种养']);
    expect((await county.do('posts.topics', {})).rows.find((r) => r.code === 'medical')).toMatchObject({ name: '看病', used: false, can: ['set'] });
    expect(await told(member, { topic: 'medical' })).toEqual([news.title]);
    expect([await code(clerk.call('posts.write', news)), await code(clerk.call('posts.write', { ...news, topic: 'nowhere' })), await code(clerk.call('posts.write', { ...news, topic: own.code }))]).toEqual(['post.topic', 'post.topic', 200]);
    expect(await code(county.call('posts.setTopic', { code: 'nowhere', name: '甲' }))).toBe('request.not_found');
    for (let i = 0; i < 7; i += 1) await county.do('posts.setTopic', { name: `第${i}样` });
    expect(await code(county.call('posts.setTopic', { name: '多了' }))).toBe('post.topics_full');
    expect(await code(county.call('posts.setTopic', { code: 'medical', name: '看病', used: true }))).toBe('post.topics_full');
    expect((await (await as(t, 'member', { place: await aCounty(t) })).do('posts.topics', {})).rows.map((r) => r.name)).toContain('医保');
  });

  it('M7 a picture is the offices’ until it is shown, then everybody’s of the place, and nobody else’s', async () => {
    const photo = await aFile(t, clerk, '图.png', await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } }).png().toBuffer());
    const { id } = await clerk.do('posts.write', { ...news, photoIds: [photo] });
    const opens = async (who: Caller): Promise<number> => {
      const link = await who.call('files.link', { id: photo });
      return link.status === 200 ? (await t.raw(link.data.url)).status : link.status;
    };
    expect([await opens(county), await opens(member)]).toEqual([200, 404]);
    await county.do('posts.review', { id, version: 1, show: true });
    expect((await member.do('posts.get', { id })).photoIds).toEqual([photo]);
    expect([await opens(member), await opens(family), await opens(await as(t, 'member', { place: await aTownship(t, place.countyId) }))]).toEqual([200, 200, 404]);
    // The next version keeps the picture without bringing it anew; one that leaves it out hides it.
    await clerk.do('posts.write', { ...news, id, photoIds: [photo] });
    await county.do('posts.review', { id, version: 2, show: true });
    expect(await opens(member)).toBe(200);
    await clerk.do('posts.write', { ...news, id });
    await county.do('posts.review', { id, version: 3, show: true });
    expect([await opens(member), await opens(county)]).toEqual([404, 200]);
    expect(await code(secretary.call('posts.write', { ...news, photoIds: [photo] }))).toBe('request.not_found');
  });

  it('M7 the same key writes, shows and takes down once', async () => {
    const keys = [randomUUID(), randomUUID()];
    const made = await clerk.do('posts.write', news, { key: keys[0]! });
    expect(await clerk.do('posts.write', news, { key: keys[0]! })).toEqual(made);
    const input = { id: made.id, version: 1, show: true };
    expect(await county.do('posts.review', input, { key: keys[1]! })).toEqual(await county.do('posts.review', input, { key: keys[1]! }));
    expect((await clerk.do('posts.desk', {})).rows).toHaveLength(1);
  });
});
