import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Driver, Where } from '../driver';
import { installFinder, type Finder, type Located, type Wanted } from './finder';

declare global {
  interface Window {
    finder?: Finder;
  }
}

/** How long anything is waited for, in milliseconds. */
const patience = Number(process.env.GUIYAN_PATIENCE ?? 10_000);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What both builds have in common: eyes that read words and a finger that taps where they stand. */
export abstract class Hands implements Driver {
  abstract readonly build: 'weapp' | 'h5';
  abstract readonly page: Page;

  abstract dialled(): readonly string[];
  abstract back(): Promise<void>;
  abstract relaunch(path?: string): Promise<void>;
  abstract offline(off: boolean): Promise<void>;
  abstract choosePhoto(file: string): Promise<void>;
  abstract scan(text: string): Promise<void>;
  abstract close(): Promise<void>;
  /** Throws when the app itself failed since the last look. */
  protected abstract sound(): void;
  /** Chooses in the picker that has just been opened. */
  protected abstract choose(options: string[]): Promise<void>;

  async tap(words: string, where: Where = {}): Promise<void> {
    const spot = await this.reach({ kind: 'words', words, ...where }, where.timeout);
    await this.page.mouse.click(spot.x, spot.y);
  }

  async longPress(words: string, where: Where = {}): Promise<void> {
    const spot = await this.reach({ kind: 'words', words, ...where }, where.timeout);
    await this.page.mouse.move(spot.x, spot.y);
    await this.page.mouse.down();
    await pause(600);
    await this.page.mouse.up();
  }

  async flip(label: string, where: Where = {}): Promise<void> {
    const spot = await this.reach({ kind: 'switch', words: label, ...where }, where.timeout);
    await this.page.mouse.click(spot.x, spot.y);
  }

  async type(label: string, text: string, where: Where = {}): Promise<void> {
    const spot = await this.reach({ kind: 'field', words: label, ...where }, where.timeout);
    await this.page.mouse.click(spot.x, spot.y);
    await this.page.keyboard.press('Control+A');
    if (text === '') await this.page.keyboard.press('Delete');
    else await this.page.keyboard.insertText(text);
  }

  async pick(label: string, option: string | string[], where: Where = {}): Promise<void> {
    const spot = await this.reach({ kind: 'picker', words: label, ...where }, where.timeout);
    await this.page.mouse.click(spot.x, spot.y);
    const day = typeof option === 'string' ? /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(option) : null;
    const parts = day ? [`${day[1]}年`, `${Number(day[2])}月`, ...(day[3] ? [`${Number(day[3])}日`] : [])] : [option].flat();
    await this.choose(parts);
  }

  async see(words: string, { in: inside, nth = 0, timeout }: Where = {}): Promise<void> {
    await this.until(`see "${words}"${inside ? ` beside "${inside}"` : ''}`, timeout, async () => ((await this.counted(words, inside)) > nth ? { done: true } : { why: 'no such words' }));
  }

  async notSee(words: string, { in: inside, timeout }: Where = {}): Promise<void> {
    await this.until(`see "${words}" gone`, timeout, async () => ((await this.counted(words, inside)) === 0 ? { done: true } : { why: 'the words are still there' }));
  }

  count(words: string): Promise<number> {
    return this.counted(words);
  }

  async texts(): Promise<string[]> {
    return (await this.ask((finder) => finder.texts(), undefined)) ?? [];
  }

  async screenshot(file: string): Promise<void> {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  private async counted(words: string, inside?: string): Promise<number> {
    return (await this.ask((finder, asked) => finder.count(asked.words, asked.inside), { words, inside })) ?? 0;
  }

  /** Where to tap, once it stands still. */
  protected async reach(wanted: Wanted & Where, timeout?: number): Promise<{ x: number; y: number }> {
    const { kind, words, in: inside, nth } = wanted;
    let last = '';
    return this.until(`find ${kind === 'words' ? '' : `the ${kind} of `}"${words}"${inside ? ` beside "${inside}"` : ''}`, timeout, async () => {
      const located: Located = (await this.ask((finder, asked) => finder.locate(asked), { kind, words, in: inside, nth })) ?? { why: 'the page is not there yet' };
      if ('why' in located) return located;
      const place = `${Math.round(located.spot.x)},${Math.round(located.spot.y)}`;
      const still = place === last;
      last = place;
      // On a busy machine two looks can fall into one frame.
      if (!still) await this.ask(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))), undefined);
      return still ? { done: located.spot } : { why: 'it keeps moving' };
    });
  }

  protected async until<T>(what: string, timeout: number | undefined, attempt: () => Promise<{ done: T } | { why: string }>): Promise<T> {
    const end = Date.now() + (timeout ?? patience);
    for (;;) {
      this.sound();
      const result = await attempt();
      if ('done' in result) return result.done;
      if (Date.now() > end) throw new Error(`[${this.build}] Could not ${what}: ${result.why}. On the screen:\n${(await this.texts()).join(' | ')}`);
      await pause(40);
    }
  }

  /** Asks the eyes in the page; a page that is just being replaced sees nothing yet. */
  protected async ask<A, R>(look: (finder: Finder, arg: A) => R, arg: A): Promise<R | undefined> {
    const call = `(arg) => window.finder && (${look.toString()})(window.finder, arg)`;
    try {
      await this.page.evaluate(`window.finder || (${installFinder.toString()})()`);
      return (await this.page.evaluate(`(${call})(${JSON.stringify(arg) ?? 'undefined'})`)) as R;
    } catch (error) {
      if (/navigation|context was destroyed|Cannot read properties of null \(reading 'checkVisibility'\)/i.test(String(error))) return undefined;
      throw error;
    }
  }
}
