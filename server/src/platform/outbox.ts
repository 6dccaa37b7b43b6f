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

/** What an item carries is the room's affair: one message or many that go out together. */
export interface Sender<P = never, R = never, F = never> {
  /** What several items need to be sent, read at once and answered in their order. */
  ready(services: Services, payloads: readonly P[]): Promise<readonly F[]>;
  /** Talks to the outside, outside any transaction; several at the same time. Answers what it found out. */
  send(services: Services, payload: P, item: { id: string }, facts: F): Promise<R>;
  /** What came of several, written down in one transaction; what is to be tried again is added anew. */
  settle(op: Op, list: readonly { id: string; payload: P; told: R }[]): Promise<void>;
  /** The process died while sending: nobody knows whether it went out. */
  lost(op: Op, payload: P, item: { id: string }): Promise<void>;
}
type AnySender = Sender<object, unknown, unknown>;
interface Item { id: string; kind: string; payload: object }
interface Wanted { id: string; size: number }
/** `size`: how many messages it carries, `OUTBOX_LOAD` at most. */
export interface NewItem { id: string; dedupeKey: string; payload: object; size: number }

/** Longer than any exchange takes: only a process that died holds a claim for longer. */
const CLAIM_MS = 60_000;
/** Messages claimed and on the wire at the same time: what a dying process leaves unknown is never more than this. */
export const OUTBOX_LOAD = 50;
/** Items a worker looks at; it takes some parts of them, in any order, before it looks again: so workers seldom want the same. */
const AHEAD = 400;
const PARTS = 8;
/** Nothing was sent: what was to be read first could not be. */
const LATER_MS = 60_000;
/** Without `told` nothing was sent. */
interface Sent { item: Item; told?: { was: unknown } }
interface Claimed { /** Whether anything was there at all. */ due: boolean; mine: Item[] }

/** Messages to the outside, written in the business transaction and sent after it by whoever claims them first. */
export class Outbox {
  private readonly senders = new Map<string, AnySender>();
  private running: Promise<number> | null = null;
  private stopped = false;
  /** Parts of what was due when this process looked last, none heavier than a load. */
  private ahead: Wanted[][] = [];

  constructor(private readonly services: () => Services) {}

  register<P extends object, R, F>(kind: string, sender: Sender<P, R, F>): void { this.senders.set(kind, sender as unknown as AnySender); }

  /** Many of one kind in few statements; a second item with the same dedupe key is not added. */
  async addAll(op: Op, kind: string, items: readonly NewItem[], notBefore = op.now): Promise<void> {
    if (!items.length) return;
    const made = await putNew(op.db, OutboxItem, items.map((item) => ({ ...item, kind, countyId: op.actor?.countyId ?? 'installation', status: 'waiting', notBefore, attempts: 0, claim: null, claimedUntil: null, lastError: null })));
    if (!made) return;
    op.afterCommit(() => this.wake());
  }

  /** Of these items the ones nobody has begun to send; nobody will until this unit of work is done. */
  async untouched(op: Op, ids: readonly string[]): Promise<Set<string>> {
    if (!ids.length) return new Set();
    const where = among('id', ids);
    return new Set((await rows<{ id: string; status: string }>(op.db, sql(`select id, status from outbox where ${where.text} order by id${latest(op)}`, ...where.params))).filter((item) => item.status === 'waiting').map((item) => item.id));
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
  private async wanted(): Promise<Wanted[]> {
    if (this.stopped) return [];
    if (!this.ahead.length) {
      const { db, clock } = this.services();
      const parts = loads((await db.read((m) => rows<Wanted>(m, sql(`select id, size from outbox where status = 'waiting' and not_before <= ? order by not_before, id limit ${AHEAD}`, clock.now())))).map(({ id, size }) => ({ id, size: Number(size ?? 1) })));
      // One process alone goes through them in their order.
      while (parts.length && this.ahead.length < PARTS) this.ahead.push(...parts.splice(db.engine === 'mysql' ? Math.floor(Math.random() * parts.length) : 0, 1));
    }
    return this.ahead.shift() ?? [];
  }
  private async take(m: Op['db'], claim: string, wanted: readonly Wanted[]): Promise<Item[]> {
    const now = this.services().clock.now();
    const where = among('id', wanted.map((item) => item.id));
    // Without the coalesce SQLite goes through all that waits, by the index of that, instead of these few.
    await execute(m, `update outbox set status = 'claimed', claim = ?, claimed_until = ?, attempts = attempts + 1 where ${where.text} and coalesce(status, '') = 'waiting' and not_before <= ?`, [claim, now + CLAIM_MS, ...where.params, now]);
    const mine = await rows<Omit<Item, 'payload'> & { payload: string }>(m, sql(`select id, kind, payload from outbox where ${where.text} and claim = ?`, ...where.params, claim));
    // Somebody else goes through the same parts.
    if (mine.length < wanted.length) this.ahead = [];
    return mine.map((item) => ({ ...item, payload: JSON.parse(item.payload) as object }));
  }

  /** Sends them, and in one transaction writes down what came of it and claims the next ones: with that commit, and not before, those may go out. */
  private async sendAll(claim: string, items: readonly Item[], next: string): Promise<Claimed> {
    const services = this.services();
    const facts = await this.readyAll(items);
    const found = await Promise.all(items.map(async (item): Promise<Sent | null> => {
      const known = facts.get(item);
      if (!known) return { item };
      try {
        return { item, told: { was: await this.senderOf(item.kind).send(services, item.payload, item, known.facts) } };
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
  private async settleAll(op: Op, claim: string, done: readonly Sent[]): Promise<void> {
    if (!done.length) return;
    const still = await this.held(op, claim, done.map((f) => f.item.id));
    for (const { item, told } of done) if (!told && still.has(item.id)) await swap(op.db, OutboxItem, { id: item.id, claim }, { status: 'waiting', claim: null, claimedUntil: null, notBefore: op.now + LATER_MS });
    const ended = done.flatMap(({ item, told }) => (told && still.has(item.id) ? [{ ...item, told: told.was }] : []));
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
        if (await swap(op.db, OutboxItem, { id: item.id, claim: item.claim, status: 'claimed' }, { status: 'lost', claimedUntil: null })) await sender.lost(op, JSON.parse(item.payload) as object, item);
      });
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }
}

/** In their order, as much together as may be on the wire. */
function loads(items: readonly Wanted[]): Wanted[][] {
  const parts: Wanted[][] = [];
  let room = 0;
  for (const item of items) {
    if (item.size > room) { parts.push([]); room = OUTBOX_LOAD; }
    parts.at(-1)!.push(item);
    room -= item.size;
  }
  return parts;
}

/** For a unique row that may have been written by someone else just now. */
export const orKnown = async (insert: Promise<unknown>): Promise<boolean> => {
  try { await insert; return true; } catch (error) { if (isDuplicate(error)) return false; throw error; }
};
