import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

const month = (): number => Number(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(5, 7));

describe.each(builds)('a liaison on %s', (build) => {
  let hand: Hand;
  beforeEach(async () => {
    county = await openDemoCounty();
    hand = await county.wear(build, '联络员');
    await hand.see('今天先找');
  });

  it('P4 M6 sends the month’s reminder once; the rest becomes calls, and a second run makes nothing', async () => {
    const m = month();
    await hand.see('18 位要打电话');
    await hand.tap(`发出 ${m} 月提醒（18 位）`);
    await hand.see('18 位会看到');
    await hand.type('写给大家的话', '这个月有空报个平安');
    await hand.tap(`发出 ${m} 月提醒（18 位）`);
    await hand.see('送到没有');
    await hand.see('要打电话的');
    await hand.see('这个月有空报个平安');

    const liaison = await county.as('liaison');
    const { period, sent, people } = await liaison.do('notices.preview', {});
    expect({ people, text: sent?.text }).toEqual({ people: 0, text: '这个月有空报个平安' });
    expect((await liaison.do('notices.send', { period, text: '再发一次' })).made).toBe(0);
    const home = build === 'h5' ? '/' : undefined;
    await hand.relaunch(home);
    await hand.see('已发 18 位');
    await hand.notSee(`发出 ${m} 月提醒`);
  });

  it('M6 a call is made by one tap and ends as a phone task done', async () => {
    const liaison = await county.as('liaison');
    const { period, suggested } = await liaison.do('notices.preview', {});
    await liaison.do('notices.send', { period, text: suggested });
    await hand.relaunch(build === 'h5' ? '/' : undefined);
    await hand.see('还有 18 位');
    await hand.tap('给没收到的打电话');
    await hand.see('送到没有');
    await hand.notSee('今天先找');
    await hand.tap('吴远明');
    await hand.tap('打通了');
    await hand.notSee('吴远明');
    expect(hand.dialled()).toEqual([expect.stringMatching(/^1\d{10}$/)]);
    const { rows } = await liaison.do('notices.phoneTasks', {});
    expect(rows).toHaveLength(17);
    expect(rows.map(({ name }) => name)).not.toContain('吴远明');
  });

  it('X2 opens a masked number once, for a reason', async () => {
    await hand.relaunch(build === 'h5' ? '/members/list/index' : 'members/list/index');
    await hand.type('名字', '吴远明');
    await hand.see('在外 1 位');
    await hand.tap('沙坝村');
    await hand.see('身份证');
    await hand.tap('电话', { nth: 0 });
    await hand.tap('看一眼');
    await hand.see('请写一句为什么要看');
    await hand.type('为什么', '约他回来办手续');
    await hand.tap('看一眼');
    await hand.notSee('看一眼');
    expect((await hand.texts()).join(' ')).toMatch(/1\d{10}/);
  });
});
