import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser, openOffice, visit } from '../../desktop/test/office';
import { openDemoCounty, type DemoCounty } from './demo-county';

/** The long ways of families' matters: phones are the real weapp build, offices the real web. */
let county: DemoCounty;
let offices: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  offices = await launchBrowser();
});
beforeEach(async () => {
  county = await openDemoCounty();
});
afterEach(() => county?.close());
afterAll(() => offices?.close());

const office = (title: string): Promise<Page> => openOffice(offices, { address: county.server.url, printed: () => '', stop: () => county.close() }, title);
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
/** Fills the dialog in front and does its deed. */
const answer = async (page: Page, fields: Record<string, string>, deed: string): Promise<void> => {
  for (const [label, words] of Object.entries(fields)) await page.locator('.ant-modal').getByLabel(label).last().fill(words);
  await page.locator('.ant-modal').getByRole('button', { name: deed }).click();
  await page.locator('.ant-modal').waitFor({ state: 'detached' });
};

it('S2 S3 S4 S7 a matter asked with a photo is taken, waits for papers, is passed, bounced, answered, rated badly and called back by another', async () => {
  const photo = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'photo-')), 'bill.jpg');
  await sharp({ create: { width: 60, height: 80, channels: 3, background: '#cc8844' } }).jpeg().toFile(photo);
  const member = await county.wear('weapp', '流动党员');
  await member.tap('待办');
  await member.tap('替家里办件事');
  await member.type('想请支部帮什么', '孩子秋季转回乡里上学');
  await member.choosePhoto(photo);
  await member.tap('加一张照片');
  await member.see('1 张');
  await member.tap('交给支部');
  await member.see('等人接');
  const me = await county.as('member');
  const { id } = (await me.do('requests.list', { open: true })).rows.find(({ text }) => text === '孩子秋季转回乡里上学')!;
  const now = () => me.do('requests.get', { id });

  // The desk takes it: whoever is asked first owns it.
  const desk = await office('组织干事');
  await visit(desk, `#/requests/${id}`);
  await desk.locator('.photos img, .photo img').first().waitFor();
  await press(desk, '我来办');
  await press(desk, '要补材料');
  await desk.getByLabel('差哪几样').last().fill('户口本');
  await desk.getByLabel('差哪几样').last().press('Enter');
  await answer(desk, { 说明: '拍照就行' }, '告诉他，时限先停');
  await desk.getByText('等家里补材料，时限停着').waitFor();
  expect(await now()).toMatchObject({ status: 'papers', whole: { colour: 'paused' } });
  await member.relaunch();
  await member.tap('待办');
  await member.tap('等你补材料');
  await member.see('户口本');
  await member.tap('材料补来了');
  await member.type('发票和清单', '户口本拍了');
  await member.tap('材料齐了');
  await member.see('材料来了');
  expect((await now()).status).toBe('working');

  // Offered to the village and sent back: the desk has it all along.
  const village = await office('党支部书记');
  await visit(desk, `#/requests/${id}`);
  await press(desk, '转办');
  await desk.getByLabel('转给谁').last().click();
  await desk.locator('.ant-select-item-option', { hasText: '石光荣' }).click();
  await answer(desk, { 为什么: '学校在村里' }, '问问他');
  await visit(village, `#/requests/${id}`);
  await press(village, '我接下');
  await village.getByRole('button', { name: '退回首问' }).click();
  await answer(village, { 为什么: '学籍归中心校管' }, '退回');
  await visit(desk, '#/requests');
  await visit(desk, `#/requests/${id}`);
  await desk.getByText('学籍归中心校管').waitFor();
  expect(await now()).toMatchObject({ takenBy: '彭志刚', firstTaker: '彭志刚' });
  await desk.getByPlaceholder(/先说结果/).fill('学位留好了，9月1日报到');
  await press(desk, '答复结果');
  await desk.getByText('等家里点头').first().waitFor();

  await member.relaunch();
  await member.tap('待办');
  await member.tap('孩子秋季转回乡里上学');
  await member.see('学位留好了，9月1日报到');
  await member.tap('办好了，谢谢');
  await member.tap('很不满意');
  await member.type('哪里不满意', '来回问了三遍');
  await member.tap('请别人来问我');
  await member.see('不满意，等人回访');

  // Not by whom the bad word was about.
  await visit(desk, '#/requests');
  await visit(desk, `#/requests/${id}`);
  expect(await desk.getByRole('button', { name: '回访过了' }).count()).toBe(0);
  await visit(village, '#/requests');
  await visit(village, `#/requests/${id}`);
  await village.getByPlaceholder(/他怎么说/).fill('说材料讲得不清楚，已经道歉');
  await press(village, '回访过了');
  await village.getByText('说材料讲得不清楚，已经道歉').first().waitFor();
  expect((await now()).status).toBe('confirmed');
}, 120_000);

it('F1 F2 F3 F5 a card is asked for on the phone, issued at the desk, shown, scanned and logged in two taps', async () => {
  const family = await county.wear('weapp', '家属');
  await family.tap('亮证');
  await family.tap('证丢了');
  await family.tap('作废，再补一张');
  await family.see('村里核对了');
  const village = await office('党支部书记');
  await visit(village, '#/cards?view=asked');
  await village.locator('tr', { hasText: '吴远明' }).getByRole('button', { name: '核对无误' }).click();
  const desk = await office('组织干事');
  await visit(desk, '#/cards?view=checked');
  await desk.locator('tr', { hasText: '吴远明' }).getByRole('checkbox').check();
  await press(desk, '批准选中的 1 户');
  await press(desk, /^发批了的 \d+ 张$/);
  await desk.getByText(/^发了 \d+ 张/).waitFor();

  await family.relaunch();
  await family.tap('亮证');
  await family.see('有效到');
  const { card } = await (await county.as('family')).do('cards.mine', {});
  await family.see(card!.number);
  expect(card!.number).not.toBe('XH 0001');

  const window = await county.wear('weapp', '窗口');
  await window.scan(card!.token);
  await window.tap('扫家属证');
  await window.see('有效');
  await window.see('龙**');
  await window.tap('记下办的事');
  await window.tap('优先办了，记下');
  await window.see('这个月办的');
  const counter = await county.as('window');
  const { usual } = await counter.do('services.options', {});
  expect((await counter.do('services.list', {})).rows[0]).toMatchObject({ priority: true, matter: usual });
}, 120_000);
