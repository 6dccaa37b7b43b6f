import type { Browser } from 'playwright-core';
import { H5Driver, type H5Options } from './driver/h5';
import { HostDriver } from './driver/host';
import type { OpenHostOptions } from './host/browser';

export interface Where {
  /** Only inside the smallest part of the screen that also shows these words, e.g. a row's name. */
  in?: string;
  /** Which of several, from 0. */
  nth?: number;
  timeout?: number;
}

/** One pair of hands for both builds. Everything is found by the words on the screen, and waited for (≤ 10 s). */
export interface Driver {
  readonly build: 'weapp' | 'h5';
  tap: (words: string, where?: Where) => Promise<void>;
  longPress: (words: string, where?: Where) => Promise<void>;
  /** Replaces what stands in the field found by its label, placeholder or accessible name. */
  type: (label: string, text: string, where?: Where) => Promise<void>;
  /** Opens the picker that shows `label` and chooses: one option, or one per column. A day is `YYYY-MM-DD`. */
  pick: (label: string, option: string | string[], where?: Where) => Promise<void>;
  /** Turns the switch, checkbox or radio that belongs to a label. */
  flip: (label: string, where?: Where) => Promise<void>;
  see: (words: string, where?: Where) => Promise<void>;
  notSee: (words: string, where?: Where) => Promise<void>;
  count: (words: string) => Promise<number>;
  /** All visible words, top to bottom. */
  texts: () => Promise<string[]>;
  /** The numbers this phone was told to call, in their order. */
  dialled: () => readonly string[];
  /** The phone's own way back. */
  back: () => Promise<void>;
  /** Kills the app and opens it again; what it stored stays. `path` opens a page, as a link would. */
  relaunch: (path?: string) => Promise<void>;
  offline: (off: boolean) => Promise<void>;
  /** The file that the next photo chooser will give: call it before the tap. */
  choosePhoto: (file: string) => Promise<void>;
  /** What the next scan will read: call it before the tap. */
  scan: (text: string) => Promise<void>;
  screenshot: (file: string) => Promise<void>;
  close: () => Promise<void>;
}

export const openWeapp = (browser: Browser, options: OpenHostOptions): Promise<HostDriver> => HostDriver.open(browser, options);
export const openH5 = (browser: Browser, options: H5Options): Promise<H5Driver> => H5Driver.open(browser, options);
