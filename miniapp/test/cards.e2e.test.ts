import { builds, openDemoCounty, type DemoCounty } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

const familyCard = async () => {
  const { card } = await (await county.as('family')).do('cards.mine', {});
  if (!card) throw new Error('the demo family has a card');
  return card;
};
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe.each(builds)('cards on %s', (build) => {
  beforeEach(async () => {
    county = await openDemoCounty();
  });

  it('F4 a window without a network tells a card from paper by what the phone keeps, logs the service, and sends both later in their order', async () => {
    const { token } = await familyCard();
    const hand = await county.wear(build, '窗口');
    await hand.see('今天办了');
    if (build === 'weapp') await hand.scan(token);
    await hand.tap('扫家属证');
    // The first look, with a network, is when the phone fetches keys and list.
    await hand.see(build === 'weapp' ? '有效' : '名单截至');
    await pause(1000);
    await hand.offline(true);
    if (build === 'h5') await hand.type('证上的码', token);
    await hand.tap(build === 'weapp' ? '再扫一次' : '验一验');
    await hand.see('名单截至');
    await hand.see('有效');
    await hand.see('龙**');
    // A browser fetches the next page's code when it is opened; a mini-program has it.
    if (build === 'h5') await hand.offline(false);
    await hand.tap('记下办的事');
    await hand.tap('领补贴');
    await hand.tap('优先办了，记下');
    await hand.offline(false);
    const window = await county.as('window');
    let logged: string | undefined;
    for (let i = 0; i < 40 && logged !== 'SUBSIDY'; i += 1) {
      await pause(500);
      logged = (await window.do('services.list', {})).rows[0]?.matter;
    }
    expect(logged).toBe('SUBSIDY');
  });

  it('F1 the family says that its card is lost: void at once, and another is asked for', async () => {
    const { token } = await familyCard();
    const hand = await county.wear(build, '家属');
    await hand.tap('亮证');
    await hand.see('XH 0001');
    await hand.tap('证丢了');
    await hand.tap('作废，再补一张');
    await hand.see('作废了');
    await hand.see('申请了');
    await hand.see('村里核对了');
    expect((await (await county.as('window')).do('cards.scan', { token })).valid).toBe(false);
    const secretary = await county.as('secretary');
    expect((await secretary.do('cards.asks', { status: 'asked' })).rows.some((q) => q.kind === 'again')).toBe(true);
  });
});
