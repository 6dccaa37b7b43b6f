import { skipWords } from '@guiyan/shared/domain/sheets';
import { textOf, type Book } from './book';
import type { Analysis } from './analyse';

/**
 * Refused, unanswered and skipped rows as a workbook: the reason first, then the row as it stood, under its own heads.
 * `extra` adds rows that failed later, by row key. Everything is written as text, so that no cell can be a formula.
 */
export async function failedRowsWorkbook(book: Book, analysis: Pick<Analysis, 'rows' | 'detected'>, extra: ReadonlyMap<string, string> = new Map()): Promise<Buffer> {
  // Loaded when it is needed: reading a workbook does without it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  analysis.detected.tables.forEach((table, i) => {
    const sheet = workbook.addWorksheet(`${i + 1} ${table.sheet}`.replace(/[\\/?*[\]:]/g, '').slice(0, 31));
    sheet.addRow(['原表行号', '为什么没存', ...table.columns.map((c) => c.title)]);
    const source = new Map(book.sheets[table.sheetIndex]!.rows.map((row) => [row.number, row]));
    const ours = new Set(table.rows.map((d) => d.row));
    const reasons = new Map<number, string>(table.skipped.filter((s) => s.reason !== 'blank').map((s) => [s.row, `略过：${skipWords[s.reason]}`]));
    for (const row of analysis.rows) {
      if (row.sheet !== table.sheet || !ours.has(row.row)) continue;
      const reason = extra.get(row.key) ?? row.refusal?.text ?? (row.state === 'question' ? '还有问题没答' : undefined);
      if (reason) reasons.set(row.row, reason);
    }
    for (const [number, reason] of [...reasons].sort((a, b) => a[0] - b[0])) sheet.addRow([String(number), reason, ...table.columns.map((c) => textOf(source.get(number), c.column))]);
    sheet.columns.forEach((column, c) => { column.width = c === 1 ? 32 : 14; column.numFmt = '@'; });
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
