import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';

const root = resolve(__dirname, '../..');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The machine's own Chromium; CHROMIUM names another one. */
export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

export interface RunningServer {
  /** http://127.0.0.1:<port> */
  address: string;
  /** What the server printed so far: one-time codes stand there. */
  printed: () => string;
  stop: () => Promise<void>;
}

/** The built server on a fresh demo database of its own. */
export async function startServer(): Promise<RunningServer> {
  const dir = mkdtempSync(join(tmpdir(), 'guiyan-office-'));
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    env: { ...process.env, NODE_ENV: 'development', HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(dir, 'data'), KEYS_DIR: join(dir, 'keys'), DATABASE_URL: '', SEED_DEMO: 'auto' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const address = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const started = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (started) found(started[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}:\n${text}`)));
  });
  return {
    address,
    printed: () => text,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Calls on their way, page by page. */
const flying = new WeakMap<Page, Set<Request>>();

function watch(page: Page): void {
  const calls = new Set<Request>();
  flying.set(page, calls);
  page.on('request', (request) => request.url().includes('/api/') && calls.add(request));
  page.on('requestfinished', (request) => calls.delete(request));
  page.on('requestfailed', (request) => calls.delete(request));
}

/** The office web as somebody with a demo hat sees it, in a browser profile of its own. `title` as on the sign-in page: 县组织部. */
export async function openOffice(browser: Browser, { address }: RunningServer, title: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  watch(page);
  await page.goto(`${address}/desktop/`);
  await page.locator('.door-demo button', { hasText: title }).click();
  await page.locator('.shell').waitFor();
  return page;
}

/** Goes to a screen by its hash address and waits until nothing is on its way. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => { window.location.hash = to; }, hash);
  await settled(page);
}

/** Until no call is on its way, and none has been for a moment, and no grey row waits. */
export async function settled(page: Page): Promise<void> {
  const calls = flying.get(page);
  if (!calls) throw new Error('a page of openOffice is needed');
  const until = Date.now() + 15_000;
  for (let quiet = 0; quiet < 5; ) {
    if (Date.now() > until) throw new Error(`still waiting for ${[...calls].map((call) => call.url()).join(', ') || 'grey rows'}`);
    quiet = calls.size === 0 && (await page.locator('.grey-rows').count()) === 0 ? quiet + 1 : 0;
    await page.waitForTimeout(30);
  }
}

/** How many rows the list on screen has, all its pages counted. */
export async function countRows(page: Page): Promise<number> {
  const more = page.locator('.table-more');
  while ((await more.count()) > 0) {
    const before = await page.locator('tr.ant-table-row').count();
    await more.click();
    await page.waitForFunction((n) => document.querySelectorAll('tr.ant-table-row').length > n || !document.querySelector('.table-more'), before);
  }
  return page.locator('tr.ant-table-row').count();
}
