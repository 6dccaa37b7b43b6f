import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/db/database';

/**
 * The real server with one promise broken, to show that the fault suite notices:
 * `hasty` answers before the commit, `forgetful` keeps no idempotency keys.
 */
const broken = process.env.GUIYAN_BROKEN;
const HASTE_MS = 30;
const tx = Database.prototype.tx;

Database.prototype.tx = function <T>(this: Database, fn: (m: EntityManager) => Promise<T>): Promise<T> {
  if (broken === 'forgetful') {
    return tx.call(this, async (m) => {
      const result = await fn(m);
      await m.query('delete from idempotency_keys');
      return result;
    }) as Promise<T>;
  }
  return new Promise((answer, fail) => {
    tx.call(this, async (m) => {
      const result = await fn(m);
      answer(result);
      await new Promise((r) => setTimeout(r, HASTE_MS));
      return result;
    }).catch(fail);
  });
};

if (broken !== 'hasty' && broken !== 'forgetful') throw new Error('GUIYAN_BROKEN names no promise to break');
require('../main');
