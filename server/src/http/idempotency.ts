import { AppError } from '../platform/errors';
import { INSTALLATION, sha256 } from '../platform/crypto';
import { isDuplicate, isLockTimeout } from '../platform/db/database';
import { put } from '../platform/db/insert';
import { row, sql } from '../platform/db/sql';
import { execute } from '../platform/db/statement';
import { newId } from '../platform/ids';
import type { Actor, Op } from '../platform/op';
import { IdempotencyKey } from '../platform/platform.entity';
import type { Services } from '../platform/services';
import { findHat } from '../modules/accounts';
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
  // An account outlives its hats: the answer must open whichever hat is worn when it is asked for again.
  const county = INSTALLATION;
  return keeping(services, actor, door, async (op) => {
    const id = newId();
    try {
      await put(op.db, IdempotencyKey, { id, userId: actor.userId, endpoint, key, bodyHash, hatId: actor.hatId, at: op.now, answer: '' });
    } catch (error) {
      if (isLockTimeout(error)) throw new AppError('server.busy', 503, { retryAfter: 2 });
      if (!isDuplicate(error)) throw error;
      // This key was committed before, perhaps after our snapshot began: look at what is there now.
      const lock = services.db.engine === 'mysql' ? ' lock in share mode' : '';
      const known = await row<IdempotencyKey>(op.db, sql(`select * from idempotency_keys where user_id = ? and endpoint = ? and \`key\` = ?${lock}`, actor.userId, endpoint, key));
      if (!known) throw new AppError('server.busy', 503, { retryAfter: 1 });
      // What was told to a hat that has ended since is told to none of the others.
      if (known.hatId && known.hatId !== actor.hatId && (await findHat(op, known.hatId))?.untilDay !== null) throw new AppError('auth.hat_ended', 403);
      return repeat(known);
    }
    try {
      const data = await fn(op);
      await execute(op.db, 'update idempotency_keys set answer = ? where id = ?', [services.keys.seal(JSON.stringify(data), { table: 'idempotency_keys', column: 'answer', row: id, county }), id]);
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
