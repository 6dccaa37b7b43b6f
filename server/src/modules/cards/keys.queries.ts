import type { CardKey } from '@guiyan/shared/domain/card-code';
import { latest } from '../../platform/db/latest';
import { row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { CardKeyRow, CardRevocation } from './keys.entity';

export const signingKeyOf = (op: Op, countyId: string): Promise<CardKeyRow | null> => row(op.db, sql(`select * from card_keys where signing_county_id = ?${latest(op)}`, countyId));
/** Reads beside a unit of work must not wait for it. */
export const findSigningKey = (op: Op, countyId: string): Promise<CardKeyRow | null> => row(op.db, sql('select * from card_keys where signing_county_id = ?', countyId));
/** The one that signs first, then the newest. */
export const keysOf = (op: Op, countyId: string): Promise<CardKeyRow[]> => rows(op.db, sql('select * from card_keys where county_id = ? order by case when signing_county_id is null then 1 else 0 end, id desc', countyId));
/** Keys whose cards may still be good. */
export const trustedKeys = async (op: Op, countyId: string): Promise<CardKey[]> =>
  (await keysOf(op, countyId)).filter((k) => k.trustedUntil === null || k.trustedUntil >= op.today).map(asKey);
export const asKey = (k: CardKeyRow): CardKey => ({ kid: k.kid, key: k.publicKey, from: k.fromDay, trustedUntil: k.trustedUntil });

/** The last day any card of the county says. */
export const lastCardDay = async (op: Op, countyId: string): Promise<string | null> => (await row<{ day: string | null }>(op.db, sql(`select max(valid_until) as day from cards where county_id = ? and status = 'valid'`, countyId)))?.day ?? null;

export const serialOf = async (op: Op, countyId: string, own = false): Promise<number> => Number((await row<{ serial: number }>(op.db, sql(`select serial from card_lists where county_id = ?${own ? latest(op) : ''}`, countyId)))?.serial ?? 0);
/** After a serial up to another; the full list leaves out cards that refuse themselves by now. */
export const revocations = (op: Op, countyId: string, since: number, until: number): Promise<CardRevocation[]> =>
  rows(op.db, since === 0 ? sql('select * from card_revocations where county_id = ? and serial <= ? and valid_until >= ?', countyId, until, op.today) : sql('select * from card_revocations where county_id = ? and serial > ? and serial <= ?', countyId, since, until));
