import { OutboxItem } from './platform.entity';
import { isDuplicate } from './db/database';
import { swap } from './db/change';
import { byKey } from './db/gather';
import { putNew } from './db/insert';
import { latest } from './db/latest';
import { among, and, rows, sql } from './db/sql';
import { execute } from './db/statement';
import { newId } from './ids';
import { work, type Op } from './op';
import type { Services } from './services';

/** What a sender found out; `settle` writes it down in the room that asked. */
export type Sent<R> = { again: number } | { told: R };
export interface Sender<P = never, R = never, F = never> {
  /** What many need to be sent, read at once and answered in their order. */
  ready(services: Services, payloads: readonly P[]): Promise<readonly F[]>;
  /** Talks to the outside, outside any transaction; many at the same time. `attempts` counts this one too. */
  send(services: Services, payload: P, item: { id: string; attempts: number }, facts: F): Promise<Sent<R>>;
  /** What came of many, in one transaction. */
  settle(op: Op, list: readonly { payload: P; told: R }[]): Promise<void>;
  /** The process died while sending: nobody knows whether it went out. */
  lost(op: Op, payload: P): Promise<void>;
}
type AnySender = Sender<object, unknown, unknown>;
interface Item { id: string; kind: string; payload: object; attempts: number }

/** Longer than any exchange takes: only a process that died holds a claim for longer. */
const CLAIM_MS = 60_000;
/** Claimed and on the wire at the same time: what a dying process leaves unknown is never more than this. */
const BATCH = 50;
/** Of so much that is due a worker takes some parts, in any order, before it looks again: so they seldom want the same. */
const AHEAD = 40;
const PARTS = 8;
/** Nothing was sent: what was to be read first could not be. */
const LATER_MS = 60_000;
interface Claimed { /** Whether anything was there at all. */ due: boolean; mine: Item[] }

/** Messages to the outside, written in the business transaction and sent after it by whoever claims them first. */
export class Outbox {
  private readonly senders = new Map<string, AnySender>();
  private running: Promise<number> | null = null;
  private stopped = false;
  /** Parts of what was due when this process looked last. */
  private ahead: string[][] = [];

  constructor(private readonly services: () => Services) {}

  register<P extends object, R, F>(kind: string, sender: Sender<P, R, F>): void { this.senders.set(kind, sender as unknown as AnySender); }

  /** A second item with the same dedupe key is not added. */
  async add(op: Op, kind: string, dedupeKey: string, payload: object, notBefore = op.now): Promise<void> {
    await this.addAll(op, kind, [{ dedupeKey, payload }], notBefore);
  }

  /** Many of one kind in few statements. */
  async addAll(op: Op, kind: string, items: readonly { dedupeKey: string; payload: object }[], notBefore = op.now): Promise<void> {
    if (!items.length) return;
    const made = await putNew(op.db, OutboxItem, items.map(({ dedupeKey, payload }) => ({ id: newId(), kind, dedupeKey, countyId: op.actor?.countyId ?? 'installation', payload, status: 'waiting', notBefore, attempts: 0, claim: null, claimedUntil: null, lastError: null })));
    if (!made) return;
    op.afterCommit(() => this.wake());
  }

  /** Takes back what nobody has begun to send; answers which. What is on the wire goes its way. */
  async withdraw(op: Op, dedupeKeys: readonly string[]): Promise<Set<string>> {
    const back = new Set<string>();
    for (const key of dedupeKeys) if (await swap(op.db, OutboxItem, { dedupeKey: key, status: 'waiting' }, { status: 'withdrawn' })) back.add(key);
    return back;
  }

  wake(): void {
    if (this.stopped || this.running) return;
    this.running = this.drain().catch((error: unknown) => { this.services().log.error({ err: error }, 'outbox stopped'); return 0; }).finally(() => { this.running = null; });
  }

  /** Sends what is due; answers how many items were handled. */
  async drain(): Promise<number> {
    let handled = 0;
    await this.findLost();
    this.ahead = [];
    let claim = newId();
    let { due, mine } = await this.claim(claim);
    while (due && !this.stopped) {
      const next = newId();
      const claimed = await this.sendAll(claim, mine, next);
      handled += mine.length;
      [claim, due, mine] = [next, claimed.due, claimed.mine];
    }
    return handled;
  }

  /** Some of what is due, by compare-and-set: who comes second finds it taken. */
  private async claim(claim: string): Promise<Claimed> {
    const wanted = await this.wanted();
    return wanted.length ? { due: true, mine: await this.services().db.tx((m) => this.take(m, claim, wanted)) } : { due: false, mine: [] };
  }
  private async wanted(): Promise<string[]> {
    if (this.stopped) return [];
    if (!this.ahead.length) {
      const { db, clock } = this.services();
      const ahead = db.engine === 'mysql' ? AHEAD : PARTS;
      const ids = (await db.read((m) => rows<{ id: string }>(m, sql(`select id from outbox where status = 'waiting' and not_before <= ? order by not_before, id limit ${BATCH * ahead}`, clock.now())))).map((item) => item.id);
      const parts = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, i) => ids.slice(i * BATCH, (i + 1) * BATCH));
      // One process alone goes through them in their order.
      while (parts.length && this.ahead.length < PARTS) this.ahead.push(...parts.splice(db.engine === 'mysql' ? Math.floor(Math.random() * parts.length) : 0, 1));
    }
    return this.ahead.shift() ?? [];
  }
  private async take(m: Op['db'], claim: string, wanted: readonly string[]): Promise<Item[]> {
    const now = this.services().clock.now();
    const where = among('id', wanted);
    // Without the coalesce SQLite goes through all that waits, by the index of that, instead of these few.
    await execute(m, `update outbox set status = 'claimed', claim = ?, claimed_until = ?, attempts = attempts + 1 where ${where.text} and coalesce(status, '') = 'waiting' and not_before <= ?`, [claim, now + CLAIM_MS, ...where.params, now]);
    const mine = await rows<Omit<Item, 'payload'> & { payload: string }>(m, sql(`select id, kind, payload, attempts from outbox where ${where.text} and claim = ?`, ...where.params, claim));
    // Somebody else goes through the same parts.
    if (mine.length < wanted.length) this.ahead = [];
    return mine.map((item) => ({ ...item, payload: JSON.parse(item.payload) as object }));
  }

  /** Sends them, and in one transaction writes down what came of it and claims the next ones: with that commit, and not before, those may go out. */
  private async sendAll(claim: string, items: readonly Item[], next: string): Promise<Claimed> {
    const services = this.services();
    const facts = await this.readyAll(items);
    const found = await Promise.all(items.map(async (item) => {
      const known = facts.get(item);
      if (!known) return { item, sent: { again: services.clock.now() + LATER_MS } };
      try {
        return { item, sent: await this.senderOf(item.kind).send(services, item.payload, item, known.facts) };
      } catch (error) {
        // It stays claimed, and is found lost: whether it went out nobody knows.
        services.log.error({ err: error, kind: item.kind }, 'a message could not be sent');
        return null;
      }
    }));
    const done = found.filter((f) => f !== null);
    const wanted = await this.wanted();
    if (!done.length && !wanted.length) return { due: false, mine: [] };
    const mine = await work(services, async (op) => {
      await this.settleAll(op, claim, done);
      return wanted.length ? this.take(op.db, next, wanted) : [];
    });
    return { due: wanted.length > 0, mine };
  }
  private async readyAll(items: readonly Item[]): Promise<Map<Item, { facts: unknown }>> {
    const out = new Map<Item, { facts: unknown }>();
    for (const [kind, of] of byKey(items, (item) => item.kind)) {
      try {
        const facts = await this.senderOf(kind).ready(this.services(), of.map((item) => item.payload));
        of.forEach((item, i) => out.set(item, { facts: facts[i] }));
      } catch (error) {
        this.services().log.error({ err: error, kind }, 'messages could not be made ready');
      }
    }
    return out;
  }
  private async settleAll(op: Op, claim: string, done: readonly { item: Item; sent: Sent<unknown> }[]): Promise<void> {
    if (!done.length) return;
    const still = await this.held(op, claim, done.map((f) => f.item.id));
    for (const { item, sent } of done) if ('again' in sent && still.has(item.id)) await swap(op.db, OutboxItem, { id: item.id, claim }, { status: 'waiting', claim: null, claimedUntil: null, notBefore: sent.again });
    const ended = done.flatMap(({ item, sent }) => (still.has(item.id) && 'told' in sent ? [{ ...item, told: sent.told }] : []));
    if (!ended.length) return;
    const where = among('id', ended.map((item) => item.id));
    await execute(op.db, `update outbox set status = 'done', claimed_until = null where ${where.text} and claim = ? and status = 'claimed'`, [...where.params, claim]);
    for (const [kind, of] of byKey(ended, (item) => item.kind)) await this.senderOf(kind).settle(op, of);
  }
  /** Which of them nobody has declared lost meanwhile. */
  private async held(op: Op, claim: string, ids: readonly string[]): Promise<Set<string>> {
    const where = and(among('id', ids), sql(`claim = ? and status = 'claimed'`, claim));
    return new Set((await rows<{ id: string }>(op.db, sql(`select id from outbox where ${where.text} order by id${latest(op)}`, ...where.params))).map((item) => item.id));
  }
  private senderOf(kind: string): AnySender {
    const sender = this.senders.get(kind);
    if (!sender) throw new Error(`no sender for ${kind}`);
    return sender;
  }

  private async findLost(): Promise<void> {
    const { db, clock } = this.services();
    const lost = await db.read((m) => rows<{ id: string; kind: string; payload: string; claim: string }>(m, sql(`select id, kind, payload, claim from outbox where status = 'claimed' and claimed_until < ? limit 500`, clock.now())));
    for (const item of lost) {
      const sender = this.senders.get(item.kind);
      if (!sender) continue;
      await work(this.services(), async (op) => {
        if (await swap(op.db, OutboxItem, { id: item.id, claim: item.claim, status: 'claimed' }, { status: 'lost', claimedUntil: null })) await sender.lost(op, JSON.parse(item.payload) as object);
      });
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }
}

/** For a unique row that may have been written by someone else just now. */
export const orKnown = async (insert: Promise<unknown>): Promise<boolean> => {
  try { await insert; return true; } catch (error) { if (isDuplicate(error)) return false; throw error; }
};
