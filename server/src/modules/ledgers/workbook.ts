import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import type { Op } from '../../platform/op';
import { ledgers } from './all';
import { safeCell } from './ledgers.rules';

/** `at`: the minute it was made, in words. */
export interface Heading { place: string; days: string; by: string; at: string; full: boolean; purpose: string; approvedBy: string }

/** Rows written before other requests get their turn. */
const ROWS_A_TURN = 250;

const watermark = ({ by, at, purpose, approvedBy }: Heading): string => ['内部资料，不得外传', `${by} ${at} 导出`, approvedBy && `${approvedBy} 批准`, `用途：${purpose || '没有写'}`].filter(Boolean).join('　');

/** A ledger as the paper has it: title, the watermark line, columns, rows as text, and a last line with the count. Written row by row. */
export async function ledgerWorkbook(op: Op, name: LedgerName, rows: readonly unknown[], head: Heading): Promise<Buffer> {
  const { columns } = ledgers[name];
  const { title: heading, unit } = ledgerWords[name];
  const { stream } = await import('exceljs');
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const mark = watermark(head);
  // In a page's foot & begins a code, and 255 characters are all there may be.
  const sheet = book.addWorksheet(heading, { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, headerFooter: { oddFooter: `&L${mark.replace(/&/g, '＆').slice(0, 200)}&R&P/&N` }, views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const title = sheet.addRow([`${head.place}${heading}${head.days && `（${head.days}）`}`]);
  title.font = { size: 16, bold: true };
  title.alignment = { horizontal: 'center' };
  sheet.mergeCells(1, 1, 1, columns.length);
  title.commit();
  const marked = sheet.addRow([mark]);
  marked.font = { color: { argb: 'FF8C8C8C' } };
  sheet.mergeCells(2, 1, 2, columns.length);
  marked.commit();
  const heads = sheet.addRow(columns.map(({ title: words }) => words));
  heads.font = { bold: true };
  heads.commit();
  const pen = { op, full: head.full };
  for (const [index, row] of rows.entries()) {
    sheet.addRow(columns.map(({ cell }) => safeCell(cell?.(row, pen, index) ?? ''))).commit();
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await turn();
  }
  sheet.addRow([`共 ${rows.length} ${unit}${head.full ? '。含完整号码和原文，请妥善保管，用完销毁' : '，号码已遮住'}`]).commit();
  sheet.commit();
  await book.commit();
  return Buffer.concat(chunks);
}
