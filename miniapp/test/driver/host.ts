import type { Browser } from 'playwright-core';
import { openHost, type OpenedHost, type OpenHostOptions } from '../host/browser';
import { Hands } from './hands';

/** The weapp build, in the host. */
export class HostDriver extends Hands {
  readonly build = 'weapp';

  constructor(readonly phone: OpenedHost) {
    super();
  }

  static async open(browser: Browser, options: OpenHostOptions): Promise<HostDriver> {
    return new HostDriver(await openHost(browser, options));
  }

  get page(): OpenedHost['page'] {
    return this.phone.page;
  }

  dialled(): readonly string[] {
    return this.phone.host.calls.filter(({ name }) => name === 'makePhoneCall').map(({ options }) => (options as { phoneNumber: string }).phoneNumber);
  }

  async back(): Promise<void> {
    this.phone.host.receive({ kind: 'back' });
  }

  relaunch(path?: string): Promise<void> {
    return this.phone.relaunch(path);
  }

  async offline(off: boolean): Promise<void> {
    this.phone.setOffline(off);
  }

  async choosePhoto(file: string): Promise<void> {
    this.phone.settings.photo = file;
  }

  async scan(text: string): Promise<void> {
    this.phone.settings.scan = text;
  }

  close(): Promise<void> {
    return this.phone.close();
  }

  protected sound(): void {
    this.phone.host.assertSound();
  }

  protected async choose(options: string[]): Promise<void> {
    for (const [column, option] of options.entries()) {
      await this.until(`choose "${option}"`, undefined, async () => {
        const rows = this.page.locator(`.picker-column[data-column="${column}"] .picker-row`);
        const row = rows.filter({ hasText: new RegExp(`^\\s*${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`) });
        if ((await row.count()) === 0) return { why: `the wheel offers ${(await rows.allInnerTexts()).join('、') || 'nothing'}` };
        await row.first().click();
        return { done: true };
      });
      // The next wheel depends on this one.
      await this.page.waitForTimeout(80);
    }
    await this.page.locator('.picker-ok').click();
    await this.page.locator('.picker').waitFor({ state: 'detached' });
  }
}
