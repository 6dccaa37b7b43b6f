import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Host } from './host';
import { serveView } from './server';
import { HostStorage } from './wx/storage';
import { setOffline } from './wx/network';
import { defaultSettings, type HostSettings } from './settings';
import type { Ask, FromView, ToView, ViewPort } from './port';

interface InPage {
  hostView: { receive: (messages: ToView[]) => void; answer: (ask: Ask) => Promise<unknown> };
}

/** Carries messages to the page in order; what piles up while one batch is drawn goes as the next. */
class BrowserView implements ViewPort {
  private queue: ToView[] = [];
  private sending: Promise<void> | undefined;

  constructor(
    private readonly page: Page,
    private readonly onFault: (error: unknown) => void,
  ) {}

  post(message: ToView): void {
    this.queue.push(message);
    this.sending ??= this.drain();
  }

  async ask<T>(question: Ask): Promise<T> {
    await this.sending;
    try {
      return (await this.page.evaluate((ask) => (window as unknown as InPage).hostView.answer(ask), question)) as T;
    } catch (error) {
      // An app that was killed under an open dialog never gets its answer.
      if (this.page.isClosed() || /context was destroyed|has been closed|navigation/i.test(String(error))) return new Promise<T>(() => undefined);
      throw error;
    }
  }

  private async drain(): Promise<void> {
    await undefined;
    try {
      while (this.queue.length > 0) {
        const batch = this.queue;
        this.queue = [];
        await this.page.evaluate((messages) => (window as unknown as InPage).hostView.receive(messages), batch);
      }
    } catch (error) {
      if (!this.page.isClosed()) this.onFault(error);
    } finally {
      this.sending = undefined;
    }
  }
}

export interface OpenHostOptions {
  dist: string;
  api?: string;
  storage?: HostStorage;
  settings?: Partial<HostSettings>;
  launch?: string;
}

export interface OpenedHost {
  readonly page: Page;
  readonly host: Host;
  readonly storage: HostStorage;
  /** Shared by every start of the app on this phone. */
  readonly settings: HostSettings;
  setOffline: (offline: boolean) => void;
  /** Kills the app and opens it again; storage and settings stay. */
  relaunch: (launch?: string) => Promise<void>;
  close: () => Promise<void>;
}

/** A phone in the browser with the weapp build on it. */
export const openHost = async (browser: Browser, options: OpenHostOptions): Promise<OpenedHost> => {
  const storage = options.storage ?? new HostStorage();
  const settings = Object.assign(defaultSettings(), options.settings);
  const server = await serveView(() => current);
  const context: BrowserContext = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  let current: Host;
  const boot = async (launch?: string): Promise<Host> => {
    const view = new BrowserView(page, (error) => current.fault(error, 'view'));
    const host = new Host({ dist: options.dist, apiBase: options.api, storage, launch }, view);
    Object.assign(host, { settings });
    current = host;
    await page.goto(server.url);
    await page.waitForFunction(() => 'hostView' in window);
    await page.evaluate(({ clock, net }) => {
      for (const [selector, words] of [['.clock', clock], ['.net', net]] as const) {
        const element = document.querySelector(selector);
        if (element) element.textContent = words;
      }
    }, { clock: settings.clockText, net: settings.networkType.toUpperCase() });
    return host.start();
  };
  await page.exposeFunction('toLogic', (messages: FromView[]) => messages.forEach((message) => current.receive(message)));
  page.on('pageerror', (error) => current.fault(error, 'view'));
  current = await boot(options.launch);
  return {
    page,
    get host() {
      return current;
    },
    storage,
    settings,
    setOffline: (offline) => setOffline(current, offline),
    relaunch: async (launch) => {
      current.close();
      await boot(launch);
    },
    close: async () => {
      current.close();
      await context.close();
      await server.close();
    },
  };
};
