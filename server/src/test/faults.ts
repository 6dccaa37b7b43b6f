import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { count, sql } from '../platform/db/sql';
import { app, freshMariadb } from './app';
import { aCounty, aMember, as, peek } from './factories/county';
import { layOutSqlite } from './schema';

const root = resolve(__dirname, '../../..');
const CLIENTS = 8;
const READY_MS = 60_000;

export type Broken = 'hasty' | 'forgetful';
export interface Findings {
  rounds: number; acked: number; unanswered: number;
  /** Of the unanswered, how many had been done all the same. */
  unansweredButDone: number;
  /** Answered with 200 and not there after the restart. */
  missing: string[];
  /** There more than once, also after the same key was sent again. */
  duplicates: string[];
  /** Sent again after the restart and still not there. */
  notMade: string[];
  /** The same key was told another id than before. */
  otherAnswer: string[];
  slowestStart: number;
}
interface Sent { key: string; client: number; body: object; id: string | null }

export interface Where { dataDir: string; keysDir: string; databaseUrl: string; env?: Record<string, string> }
/** Where a server that sends dies by its own hand; see sending.ts. */
export type Dying = 'claimed' | 'sent' | 'settled';

/** The real server as a process of its own, from the sources. */
export async function startServer({ dataDir, keysDir, databaseUrl, env = {} }: Where, broken: Broken | Dying | null = null): Promise<{ child: ChildProcess; url: string }> {
  const entry = join(root, 'server/src', broken === null ? 'main.ts' : broken === 'hasty' || broken === 'forgetful' ? 'test/fault-server.ts' : 'test/sending.ts');
  const child = spawn(process.execPath, ['-r', join(root, 'scripts/faults/hook.cjs'), entry], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TZ: 'UTC', NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, KEYS_DIR: keysDir, DATABASE_URL: databaseUrl, SEED_DEMO: 'no', LOG_LEVEL: 'error', GUIYAN_BROKEN: broken ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((ready, fail) => {
    const late = setTimeout(() => fail(new Error(`the server did not start in time:\n${said}`)), READY_MS);
    const hear = (part: Buffer): void => {
      said += part.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (!address) return;
      clearTimeout(late);
      ready(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => { clearTimeout(late); fail(new Error(`the server ended with ${code}:\n${said}`)); });
  });
  return { child, url };
}

export async function endServer(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.kill(signal);
  return ended;
}

/** A server of its own on a scratch database on a real disk, eight people who check in as fast as they can, and a hand on the plug. */
export class FaultWorld {
  private child: ChildProcess | null = null;
  private url = '';
  private readonly sent: Sent[] = [];
  private tokens: string[] = [];
  readonly found: Findings = { rounds: 0, acked: 0, unanswered: 0, unansweredButDone: 0, missing: [], duplicates: [], notMade: [], otherAnswer: [], slowestStart: 0 };

  private constructor(private readonly dir: string, private readonly where: Where, private readonly broken: Broken | null) {}

  static async open(broken: Broken | null = null): Promise<FaultWorld> {
    // Not in memory: what survives must have survived on a disk.
    const dir = mkdtempSync(join(tmpdir(), 'guiyan-faults-'));
    const world = new FaultWorld(dir, await whereIn(dir), broken);
    await world.people();
    return world;
  }

  private async people(): Promise<void> {
    const t = await app({ settings: this.where, now: Date.now() });
    const place = await aCounty(t);
    for (let i = 0; i < CLIENTS; i += 1) {
      const away = await aMember(t, place);
      // Signing in moves the clock on by a minute; the server's own is the real one.
      t.clock.set(Date.now() - 61_000);
      this.tokens.push((await as(t, 'member', { place, personId: away.personId, familyId: away.familyId })).token!);
    }
    await t.close();
  }

  private async start(): Promise<void> {
    const started = performance.now();
    const server = await startServer(this.where, this.broken);
    this.child = server.child;
    this.url = server.url;
    this.found.slowestStart = Math.max(this.found.slowestStart, performance.now() - started);
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    this.child = null;
    return child && endServer(child, signal);
  }

  /** The id the server told, or null when it gave none. */
  private async post(s: Sent): Promise<string | null> {
    try {
      const reply = await fetch(`${this.url}/api/checkins.send`, {
        method: 'POST', body: JSON.stringify(s.body), signal: AbortSignal.timeout(20_000),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': s.key, Authorization: `Bearer ${this.tokens[s.client]}` },
      });
      if (reply.status !== 200) throw new Error(`checkins.send answered ${reply.status}: ${await reply.text()}`);
      return ((await reply.json()) as { data: { id: string } }).data.id;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('checkins.send')) throw error;
      return null;
    }
  }

  private async client(index: number): Promise<void> {
    for (;;) {
      const key = randomUUID();
      const s: Sent = { key, client: index, body: { kind: 'well', city: '浙江 宁波', line: key, happenedAt: Date.now() }, id: null };
      this.sent.push(s);
      s.id = await this.post(s);
      if (s.id === null) return;
    }
  }

  /** How often each key's check-in is there. */
  private async present(): Promise<Map<string, number>> {
    const seen = new Map<string, number>();
    await Promise.all(this.tokens.map(async (token) => {
      for (let cursor: string | null = ''; cursor !== null;) {
        const reply = await fetch(`${this.url}/api/checkins.list`, { method: 'POST', body: JSON.stringify({ limit: 200, ...(cursor ? { cursor } : {}) }), headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` } });
        if (reply.status !== 200) throw new Error(`checkins.list answered ${reply.status}: ${await reply.text()}`);
        const { data } = (await reply.json()) as { data: { rows: { line: string }[]; next: string | null } };
        for (const { line } of data.rows) seen.set(line, (seen.get(line) ?? 0) + 1);
        cursor = data.next;
      }
    }));
    return seen;
  }

  /** Under load, kill -9; start again; what was answered is there, what was not can be sent again. */
  async round(): Promise<void> {
    if (!this.child) await this.start();
    const before = this.sent.length;
    const clients = Array.from({ length: CLIENTS }, (_, i) => this.client(i));
    await new Promise((r) => setTimeout(r, randomInt(5, 501)));
    await this.end('SIGKILL');
    await Promise.all(clients);
    await this.start();

    const { found } = this;
    const now = this.sent.slice(before);
    const acked = now.filter((s) => s.id !== null);
    const open = now.filter((s) => s.id === null);
    const after = await this.present();
    found.rounds += 1;
    found.acked += acked.length;
    found.unanswered += open.length;
    found.unansweredButDone += open.filter((s) => after.has(s.key)).length;
    for (const s of this.sent) {
      if (s.id !== null && !after.has(s.key)) found.missing.push(s.key);
      if ((after.get(s.key) ?? 0) > 1) found.duplicates.push(s.key);
    }

    for (const s of open) s.id = await this.post(s);
    for (const s of acked.slice(-3)) if ((await this.post(s)) !== s.id) found.otherAnswer.push(s.key);
    const last = await this.present();
    for (const s of now) {
      if (!last.has(s.key)) found.notMade.push(s.key);
      if ((last.get(s.key) ?? 0) > 1) found.duplicates.push(s.key);
    }
  }

  /** Ends the server as an operator would; then the tables must agree with each other. */
  async close(): Promise<{ exitCode: number | null; checkins: number; events: number; keys: number; blankAnswers: number; sent: number }> {
    const exitCode = await this.end('SIGTERM');
    const t = await app({ settings: this.where, now: Date.now() });
    const tables = await peek(t, async (op) => ({
      checkins: await count(op.db, sql('select count(*) from checkins')),
      events: await count(op.db, sql(`select count(*) from events where name = 'checkin.sent'`)),
      keys: await count(op.db, sql(`select count(*) from idempotency_keys where endpoint = 'checkins.send'`)),
      blankAnswers: await count(op.db, sql(`select count(*) from idempotency_keys where answer = ''`)),
    }));
    await t.close();
    rmSync(this.dir, { recursive: true, force: true });
    return { exitCode, ...tables, sent: this.sent.length };
  }

  /** For a world whose findings are all that matters. */
  async drop(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** A place of its own in a folder for a server that will be killed, its schema laid out. The database's own process is not killed: MariaDB is the one of the run. */
export async function whereIn(dir: string): Promise<Where> {
  const dataDir = join(dir, 'data');
  const databaseUrl = process.env.GUIYAN_TEST_ENGINE === 'mariadb' ? await freshMariadb(false) : '';
  if (!databaseUrl) await layOutSqlite(join(dataDir, 'guiyan.sqlite'));
  return { dataDir, keysDir: join(dir, 'keys'), databaseUrl };
}

/** Nothing lost, nothing twice. The counts stand beside it, so that a suite that did nothing shows. */
export const clean = { missing: [], duplicates: [], notMade: [], otherAnswer: [] };
