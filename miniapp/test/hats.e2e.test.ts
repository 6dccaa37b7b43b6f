import { giveHat } from '../../server/src/modules/accounts';
import { AppError } from '../../server/src/platform/errors';
import { work } from '../../server/src/platform/op';
import { aCounty, aMember, aTownship, as, type Away, type Place } from '../../server/src/test/factories/county';
import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';
import type { H5Driver } from './driver/h5';
import type { HostDriver } from './driver/host';

/** X10 What one hat was shown is nowhere for the other: words that only one of them may know are looked for on the screen, in storage and in memory. */
let county: DemoCounty;
afterEach(() => county?.close());

/** All there is in the page, hidden ones too. */
const screenOf = async (hand: Hand): Promise<string> => (await hand.page.content()) + (await hand.texts()).join('\n');
const storageOf = async (hand: Hand): Promise<string> => {
  if (hand.build === 'h5') return (hand as H5Driver).page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  const { storage } = (hand as HostDriver).phone;
  return JSON.stringify(storage.keys().map((key) => [key, storage.get(key, true) ?? storage.get(key)]));
};
/** Every string that lives in the browser's heap: stores, modules and closures. The weapp build holds the same code. */
const memoryOf = async (hand: Hand): Promise<string> => {
  const { page } = hand as H5Driver;
  const inspector = await page.context().newCDPSession(page);
  const parts: string[] = [];
  inspector.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void parts.push(chunk));
  await inspector.send('HeapProfiler.enable');
  await inspector.send('HeapProfiler.collectGarbage');
  await inspector.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await inspector.detach();
  return parts.join('').replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
};
/** What the weapp build drew since a moment. */
const drawnSince = (hand: Hand, from: number): string => JSON.stringify((hand as HostDriver).phone.host.payloads.slice(from).map(({ patch }) => patch));
const drawn = (hand: Hand): number => (hand.build === 'h5' ? 0 : (hand as HostDriver).phone.host.payloads.length);

/** Where the word stands, with what is around it. */
const found = (text: string): string[] => text.split('丹桂').slice(1).map((after, i) => text.split('丹桂')[i]!.slice(-60) + '丹桂' + after.slice(0, 60));

/** The way back takes a moment, in which the next tap would be lost. */
const goBack = async (hand: Hand): Promise<void> => {
  await hand.back();
  await new Promise((done) => { setTimeout(done, 600); });
};
const inAWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

const comeIn = async (hand: Hand, phone: string): Promise<void> => {
  county.server.clock.advance(61_000);
  await hand.type('十一位手机号', phone);
  await hand.tap('发验证码');
  await hand.see('秒后再发');
  await hand.type('短信里的六位数', county.server.codes.get(phone)!);
  await hand.tap('进去');
};
const settled = async (hand: Hand, words: string): Promise<string> => {
  for (let i = 0; i < 100; i += 1) {
    const screen = await screenOf(hand);
    if (screen.includes(words)) return screen;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`${words} never came to the screen:\n${(await hand.texts()).join(' | ')}`);
};
/** One tap in 我的, on the row with the place of the other hat. */
const wear = async (hand: Hand, place: string): Promise<void> => {
  await hand.tap('我的');
  await hand.tap(place);
  await hand.notSee('退出');
};

describe.each(builds)('X10 two hats of one person on %s', (build) => {
  let hand: Hand;
  let [one, two]: [Place, Place] = [null!, null!];
  const give = (userId: string, hat: 'secretary' | 'helper', place: Place, name: string, personId: string | null = null) =>
    work(county.server.services, (op) => giveHat(op, { userId, hat, name: '石双', place: name, countyId: place.countyId, townshipId: place.townshipId, villageId: hat === 'secretary' ? place.villageId : null, personId }));
  beforeEach(async () => {
    county = await openDemoCounty();
    one = await aCounty(county.server);
    two = await aTownship(county.server, one.countyId);
  });

  const aVillageOf = async (place: Place, word: string): Promise<Away> => {
    const away = await aMember(county.server, place, { name: `${word}远` });
    const member = await as(county.server, 'member', { place, personId: away.personId, familyId: away.familyId });
    await member.do('requests.submit', { item: 'OTHER', text: `${word}的一件难事` });
    return away;
  };

  it('shows, keeps and remembers nothing of the other, also when one goes back', async () => {
    const away = await aVillageOf(one, '丹桂');
    await aVillageOf(two, '银杏');
    const { phone, userId } = await as(county.server, 'secretary', { place: one });
    await give(userId, 'secretary', two, '第二村');
    await (await as(county.server, 'secretary', { place: one })).do('duties.give', { title: '去丹桂家看看', dueOn: inAWeek(), about: { kind: 'family', id: away.familyId }, to: { kind: 'office', hat: 'secretary' } });
    hand = await county.phone(build);
    await comeIn(hand, phone);

    await hand.tap('人员');
    await hand.tap('名下的人');
    await settled(hand, '丹桂远');
    await goBack(hand);
    await hand.see('名下的人');
    await hand.tap('该办的');
    await settled(hand, '去丹桂家看看');
    await hand.see('交代一件事');
    await goBack(hand);
    await hand.see('名下的人');
    await hand.tap('托办的事');
    await settled(hand, '丹桂的一件难事');
    expect(await screenOf(hand)).toContain('丹桂');
    expect(found(await storageOf(hand))).not.toEqual([]);
    if (build === 'h5') expect(found(await memoryOf(hand))).not.toEqual([]);
    await goBack(hand);
    await hand.see('名下的人');

    const from = drawn(hand);
    await wear(hand, '第二村');
    await hand.tap('人员');
    await hand.tap('托办的事');
    await settled(hand, '银杏的一件难事');
    const nowhere = async (): Promise<void> => {
      expect(await screenOf(hand)).not.toContain('丹桂');
      expect(await storageOf(hand)).not.toContain('丹桂');
      if (build === 'weapp') expect(drawnSince(hand, from)).not.toContain('丹桂');
      else expect(found(await memoryOf(hand))).toEqual([]);
    };
    await nowhere();
    for (let i = 0; i < 4; i += 1) {
      await goBack(hand);
      // Before the first page there is none.
      if (hand.page.url() === 'about:blank') break;
      await nowhere();
    }
    await hand.relaunch(build === 'h5' ? '/' : undefined);
    await hand.tap('人员');
    await hand.tap('名下的人');
    await settled(hand, '银杏远');
    await nowhere();
  }, 120_000);

  it('what one hat has not sent yet waits unread, and leaves under it alone', async () => {
    const away = await aMember(county.server, one, { name: '丹桂远' });
    const { phone, userId } = await as(county.server, 'member', { place: one, personId: away.personId, familyId: away.familyId });
    const other = await as(county.server, 'helper', { place: two });
    await give(userId, 'helper', two, '第二乡', other.personId);
    let busy = true;
    county.server.services.listeners.on('checkin.sent', async () => { if (busy) throw new AppError('server.busy', 503); });
    hand = await county.phone(build);
    await comeIn(hand, phone);
    await hand.tap('报平安');
    await hand.type('想说就说一句，不写也行', '丹桂开了');
    await hand.tap('都好');
    await hand.see('等着送出');

    const from = drawn(hand);
    await wear(hand, '第二乡');
    busy = false;
    await hand.tap('人员');
    await hand.see('另一个身份还有 1 条没送出');
    await new Promise((done) => { setTimeout(done, 1000); });
    expect(await screenOf(hand)).not.toContain('丹桂');
    if (build === 'weapp') expect(drawnSince(hand, from)).not.toContain('丹桂');
    else expect(found(await memoryOf(hand))).toEqual([]);
    const kept = JSON.parse(await storageOf(hand)) as unknown;
    // Where it waits it stands in one place, beside the hat it belongs to; a browser holds it enciphered.
    expect(JSON.stringify(kept).split('丹桂').length - 1).toBe(build === 'weapp' ? 1 : 0);
    const sent = async (): Promise<unknown[]> => (await (await as(county.server, 'member', { place: one, personId: away.personId, familyId: away.familyId })).do('checkins.list', { limit: 5 })).rows;
    expect(await sent()).toHaveLength(0);

    await wear(hand, '测试');
    await hand.notSee('等着送出');
    for (let i = 0; i < 50 && (await sent()).length === 0; i += 1) await new Promise((done) => { setTimeout(done, 200); });
    expect(await sent()).toHaveLength(1);
  }, 120_000);
});
