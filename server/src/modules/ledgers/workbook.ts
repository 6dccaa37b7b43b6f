import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { AppError, ensure } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { ledgers } from './all';
import { columnsFor, penOf, piecesOf, type Pen } from './ledger';
import { MOST_ROWS, safeCell } from './ledgers.rules';
import type { Asked } from './place.queries';
import { textRows } from './sheet-xml';

/** `title`: in the county's words of those days; `at`: the minute it was made, in words. */
export interface Heading { title: string; place: string; days: string; by: string; at: string; full: boolean; purpose: string; approvedBy: string }

/** Rows written before other requests get their turn. */
const ROWS_A_TURN = 125;
/** Title, watermark and the columns' names. */
const HEADS = 3;

const watermark = ({ by, at, purpose, approvedBy }: Heading): string => ['内部资料，不得外传', `${by} ${at} 导出`, approvedBy && `${approvedBy} 批准`, `用途：${purpose || '没有写'}`].filter(Boolean).join('　');

/** A ledger as the paper has it: title, the watermark line, columns, rows as text, and a last line with the count. Written as the rows are read. */
export async function ledgerWorkbook(op: Op, name: LedgerName, asked: Asked, head: Heading): Promise<{ bytes: Buffer; rows: number }> {
  const columns = columnsFor(ledgers[name], wearer(op).hat);
  const { title: heading } = head;
  const { unit } = ledgerWords[name];
  const { stream } = await import('exceljs');
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false, zip: { zlib: { level: 3 } } });
  const mark = watermark(head);
  // In a page's foot & begins a code, and 255 characters are all there may be.
  const sheet = book.addWorksheet(heading, { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, headerFooter: { oddFooter: `&L${mark.replace(/&/g, '＆').slice(0, 200)}&R&P/&N` }, views: [{ state: 'frozen', ySplit: HEADS }] });
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
  const [pen, masked] = [penOf(op, asked, head.full), penOf(op, asked, false)];
  // Whoever belongs to another office by now is told of in this one's earlier ledger, and never in full (R13).
  const gone = new Set<unknown>(asked.place.moved.left);
  const penFor = (row: unknown): Pen => (gone.size && gone.has((row as { villageId?: unknown }).villageId) ? masked : pen);
  const write = textRows(book, sheet, columns.length);
  let written = 0;
  for await (const rows of piecesOf(ledgers[name].read(op, asked))) {
    ensure(written + rows.length <= MOST_ROWS, new AppError('ledger.too_many', 400, { params: { most: MOST_ROWS } }));
    for (let at = 0; at < rows.length; at += ROWS_A_TURN) {
      const part = rows.slice(at, at + ROWS_A_TURN);
      const before = written;
      write(HEADS + 1 + before, part.map((row, i) => columns.map(({ cell }) => safeCell(cell?.(row, penFor(row), before + i) ?? ''))));
      written += part.length;
      await turn();
    }
  }
  write(HEADS + 1 + written, [[`共 ${written} ${unit}${head.full ? '。含完整号码和原文，请妥善保管，用完销毁' : '，号码已遮住'}`]]);
  sheet.commit();
  await book.commit();
  return { bytes: Buffer.concat(chunks), rows: written };
}
