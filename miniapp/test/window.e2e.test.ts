import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

/** Shows a code to the counter: the camera in WeChat, typed by hand in a browser. */
const show = async (hand: Hand, code: string): Promise<void> => {
  if (hand.build === 'weapp') await hand.scan(code);
  await hand.tap('扫家属证');
  if (hand.build === 'h5') {
    await hand.type('证上的码', code);
    await hand.tap('验一验');
  }
};

const familyCode = async (): Promise<string> => {
  const { card } = await (await county.as('family')).do('cards.mine', {});
  if (!card) throw new Error('the demo family has a card');
  return card.token;
};

describe.each(builds)('a window on %s', (build) => {
  let hand: Hand;
  beforeEach(async () => {
    county = await openDemoCounty();
    hand = await county.wear(build, '窗口');
    await hand.see('今天办了');
  });

  it('F3 F5 sees a valid card by surname only, logs that it was served first, and corrects the entry', async () => {
    await show(hand, await familyCode());
    await hand.see('有效');
    await hand.see('龙**');
    await hand.notSee('龙阿秀');
    await hand.tap('记下办的事');
    await hand.tap('领补贴');
    await hand.tap('15 分钟');
    await hand.tap('优先办了，记下');
    await hand.see('这个月办的');
    await hand.see('领补贴');
    await hand.see('等了 15 分钟');

    await hand.tap('改一下');
    await hand.tap('没等');
    await hand.tap('改好了');
    await hand.see('请写一句为什么改');
    await hand.type('为什么改', '点错了');
    await hand.tap('改好了');
    await hand.see('改过');
    await hand.see('没等');
    const { rows } = await (await county.as('window')).do('services.list', {});
    expect(rows[0]).toMatchObject({ matter: 'SUBSIDY', waitedMinutes: 0, priority: true, corrected: true });
  });

  it('F5 logs honestly that the family could not be served first', async () => {
    await show(hand, await familyCode());
    await hand.tap('记下办的事');
    // What this counter does most is filled in.
    await hand.tap('没能优先');
    await hand.see('这个月办的');
    const window = await county.as('window');
    const { usual } = await window.do('services.options', {});
    const { rows } = await window.do('services.list', {});
    expect(rows[0]).toMatchObject({ priority: false, matter: usual });
  });

  it('F3 a guessed code is kindly invalid: usual order, whom to ask, no reason', async () => {
    await show(hand, 'AAAAAAAAAAAAAAAAAAAAAA');
    await hand.see('无效');
    await hand.see('请按平常顺序办');
    await hand.see('看不到原因');
    await hand.notSee('记下办的事');
    if (hand.build === 'weapp') await hand.scan(await familyCode());
    await hand.tap('再扫一次');
    if (hand.build === 'weapp') await hand.see('龙**');
    else await hand.see('验一验');
  });
});
