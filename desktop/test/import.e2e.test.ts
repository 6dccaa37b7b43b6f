import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { generateSamples, sampleFiles, type SampleFile, type Samples } from '../../server/src/samples';
import { launchBrowser, openOffice, settled, startServer, visit, type RunningServer } from './office';

let server: RunningServer;
let browser: Browser;
let page: Page;
let samples: Samples;
beforeAll(async () => {
  samples = await generateSamples(2);
  server = await startServer();
  browser = await launchBrowser();
  // The demo clerk minds 青石乡 too, which waits for these very workbooks.
  page = await openOffice(browser, server, '组织干事');
  await page.locator('.who').click();
  await page.locator('.who-hat', { hasText: '青石乡' }).click();
  await page.locator('.crumbs', { hasText: '青石乡' }).waitFor();
  await settled(page);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const bring = async (buffer: Buffer, name: string): Promise<void> => {
  await visit(page, '#/imports');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.waitForURL(/#\/imports\/[\w-]{36}/);
  await settled(page);
};
const repliesFor = (file: SampleFile) => samples.answers.replies.filter((r) => r.file === file);
const question = (r: { sheet: string; cell: string; kind: string }) => page.locator(`.question[data-key="${r.sheet}!${r.cell}:${r.kind}"]`);
const tryButton = () => page.getByRole('button', { name: /先试一遍/ });

async function answerAll(file: SampleFile): Promise<void> {
  await page.getByRole('button', { name: /认得对/ }).click();
  await settled(page);
  for (const reply of repliesFor(file)) await question(reply).locator(`[data-value="${reply.option}"]`).click();
  await settled(page);
}
async function tryOut(): Promise<void> {
  await tryButton().click();
  await page.waitForURL(/step=tried/, { timeout: 30_000 });
  await settled(page);
}
/** The six figures on screen: new, changed, same, merged, skipped, refused. */
const figures = async (): Promise<Record<string, number>> =>
  Object.fromEntries(await page.locator('.outcome-figure').evaluateAll((tabs) => tabs.map((tab) => [tab.getAttribute('data-state') ?? '', Number(tab.querySelector('b')?.textContent)])));
async function store(): Promise<void> {
  await page.getByRole('button', { name: /存进来/ }).click();
  await page.getByRole('heading', { name: /存好了/ }).waitFor({ timeout: 60_000 });
}
const expected = (file: SampleFile) => {
  const { rows, merged, skipped, refused } = samples.answers.books[file];
  return { new: rows - merged - refused, changed: 0, same: 0, merged, skipped, refused };
};
const count = async (hash: string): Promise<number> => {
  await visit(page, hash);
  return Number(/\d+/.exec((await page.locator('.page-head-note').textContent()) ?? '')?.[0]);
};

describe('R12 the import wizard', () => {
  it.each([
    ['坏了的.xlsx', Buffer.from('504b03041400000008000000', 'hex'), '打不开这个文件'],
    ['老格式.xlsx', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'), '这是老格式'],
    ['没有表头.csv', Buffer.from('一,二\n三,四\n'), '没找到表头'],
  ])('R12 %s is refused with a sentence and a way out', async (name, bytes, sentence) => {
    await bring(bytes, name);
    expect(await page.getByRole('alert').textContent()).toContain(sentence);
    await page.getByRole('button', { name: '换一个文件' }).click();
    await settled(page);
    expect(await page.getByRole('button', { name: '选一个文件' }).isVisible()).toBe(true);
    expect(await count('#/members')).toBe(0);
  });

  it('R12 the roster: heads are told, doubts asked one by one, kept over a reload, tried, stored', async () => {
    const file = sampleFiles.outflow;
    const replies = repliesFor(file);
    await bring(samples.files[file], file);
    expect(await page.locator('.head-means', { hasText: '身份证号' }).count()).toBe(1);
    await page.getByRole('button', { name: /认得对/ }).click();
    await settled(page);
    expect(await page.locator('.question').count()).toBe(replies.length);
    expect(await tryButton().isDisabled()).toBe(true);
    // No number of a person stands in full on this page.
    expect(await page.locator('.shell').innerText()).not.toMatch(/\d{11}/);

    const [first, ...others] = replies;
    await question(first!).locator(`[data-value="${first!.option}"]`).click();
    await settled(page);
    expect(await page.locator('.sheet-cell-here').count()).toBe(1);
    await page.reload();
    await question(first!).waitFor();
    expect(await question(first!).locator(`[data-value="${first!.option}"]`).getAttribute('aria-pressed')).toBe('true');
    for (const reply of others) await question(reply).locator(`[data-value="${reply.option}"]`).click();
    await page.getByText(`${replies.length} 格要问，答了 ${replies.length} 格`).waitFor();

    await tryOut();
    expect(await figures()).toEqual(expected(file));
    for (const [state, n] of Object.entries(expected(file))) {
      await page.locator(`.outcome-figure[data-state=${state}]`).click();
      await settled(page);
      expect([state, await page.locator('tr.ant-table-row').count()]).toEqual([state, n]);
    }
    // Trying wrote nothing.
    const here = page.url();
    expect(await count('#/members')).toBe(0);
    await visit(page, new URL(here).hash);
    await store();
    expect(await figures()).toEqual(expected(file));
  });

  it.each([[sampleFiles.families], [sampleFiles.pairings]])('R12 %s is brought in the same way', async (file) => {
    await bring(samples.files[file], file);
    await answerAll(file);
    await tryOut();
    expect(await figures()).toEqual(expected(file));
    await store();
  });

  it('R12 the same roster again changes nothing', async () => {
    await bring(samples.files[sampleFiles.outflow], sampleFiles.outflow);
    await answerAll(sampleFiles.outflow);
    await tryOut();
    const { new: fresh, ...rest } = expected(sampleFiles.outflow);
    expect(await figures()).toEqual({ ...rest, new: 0, same: fresh });
  });

  it('R12 what was not stored comes back as a workbook', async () => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载没存的行' }).click();
    expect((await waiting).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('R12 what is typed is read like a cell; doubts alike are answered together, the answered one stays', async () => {
    const people = ['潘成武', '吴远明', '杨胜才'].map((name, n) => `岩脚村,${name},男,${1970 + n}.1,温州`);
    await bring(Buffer.from(['村,姓名,性别,出生年月,外出地点', ...people].join('\n')), '岩脚村.csv');
    await page.getByRole('button', { name: /认得对/ }).click();
    await settled(page);
    const first = page.locator('.question').first();
    await first.getByRole('button', { name: '填别的' }).click();
    for (const [text, understood] of [['乱写', false], ['1970年3月', true]] as const) {
      await first.getByRole('textbox').fill(text);
      await first.getByRole('button', { name: '就这样' }).click();
      await settled(page);
      expect([text, await first.getByRole('alert').count()]).toEqual([text, understood ? 0 : 1]);
    }
    await page.getByRole('button', { name: '都选「1月」' }).click();
    await page.getByText('3 格要问，答了 3 格').waitFor();
    await page.reload();
    await page.locator('.question').nth(2).waitFor();
    expect(await page.locator('.question-made').allTextContents()).toEqual(['1970年3月', '1月', '1月']);
    await page.getByRole('button', { name: '不要了' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '不要了' }).click();
    await page.waitForURL(/#\/imports$/);
  });

  it('R12 a column is put right and remembered, stored, and the whole import taken back', async () => {
    const before = await count('#/members');
    const text = '村,姓名,外出时间,打工的地方\n岩脚村,石大成,2020.03,浙江温州\n';
    await bring(Buffer.from(text), '岩脚村.csv');
    await page.getByLabel('「打工的地方」是什么').click();
    await page.locator('.ant-select-item-option', { hasText: '外出地点' }).click();
    await page.getByRole('button', { name: '照这样再读一遍' }).click();
    await page.getByRole('button', { name: /认得对/ }).click();
    await settled(page);
    await tryOut();
    await store();
    await page.getByRole('button', { name: '整份撤回' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '整份撤回' }).click();
    await page.getByRole('heading', { name: '整份撤回了' }).waitFor({ timeout: 60_000 });
    expect(await count('#/members')).toBe(before);
    await bring(Buffer.from(text), '岩脚村.csv');
    expect(await page.locator('.head-means', { hasText: '外出地点' }).count()).toBe(1);
    await visit(page, '#/imports');
    await page.getByText('记住的表头 1 个').click();
    await page.getByRole('button', { name: '忘掉' }).click();
    await page.getByText('记住的表头 1 个').waitFor({ state: 'detached' });
  });
});

describe('after the import', () => {
  it('R1 R5 H1 the lists hold what the answer file says', async () => {
    const { members, outOfProvince, inProvince, families, pairs, children, eldersAndWomen } = samples.answers.totals;
    expect(await count('#/members')).toBe(members);
    expect(await count('#/members?going=out')).toBe(outOfProvince);
    expect(await count('#/members?going=in')).toBe(inProvince);
    expect(await count('#/families')).toBe(families);
    expect(await count('#/pairings')).toBe(pairs.all);
    await visit(page, '#/township');
    const figure = async (name: string) => Number(await page.locator(`[data-figure=${name}] b`).textContent());
    expect([await figure('children'), await figure('elders_women')]).toEqual([children, eldersAndWomen]);
  });

  it('N5 those named in the roster become liaisons at once, the gaps are given to one', async () => {
    const { liaisonGaps, members } = samples.answers.totals;
    await visit(page, '#/members/liaisons');
    await page.getByRole('button', { name: '一次定下来' }).click();
    await page.getByText(`没有联络员的 ${liaisonGaps} 位`).waitFor();
    await page.getByRole('button', { name: '一次指给一位' }).click();
    await page.getByRole('tab', { name: '新的一位' }).click();
    await page.getByLabel('姓名').fill('龙小静');
    await page.getByRole('button', { name: `指给他 ${liaisonGaps} 位` }).click();
    await page.locator('.cover', { hasText: `${members} 位有联络员` }).waitFor();
    expect(await count('#/members?going=none')).toBe(0);
  });

  it('F1 every family gets its card in one batch, once', async () => {
    const { cards } = samples.answers.totals;
    await visit(page, '#/families');
    await page.getByRole('button', { name: `给 ${cards} 户一次发证` }).click();
    await page.getByRole('button', { name: `发 ${cards} 张` }).click();
    await page.getByText(`发了 ${cards} 张`).waitFor();
    expect(await count('#/families?gap=card')).toBe(0);
    expect(await page.getByRole('button', { name: /一次发证/ }).count()).toBe(0);
  });

  it('X15 an invite shows its code once, and can be taken back', async () => {
    await visit(page, '#/pairings/helpers');
    await page.getByRole('button', { name: '请他用手机' }).first().click();
    await page.getByRole('button', { name: '出一个邀请码' }).click();
    expect(await page.locator('.code-once b').textContent()).toMatch(/^[A-Z2-9]{10}$/);
    await page.getByRole('button', { name: '记下了' }).click();
    await visit(page, '#/settings');
    await page.getByRole('button', { name: '收回' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).click();
    await page.getByText('收回了').first().waitFor();
  });

  it('X2 a name that is looked for never stands in the address', async () => {
    await visit(page, '#/members');
    const name = (await page.locator('.name-link').first().textContent())!;
    await page.getByRole('searchbox').fill(name);
    await page.getByText(`找「${name}」`).waitFor();
    await settled(page);
    expect(await page.locator('tr.ant-table-row').count()).toBeGreaterThan(0);
    expect(decodeURIComponent(page.url())).not.toContain(name);
    await page.getByRole('searchbox').fill(randomUUID().slice(0, 8));
    await page.getByText('这样找没有人').waitFor();
  });
});
