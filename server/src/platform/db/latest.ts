import type { Op } from '../op';

/**
 * Ends a select that comes after a row was taken: what others committed since this unit of work began is read too.
 * SQLite has one writer, whose reads are always the newest.
 */
export const latest = (op: Op): string => (op.services.db.engine === 'mysql' ? ' for update' : '');
