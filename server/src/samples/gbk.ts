import iconv from 'iconv-lite';
import { readWorkbook } from '../modules/imports/sheet/workbook';

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** What “另存为 CSV” on a Chinese Windows writes: GBK, CRLF, merged cells empty but for their first. */
export const toGbkCsv = (rows: readonly (readonly string[])[]): Buffer => iconv.encode(rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n', 'gbk');

/** The first sheet as rows of texts; a long number comes out as Excel prints it, 5.22601E+17. */
export async function rowsOf(bytes: Buffer, filename: string): Promise<string[][]> {
  const sheet = (await readWorkbook(bytes, filename)).sheets[0]!;
  const rows: string[][] = Array.from({ length: sheet.rows.at(-1)!.number }, () => Array.from({ length: sheet.width }, () => ''));
  for (const row of sheet.rows) row.cells.forEach((cell, column) => { if (cell) rows[row.number - 1]![column - 1] = cell.type === 'number' && /^\d{12,}$/.test(cell.text) ? excelShort(cell.number!) : cell.text; });
  return rows;
}

function excelShort(n: number): string {
  const [digits, exponent] = n.toExponential(5).split('e+') as [string, string];
  return `${digits.replace(/\.?0+$/, '')}E+${exponent.padStart(2, '0')}`;
}
