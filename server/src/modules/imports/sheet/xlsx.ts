import ExcelJS from 'exceljs';
import { columnNumber, type Book, type Cell, type Range, type Row, type Sheet } from './book';
import { SheetError } from './errors';
import { unzip, zipOf, type ZipEntry } from './zip';

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const MAX_MERGES = 100_000;
const MAX_SHEETS = 200;
/** Beyond this a sheet is no roster; cells further right are furniture of broken files. */
const READ_COLUMNS = 256;

const wanted = (name: string) => /^(xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml|_rels\/\.rels|\[Content_Types\]\.xml)$/i.test(name);

// Everything that is not cells. Data validations and merges in particular are expanded cell by cell
// inside the library, so that one line of XML could keep it busy for hours.
const ignoreNodes = ['dataValidations', 'mergeCells', 'cols', 'conditionalFormatting', 'drawing', 'picture', 'tableParts', 'hyperlinks', 'extLst', 'sheetViews', 'headerFooter', 'rowBreaks', 'autoFilter'];

interface SheetPart { name: string; hidden: boolean; xml: string }

export async function readXlsx(bytes: Buffer, filename: string): Promise<Book> {
  const parts = new Map([...(await unzip(bytes, wanted))].map(([name, body]) => [name.toLowerCase(), xmlText(body)]));
  const { sheets, date1904 } = sheetParts(parts);
  const clean = repack(sheets, parts, date1904);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(clean).buffer, { ignoreNodes });
  } catch {
    // The library throws many kinds of errors on broken XML; for the person they all mean the same.
    throw new SheetError('import.not_a_workbook');
  }
  return { filename, format: 'xlsx', sheets: sheets.map((part, i) => toSheet(part, workbook.worksheets[i], date1904)) };
}

function xmlText(body: Buffer): string {
  if (body.includes(0)) throw new SheetError('import.unsafe_xml');
  const text = body.toString('utf8').replace(/^\ufeff/, '');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new SheetError('import.unsafe_xml');
  // Some writers prefix every element (<x:row>); the library knows only the bare names.
  const prefix = /<(\w+):(?:worksheet|workbook|sst|styleSheet)\b/.exec(text)?.[1];
  return prefix ? text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</') : text;
}

const attribute = (tag: string, name: string) => decode(new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find((v) => v !== undefined) ?? '');
const decode = (text: string) => text.replace(/&(lt|gt|quot|apos|amp|#\d+|#x[\da-fA-F]+);/g, (_, e: string) => named[e] ?? String.fromCodePoint(e[1] === 'x' ? Number.parseInt(e.slice(2), 16) : Number(e.slice(1))));
const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

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
    checkSize(xml);
    sheets.push({ name: attribute(tag, 'name').slice(0, 60), hidden: /hidden/i.test(attribute(tag, 'state')), xml });
  }
  if (!sheets.length || sheets.length > MAX_SHEETS) throw new SheetError('import.not_a_workbook');
  return { sheets, date1904: /<workbookPr\s[^>]*date1904\s*=\s*["'](1|true)/.test(book) };
}

function checkSize(xml: string): void {
  for (const [, row] of xml.matchAll(/<row\s[^>]*?\br="(\d+)"/g)) if (Number(row) > MAX_ROW) throw new SheetError('import.not_a_workbook');
  for (const [, letter] of xml.matchAll(/<c\s[^>]*?\br="([A-Z]+)\d+"/g)) if (letter!.length > 3 || columnNumber(letter!) > MAX_COLUMN) throw new SheetError('import.not_a_workbook');
}

/** Only the parts that hold cells, under the names the library expects; drawings, macros, links and comments stay outside. */
function repack(sheets: SheetPart[], parts: Map<string, string>, date1904: boolean): Buffer {
  const id = (i: number) => `rId${i + 1}`;
  const entries: ZipEntry[] = [
    { name: 'xl/workbook.xml', body: `<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map((_, i) => `<sheet name="s${i + 1}" sheetId="${i + 1}" r:id="${id(i)}"/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', body: `<Relationships>${sheets.map((_, i) => `<Relationship Id="${id(i)}" Type="worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>` },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, body: sheet.xml })),
  ];
  for (const name of ['xl/sharedStrings.xml', 'xl/styles.xml']) {
    const body = parts.get(name.toLowerCase());
    if (body !== undefined) entries.push({ name, body });
  }
  return zipOf(entries, { store: true });
}

function toSheet(part: SheetPart, sheet: ExcelJS.Worksheet | undefined, date1904: boolean): Sheet {
  const rows: Row[] = [];
  let width = 0;
  sheet?.eachRow({ includeEmpty: false }, (source, number) => {
    const row: Row = { number, cells: [] };
    if (source.hidden) row.hidden = true;
    source.eachCell({ includeEmpty: false }, (cell, column) => {
      const value = column <= READ_COLUMNS ? toCell(cell, date1904) : undefined;
      if (!value) return;
      row.cells[column] = value;
      width = Math.max(width, column);
    });
    if (row.cells.length) rows.push(row);
  });
  return { name: part.name, hidden: part.hidden, rows, width, merges: merges(part.xml), hiddenColumns: hiddenColumns(part.xml) };
}

function toCell(cell: ExcelJS.Cell, date1904: boolean): Cell | undefined {
  const { value } = cell;
  const formula = cell.type === ExcelJS.ValueType.Formula;
  const made = plain(formula ? (cell.result as ExcelJS.CellValue) : value, cell.numFmt ?? '', date1904);
  if (!made) return undefined;
  return formula ? { ...made, formula: true } : made;
}

function plain(value: ExcelJS.CellValue, format: string, date1904: boolean): Cell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value.trim() === '' ? undefined : { text: value, type: 'string' };
  if (typeof value === 'number') return Number.isFinite(value) ? { text: String(value), type: 'number', number: value } : undefined;
  if (typeof value === 'boolean') return { text: value ? '是' : '否', type: 'boolean' };
  if (value instanceof Date) return dateCell(value, format, date1904);
  if ('error' in value) return { text: value.error, type: 'error' };
  if ('richText' in value) return plain(value.richText.map((t) => t.text).join(''), format, date1904);
  if ('text' in value) return plain(value.text as ExcelJS.CellValue, format, date1904);
  return undefined;
}

function dateCell(value: Date, format: string, date1904: boolean): Cell | undefined {
  if (Number.isNaN(value.getTime())) return { text: '########', type: 'error' };
  const shown = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '');
  // A number styled as a time, or a long ID number under a date style, is no date.
  const serial = value.getTime() / 86_400_000 + 25_569 - (date1904 ? 1462 : 0);
  if (!/[yd]/i.test(shown) || serial < 1 || serial > 2_958_465) return { text: String(Math.round(serial * 1e6) / 1e6), type: 'number', number: serial };
  const day = value.toISOString().slice(0, 10);
  const dayShown = /d/i.test(shown);
  return { text: dayShown ? day : day.slice(0, 7), type: 'date', day, dayShown };
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
  for (const [tag] of xml.matchAll(/<col\s[^>]*>/g)) {
    if (!/\shidden="(1|true)"/.test(tag)) continue;
    const to = Math.min(Number(attribute(tag, 'max')), READ_COLUMNS);
    for (let column = Number(attribute(tag, 'min')); column <= to; column += 1) hidden.push(column);
  }
  return hidden;
}
