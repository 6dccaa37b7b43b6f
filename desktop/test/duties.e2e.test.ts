import type { Browser, Page } from 'playwright-core';
import { firstOfMonth, shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { runDuties } from '../../server/src/modules/duties';
import { seedDemo } from '../../server/src/seed';
import { app, type TestApp } from '../../server/src/test/app';
import { countRows, launchBrowser, openOffice, visit } from './office';

let server: TestApp;
let browser: Browser;
let page: Page;
const pictures = process.env.GUIYAN_PICTURES;
const picture = async (name: string): Promise<void> => void (pictures && (await page.screenshot({ path: `${pictures}/${name}.png` })));

beforeAll(async () => {
  const now = Date.now();
  server = await app({ now });
  await seedDemo(server.services);
  for (const at of [startOfDay(firstOfMonth(shanghaiDay(now))) + 1_800_000, now]) {
    server.clock.set(at);
    await runDuties(server.services);
  }
  browser = await launchBrowser();
  page = await openOffice(browser, { address: server.url, printed: () => '', stop: () => server.close() }, '党支部书记');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('M5 what is due, in the office', () => {
  it('M5 each number is as long as the list it opens', async () => {
    await visit(page, '#/today');
    await picture('today');
    await visit(page, '#/duties');
    await picture('duties');
    const doors = await page.locator('td a[href*="state="]').evaluateAll((links) => links.map((link) => ({ n: Number(link.textContent), to: link.getAttribute('href') ?? '' })));
    const some = doors.slice(0, 5);
    expect(some.length).toBeGreaterThan(1);
    for (const { n, to } of some) {
      await visit(page, to);
      expect([to, await countRows(page)]).toEqual([to, n]);
    }
  });

  it('M5 something is given, handed on and back with its trail, and cancelled with a reason', async () => {
    await visit(page, '#/duties');
    await page.getByRole('button', { name: '交代一件事' }).click();
    await page.getByLabel('什么事').fill('看看老人的火炉');
    await page.getByLabel('交给谁').last().click();
    await page.locator('.ant-select-item-option', { hasText: '村支书' }).click();
    await picture('duties-give');
    await page.getByRole('button', { name: '交代下去' }).click();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await visit(page, '#/duties/list?rule=by_hand');
    await page.getByText('看看老人的火炉').click();
    await page.getByText('交代下来').waitFor();
    const hand = async (to: () => Promise<void>, why: string): Promise<void> => {
      await page.locator('.ant-drawer').getByRole('button', { name: '交给别人' }).click();
      await to();
      await page.getByLabel('为什么').fill(why);
      await page.locator('.ant-modal').getByRole('button', { name: '交给别人' }).click();
      await page.locator('.ant-modal').waitFor({ state: 'detached' });
      await page.locator('.ant-drawer').getByText(why).waitFor();
    };
    await hand(async () => {
      await page.locator('.ant-modal').getByText('一个人').click();
      await page.getByLabel('交给谁').last().click();
      await page.locator('.ant-select-item-option').first().click();
    }, '他住得近');
    await hand(async () => {
      await page.getByLabel('交给谁').last().click();
      await page.locator('.ant-select-item-option', { hasText: '村支书' }).click();
    }, '他出门了');
    await page.locator('.ant-drawer').getByText(/换人来做，原来是/).waitFor();
    await picture('duties-trail');
    await page.getByRole('button', { name: '不用办了' }).click();
    await page.getByLabel('为什么').fill('已经换了新的');
    await page.locator('.ant-modal').getByRole('button', { name: '不用办了' }).click();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await page.locator('.ant-drawer').getByText('已经换了新的').waitFor();
    await page.locator('.ant-drawer-close').click();
    await visit(page, '#/duties/list?rule=by_hand&state=cancelled');
    await page.locator('td', { hasText: '看看老人的火炉' }).waitFor();
  });
});

describe('M5 the county’s rules', () => {
  it('M5 the places’ numbers open their lists; another form is looked at beforehand and then stands with its history', async () => {
    await page.context().close();
    page = await openOffice(browser, { address: server.url, printed: () => '', stop: () => server.close() }, '县组织部');
    await visit(page, '#/duties');
    await picture('duties-county');
    const places = await page.locator('td a[href*="township="]').evaluateAll((links) => links.map((link) => ({ n: Number(link.textContent), to: link.getAttribute('href') ?? '' })));
    expect(places.length).toBeGreaterThan(1);
    for (const { n, to } of places.slice(0, 3)) {
      await visit(page, to);
      expect([to, await countRows(page)]).toEqual([to, n]);
    }
    await visit(page, '#/township');
    await picture('board');
    await visit(page, '#/settings?tab=duties');
    await picture('duties-rules');
    await page.locator('.rules li', { hasText: '每月一个电话' }).getByRole('button', { name: '改' }).click();
    await page.getByText(/下个月会有 \d+ 件，\d+ 个人办/).waitFor();
    await picture('duties-set');
    await page.getByLabel('过期上报').fill('5');
    await page.getByLabel('依据').fill('县里定的');
    await page.getByRole('button', { name: '定下来' }).click();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await page.getByText('过期 5 天报上一级').first().waitFor();
    await page.getByText(/县里定的/).waitFor();
  });
});
