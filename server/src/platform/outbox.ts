import { OutboxItem } from './platform.entity';
import { isDuplicate } from './db/database';
import { swap } from './db/change';
import { putAll } from './db/insert';
import { latest } from './db/latest';
import { among, and, rows, sql } from './db/sql';
import { newId } from './ids';
import { work, type Op } from './op';
import type { Services } from './services';

/** What a sender found out; `settle` writes it down in the room that asked. */
export type Sent<R> = { again: number } | { told: R };
export interface Sender<P = never, R = never> {
  /** Talks to the outside, outside any transaction; many at the same time. `attempts` counts this one too. */
  send(services: Services, payload: P, item: { id: string; attempts: number }): Promise<Sent<R>>;
  /** What came of many, in one transaction. */
  settle(op: Op, list: readonly { payload: P; told: R }[]): Promise<void>;
  /** The process died while sending: nobody knows whether it went out. */
  lost(op: Op, payload: P): Promise<void>;
}
type AnySender = Sender<object, unknown>;
interface Item { id: string; kind: string; payload: object; attempts: number }

/** Longer than any exchange takes: only a process that died holds a claim for longer. */
const CLAIM_MS = 60_000;
/** Claimed and on the wire at the same time: what a dying process leaves unknown is never more than this. */
const BATCH = 50;
/** Workers look at different parts of what is due, so that they seldom want the same. */
const AHEAD = 8;

/** Messages to the outside, written in the business transaction and sent after it by whoever claims them first. */
export class Outbox {
  private readonly senders = new Map<string, AnySender>();
  private running: Promise<number> | null = null;
  private stopped = false;

  constructor(private readonly services: () => Services) {}

  register<P extends object, R>(kind: string, sender: Sender<P, R>): void { this.senders.set(kind, sender as unknown as AnySender); }

  /** A second item with the same dedupe key is not added. */
  async add(op: Op, kind: string, dedupeKey: string, payload: object, notBefore = op.now): Promise<void> {
    await this.addAll(op, kind, [{ dedupeKey, payload }], notBefore);
  }

  /** Many of one kind in few statements. */
  async addAll(op: Op, kind: string, items: readonly { dedupeKey: string; payload: object }[], notBefore = op.now): Promise<void> {
    const known = new Set<string>();
    for (let i = 0; i < items.length; i += 500) {
      const where = among('dedupe_key', items.slice(i, i + 500).map((item) => item.dedupeKey));
      for (const { dedupeKey } of await rows<{ dedupeKey: string }>(op.db, sql(`select dedupe_key from outbox where ${where.text}`, ...where.params))) known.add(dedupeKey);
    }
    const fresh = items.filter((item) => !known.has(item.dedupeKey));
    if (!fresh.length) return;
    await putAll(op.db, OutboxItem, fresh.map(({ dedupeKey, payload }) => ({ id: newId(), kind, dedupeKey, countyId: op.actor?.countyId ?? 'installation', payload, status: 'waiting', notBefore, attempts: 0, claim: null, claimedUntil: null, lastError: null })));
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
    while (!this.stopped) {
      const claim = newId();
      const { due, mine } = await this.claim(claim);
      if (!due) break;
      await this.sendAll(claim, mine);
      handled += mine.length;
    }
    return handled;
  }

  /** Some of what is due, by compare-and-set: who comes second finds it taken. `due`: whether anything was there at all. */
  private async claim(claim: string): Promise<{ due: boolean; mine: Item[] }> {
    const { db, clock } = this.services();
    const now = clock.now();
    const ahead = db.engine === 'mysql' ? AHEAD : 1;
    const ids = (await db.read((m) => rows<{ id: string }>(m, sql(`select id from outbox where status = 'waiting' and not_before <= ? order by not_before, id limit ${BATCH * ahead}`, now)))).map((item) => item.id);
    const parts = Math.ceil(ids.length / BATCH);
    const first = Math.floor(Math.random() * parts) * BATCH;
    const wanted = ids.slice(first, first + BATCH);
    if (!wanted.length) return { due: false, mine: [] };
    const where = among('id', wanted);
    const mine = await db.tx(async (m) => {
      await m.query(`update outbox set status = 'claimed', claim = ?, claimed_until = ?, attempts = attempts + 1 where ${where.text} and status = 'waiting'`, [claim, now + CLAIM_MS, ...where.params]);
      return rows<Omit<Item, 'payload'> & { payload: string }>(m, sql(`select id, kind, payload, attempts from outbox where ${where.text} and claim = ?`, ...where.params, claim));
    });
    return { due: true, mine: mine.map((item) => ({ ...item, payload: JSON.parse(item.payload) as object })) };
  }

  private async sendAll(claim: string, items: readonly Item[]): Promise<void> {
    const services = this.services();
    const found = await Promise.all(items.map(async (item) => {
      try {
        return { item, sent: await this.senderOf(item.kind).send(services, item.payload, item) };
      } catch (error) {
        // It stays claimed, and is found lost: whether it went out nobody knows.
        services.log.error({ err: error, kind: item.kind }, 'a message could not be sent');
        return null;
      }
    }));
    const done = found.filter((f) => f !== null);
    if (!done.length) return;
    await work(services, async (op) => {
      const still = await this.held(op, claim, done.map((f) => f.item.id));
      const again = done.filter((f) => still.has(f.item.id) && 'again' in f.sent);
      for (const { item, sent } of again) await swap(op.db, OutboxItem, { id: item.id, claim }, { status: 'waiting', claim: null, claimedUntil: null, notBefore: (sent as { again: number }).again });
      const ended = done.flatMap(({ item, sent }) => (still.has(item.id) && 'told' in sent ? [{ ...item, told: sent.told }] : []));
      if (!ended.length) return;
      const where = among('id', ended.map((item) => item.id));
      await op.db.query(`update outbox set status = 'done', claimed_until = null where ${where.text} and claim = ? and status = 'claimed'`, [...where.params, claim]);
      for (const kind of new Set(ended.map((item) => item.kind))) await this.senderOf(kind).settle(op, ended.filter((item) => item.kind === kind));
    });
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
