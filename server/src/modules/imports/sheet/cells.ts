import { columnNumber, type Cell, type Row } from './book';
import { SheetError } from './errors';
import { attribute, unescapeXml } from './xml';

/** What a cell needs to know of the book: its strings, and for each style the format when it shows a date. */
export interface BookParts { strings: readonly string[]; dateFormats: readonly (string | null)[]; date1904: boolean }

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
/** Beyond this a sheet is no roster; cells further right are furniture of broken files. */
const READ_COLUMNS = 256;

/** Text of `<si>` or `<is>`: its runs one after the other, without the pronunciation some add. */
const textIn = (xml: string): string => {
  let text = '';
  for (const [, piece] of (xml.includes('<rPh') ? xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '') : xml).matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)) text += piece;
  return unescapeXml(text);
};

export const sharedStrings = (xml: string): string[] => [...xml.matchAll(/<si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, inside]) => (inside ? textIn(inside) : ''));

/** Formats that every program knows by number; 27 to 58 are the Chinese ones. */
const builtIn: Record<number, string> = {
  14: 'm/d/yy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 22: 'm/d/yy h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};
const shownParts = (format: string): string => format.replace(/\[[^\]]*\]|"[^"]*"|\\.|_./g, '');

/** For each cell style its format when it shows a year or a day, else null. */
export function dateFormats(styles: string | undefined): (string | null)[] {
  if (!styles) return [];
  const own = new Map([...styles.matchAll(/<numFmt\s[^>]*>/g)].map(([tag]) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode')]));
  const section = /<cellXfs[\s>][\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? '';
  return [...section.matchAll(/<xf[\s>][^>]*>?/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId'));
    const format = own.get(id) ?? builtIn[id];
    return format && /[yd]/i.test(shownParts(format)) && !/general/i.test(format) ? shownParts(format) : null;
  });
}

const ROW = /<row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/c>)/g;
const VALUE = /<v(?:\s[^>]*)?>([^<]*)<\/v>/;
const FORMULA = /<f[\s>/]/;

/** Rows that hold something, as the sheet's XML gives them; stops when there are more than `most`. Throws SheetError. */
export function readRows(xml: string, parts: BookParts, most: number): { rows: Row[]; width: number } {
  const from = xml.indexOf('<sheetData');
  const to = xml.lastIndexOf('</sheetData>');
  if (from >= 0 && to < 0 && !/<sheetData[^>]*\/>/.test(xml)) throw new SheetError('import.not_a_workbook');
  const rows: Row[] = [];
  let width = 0;
  let number = 0;
  const scan = from < 0 || to < 0 ? '' : xml.slice(from, to);
  ROW.lastIndex = 0;
  for (let hit = ROW.exec(scan); hit; hit = ROW.exec(scan)) {
    const tag = hit[1] ?? '';
    const given = /\sr="(\d+)"/.exec(tag)?.[1];
    number = given ? Number(given) : number + 1;
    if (number > MAX_ROW || number < 1) throw new SheetError('import.not_a_workbook');
    if (!hit[2]) continue;
    const row: Row = { number, cells: [] };
    if (/\shidden="(1|true)"/.test(tag)) row.hidden = true;
    readCells(hit[2], row, parts);
    if (!row.cells.length) continue;
    width = Math.max(width, row.cells.length - 1);
    rows.push(row);
    if (rows.length > most) throw new SheetError('import.too_many_rows', { rows: rows.length, limit: most });
  }
  return { rows: inOrder(rows), width };
}

/** Some writers leave rows out of order, or write one twice; the later cells win. */
function inOrder(rows: Row[]): Row[] {
  if (rows.every((row, i) => i === 0 || rows[i - 1]!.number < row.number)) return rows;
  const byNumber = new Map<number, Row>();
  for (const row of rows) {
    const known = byNumber.get(row.number);
    if (known) row.cells.forEach((cell, column) => { known.cells[column] = cell; });
    else byNumber.set(row.number, row);
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

function readCells(xml: string, row: Row, parts: BookParts): void {
  let column = 0;
  CELL.lastIndex = 0;
  for (let hit = CELL.exec(xml); hit; hit = CELL.exec(xml)) {
    const tag = hit[1] ?? '';
    const letters = /\sr="([A-Z]+)\d*"/.exec(tag)?.[1];
    column = letters ? columnOf(letters) : column + 1;
    const body = hit[2];
    if (!body || column > READ_COLUMNS) continue;
    const cell = readCell(tag, body, parts);
    if (cell) row.cells[column] = cell;
  }
}

const columns = new Map<string, number>();
function columnOf(letters: string): number {
  let known = columns.get(letters);
  if (known === undefined) {
    if (letters.length > 3 || columnNumber(letters) > MAX_COLUMN) throw new SheetError('import.not_a_workbook');
    columns.set(letters, (known = columnNumber(letters)));
  }
  return known;
}

function readCell(tag: string, body: string, parts: BookParts): Cell | undefined {
  const made = valueOf(/\st="(\w+)"/.exec(tag)?.[1] ?? 'n', tag, body, parts);
  if (made && FORMULA.test(body)) made.formula = true;
  return made;
}

const textCell = (text: string): Cell | undefined => (text.trim() === '' ? undefined : { text, type: 'string' });

function valueOf(type: string, tag: string, body: string, parts: BookParts): Cell | undefined {
  if (type === 'inlineStr') return textCell(textIn(body));
  const raw = VALUE.exec(body)?.[1];
  if (raw === undefined || raw === '') return undefined;
  switch (type) {
    case 's': {
      const text = parts.strings[Number(raw)];
      if (text === undefined) throw new SheetError('import.not_a_workbook');
      return textCell(text);
    }
    case 'str': return textCell(unescapeXml(raw));
    case 'b': return { text: raw === '1' ? '是' : '否', type: 'boolean' };
    case 'e': return { text: unescapeXml(raw), type: 'error' };
    case 'd': return { text: raw.slice(0, 10), type: 'date', day: raw.slice(0, 10), dayShown: true };
    default: return numberCell(Number(raw), parts.dateFormats[Number(/\ss="(\d+)"/.exec(tag)?.[1] ?? -1)] ?? null, parts.date1904);
  }
}

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A number styled as a time, or a long ID number under a date style, is no date. */
function numberCell(n: number, format: string | null, date1904: boolean): Cell | undefined {
  if (!Number.isFinite(n)) return undefined;
  if (!format || n < 1 || n > 2_958_465) return { text: String(n), type: 'number', number: n };
  const day = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(n + 1e-6) * DAY_MS).toISOString().slice(0, 10);
  const dayShown = /d/i.test(format);
  return { text: dayShown ? day : day.slice(0, 7), type: 'date', day, dayShown };
}
