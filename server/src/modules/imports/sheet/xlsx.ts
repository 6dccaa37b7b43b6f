import { maxRows } from '@guiyan/shared/domain/sheets';
import { columnNumber, type Book, type Range, type Sheet } from './book';
import { dateFormats, readRows, sharedStrings, type BookParts } from './cells';
import { SheetError } from './errors';
import { attribute } from './xml';
import { unzip } from './zip';

const MAX_MERGES = 100_000;
const MAX_SHEETS = 200;
const READ_COLUMNS = 256;
/** Header, title and footer rows allowed on top of the data rows before a file counts as too long. */
export const FURNITURE = 500;

const wanted = (name: string) => /^(xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i.test(name);

interface SheetPart { name: string; hidden: boolean; xml: string }

/**
 * Reads the cells of every sheet, and nothing else: no drawing, macro, link, comment or validation is looked at.
 * The sheet's XML is scanned once, front to back; a general library took twice the time and several times the memory.
 */
export async function readXlsx(bytes: Buffer, filename: string): Promise<Book> {
  const parts = new Map([...(await unzip(bytes, wanted))].map(([name, body]) => [name.toLowerCase(), xmlText(body)]));
  const { sheets, date1904 } = sheetParts(parts);
  const shared: BookParts = { strings: sharedStrings(parts.get('xl/sharedstrings.xml') ?? ''), dateFormats: dateFormats(parts.get('xl/styles.xml')), date1904 };
  parts.clear();
  return { filename, format: 'xlsx', sheets: sheets.map((part) => toSheet(part, shared)) };
}

function xmlText(body: Buffer): string {
  if (body.includes(0)) throw new SheetError('import.unsafe_xml');
  const text = body.toString('utf8').replace(/^\ufeff/, '');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new SheetError('import.unsafe_xml');
  // Some writers prefix every element (<x:row>); only the bare names are known here.
  const prefix = /<(\w+):(?:worksheet|workbook|sst|styleSheet)\b/.exec(text)?.[1];
  const bare = prefix ? text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</') : text;
  const root = /<(worksheet|workbook|sst|styleSheet|Relationships)\b[^>]*?(\/)?>/.exec(bare);
  if (root && !root[2] && !bare.trimEnd().endsWith(`</${root[1]}>`)) throw new SheetError('import.not_a_workbook');
  return bare.includes('<![CDATA[') ? bare.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside: string) => inside.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')) : bare;
}

function sheetParts(parts: Map<string, string>): { sheets: SheetPart[]; date1904: boolean } {
  const book = parts.get('xl/workbook.xml');
  const rels = parts.get('xl/_rels/workbook.xml.rels');
  if (!book || !rels) throw new SheetError('import.not_a_workbook');
  const targets = new Map([...rels.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  const sheets: SheetPart[] = [];
  for (const [tag] of book.matchAll(/<sheet\s[^>]*>/g)) {
    const target = targets.get(/\s\w+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '') ?? '';
    const xml = parts.get((target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase());
    if (xml === undefined) continue;
    sheets.push({ name: attribute(tag, 'name').slice(0, 60), hidden: /hidden/i.test(attribute(tag, 'state')), xml });
  }
  if (!sheets.length || sheets.length > MAX_SHEETS) throw new SheetError('import.not_a_workbook');
  return { sheets, date1904: /<workbookPr\s[^>]*date1904\s*=\s*["'](1|true)/.test(book) };
}

function toSheet(part: SheetPart, shared: BookParts): Sheet {
  const { rows, width } = readRows(part.xml, shared, maxRows + FURNITURE);
  return { name: part.name, hidden: part.hidden, rows, width, merges: merges(part.xml), hiddenColumns: hiddenColumns(part.xml) };
}

function merges(xml: string): Range[] {
  const found: Range[] = [];
  for (const [, a, b, c, d] of xml.matchAll(/<mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"/g)) {
    found.push({ top: Number(b), left: columnNumber(a!), bottom: Number(d), right: columnNumber(c!) });
    if (found.length > MAX_MERGES) throw new SheetError('import.not_a_workbook');
  }
  return found;
}

function hiddenColumns(xml: string): number[] {
  const hidden: number[] = [];
  for (const [tag] of xml.slice(0, Math.max(xml.indexOf('<sheetData'), 0)).matchAll(/<col\s[^>]*>/g)) {
    if (!/\shidden="(1|true)"/.test(tag)) continue;
    const to = Math.min(Number(attribute(tag, 'max')), READ_COLUMNS);
    for (let column = Number(attribute(tag, 'min')); column <= to; column += 1) hidden.push(column);
  }
  return hidden;
}
