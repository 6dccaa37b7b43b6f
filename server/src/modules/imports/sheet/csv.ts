import iconv from 'iconv-lite';
import type { Book, Row } from './book';
import { SheetError } from './errors';

const MAX_COLUMNS = 256;

/** UTF-8 when the bytes are valid UTF-8, UTF-16 when a mark says so, else GB18030, which contains GBK and GB2312. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf16-le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf16-be');
  if (bytes.includes(0)) throw new SheetError('import.not_a_workbook');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(bytes, 'gb18030');
    if (text.includes('\ufffd')) throw new SheetError('import.not_a_workbook');
    return text;
  }
}

export function readCsv(bytes: Buffer, filename: string): Book {
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  if (looksBinary(text) || /^\s*(<|\{|%PDF)/.test(text)) throw new SheetError('import.not_a_workbook');
  const table = parseCsv(text);
  const rows: Row[] = [];
  let width = 0;
  table.forEach((values, i) => {
    const row: Row = { number: i + 1, cells: [] };
    values.slice(0, MAX_COLUMNS).forEach((value, c) => {
      if (value.trim() === '') return;
      row.cells[c + 1] = { text: value, type: 'untyped' };
      width = Math.max(width, c + 1);
    });
    if (row.cells.length) rows.push(row);
  });
  return { filename, format: 'csv', sheets: [{ name: filename.replace(/\.[^.]*$/, '').slice(0, 60) || 'CSV', hidden: false, rows, width, merges: [], hiddenColumns: [] }] };
}

/** Control characters other than tab, line ends and form feed do not occur in text. */
function looksBinary(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, 100_000); i += 1) {
    const c = text.charCodeAt(i);
    if (c < 9 || (c > 13 && c < 32)) return true;
  }
  return false;
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (c: string) => head.split(c).length;
  return [',', '\t', ';'].sort((a, b) => count(b) - count(a))[0]!;
}

/** RFC 4180, with the leniency of spreadsheets: a quote inside an unquoted field is an ordinary character. */
function parseCsv(text: string): string[][] {
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      [value, at] = quoted(text, at + 1);
    }
    const stop = fieldEnd(text, at, delimiter);
    row.push(value + text.slice(at, stop));
    at = stop;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return rows;
}

function quoted(text: string, from: number): [string, number] {
  const pieces: string[] = [];
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new SheetError('import.not_a_workbook');
    pieces.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') return [pieces.join(''), quote + 1];
    pieces.push('"');
    at = quote + 2;
  }
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}
