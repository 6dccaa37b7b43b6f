import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndpointName, Input, Output } from '@guiyan/shared/contract';
import { createConnection } from 'mysql2/promise';
import { buildApp, type App, type AppOptions } from '../app';
import { SetClock } from '../platform/clock';
import type { Settings } from '../platform/env';
import { createLog } from '../platform/log';
import type { Wechat } from '../platform/outbound/wechat';
import { poster } from './post';
import { layOutMariadb, layOutSqlite } from './schema';

export interface Reply<T> { status: number; data: T; error: { code: string; message: string; fields?: Record<string, string>; retryAfter?: number; copies?: { mine: Record<string, unknown>; theirs: Record<string, unknown> } } | null; headers: Headers }
export interface Caller {
  token: string | null;
  call<N extends EndpointName>(name: N, input: Input<N>, options?: { key?: string; headers?: Record<string, string> }): Promise<Reply<Output<N>>>;
  /** Calls and expects it to be done. */
  do<N extends EndpointName>(name: N, input: Input<N>, options?: { key?: string }): Promise<Output<N>>;
}
export interface TestApp extends App { url: string; clock: SetClock; codes: Map<string, string>; settings: Settings; as(token: string | null): Caller; close(): Promise<void>; raw(path: string, init?: RequestInit): Promise<Response> }

/** Sunday 22 November 2026, 10:00 in Shanghai. */
export const TEST_NOW = Date.UTC(2026, 10, 22, 2, 0, 0);

type Where = Pick<Settings, 'dataDir' | 'keysDir' | 'databaseUrl'>;
const common = { production: false, port: 0, host: '127.0.0.1', databaseUrl: '', logLevel: 'error', trustProxy: false, allowConsoleCodes: true, seedDemo: false, wechat: null, sms: null } satisfies Partial<Settings>;

/** A database of its own on the run's MariaDB, migrated unless it shall be blank; its address. */
export async function freshMariadb(blank: boolean): Promise<string> {
  const base = process.env.GUIYAN_TEST_MARIADB_URL;
  if (!base) throw new Error('GUIYAN_TEST_MARIADB_URL is not set: run the tests by npm test');
  const url = new URL(base);
  const name = `t_${randomUUID().replace(/-/g, '')}`;
  const admin = await createConnection({ host: url.hostname, user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), ...(url.searchParams.get('socketPath') ? { socketPath: url.searchParams.get('socketPath')! } : { port: Number(url.port || 3306) }) });
  await admin.query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  url.pathname = `/${name}`;
  if (!blank) await layOutMariadb(admin, url);
  await admin.end();
  return url.toString();
}

/** A migrated database of its own on the engine under test. */
async function freshWhere(blank: boolean): Promise<Where> {
  const dir = mkdtempSync(join(process.env.GUIYAN_TEST_DIR ?? tmpdir(), 'guiyan-'));
  const databaseUrl = process.env.GUIYAN_TEST_ENGINE === 'mariadb' ? await freshMariadb(blank) : '';
  if (!databaseUrl && !blank) await layOutSqlite(join(dir, 'data/guiyan.sqlite'));
  return { dataDir: join(dir, 'data'), keysDir: join(dir, 'keys'), databaseUrl };
}

/** `blank`: the migrations run on an empty database instead of being there already. */
export interface TestOptions { blank?: boolean; wechat?: Wechat | null | ((clock: SetClock) => Promise<Wechat>); settings?: Partial<Settings>; limitScale?: number; app?: Partial<AppOptions>; now?: number }

/** The real server on the real engine, on a loopback port; only the clock and the sender of codes are ours. */
export async function app(options: TestOptions = {}): Promise<TestApp> {
  // Whoever names a place brings what lies there.
  const settings = { ...common, ...(options.settings?.dataDir ? {} : await freshWhere(options.blank ?? false)), ...options.settings } as Settings;
  const clock = new SetClock(options.now ?? TEST_NOW);
  const codes = new Map<string, string>();
  const wechat = typeof options.wechat === 'function' ? await options.wechat(clock) : options.wechat ?? null;
  const built = await buildApp({ settings, clock, wechat, codes: { send: async (phone, code) => void codes.set(phone, code) }, log: createLog(process.env.GUIYAN_TEST_LOG ?? 'fatal'), limitScale: options.limitScale ?? 100, jobs: false, ...options.app });
  const server: Server = createServer(built.koa.callback());
  // A test may keep the process busy for longer than a server waits for the next question.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const door = poster(url);
  const as = (token: string | null): Caller => {
    const call: Caller['call'] = async (name, input, { key, headers } = {}) => {
      const reply = await door.post(`/api/${name}`, JSON.stringify(input), { 'Content-Type': 'application/json', 'Idempotency-Key': key ?? randomUUID(), ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers });
      const body = JSON.parse(reply.body) as { data?: unknown; error?: never };
      return { status: reply.status, data: body.data as never, error: body.error ?? null, get headers() { return reply.headers; } };
    };
    return { token, call, do: async (name, input, opts) => {
      const reply = await call(name, input, opts);
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.error)}`);
      return reply.data;
    } };
  };
  return {
    ...built, url, clock, codes, settings, as, raw: (path, init) => fetch(url + path, init),
    close: async () => {
      door.close();
      await new Promise((done) => { server.close(done); server.closeAllConnections(); });
      await built.stop();
    },
  };
}
