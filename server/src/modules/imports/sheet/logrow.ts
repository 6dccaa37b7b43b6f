import { itemLabel } from '@guiyan/shared/domain/requests';
import { visitOccasionWords, visitWayWords } from '@guiyan/shared/domain/pairings';
import type { DataRow, Table } from './detect';
import type { Field } from './fields';
import { readIdCell } from './idcell';
import type { ParseOptions } from './reading';
import { day, dayWords, frame, same, unread, waiting } from './rowparts';
import type { RowReader } from './rowreader';
import type { AgencyRow, ContactRow, LogRow, LogValues, RowBase, VisitRow } from './rows';
import { readGroup, readProse, readVillage } from './simple';
import { itemOf, readEnd, readOccasion, readWay, type PaperEnd } from './wordcells';

const NO_PLACE = '这种记录还没有地方放，先留着';
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

export function logRow(r: RowReader, table: Table, data: DataRow): LogRow {
  const { base, values } = about(r, table, data);
  const made: LogRow = { ...base, shape: 'log', values };
  return made.state === 'refused' ? made : waiting(r, made, NO_PLACE);
}
