import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Hat } from '@guiyan/shared/domain/hats';
import { seedDemo } from '../../server/src/seed';
import { app, type Caller, type TestApp } from '../../server/src/test/app';
import { launchBrowser } from './browser';
import { openH5, openWeapp } from './driver';
import type { H5Driver } from './driver/h5';
import type { HostDriver } from './driver/host';
import { realDist } from './host/fixture-app';

export type Hand = HostDriver | H5Driver;
export const builds = ['weapp', 'h5'] as const;
export type Build = (typeof builds)[number];

export interface DemoCounty {
  server: TestApp;
  /** A phone with nothing on it yet, at the door. */
  phone(build: Build): Promise<Hand>;
  /** A phone on which the demo hat with this title was tapped. */
  wear(build: Build, title: string): Promise<Hand>;
  /** The same hat by the API alone, to see what others see. */
  as(hat: Hat): Promise<Caller>;
  close(): Promise<void>;
}

let model: Promise<string> | undefined;
let browser: Promise<Browser> | undefined;
const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'guiyan-county-')));
  return folders.at(-1)!;
};
const within = (dir: string) => ({ dataDir: join(dir, 'data'), keysDir: join(dir, 'keys') });

/** Laid out once for a test file; each test works on a copy of its own. */
const layOut = async (): Promise<string> => {
  const dir = folder();
  const server = await app({ settings: within(dir), now: Date.now() });
  await seedDemo(server.services);
  await server.close();
  return dir;
};

afterAll(async () => {
  await (await browser)?.close();
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** The demo county on a server of its own, and phones of either build to use it with. */
export const openDemoCounty = async (): Promise<DemoCounty> => {
  const dir = folder();
  cpSync(await (model ??= layOut()), dir, { recursive: true });
  // The phones' clocks are the machine's, so the server's must agree.
  const server = await app({ settings: within(dir), now: Date.now() });
  const window = await (browser ??= launchBrowser());
  const hands: Hand[] = [];
  const phone = async (build: Build): Promise<Hand> => {
    const hand = build === 'weapp' ? await openWeapp(window, { dist: realDist, api: server.url }) : await openH5(window, { url: server.url });
    hands.push(hand);
    return hand;
  };
  return {
    server,
    phone,
    wear: async (build, title) => {
      const hand = await phone(build);
      await hand.tap(title);
      await hand.notSee('手机号登录');
      return hand;
    },
    as: async (hat) => server.as((await server.as(null).do('session.demo', { hat, keep: 'body' })).accessToken),
    close: async () => {
      for (const hand of hands) await hand.close();
      await server.close();
    },
  };
};
