import type { Browser, Page } from 'playwright-core';
import { countRows, launchBrowser, openOffice, settled, startServer, visit, type RunningServer } from './office';

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Door {
  name: string;
  value: number;
  href: string;
}

/** Every number on screen that opens a list, with the address it opens. */
async function doorsOf(page: Page, selector: string, number: string): Promise<Door[]> {
  return page.locator(selector).evaluateAll(
    (links, inner) =>
      links.map((link) => {
        const text = (inner ? link.querySelector(inner) : link)?.textContent ?? '';
        return { name: (link.textContent ?? '').replace(/\s+/g, ' ').trim(), value: Number(/\d+/.exec(text)?.[0]), href: link.getAttribute('href') ?? '' };
      }),
    number,
  );
}

async function expectLists(page: Page, doors: readonly Door[]): Promise<void> {
  const lengths: Record<string, number> = {};
  for (const door of doors) {
    await visit(page, door.href);
    lengths[door.name] = await countRows(page);
  }
  expect(lengths).toEqual(Object.fromEntries(doors.map((door) => [door.name, door.value])));
}

describe.each([['县组织部'], ['党支部书记']])('L1 the page of a place, as %s sees it', (title) => {
  let page: Page;
  beforeAll(async () => {
    page = await openOffice(browser, server, title);
  }, 60_000);
  beforeEach(() => visit(page, '#/township'));
  afterAll(() => page.context().close());

  it('L1 each of the six figures, and each of their parts, is as long as the list it opens', async () => {
    const figures = await doorsOf(page, '.tile-value', 'b');
    expect(figures).toHaveLength(6);
    // Invented places hold people in every figure: a page of zeros would prove nothing.
    for (const figure of figures) expect(figure.value).toBeGreaterThan(0);
    const parts = await doorsOf(page, '.tile-parts a', '');
    await expectLists(page, [...figures, ...parts]);
  });

  it('L5 the ring and the due bar open as many families as they count', async () => {
    const doors = [...(await doorsOf(page, '.ring-figure', '')), ...(await doorsOf(page, '.figure-rows a', 'b'))];
    expect(doors).toHaveLength(5);
    await expectLists(page, doors);
  });

  it('L5 the three parts of the due bar add up to what is due', async () => {
    const due = Number(/\d+(?= 户)/.exec((await page.getByText(/月该走访 \d+ 户/).textContent())!)![0]);
    const parts = await doorsOf(page, '.figure-rows a', 'b');
    expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(due);
  });

  it.each(['还没有帮扶人', '没有联络员', '走访过期'])('L5 the tab %s counts its rows', async (label) => {
    const tab = page.getByRole('tab', { name: label });
    await tab.click();
    await settled(page);
    expect(await page.locator('.families tr.ant-table-row').count()).toBe(Number(/\d+/.exec((await tab.textContent())!)![0]));
  });

  it('L1 a past month keeps its day in every list it opens', async () => {
    await page.getByRole('combobox', { name: '哪个月' }).click();
    await page.locator('.ant-select-item-option').nth(2).click();
    await settled(page);
    expect(page.url()).toMatch(/asOf=\d{4}-\d{2}-\d{2}/);
    const doors = [...(await doorsOf(page, '.tile-value', 'b')), ...(await doorsOf(page, '.ring-figure', '')), ...(await doorsOf(page, '.figure-rows a', 'b'))];
    for (const door of doors) expect(door.href).toMatch(/asOf=/);
    await expectLists(page, doors);
  });

  it('L5 villages stand in their fixed order, and the page says so', async () => {
    await expect(page.getByText('按区划次序列出，不排名').isVisible()).resolves.toBe(true);
  });
});

it('S2 P1 M6 each count of the first screen is as long as the list it opens', async () => {
  const page = await openOffice(browser, server, '党支部书记');
  await visit(page, '#/today');
  const doors = await doorsOf(page, '.door-count', 'b');
  expect(doors.map((door) => door.name.replace(/\d+/, '').trim())).toEqual(['到期该办的', '等人接的事', '没解决的难处', '等答复的汇报', '等确认的绑定', '要打的电话', '没通知到的人', '等批的导出']);
  expect(doors.some((door) => door.value > 0)).toBe(true);
  await expectLists(page, doors.filter((door) => !/binds|ledgers/.test(door.href)));
  // The page of ledgers shows decided askings too: what waits is what may be approved.
  const askings = doors.find((door) => door.href.includes('ledgers'))!;
  await visit(page, askings.href);
  expect(await page.getByRole('button', { name: '批准' }).count()).toBe(askings.value);
  await page.context().close();
});
