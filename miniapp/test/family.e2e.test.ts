import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

describe.each(builds)('a family on %s', (build) => {
  let hand: Hand;
  beforeEach(async () => {
    county = await openDemoCounty();
    hand = await county.wear(build, '家属');
    await hand.see('换成普通版');
  });

  it('C7 asks for help with one tap and is promised an answer today; the liaison sees it', async () => {
    await hand.tap('求帮忙');
    await hand.see('要帮什么？');
    await hand.tap('屋里坏了');
    await hand.type('想说就说一句，不说也行', '屋檐漏雨');
    await hand.tap('求人帮忙');
    await hand.see('已经说了，今天有人回话');
    await hand.tap('回首页');
    await hand.see('打电话');
    const { rows } = await (await county.as('liaison')).do('requests.list', { open: true });
    expect(rows.map(({ text }) => text)).toContain('屋里坏了：屋檐漏雨');
  });

  it('C7 takes a call for help back within five seconds', async () => {
    await hand.tap('求帮忙');
    await hand.tap('要拿药');
    await hand.tap('求人帮忙');
    await hand.tap('撤回');
    await hand.see('要帮什么？');
    const liaison = await county.as('liaison');
    expect((await liaison.do('requests.list', { open: true })).rows.filter(({ text }) => text.startsWith('要拿药'))).toEqual([]);
  });

  it('C7 hears the news in large letters and says 报平安 back', async () => {
    await hand.tap('听消息');
    await hand.see('杨正林是你家的帮扶人');
    await hand.tap('报平安');
    await hand.see('已经报了平安');
    await hand.back();
    const { rows } = await (await county.as('family')).do('checkins.list', {});
    expect(rows[0]).toMatchObject({ kind: 'well', mine: true, undone: false });
  });

  it('F2 shows the card with the surname only, its validity and the phones of the units', async () => {
    await hand.tap('亮证');
    await hand.see('流动党员家属证');
    await hand.see('龙**');
    await hand.notSee('龙阿秀');
    await hand.see('有效到');
    await hand.see('信用社');
    await hand.see('优先享受政策');
  });

  it('F2 opens the card again without network', async () => {
    await hand.tap('亮证');
    await hand.see('龙**');
    await hand.back();
    await hand.see('打电话');
    await hand.offline(true);
    await hand.see('没有网');
    if (hand.build === 'weapp') await hand.relaunch();
    await hand.tap('亮证');
    await hand.see('龙**');
  });

  it('C7 leaves care mode and comes back to it', async () => {
    await hand.tap('换成普通版');
    await hand.see('首页');
    await hand.see('我的');
    await hand.tap('换成大字版');
    await hand.see('换成普通版');
    await hand.notSee('我的');
  });
});

it.each(builds)('X2 dials the one away on %s; the number never stood on the screen', async (build) => {
  county = await openDemoCounty();
  const hand = await county.wear(build, '家属');
  await hand.tap('打电话');
  await hand.see('打电话');
  const end = Date.now() + 5_000;
  while (hand.dialled().length === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hand.dialled()).toEqual([expect.stringMatching(/^1\d{10}$/)]);
  expect((await hand.texts()).join('')).not.toMatch(/1\d{10}/);
});

it('F2 turns the screen to full light while the card is in front, and back', async () => {
  county = await openDemoCounty();
  const hand = await county.wear('weapp', '家属');
  if (hand.build !== 'weapp') throw new Error('only WeChat has a screen to light');
  const lights = () => hand.phone.host.calls.filter(({ name }) => name === 'setScreenBrightness').map(({ options }) => (options as { value: number }).value);
  await hand.tap('亮证');
  await hand.see('龙**');
  await hand.back();
  await hand.see('打电话');
  expect(lights()).toEqual([1, 0.5]);
});
