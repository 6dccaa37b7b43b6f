import type { Parsed } from '@guiyan/shared/contract';
import { latest } from '../../platform/db/latest';
import { among, and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { isSame, sameIdsOf } from '../people';
import type { Card, CardCounter } from './cards.entity';
import { SCAN_AFTER_MS, SCAN_BEFORE_MS } from './cards.rules';

export const sight = { scope: ['clerk', 'secretary'], access: ['liaison'] } as const;

const inState = (state: 'valid' | 'void' | 'expired', today: string): Sql =>
  state === 'void' ? sql(`k.status = 'void'`) : sql(`k.status = 'valid' and k.valid_until ${state === 'valid' ? '>=' : '<'} ?`, today);

export async function listCards(op: Op, { status, cursor, limit }: Parsed<'cards.list'>): Promise<{ rows: Card[]; next: string | null; total?: number }> {
  const where = and(visible(op, 'k', { family: 'family_id' }, sight), status ? inState(status, op.today) : null);
  const page = and(where, cursor ? sql('k.id > ?', cursor) : null);
  const found = await rows<Card>(op.db, sql(`select k.* from cards k where ${page.text} order by k.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const total = cursor ? {} : { total: await count(op.db, sql(`select count(*) from cards k where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null, ...total };
}

export async function getCard(op: Op, id: string): Promise<Card> {
  const may = visible(op, 'k', { family: 'family_id' }, sight);
  const found = await row<Card>(op.db, sql(`select k.* from cards k where k.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** By its number, without spaces, of the actor's own place; the newest first. */
export const findCardByNumber = (op: Op, number: string): Promise<Card | null> => {
  const may = visible(op, 'k', { family: 'family_id' }, sight);
  return row(op.db, sql(`select k.* from cards k where replace(k.number, ' ', '') = ? and ${may.text} order by k.id desc limit 1`, number, ...may.params));
};
/** Only in the county of the window: a card of elsewhere is as unknown as a guessed one. */
export const findByToken = (op: Op, tokenMac: string): Promise<Card | null> => row(op.db, sql('select * from cards where token_mac = ? and county_id = ?', tokenMac, wearer(op).countyId));
/** By its number as people type it, without spaces. The newest first: a number is never given twice in a township. */
export const findByNumber = (op: Op, number: string): Promise<Card | null> => row(op.db, sql(`select * from cards where county_id = ? and replace(number, ' ', '') = ? order by id desc limit 1`, wearer(op).countyId, number));
/** Looks of a window that found no valid card since then, but for those without a network. */
export const countVain = (op: Op, orgId: string, since: number): Promise<number> => count(op.db, sql('select count(*) from card_scans where org_id = ? and valid = ? and at >= ? and saw is null', orgId, false, since));
/** The card a family holds, also one past its days. `taken`: the family's outings are, so that what others issued a moment ago is seen. */
export async function heldCard(op: Op, familyId: string, taken = false): Promise<Card | null> {
  const here = await isSame(op, 'family_id', familyId);
  return row(op.db, sql(`select * from cards where ${here.text} and status = 'valid' order by case when valid_family_id is null then 1 else 0 end, id desc limit 1${taken ? latest(op) : ''}`, ...here.params));
}
/** F1 For the printer: cards good today, by the number. */
export async function sheetCards(op: Op, { ids, issuedFrom, cursor, limit }: Parsed<'cards.sheet'>): Promise<{ rows: Card[]; next: string | null; total?: number }> {
  const where = and(visible(op, 'k', { family: 'family_id' }, sight), inState('valid', op.today), ids ? among('k.id', ids) : null, issuedFrom ? sql('coalesce(k.renewed_on, k.issued_on) >= ?', issuedFrom) : null);
  const page = and(where, cursor ? sql('k.id > ?', cursor) : null);
  const found = await rows<Card>(op.db, sql(`select k.* from cards k where ${page.text} order by k.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const total = cursor ? {} : { total: await count(op.db, sql(`select count(*) from cards k where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null, ...total };
}
export async function getCardOfCounty(op: Op, id: string): Promise<Card> {
  const found = await row<Card>(op.db, sql('select * from cards where id = ? and county_id = ?', id, wearer(op).countyId));
  if (!found) throw notFound();
  return found;
}
export async function cardsById(op: Op, ids: readonly string[]): Promise<Map<string, Card>> {
  const where = among('id', [...new Set(ids)]);
  return new Map((await rows<Card>(op.db, sql(`select * from cards where ${where.text}`, ...where.params))).map((k) => [k.id, k]));
}
/** The card a family holds, or the last one it had. */
export async function lastCard(op: Op, familyId: string): Promise<Card | null> {
  const here = await isSame(op, 'family_id', familyId);
  return row(op.db, sql(`select * from cards where ${here.text} order by case when status = 'valid' then 0 else 1 end, id desc limit 1`, ...here.params));
}

/** Which of the families hold a card that is good today. */
export async function familiesWithCard(op: Op, familyIds: readonly string[]): Promise<Set<string>> {
  const out = new Set<string>();
  const { all, askedOf } = await sameIdsOf(op, familyIds);
  for (let i = 0; i < all.length; i += 300) {
    const where = and(inState('valid', op.today), among('k.family_id', all.slice(i, i + 300)));
    for (const k of await rows<{ familyId: string }>(op.db, sql(`select k.family_id from cards k where ${where.text}`, ...where.params))) for (const id of askedOf.get(k.familyId) ?? []) out.add(id);
  }
  return out;
}
export const counterOf = (op: Op, placeId: string): Promise<CardCounter | null> => row(op.db, sql('select * from card_counters where place_id = ?', placeId));

/** The window saw the card as valid around the time of the service; entries may arrive late from a phone without network. */
export const wasScanned = async (op: Op, cardId: string, orgId: string, happenedAt: number): Promise<boolean> =>
  (await row(op.db, sql('select id from card_scans where card_id = ? and org_id = ? and valid = ? and at >= ? and at <= ? limit 1', cardId, orgId, true, happenedAt - SCAN_BEFORE_MS, happenedAt + SCAN_AFTER_MS))) !== null;
