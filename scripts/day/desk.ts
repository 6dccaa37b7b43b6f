import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { patience, type Stage } from './stage';

/** Saves a numbered picture; without a folder none. */
export type Shoot = (name: string, page: Page) => Promise<void>;

/** The office web in a browser window of its own; pages are found by what is written on them. */
export class Desk {
  /** What went wrong behind the page. */
  readonly faults: string[] = [];

  private constructor(private readonly context: BrowserContext, readonly page: Page, private readonly address: string, private readonly shoot: Shoot) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && this.faults.push(line.text().slice(0, 600)));
    page.on('response', (reply) => {
      if (reply.status() >= 400 && !/session\.refresh/.test(reply.url())) this.faults.push(`${reply.status()} ${reply.url()}`);
    });
  }

  static async open(browser: Browser, address: string, shoot: Shoot): Promise<Desk> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
    context.setDefaultTimeout(patience);
    return new Desk(context, await context.newPage(), address, shoot);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  picture(name: string): Promise<void> {
    return this.shoot(name, this.page);
  }

  /** A link clicked elsewhere opens a page of its own. */
  async link(url: string): Promise<void> {
    await this.page.goto(url);
  }

  /** Opens a screen as a fresh page: what is on it then comes from the server. */
  async fresh(path: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.address}/desktop/#${path}`);
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
  }

  /** A window of the same person beside this one. */
  async beside(): Promise<Desk> {
    const page = await this.context.newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    return new Desk(this.context, page, this.address, this.shoot);
  }

  async signIn(stage: Stage, phone: string): Promise<void> {
    await this.page.getByLabel('手机号').fill(phone);
    await this.page.getByLabel('验证码', { exact: true }).fill(await stage.code(phone, () => this.press('发验证码')));
    await this.press('登录');
  }

  button(words: string | RegExp): Locator {
    return this.page.getByRole('button', typeof words === 'string' ? { name: spaced(words) } : { name: words });
  }

  async press(words: string | RegExp): Promise<void> {
    await this.button(words).first().click();
  }

  /** One of the tabs or filters of the page. */
  async tab(words: string): Promise<void> {
    await this.page.getByRole('tab', { name: spaced(words, false) }).first().click();
  }

  async see(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  row(words: string): Locator {
    return this.page.getByRole('row').filter({ hasText: words });
  }

  /** The first number in the page's words that match, waiting for them. */
  async number(pattern: RegExp, where: Locator = this.page.locator('body')): Promise<number> {
    for (const end = Date.now() + patience; ;) {
      const text = (await where.first().innerText().catch(() => '')).replace(/\s+/g, ' ');
      const found = pattern.exec(text);
      if (found) return Number(found[1]);
      if (Date.now() > end) throw new Error(`the page does not say ${String(pattern)}: ${text.slice(0, 1500)}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** The length of a list: everything behind 往下还有 is opened and counted. */
  async rowsShown(): Promise<number> {
    const rows = this.page.locator('.data-table tbody tr[data-row-key]');
    const more = this.page.locator('.table-more');
    await rows.first().or(this.page.locator('.empty')).first().waitFor();
    while (await more.count()) {
      const before = await rows.count();
      await more.first().click();
      await this.page.waitForFunction((n) => document.querySelectorAll('.data-table tbody tr[data-row-key]').length > n, before);
    }
    return rows.count();
  }

  /** An invitation asked for in the dialog that is open; answers its code. */
  async inviteCode({ name, phone }: { name?: string; phone?: string }): Promise<string> {
    const dialog = this.page.getByRole('dialog');
    if (name) await dialog.getByLabel('姓名').fill(name);
    if (phone) await dialog.getByLabel('手机号').fill(phone);
    await this.press('出一个邀请码');
    const code = (await this.page.locator('.code-once b').innerText()).trim();
    await this.picture('invite-code');
    await this.press('记下了');
    return code;
  }

  async downloaded(deed: () => Promise<void>, file: string): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), deed()]);
    await download.saveAs(file);
    return download;
  }
}

/** antd sets a space between the two characters of a short button. */
const spaced = (words: string, whole = true): RegExp => {
  const inner = [...words.replace(/\s+/g, '')].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
  return new RegExp(whole ? `^\\s*${inner}\\s*$` : `^\\s*${inner}`);
};
