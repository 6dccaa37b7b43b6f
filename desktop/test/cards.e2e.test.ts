import type { Browser } from 'playwright-core';
import { seedDemo } from '../../server/src/seed';
import { app, type TestApp } from '../../server/src/test/app';
import { launchBrowser, openOffice, settled, visit, type RunningServer } from './office';

let county: TestApp;
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  county = await app({ now: Date.now() });
  await seedDemo(county.services);
  server = { address: county.url, printed: () => '', stop: () => county.close() };
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await county?.close();
});

/** Pages of a PDF and their sizes in points. */
const pagesOf = (pdf: Buffer): { count: number; sizes: string[] } => {
  const text = pdf.toString('latin1');
  return { count: (text.match(/\/Type\s*\/Page[^s]/g) ?? []).length, sizes: [...new Set([...text.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box]) => box!.trim().split(/\s+/).map((n) => Math.round(Number(n))).join(' ')))] };
};

describe('F1 F2 cards in the office', () => {
  it('F1 the sheet is A4, eight faces a page with their backs behind them, codes of 60 mm with modules of a millimetre', async () => {
    const page = await openOffice(browser, server, '组织干事');
    await visit(page, '#/cards?view=valid');
    const valid = Number((await page.locator('.pick[aria-selected="true"] .pick-count').textContent()) ?? 0);
    expect(valid).toBeGreaterThan(8);
    await visit(page, '#/cards/print');
    await page.locator('.id-sheet .paper-qr').first().waitFor();
    await settled(page);
    const sheets = Math.ceil(valid / 8) * 2;
    expect(await page.locator('.id-sheet').count()).toBe(sheets);
    const mm = await page.evaluate(() => {
      const unit = document.createElement('div');
      unit.style.cssText = 'position:absolute;width:100mm';
      document.body.append(unit);
      const one = unit.getBoundingClientRect().width / 100;
      unit.remove();
      const cards = [...document.querySelectorAll('.id-sheet:first-child .id-card')].map((card) => card.getBoundingClientRect());
      const codes = [...document.querySelectorAll('.id-sheet:first-child .id-card')].map((card) => ({ card: card.getBoundingClientRect(), code: card.querySelector('.paper-qr')!.getBoundingClientRect(), modules: Number(card.querySelector('svg')!.getAttribute('viewBox')!.split(' ')[2]) }));
      return { width: cards.map((c) => Math.round(c.width / one)), codes: codes.map(({ card, code, modules }) => ({ side: code.width / one, module: code.width / one / modules, modules, quiet: Math.min(code.top - card.top, card.bottom - code.bottom, card.right - code.right) / one })) };
    });
    expect(mm.width).toEqual(Array.from({ length: 8 }, () => 100));
    for (const { side, module, modules, quiet } of mm.codes) {
      expect([Math.round(side * 10) / 10, module >= 1, modules <= 57, quiet >= 4 * module - 0.05]).toEqual([60, true, true, true]);
    }
    // The back of the left card of a row stands right, so that it lies behind it.
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pagesOf(pdf)).toEqual({ count: sheets, sizes: ['0 0 595 842'] });
  });

  it('F1 an asking goes from the family’s to the card’s list', async () => {
    const page = await openOffice(browser, server, '组织干事');
    await visit(page, '#/cards?view=approved');
    const n = Number((await page.locator('.pick[aria-selected="true"] .pick-count').textContent()) ?? 0);
    expect(n).toBeGreaterThan(0);
    await page.getByRole('button', { name: `发批了的 ${n} 张` }).click();
    await page.getByText(`发了 ${n} 张`).waitFor();
    await settled(page);
    expect(await page.locator('.pick[aria-selected="true"] .pick-count').textContent()).toBe('0');
  });

  it('F2 a pledge is changed on screen and the old one stays with its day', async () => {
    const page = await openOffice(browser, server, '组织干事');
    await visit(page, '#/settings?tab=windows');
    await page.getByRole('button', { name: '改电话和承诺' }).last().click();
    await page.getByLabel('承诺').fill('持证来的，十分钟里有人接');
    await page.getByRole('button', { name: '改好了' }).click();
    await page.locator('.dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '改电话和承诺' }).last().click();
    await page.getByText(/第 2 版.*十分钟里有人接/).waitFor();
    await page.getByText(/第 1 版/).waitFor();
  });
});

describe('S4 slips of a matter', () => {
  it('S4 what was asked for, taken and answered is one page each, on A5 and on A4, with the words of the matter and nothing of the screen', async () => {
    const page = await openOffice(browser, server, '组织干事');
    const clerk = county.as((await county.as(null).do('session.demo', { hat: 'clerk', keep: 'body' })).accessToken);
    const [waits] = (await clerk.do('requests.list', { status: 'papers' })).rows;
    const asked = (await clerk.do('requests.get', { id: waits!.id })).steps.filter((step) => step.what === 'papers').at(-1)!.words!;
    for (const [size, box] of [['A5', '0 0 420 595'], ['A4', '0 0 595 842']] as const) {
      await visit(page, `#/requests/${waits!.id}/slip?kind=papers&size=${size}`);
      await page.getByRole('heading', { name: '补正告知单', level: 2 }).waitFor();
      await settled(page);
      expect(await page.locator('.slip td').allTextContents()).toContain(asked);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toEqual({ count: 1, sizes: [box] });
      await page.emulateMedia({ media: null });
    }
    const slips = async (status: 'taken' | 'answered'): Promise<string[]> => {
      const [one] = (await clerk.do('requests.list', { status })).rows;
      await visit(page, `#/requests/${one!.id}/slip`);
      await page.locator('.slip').waitFor();
      await settled(page);
      return page.getByRole('tablist', { name: '哪一张' }).getByRole('tab').allTextContents();
    };
    expect(await slips('taken')).toEqual(['受理单', '委托书']);
    expect(await slips('answered')).toEqual(['受理单', '办结单', '委托书']);
  });
});
