import type { EntityManager } from 'typeorm';
import type { Hat } from '@guiyan/shared/domain/hats';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { Services } from './services';
import type { EventName, Events } from './events';
import { AppError } from './errors';
import { EventRow } from './platform.entity';
import type { Reads } from './db/database';
import { put, putAll } from './db/insert';
import { newId } from './ids';

/** Who acts: an account and the hat it wears. Scope columns come from the hat. */
export interface Actor {
  userId: string; sessionId: string;
  hatId: string | null; hat: Hat | null;
  countyId: string | null; townshipId: string | null; villageId: string | null; orgId: string | null; personId: string | null; familyId: string | null;
  /** Other records that were said to be the same person, the same family. */
  samePeople?: readonly string[]; sameFamilies?: readonly string[];
  /** Villages that became part of the actor's own; their rows keep their ids. */
  mergedVillages?: readonly string[];
  /** How many values the rules of the county had been given when the session was read: what tells whether those remembered are still all. */
  countyRules?: number;
  /** The name others read beside what this actor did. */
  name: string;
}
/** An actor who wears a hat: what rooms may ask for without doubting. */
export type HatActor = Actor & { hat: Hat; hatId: string; countyId: string };

/** The first argument everywhere, and the only handle to the database. */
export interface Op {
  db: EntityManager; actor: Actor | null; now: number; today: string; services: Services;
  /** The request's own door, for the few verbs of session. */
  door: Door;
  /** Runs once the transaction is in; never for a refused one. */
  afterCommit(fn: () => void): void;
}
export interface Door { ip: string; refreshCookie: string | null; setRefreshCookie(value: string | null): void }

export const noDoor: Door = { ip: '', refreshCookie: null, setRefreshCookie: () => undefined };

export const createOp = (services: Services, db: EntityManager, actor: Actor | null, after: (() => void)[] = [], door: Door = noDoor): Op => {
  const now = services.clock.now();
  return { db, actor, now, today: shanghaiDay(now), services, door, afterCommit: (fn) => void after.push(fn) };
};

/** Does one unit of work outside a request: jobs, the seed, workers. `reads` as `Database.tx` takes it. */
export async function work<T>(services: Services, fn: (op: Op) => Promise<T>, actor: Actor | null = null, reads?: Reads): Promise<T> {
  const after: (() => void)[] = [];
  const result = await services.db.tx((db) => { after.length = 0; return fn(createOp(services, db, actor, after)); }, reads);
  for (const run of after) run();
  return result;
}

export function wearer(op: Op): HatActor {
  if (!op.actor?.hat || !op.actor.countyId) throw new AppError('auth.needed', 401);
  return op.actor as HatActor;
}

interface Where { countyId?: string; townshipId?: string | null; subjectId?: string | null }
const eventRow = (op: Op, name: EventName, payload: object, where: Where): EventRow => ({
  id: newId(), name, at: op.now, countyId: where.countyId ?? op.actor?.countyId ?? 'installation', townshipId: where.townshipId ?? op.actor?.townshipId ?? null,
  actorUserId: op.actor?.userId ?? null, actorHat: op.actor?.hat ?? null, actorName: op.actor?.name ?? '', subjectId: where.subjectId ?? null, payload,
});

/** Writes history and tells the listeners, all in the same transaction. */
export async function record<N extends EventName>(op: Op, name: N, payload: Events[N], where: Where = {}): Promise<void> {
  const event = eventRow(op, name, payload, where);
  await put(op.db, EventRow, event);
  await op.services.listeners.tell(op, { id: event.id, name, at: op.now, payload } as never);
}

/** Many events of one name, each with its own subject, in as few statements as may be. */
export async function recordAll<N extends EventName>(op: Op, name: N, list: readonly { payload: Events[N]; where?: Where }[]): Promise<void> {
  const made = list.map(({ payload, where }) => eventRow(op, name, payload, where ?? {}));
  await putAll(op.db, EventRow, made);
  await op.services.listeners.tellAll(op, made.map((event, i) => ({ id: event.id, name, at: op.now, payload: list[i]!.payload })) as never);
}

/** Reads leave history too, of several actors in one commit; nobody listens to them. */
export interface Opened { actor: Actor; endpoint: string; subjectId: string }
export const recordOpened = (services: Services, list: readonly Opened[]): Promise<unknown> =>
  services.db.single((db) => put(db, EventRow, ...list.map(({ actor, ...payload }) => eventRow(createOp(services, db, actor), 'page.opened', payload, { subjectId: payload.subjectId }))));
