import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import type { Op } from '../../platform/op';
import { ledgers } from './all';
import { safeCell } from './ledgers.rules';

export interface Heading { place: string; days: string; by: string; on: string; full: boolean }

/** Rows written before other requests get their turn. */
const ROWS_A_TURN = 250;

/** A ledger as the paper has it: title, columns, rows as text, and a last line that says who took it and when. Written row by row. */
export async function ledgerWorkbook(op: Op, name: LedgerName, rows: readonly unknown[], head: Heading): Promise<Buffer> {
  const { columns } = ledgers[name];
  const { title: heading, unit } = ledgerWords[name];
  const { stream } = await import('exceljs');
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(heading, { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const title = sheet.addRow([`${head.place}${heading}${head.days && `（${head.days}）`}`]);
  title.font = { size: 16, bold: true };
  title.alignment = { horizontal: 'center' };
  sheet.mergeCells(1, 1, 1, columns.length);
  title.commit();
  const heads = sheet.addRow(columns.map(({ title: words }) => words));
  heads.font = { bold: true };
  heads.commit();
  const pen = { op, full: head.full };
  for (const [index, row] of rows.entries()) {
    sheet.addRow(columns.map(({ cell }) => safeCell(cell?.(row, pen, index) ?? ''))).commit();
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await turn();
  }
  sheet.addRow([`${head.by} ${head.on} 导出，共 ${rows.length} ${unit}${head.full ? '。含完整号码和原文，请妥善保管' : '，号码已遮住'}`]).commit();
  sheet.commit();
  await book.commit();
  return Buffer.concat(chunks);
}
