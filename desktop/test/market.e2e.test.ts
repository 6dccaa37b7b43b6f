import type { Browser, Page } from 'playwright-core';
import { seedDemo } from '../../server/src/seed';
import { rows, sql } from '../../server/src/platform/db/sql';
import { createOp } from '../../server/src/platform/op';
import { app, type TestApp } from '../../server/src/test/app';
import { launchBrowser, openOffice, visit } from './office';

let server: TestApp;
let browser: Browser;
let tablets: Page[];
let id: string;
const pictures = process.env.GUIYAN_PICTURES;
const picture = async (page: Page, name: string): Promise<void> => void (pictures && (await page.screenshot({ path: `${pictures}/${name}.png` })));
const unsent = (page: Page, n: number) => page.locator(`[data-unsent="${n}"]`).waitFor({ timeout: 20_000 });

beforeAll(async () => {
  server = await app({ now: Date.now() });
  await seedDemo(server.services);
  browser = await launchBrowser();
  const where = { address: server.url, printed: () => '', stop: () => server.close() };
  tablets = [await openOffice(browser, where, '驻外服务中心'), await openOffice(browser, where, '驻外服务中心')];
  id = (await server.services.db.read((m) => rows<{ id: string }>(m, sql(`select d.org_id as id from market_days d limit 1`))))[0]!.id;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function give(page: Page, name: string): Promise<void> {
  const left = Number(await page.locator('[data-unsent]').getAttribute('data-unsent'));
  await page.getByLabel('叫什么').fill(name);
  await page.getByRole('button', { name: /^给 \w\d+ 号$/ }).click();
  await page.waitForFunction((n) => Number(document.querySelector('[data-unsent]')?.getAttribute('data-unsent')) !== n || document.querySelector<HTMLInputElement>('[aria-label="叫什么"]')?.value === '', left);
}
const today = () => server.services.db.read(async (m) => { const op = createOp(server.services, m, null); return rows<{ number: string; surname: string; requestId: string }>(m, sql(`select concat(k.letter, k.no) as number, k.surname, k.request_id from market_tickets k where k.org_id = ? and k.day = ? order by k.letter, k.no`, id, op.today)); });

describe('S8 numbers at the door, in a real browser', () => {
  it('S8 two tablets give numbers without a network, one is reloaded, and all of it arrives once', async () => {
    const [a, b] = tablets as [Page, Page];
    for (const page of [a, b]) await visit(page, `#/outposts/${id}/desk`);
    for (const [page, letter] of [[a, 'A'], [b, 'B']] as const) await page.getByText(`这台机器是 ${letter} 号机`).waitFor();
    await give(a, '石大山');
    await unsent(a, 0);
    // The office’s line is down: whatever is asked of the server gets no answer.
    for (const page of [a, b]) await page.route('**/api/markets.*', (route) => route.abort());
    await give(a, '杨阿花');
    await give(a, '吴三妹');
    await give(b, '欧阳青');
    await a.locator('[data-number="A02"]').getByRole('button', { name: '叫号' }).click();
    await unsent(a, 3);
    await unsent(b, 1);
    await picture(a, 'market-desk-offline');
    expect((await today()).map((k) => k.number)).toEqual(['A1']);
    // What lies on the machine is ciphered.
    const kept = await a.evaluate(async () => new Promise<string>((done) => { const asked = indexedDB.open('guiyan.desk', 1); asked.onsuccess = () => { const all = asked.result.transaction('tablets').objectStore('tablets').getAll(); all.onsuccess = () => { const bytes = (all.result as { bytes?: ArrayBuffer }[]).map((x) => (x.bytes ? new TextDecoder().decode(x.bytes) : JSON.stringify(x))).join(''); asked.result.close(); done(bytes); }; }; }));
    expect(kept.length).toBeGreaterThan(100);
    expect(kept).not.toContain('杨阿花');
    await a.reload();
    await a.getByText('这台机器是 A 号机，给了 3 个号').waitFor();
    await unsent(a, 3);
    for (const page of [a, b]) await page.unroute('**/api/markets.*');
    for (const page of [a, b]) await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await unsent(a, 0);
    await unsent(b, 0);
    expect((await today()).map((k) => [k.number, k.surname])).toEqual([['A1', '石'], ['A2', '杨'], ['A3', '吴'], ['B1', '欧阳']]);
    await a.locator('[data-number="A02"]').getByRole('button', { name: '办完了' }).click();
    await a.getByLabel('结果').fill('交上去了');
    await picture(a, 'market-desk-end');
    await a.getByRole('button', { name: '记下来' }).click();
    await unsent(a, 0);
    await b.locator('[data-number="B01"]').getByRole('button', { name: '叫号' }).click();
    await unsent(b, 0);
    await visit(b, `#/outposts/${id}/queue`);
    await b.getByText('欧阳 请到').waitFor();
    await picture(b, 'market-board');
    expect(await b.locator('.market-board').textContent()).not.toContain('欧阳青');
    await visit(a, `#/outposts/${id}/report`);
    await a.getByText('这一天').waitFor();
    await picture(a, 'market-report');
  }, 60_000);

  it('S8 lines a machine cannot read are not written over: it stays shut until they can be', async () => {
    const page = tablets[1]!;
    await visit(page, `#/outposts/${id}/desk`);
    await page.getByText('这台机器是 B 号机').waitFor();
    await page.route('**/api/markets.*', (route) => route.abort());
    await give(page, '滕小满');
    await unsent(page, 1);
    /** Keeps what lies there aside and breaks it, or puts it back; tells whether it still lies there broken. */
    const turn = (to: 'break' | 'mend' | 'look') => page.evaluate(async (to) => new Promise<boolean>((done, failed) => {
      const asked = indexedDB.open('guiyan.desk', 1);
      asked.onerror = () => failed(asked.error);
      asked.onsuccess = () => {
        const tx = asked.result.transaction('tablets', 'readwrite');
        const store = tx.objectStore('tablets');
        let broken = false;
        const keys = store.getAllKeys();
        keys.onsuccess = () => {
          for (const key of keys.result.map(String).filter((k) => !k.endsWith('~'))) {
            const found = store.get(to === 'mend' ? `${key}~` : key);
            found.onsuccess = () => {
              if (to === 'look') { broken = (found.result as { bytes: ArrayBuffer }).bytes.byteLength === 4; return; }
              store.put(to === 'mend' ? found.result : { ...found.result, bytes: new ArrayBuffer(4) }, key);
              if (to === 'break') store.put(found.result, `${key}~`);
            };
          }
        };
        tx.oncomplete = () => { asked.result.close(); done(broken); };
      };
    }), to);
    await turn('break');
    await page.unroute('**/api/markets.*');
    await page.reload();
    await page.getByRole('button', { name: '再试' }).waitFor();
    expect(await turn('look')).toBe(true);
    await turn('mend');
    await page.reload();
    await page.getByText('这台机器是 B 号机').waitFor();
    await unsent(page, 0);
    expect((await today()).map((k) => [k.number, k.surname])).toContainEqual(['B2', '滕']);
  }, 60_000);
});
