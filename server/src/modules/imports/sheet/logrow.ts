import { itemLabel } from '@guiyan/shared/domain/requests';
import { visitOccasionWords, visitWayWords } from '@guiyan/shared/domain/pairings';
import { readDate } from './date';
import type { DataRow, Table } from './detect';
import type { Field } from './fields';
import { readIdCell } from './idcell';
import type { ParseOptions } from './reading';
import { day, dayWords, frame, same, unread } from './rowparts';
import type { RowReader } from './rowreader';
import type { AgencyRow, ContactRow, LogRow, LogValues, RowBase, VisitRow } from './rows';
import { readGroup, readProse, readVillage } from './simple';
import { itemOf, readEnd, readOccasion, readWay, type PaperEnd } from './wordcells';

const endWords: Record<PaperEnd, string> = { open: '还在办', done: '办结', stopped: '没有办' };

function about(r: RowReader, table: Table, data: DataRow, unplaced: readonly Field[] = []): { base: RowBase; values: LogValues } {
  const name = r.text('name', 60);
  const values = { name: name ?? '', village: r.read('village', readVillage, same), group: r.read('group', readGroup, same), id: readIdCell(r.cell('idNo')).value };
  return { base: { ...frame(r, table, data, name === null ? 'no_name' : undefined, unplaced), whole: r.left(true) }, values };
}
/** A day asked about is asked before the row is put together. */
const dayOf = (r: RowReader, options: ParseOptions) => r.read('day', day('past', options), dayWords);

export function contactRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): ContactRow {
  const on = dayOf(r, options);
  const { base, values } = about(r, table, data);
  return { ...base, shape: 'contact', values: { ...values, day: on } };
}

export function visitRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): VisitRow {
  const more = { day: dayOf(r, options), by: r.read('by', readProse(60), same), way: r.read('way', readWay, (v) => visitWayWords[v]), occasion: r.read('occasion', readOccasion, (v) => visitOccasionWords[v]), content: r.read('content', readProse(300), same), difficulty: r.read('difficulty', readProse(300), same) };
  const { base, values } = about(r, table, data, unread(r, { way: more.way, occasion: more.occasion }));
  return { ...base, shape: 'visit', values: { ...values, ...more } };
}

export function agencyRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): AgencyRow {
  const text = r.read('item', readProse(300), same);
  const more = { day: dayOf(r, options), text, item: text ? itemOf(text) : null, by: r.read('by', readProse(60), same), answer: r.read('result', readProse(500), same), doneOn: r.read('doneOn', day('past', options), dayWords), end: r.read('result', readEnd, (v) => endWords[v]) };
  if (text) r.fields.push({ field: 'item', title: '归到', cell: `${data.row}`, raw: text, rawMasked: text, parsed: itemLabel(more.item!) });
  const { base, values } = about(r, table, data);
  return { ...base, shape: 'agency', values: { ...values, ...more } };
}

/** What a page shows of such a line beside whom and when. */
const shown: readonly Field[] = ['item', 'amount', 'hours', 'skill', 'wage', 'way', 'validTo', 'by'];
/** A line of a ledger without a room is kept whole and nothing is asked of it: its day is read where it can be. */
export function logRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): LogRow {
  const on = r.read('day', (cell) => ({ value: readDate(cell, 'past', options).value }), dayWords);
  for (const field of shown) r.read(field, readProse(200), same);
  const { base, values } = about(r, table, data);
  const row: LogRow = { ...base, left: [], shape: 'log', values: { ...values, day: on, copy: 1 } };
  return row.state === 'refused' ? row : { ...row, state: 'ready', questions: [] };
}
