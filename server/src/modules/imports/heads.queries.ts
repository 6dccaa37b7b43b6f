import type { ImportKind } from '@guiyan/shared/domain/imports';
import { row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import type { ImportHead } from './imports.entity';
import { headKey } from './sheet/heads';

/** R12 What a county's offices said heads mean. */
export const listHeads = async (op: Op): Promise<ImportHead[]> => (await rows<ImportHead>(op.db, sql('select h.* from import_heads h where h.county_id = ? order by h.kind, h.head', wearer(op).countyId))).map((h) => ({ ...h, at: Number(h.at) }));
export async function getHead(op: Op, id: string): Promise<ImportHead> {
  const found = await row<ImportHead>(op.db, sql('select h.* from import_heads h where h.id = ? and h.county_id = ?', id, wearer(op).countyId));
  if (!found) throw notFound();
  return found;
}
export const findHead = (op: Op, countyId: string, kind: string, head: string): Promise<ImportHead | null> => row<ImportHead>(op.db, sql('select h.* from import_heads h where h.county_id = ? and h.kind = ? and h.head = ?', countyId, kind, head));
/** As an import begins with them. */
export const savedHeads = async (op: Op): Promise<Record<string, string>> => Object.fromEntries((await listHeads(op)).map((h) => [headKey(h.kind as ImportKind, h.head), h.field]));
