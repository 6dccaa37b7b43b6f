import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Hands } from './hands';

export interface H5Options {
  /** Address of the server that serves the H5 build. */
  url: string;
  /** Path to open first. */
  path?: string;
}

interface Telephone {
  navigation: EventTarget;
  dial: (number: string) => Promise<void>;
}

/** A browser without a telephone asks what to do with `tel:` in a window nobody sees, which then eats every tap. */
function callHere(): void {
  const { navigation, dial } = window as unknown as Telephone;
  navigation.addEventListener('navigate', (event) => {
    const { url } = (event as Event & { destination: { url: string } }).destination;
    if (!url.startsWith('tel:')) return;
    event.preventDefault();
    void dial(url.slice('tel:'.length));
  });
}

/** The H5 build, as a phone's browser shows it. */
export class H5Driver extends Hands {
  readonly build = 'h5';
  readonly faults: string[] = [];
  private photo: string | undefined;
  private current: Page;

  private constructor(
    readonly context: BrowserContext,
    page: Page,
    private readonly url: string,
    private readonly calls: readonly string[],
  ) {
    super();
    this.current = this.watch(page);
  }

  static async open(browser: Browser, { url, path = '/' }: H5Options): Promise<H5Driver> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const calls: string[] = [];
    await context.exposeFunction('dial', (number: string) => calls.push(number));
    await context.addInitScript(callHere);
    const driver = new H5Driver(context, await context.newPage(), url, calls);
    await driver.current.goto(new URL(path, url).href);
    return driver;
  }

  get page(): Page {
    return this.current;
  }

  dialled(): readonly string[] {
    return this.calls;
  }

  async back(): Promise<void> {
    await this.page.goBack();
  }

  async relaunch(path = '/'): Promise<void> {
    await this.current.close();
    this.current = this.watch(await this.context.newPage());
    await this.current.goto(new URL(path, this.url).href);
  }

  offline(off: boolean): Promise<void> {
    return this.context.setOffline(off);
  }

  async choosePhoto(file: string): Promise<void> {
    this.photo = file;
  }

  async scan(): Promise<void> {
    throw new Error('A browser has no scanner here: type the code by hand instead');
  }

  close(): Promise<void> {
    return this.context.close();
  }

  protected sound(): void {
    if (this.faults.length > 0) throw new Error(`The app failed:\n${this.faults.splice(0).join('\n')}`);
  }

  protected async choose(options: string[]): Promise<void> {
    await this.page.locator('.weui-picker:visible').waitFor();
    for (const [column, option] of options.entries()) await this.turn(column, option);
    await this.page.locator('.weui-picker:visible .weui-picker__action').last().click();
    await this.page.locator('.weui-picker:visible').waitFor({ state: 'hidden' });
  }

  /** Drags a wheel by as many rows as the option is away. */
  private async turn(column: number, option: string): Promise<void> {
    const wheel = this.page.locator('.weui-picker:visible .weui-picker__group').nth(column);
    const rows = wheel.locator('.weui-picker__item');
    await this.until(`choose "${option}"`, undefined, async () => {
      const words = (await rows.allInnerTexts()).map((text) => text.trim());
      const at = words.findIndex((text) => text === option || text.replace(/[年月日]$/, '').replace(/^0/, '') === option.replace(/[年月日]$/, ''));
      if (at < 0) return { why: `the wheel offers ${words.join('、')}` };
      await wheel.evaluate(async (element, index) => {
        const row = element.querySelector('.weui-picker__item');
        const content = element.querySelector('.weui-picker__content');
        if (!row || !content) return;
        const height = row.getBoundingClientRect().height;
        const middle = element.getBoundingClientRect().top + element.getBoundingClientRect().height / 2;
        const now = Math.round((middle - content.getBoundingClientRect().top - height / 2) / height);
        const send = (type: string, y: number): boolean => element.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: 10, clientY: y }));
        if (now === index) return;
        // The wheel draws each move before it takes the next.
        for (const [type, y] of [['mousedown', 500], ['mousemove', 500 - (index - now) * height], ['mouseup', 500 - (index - now) * height]] as const) {
          send(type, y);
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
      }, at);
      return { done: true };
    });
    await this.page.waitForTimeout(400);
  }

  private watch(page: Page): Page {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('filechooser', (chooser) => void chooser.setFiles(this.photo ? [this.photo] : []));
    return page;
  }
}
