import { OutboxItem } from './platform.entity';
import { isDuplicate } from './db/database';
import { insertAll, swap } from './db/change';
import { among, rows, sql } from './db/sql';
import { newId } from './ids';
import { work, type Op } from './op';
import type { Services } from './services';

/** What a sender found out; `settle` writes it down in the room that asked. */
export type Sent = { again: number } | { done: (op: Op) => Promise<void> };
export interface Sender<P = never> {
  /** Talks to the outside, outside any transaction. `attempts` counts this one too. */
  send(services: Services, payload: P, item: { id: string; attempts: number }): Promise<Sent>;
  /** The process died while sending: nobody knows whether it went out. */
  lost(op: Op, payload: P): Promise<void>;
}

const CLAIM_MS = 60_000;
const BATCH = 50;

/** Messages to the outside, written in the business transaction and sent after it by whoever claims them first. */
export class Outbox {
  private readonly senders = new Map<string, Sender<never>>();
  private running: Promise<number> | null = null;
  private stopped = false;

  constructor(private readonly services: () => Services) {}

  register<P extends object>(kind: string, sender: Sender<P>): void { this.senders.set(kind, sender as unknown as Sender<never>); }

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
    await insertAll(op.db, OutboxItem, fresh.map(({ dedupeKey, payload }) => ({ id: newId(), kind, dedupeKey, countyId: op.actor?.countyId ?? 'installation', payload, status: 'waiting', notBefore, attempts: 0, claim: null, claimedUntil: null, lastError: null })));
    op.afterCommit(() => this.wake());
  }

  wake(): void {
    if (this.stopped || this.running) return;
    this.running = this.drain().catch((error: unknown) => { this.services().log.error({ err: error }, 'outbox stopped'); return 0; }).finally(() => { this.running = null; });
  }

  /** Sends what is due; answers how many items were handled. */
  async drain(): Promise<number> {
    let handled = 0;
    for (;;) {
      const { db, clock } = this.services();
      const now = clock.now();
      await this.findLost(now);
      const due = await db.read((m) => rows<{ id: string; kind: string; payload: string; attempts: number }>(m, sql(`select id, kind, payload, attempts from outbox where status = 'waiting' and not_before <= ? order by not_before limit ${BATCH}`, now)));
      if (!due.length || this.stopped) return handled;
      for (const item of due) {
        if (this.stopped) return handled;
        const claim = newId();
        const mine = await db.tx((m) => swap(m, OutboxItem, { id: item.id, status: 'waiting' }, { status: 'claimed', claim, claimedUntil: now + CLAIM_MS, attempts: item.attempts + 1 }));
        if (!mine) continue;
        await this.one(item.id, item.attempts + 1, item.kind, JSON.parse(item.payload) as object, claim);
        handled += 1;
      }
    }
  }

  private async one(id: string, attempts: number, kind: string, payload: object, claim: string): Promise<void> {
    const services = this.services();
    const sender = this.senders.get(kind);
    if (!sender) throw new Error(`no sender for ${kind}`);
    const sent = await sender.send(services, payload as never, { id, attempts });
    await work(services, async (op) => {
      if ('again' in sent) return void (await swap(op.db, OutboxItem, { id, claim, status: 'claimed' }, { status: 'waiting', claim: null, claimedUntil: null, notBefore: sent.again }));
      if (await swap(op.db, OutboxItem, { id, claim, status: 'claimed' }, { status: 'done', claimedUntil: null })) await sent.done(op);
    });
  }

  private async findLost(now: number): Promise<void> {
    const { db } = this.services();
    const lost = await db.read((m) => rows<{ id: string; kind: string; payload: string; claim: string }>(m, sql(`select id, kind, payload, claim from outbox where status = 'claimed' and claimed_until < ? limit ${BATCH}`, now)));
    for (const item of lost) {
      const sender = this.senders.get(item.kind);
      if (!sender) continue;
      await work(this.services(), async (op) => {
        if (await swap(op.db, OutboxItem, { id: item.id, claim: item.claim, status: 'claimed' }, { status: 'lost', claimedUntil: null })) await sender.lost(op, JSON.parse(item.payload) as never);
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
