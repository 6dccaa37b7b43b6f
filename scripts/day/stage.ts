import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../miniapp/test/browser';
import { bareEnv, freePort, Program } from './processes';

export const root = resolve(__dirname, '../..');
export const template = 'todo';
/** How long anything is waited for, in milliseconds: more than a person would, since a busy machine is no difference. */
export const patience = Number(process.env.GUIYAN_PATIENCE ??= '30000');

const minute = 60_500;

interface Wechat { url: string; appid: string; secret: string }

/** An empty installation, a WeChat of its own and a browser. */
export interface Stage {
  browser: Browser;
  address: string;
  /** Presses for a one-time code and reads it from the server's console. A phone gets one a minute. */
  code(phone: string, press: () => Promise<void>): Promise<string>;
  /** Runs `npm run invite` and answers the link. */
  invite(...args: string[]): Promise<string>;
  /** A verb of the fake platform's control door. */
  wechat<T>(verb: string, input?: Record<string, unknown>): Promise<T>;
  file(name: string): string;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'guiyan-day-'));
  const programs: Program[] = [];
  const asked = new Map<string, number>();
  const begin = (name: string, args: string[], env: NodeJS.ProcessEnv) => {
    const program = Program.node(name, args, env, root);
    programs.push(program);
    return program;
  };
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    for (const program of programs.reverse()) await program.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const fake = begin('the fake WeChat', [join(root, 'server/test-servers/fake-wechat/run.cjs')], bareEnv({}));
    const platform = JSON.parse(await fake.says(/^(\{.*\})$/m)) as Wechat;
    const port = await freePort();
    const env = bareEnv({
      PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(dir, 'data'), KEYS_DIR: join(dir, 'keys'), DATABASE_URL: '', SEED_DEMO: 'no', ALLOW_CONSOLE_CODES: '1', TZ: 'UTC',
      WECHAT_APPID: platform.appid, WECHAT_SECRET: platform.secret, WECHAT_BASE_URL: platform.url, WECHAT_TEMPLATE: template,
    });
    const server = begin('the server', ['--enable-source-maps', join(root, 'server/dist/main.js')], env);
    const wechat = async <T>(verb: string, input: Record<string, unknown> = {}): Promise<T> => {
      const reply = await fetch(`${platform.url}/__control/${verb}`, { method: 'POST', body: JSON.stringify(input) });
      if (!reply.ok) throw new Error(`the fake WeChat refused ${verb}: ${await reply.text()}`);
      return ((await reply.json()) as { data: T }).data;
    };
    await wechat('addTemplate', { id: template, keys: ['thing1', 'time2'] });
    [browser] = await Promise.all([launchBrowser(), server.says(/归雁开了/)]);
    return {
      browser,
      address: `http://127.0.0.1:${port}`,
      code: async (phone, press) => {
        await sleep(Math.max(0, (asked.get(phone) ?? 0) + minute - Date.now()));
        const from = server.output.length;
        await press();
        const code = await server.says(new RegExp(`验证码 (\\d{6}) → ${phone.slice(0, 4)}\\*{4}${phone.slice(-3)}`), { from });
        asked.set(phone, Date.now());
        return code;
      },
      invite: async (...args) => {
        const cli = begin('the invite command', [join(root, 'scripts/cli.mjs'), 'invite', ...args], env);
        return cli.says(/(https?:\S+)/);
      },
      wechat,
      file: (name) => join(dir, name),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
