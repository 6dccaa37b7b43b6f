import { maxFileBytes, maxRows } from '@guiyan/shared/domain/sheets';
import type { Book } from './book';
import { readCsv } from './csv';
import { SheetError } from './errors';
import { FURNITURE, readXlsx } from './xlsx';

const LAST_ROW = 100_000;

/**
 * Reads .xlsx or .csv by its bytes; the name only goes into the result. Throws SheetError.
 * Formulas are never computed: the value last saved stands in the cell. Comments, colours and pictures are not read.
 */
export async function readWorkbook(bytes: Buffer, filename: string): Promise<Book> {
  if (bytes.length > maxFileBytes) throw new SheetError('import.too_big', { bytes: bytes.length, limit: maxFileBytes });
  if (bytes.length === 0) throw new SheetError('import.empty');
  const book = await readBytes(bytes, filename);
  const visible = book.sheets.filter((sheet) => !sheet.hidden);
  if (visible.every((sheet) => sheet.rows.length === 0)) throw new SheetError('import.empty');
  for (const sheet of book.sheets) {
    if (sheet.rows.length > maxRows + FURNITURE || (sheet.rows.at(-1)?.number ?? 0) > LAST_ROW) throw new SheetError('import.too_many_rows', { rows: sheet.rows.length, limit: maxRows });
  }
  return book;
}

async function readBytes(bytes: Buffer, filename: string): Promise<Book> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readXlsx(bytes, filename);
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    // A password turns .xlsx into the old container with a stream of this name.
    throw new SheetError(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'import.encrypted' : 'import.old_xls');
  }
  return readCsv(bytes, filename);
}
