import { AppError } from '../platform/errors';
import { sha256 } from '../platform/crypto';
import { isDuplicate, isLockTimeout } from '../platform/db/database';
import { newId } from '../platform/ids';
import type { Actor, Op } from '../platform/op';
import { IdempotencyKey } from '../platform/platform.entity';
import type { Services } from '../platform/services';
import { keeping } from './keeping';

const canonical = (value: unknown): string =>
  value && typeof value === 'object'
    ? Array.isArray(value) ? `[${value.map(canonical).join(',')}]` : `{${Object.keys(value).sort().map((k) => `${JSON.stringify(k)}:${canonical((value as Record<string, unknown>)[k])}`).join(',')}}`
    : JSON.stringify(value) ?? 'null';

interface Once { services: Services; actor: Actor; endpoint: string; key: string; body: unknown }

/**
 * Does a write once per (user, endpoint, key). The key row, the effect and the stored answer are one transaction,
 * so a repeat is told what the first was told, and a refusal leaves the key free.
 */
export async function answerOnce<T>({ services, actor, endpoint, key, body }: Once, door: Op['door'], fn: (op: Op) => Promise<T>): Promise<T> {
  const bodyHash = sha256(canonical(body));
  const county = actor.countyId ?? 'installation';
  return keeping(services, actor, door, async (op) => {
    const id = newId();
    const found = await op.db.findOneBy(IdempotencyKey, { userId: actor.userId, endpoint, key });
    if (found) return repeat(found);
    try {
      await op.db.insert(IdempotencyKey, { id, userId: actor.userId, endpoint, key, bodyHash, at: op.now, answer: '' });
    } catch (error) {
      if (isLockTimeout(error)) throw new AppError('server.busy', 503, { retryAfter: 2 });
      if (!isDuplicate(error)) throw error;
      // Someone else committed this key after our snapshot began: look at what is there now.
      const [now] = (await op.db.query('select id from idempotency_keys where user_id = ? and endpoint = ? and `key` = ? for update', [actor.userId, endpoint, key])) as { id: string }[];
      const known = now ? await op.db.createQueryBuilder(IdempotencyKey, 'k').setLock('pessimistic_write').where('k.id = :id', { id: now.id }).getOne() : null;
      if (!known) throw new AppError('server.busy', 503, { retryAfter: 1 });
      return repeat(known);
    }
    try {
      const data = await fn(op);
      await op.db.update(IdempotencyKey, { id }, { answer: services.keys.seal(JSON.stringify(data), { table: 'idempotency_keys', column: 'answer', row: id, county }) });
      return data;
    } catch (error) {
      if (error instanceof AppError && error.extra.keep) await op.db.delete(IdempotencyKey, { id });
      throw error;
    }
  });

  function repeat(found: IdempotencyKey): T {
    if (found.bodyHash !== bodyHash) throw new AppError('request.key_reused', 409);
    return JSON.parse(services.keys.open(found.answer, { table: 'idempotency_keys', column: 'answer', row: found.id, county })) as T;
  }
}
