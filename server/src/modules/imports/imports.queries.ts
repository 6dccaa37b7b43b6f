import type { Parsed } from '@guiyan/shared/contract';
import { inVillages, ownVillages } from '../../platform/area';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { getOrg } from '../orgs';
import { newId } from '../../platform/ids';
import type { LeftOver } from './sheet';
import type { Whys } from './trial';
import { ImportNote, type ImportRow } from './imports.entity';

/** R12 An import belongs to the office of its township; a village secretary sees his own only, those of his village and of no other hat he wears or wore. */
const seen = (op: Op): Sql => {
  // R1 The county's office has those of the whole county; a township's are its own.
  if (wearer(op).hat === 'county') return sql('i.county_id = ? and i.township_id is null', wearer(op).countyId);
  const scope = visible(op, 'i', {}, { scope: ['clerk', 'secretary'] });
  const a = wearer(op);
  const villages = ownVillages(a);
  if (!villages) return scope;
  const mine = inVillages('ih.village_id', villages);
  return sql(`i.county_id = ? and i.user_id = ? and exists (select 1 from hats ih where ih.id = i.hat_id and ${mine.text})`, a.countyId, a.userId, ...mine.params);
};

export async function getImport(op: Op, id: string): Promise<ImportRow> {
  const may = seen(op);
  const found = await row<ImportRow>(op.db, sql(`select i.* from imports i where i.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return plain(found);
}
export async function listImports(op: Op, { cursor, limit }: Parsed<'imports.list'>): Promise<{ rows: ImportRow[]; next: string | null }> {
  const where = and(seen(op), cursor ? sql('i.id < ?', cursor) : null);
  const found = await rows<ImportRow>(op.db, sql(`select i.* from imports i where ${where.text} order by i.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown.map(plain), next: found.length > limit ? shown.at(-1)!.id : null };
}
/** Commits and undoings that nobody has moved on for a while: their process died. */
export const stalledImports = async (op: Op, since: number): Promise<ImportRow[]> => (await rows<ImportRow>(op.db, sql(`select i.* from imports i where i.status in ('committing', 'undoing') and i.touched_at < ?`, since))).map(plain);
export const findImport = async (op: Op, id: string): Promise<ImportRow | null> => {
  const found = await row<ImportRow>(op.db, sql('select i.* from imports i where i.id = ?', id));
  return found && plain(found);
};
export const doneBatches = async (op: Op, importId: string): Promise<Map<number, number>> => new Map((await rows<{ batch: number; rows: number }>(op.db, sql('select b.batch, b.rows from import_batches b where b.import_id = ?', importId))).map((b) => [b.batch, b.rows]));

/** JSON columns come as text from hand-written SQL. */
const plain = (i: ImportRow): ImportRow => ({ ...i, counts: JSON.parse(String(i.counts)) as object, sheets: JSON.parse(String(i.sheets)) as object, at: Number(i.at), touchedAt: Number(i.touchedAt) });

const place = (i: { id: string; countyId: string }, column: string) => ({ table: 'imports', column, row: i.id, county: i.countyId });
export const importFileName = (op: Op, i: ImportRow): string => op.services.keys.open(i.fileNameCt, place(i, 'file_name'));
export const sealFileName = (op: Op, i: { id: string; countyId: string }, name: string): string => op.services.keys.seal(name, place(i, 'file_name'));
/** Answers so far: question key or group → option, or what was typed. */
export const answersOf = async (op: Op, i: ImportRow): Promise<Record<string, string>> => JSON.parse((await noteOf(op, i, 'answers')) || '{}') as Record<string, string>;
/** Why rows were refused or kept, found against the registry, by row key. */
export const whysOf = async (op: Op, i: ImportRow): Promise<Whys> => ({ refused: JSON.parse((await noteOf(op, i, 'refused')) || '[]') as [string, string][], kept: JSON.parse((await noteOf(op, i, 'kept')) || '[]') as [string, string][] });
export async function keepWhys(op: Op, i: { id: string; countyId: string }, whys: Whys): Promise<void> {
  await keepNote(op, i, 'refused', whys.refused);
  await keepNote(op, i, 'kept', whys.kept);
}
/** Those the trial run did not tell already. */
export async function addWhys(op: Op, i: ImportRow, more: Whys): Promise<void> {
  for (const kind of ['refused', 'kept'] as const) {
    if (!more[kind].length) continue;
    const known = new Map((await whysOf(op, i))[kind]);
    if (more[kind].some(([key, why]) => known.get(key) !== why)) await keepNote(op, i, kind, [...new Map([...known, ...more[kind]])]);
  }
}
/** R12 Of these lines those that are in: kept by an earlier import and not taken back. */
export async function knownLines(op: Op, keys: readonly string[]): Promise<string[]> {
  if (!keys.length) return [];
  const which = among('k.line_ix', keys);
  return (await rows<{ lineIx: string }>(op.db, sql(`select k.line_ix from import_kept k where ${which.text}`, ...which.params))).map((k) => k.lineIx);
}
/** What a kept row says: whom, cell by cell, and how exactly its day was written. */
export interface Kept { who: string; left: readonly LeftOver[]; precision?: string }
const keptPlace = (at: { id: string; countyId: string }) => ({ table: 'import_kept', column: 'body', row: at.id, county: at.countyId });
export const openLeft = (op: Op, at: { id: string; countyId: string }, sealed: string): Kept => JSON.parse(op.services.keys.open(sealed, keptPlace(at))) as Kept;
export const sealLeft = (op: Op, at: { id: string; countyId: string }, value: Kept): string => op.services.keys.seal(JSON.stringify(value), keptPlace(at));

type NoteKind = 'answers' | 'refused' | 'kept';
const notePlace = (i: { id: string; countyId: string }, kind: NoteKind) => ({ table: 'import_notes', column: kind, row: i.id, county: i.countyId });
async function noteOf(op: Op, i: ImportRow, kind: NoteKind): Promise<string> {
  const parts = await rows<{ bodyCt: string }>(op.db, sql('select body_ct from import_notes where import_id = ? and kind = ? order by part', i.id, kind));
  return parts.length ? op.services.keys.open(parts.map((p) => p.bodyCt).join(''), notePlace(i, kind)) : '';
}
/** One text column holds 64 KB on MySQL. */
const PART = 60_000;
export async function keepNote(op: Op, i: { id: string; countyId: string }, kind: NoteKind, value: unknown): Promise<void> {
  const sealed = op.services.keys.seal(JSON.stringify(value), notePlace(i, kind));
  await op.db.delete(ImportNote, { importId: i.id, kind });
  for (let part = 0; part * PART < sealed.length; part += 1) await op.db.insert(ImportNote, { id: newId(), importId: i.id, kind, part, bodyCt: sealed.slice(part * PART, (part + 1) * PART) });
}

export const homeProvince = async (op: Op, countyId: string): Promise<string> => (await getOrg(op, countyId)).province ?? '';
