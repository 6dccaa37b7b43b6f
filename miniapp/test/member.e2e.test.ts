import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { aCounty, aMember, as } from '../../server/src/test/factories/county';
import { builds, openDemoCounty, type DemoCounty, type Hand } from './demo-county';

let county: DemoCounty;
afterEach(() => county?.close());

/** A picture as a phone would take it. */
const aPhoto = async (): Promise<string> => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'photo-')), 'bill.jpg');
  await sharp({ create: { width: 60, height: 80, channels: 3, background: '#cc8844' } }).jpeg().toFile(file);
  return file;
};

const quarterOf = (day: Date): string => `${day.getUTCFullYear()}Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
const thisQuarter = (): string => quarterOf(new Date(Date.now() + 8 * 3_600_000));

it('X14 a browser whose first page comes in late still leads to the door', async () => {
  county = await openDemoCounty();
  const hand = await county.phone('h5');
  await hand.see('离乡不离党');
  const scripts: string[] = [];
  // The page names two; the third is the first screen's own.
  await hand.page.route('**/*.js', async (route) => {
    scripts.push(route.request().url());
    if (scripts.length === 3) await new Promise((done) => { setTimeout(done, 1500); });
    await route.continue();
  });
  await hand.page.goto(county.server.url);
  await hand.see('离乡不离党');
  expect(scripts.length).toBeGreaterThan(2);
});

describe.each(builds)('a member on %s', (build) => {
  let hand: Hand;
  beforeEach(async () => {
    county = await openDemoCounty();
    hand = await county.wear(build, '流动党员');
    await hand.see('上次');
  });
  const mine = async () => (await (await county.as('member')).do('checkins.list', { limit: 10 })).rows.filter((row) => row.mine);

  it('C7 says all well with two taps, and the family sees it', async () => {
    await hand.tap('报平安');
    await hand.type('想说就说一句，不写也行', '活不多，身体好');
    await hand.tap('都好');
    await hand.see('报了平安：都好');
    await hand.see('今天：都好');
    const { rows } = await (await county.as('family')).do('checkins.list', { limit: 1 });
    expect(rows[0]).toMatchObject({ kind: 'well', line: '活不多，身体好', city: '宁波市', undone: false });
  });

  it('C7 takes a check-in back within five seconds', async () => {
    const before = await mine();
    await hand.tap('报平安');
    await hand.tap('都好');
    await hand.tap('撤回');
    await hand.see('收回了');
    expect((await mine()).filter(({ undone }) => !undone)).toEqual(before.filter(({ undone }) => !undone));
  });

  it('C7 says it without network, keeps it over a restart, and sends it once when there is network', async () => {
    const before = (await mine()).length;
    await hand.offline(true);
    await hand.tap('报平安');
    await hand.tap('都好');
    await hand.see('手机里还有 1 条等着送出');
    await hand.see('没有网。先存在手机里，有网自己送出');
    // A browser without network cannot even load the page again.
    if (build === 'weapp') {
      await hand.relaunch();
      await hand.see('手机里还有 1 条等着送出');
    }
    expect((await mine()).length).toBe(before);
    await hand.offline(false);
    await hand.notSee('等着送出');
    await hand.see('今天：都好');
    expect((await mine()).length).toBe(before + 1);
  });

  it('C7 takes a check-in back that never left the phone', async () => {
    const before = (await mine()).length;
    await hand.offline(true);
    await hand.tap('报平安');
    await hand.tap('要帮忙');
    await hand.tap('撤回');
    await hand.notSee('等着送出');
    await hand.offline(false);
    await hand.notSee('没有网。先存在手机里，有网自己送出');
    expect((await mine()).length).toBe(before);
  });

  it('P1 keeps a draft when the app is closed, hands it in, and adds to it when it comes back', async () => {
    await hand.tap('季度思想汇报');
    await hand.type('这个季度在做什么', '带钢筋班，六个老乡都平安。');
    await hand.see('存在手机里');
    await hand.relaunch();
    await hand.see('写了一半，存在手机里');
    await hand.tap('季度思想汇报');
    await hand.see('带钢筋班，六个老乡都平安。');
    await hand.tap('交给支部');
    await hand.see('等支部看');

    const liaison = await county.as('liaison');
    const handedIn = (await liaison.do('reports.list', { status: 'handed_in', quarter: thisQuarter() })).rows.find(({ name }) => name === '吴远明')!;
    await liaison.do('reports.return', { id: handedIn.id, reason: '再写写想请支部帮什么' });
    await hand.relaunch();
    await hand.tap('季度思想汇报');
    await hand.see('再写写想请支部帮什么');
    await hand.type('带钢筋班，六个老乡都平安。', '想问问果园承包的事。');
    await hand.see('存在手机里');
    await hand.tap('补好了，再交');
    await hand.see('等支部看');
    expect(await liaison.do('reports.get', { id: handedIn.id })).toMatchObject({ status: 'handed_in', text: '想问问果园承包的事。' });
    await hand.relaunch();
    await hand.see('上次');
    await hand.notSee('写了一半');
  });

  it('P1 does not hand in a report with nothing in it', async () => {
    await hand.tap('季度思想汇报');
    await hand.tap('交给支部');
    await hand.see('写几句、说一段，或者拍一张手写的');
  });

  it('S2 X1 a picture that waits for the network outlives the app; a browser keeps nothing of it in the clear', async () => {
    await hand.tap('待办');
    await hand.tap('替家里办件事');
    await hand.tap('更多');
    await hand.tap('入学转学');
    await hand.type('想请支部帮什么', '弟弟秋季上小学');
    await hand.choosePhoto(await aPhoto());
    // A browser without network cannot load the page again: there only what is written finds no way.
    if (build === 'weapp') await hand.offline(true);
    else for (const way of ['**/files', '**/api/requests.submit']) await hand.page.route(way, (route) => route.abort());
    await hand.tap('加一张照片');
    await hand.see('1 张');
    await hand.tap('交给支部');
    await hand.see('等着送出');
    if (build === 'h5') expect(await hand.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('弟弟');
    await hand.relaunch();
    await hand.offline(false);
    await hand.see('上次');
    await hand.notSee('等着送出');
    const clerk = await county.as('liaison');
    const arrived = async () => (await clerk.do('requests.list', { open: true })).rows.filter(({ text }) => text === '弟弟秋季上小学');
    for (let i = 0; i < 50 && (await arrived()).length === 0; i += 1) await new Promise((done) => { setTimeout(done, 200); });
    const asked = await arrived();
    expect(asked).toHaveLength(1);
    expect((await clerk.do('requests.get', { id: asked[0]!.id })).photoIds).toHaveLength(1);
    if (build === 'h5') expect(await hand.page.evaluate(() => new Promise((done) => { const open = indexedDB.open('guiyan'); open.onsuccess = () => { const count = open.result.transaction('photos').objectStore('photos').count(); count.onsuccess = () => done(count.result); }; }))).toBe(0);
  });

  it('S2 S7 asks for a service with a photo, hears the answer, says not done, then done', async () => {
    await hand.tap('待办');
    await hand.tap('替家里办件事');
    await hand.tap('更多');
    await hand.tap('入学转学');
    await hand.type('想请支部帮什么', '孩子秋季转回乡里上学');
    await hand.choosePhoto(await aPhoto());
    await hand.tap('加一张照片');
    await hand.see('1 张');
    await hand.tap('交给支部');
    await hand.see('等人接');

    const clerk = await county.as('liaison');
    const asked = (await clerk.do('requests.list', { open: true })).rows.find(({ text }) => text === '孩子秋季转回乡里上学')!;
    expect(asked.item).toBe('SCHOOL');
    expect((await clerk.do('requests.get', { id: asked.id })).photoIds).toHaveLength(1);
    await clerk.do('requests.take', { id: asked.id });
    await clerk.do('requests.answer', { id: asked.id, words: '学位留好了，9月1日报到' });

    await hand.relaunch();
    await hand.tap('待办');
    await hand.tap('入学转学');
    await hand.see('学位留好了，9月1日报到');
    await hand.tap('还没办好');
    await hand.type('说一句哪里没办好', '学校说没收到材料');
    await hand.tap('请他接着办');
    await hand.see('学校说没收到材料');
    await clerk.do('requests.answer', { id: asked.id, words: '材料补交了' });
    await hand.relaunch();
    await hand.tap('待办');
    await hand.tap('入学转学');
    await hand.see('材料补交了');
    await hand.tap('办好了，谢谢');
    await hand.see('办得怎么样');
    await hand.tap('就这样');
    await hand.see('点头了，办结');
    expect((await clerk.do('requests.get', { id: asked.id })).status).toBe('confirmed');
  });

  it('S2 takes back what nobody has taken yet', async () => {
    await hand.tap('待办');
    await hand.tap('替家里办件事');
    await hand.type('想请支部帮什么', '问问医保怎么报');
    await hand.tap('交给支部');
    await hand.tap('收回');
    await hand.see('收回以后，要办再提一次');
    await hand.tap('收回', { in: '先放着' });
    await hand.see('收回了');
  });

  it('X14 signs out only when asked twice over, and the door stands open again', async () => {
    await hand.tap('我的');
    await hand.tap('退出');
    await hand.see('退出后要重新登录');
    await hand.tap('不退');
    await hand.notSee('退出后要重新登录');
    await hand.tap('退出');
    await hand.tap('退出', { in: '不退' });
    await hand.see('演示：点一个身份进去看看');
  });
});

describe.each(builds)('at the door on %s', (build) => {
  /** By phone and the code that was “sent”. */
  const signIn = async (hand: Hand, phone: string) => {
    await hand.type('十一位手机号', phone);
    await hand.tap('发验证码');
    await hand.see('秒后再发');
    await hand.type('短信里的六位数', county.server.codes.get(phone)!);
    await hand.tap('进去');
    await hand.see('你是哪一位');
  };

  it('X14 a member comes in by phone and code, and is bound by name and the last four', async () => {
    county = await openDemoCounty();
    const away = await aMember(county.server, await aCounty(county.server), { name: '石远山' });
    const hand = await county.phone(build);
    await signIn(hand, away.phone);
    await hand.tap('我是外出的党员');
    await hand.type('身份证上的名字', '石远山');
    await hand.type('身份证最后四位', '0000');
    await hand.tap('对一下名册');
    await hand.see('还可以试 4 次');
    await hand.type('0000', away.idNo.slice(-4));
    await hand.tap('对一下名册');
    await hand.see('报平安');
    await hand.see('远山');
  });

  it('X14 a member whose ID is damaged in the roster waits for a person, who says yes', async () => {
    county = await openDemoCounty();
    const place = await aCounty(county.server);
    const away = await aMember(county.server, place, { name: '石远水', idState: 'damaged' });
    const hand = await county.phone(build);
    await signIn(hand, away.phone);
    await hand.tap('我是外出的党员');
    await hand.type('身份证上的名字', '石远水');
    await hand.type('身份证最后四位', away.idNo.slice(-4));
    await hand.tap('对一下名册');
    await hand.see('请联络员看一眼');
    await hand.tap('看看好了没有');
    await hand.see('还没有认，过一会儿再看');
    const secretary = await as(county.server, 'secretary', { place });
    const [doubt] = (await secretary.do('accounts.bindRequests', {})).rows;
    await secretary.do('accounts.approveBind', { id: doubt!.id });
    await hand.tap('看看好了没有');
    await hand.see('报平安');
  });

  it('X15 a family comes in with an invite', async () => {
    county = await openDemoCounty();
    const place = await aCounty(county.server);
    const away = await aMember(county.server, place);
    const clerk = await as(county.server, 'clerk', { place });
    const { code } = await clerk.do('accounts.invite', { hat: 'family', name: '龙阿妹', familyId: away.familyId });
    const hand = await county.phone(build);
    await hand.tap('我有邀请码');
    await hand.type('照着抄，大小写都行', code);
    await hand.tap('用这个邀请码');
    await hand.see('进去以后接着用邀请码');
    await hand.type('十一位手机号', '13900000001');
    await hand.tap('发验证码');
    await hand.see('秒后再发');
    await hand.type('短信里的六位数', county.server.codes.get('13900000001')!);
    await hand.tap('进去');
    await hand.tap('用这个邀请码');
    await hand.see('你是家属');
    await hand.tap('去首页');
    await hand.see('换成普通版');
  });
});
