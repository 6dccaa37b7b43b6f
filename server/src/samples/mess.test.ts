import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { checkDigit } from '@guiyan/shared/domain/idno';
import { importKinds } from '@guiyan/shared/domain/imports';
import { analyseFile, layouts, type Analysis, type Answers, type Book, type ParsedRow } from '../modules/imports/sheet';
import { zipOf } from '../modules/imports/sheet/zip';
import { blankForm } from './blank';
import { messBooks, messes, type MessBook } from './mess';

const options = { today: '2026-09-22', homeProvince: '贵州省' };
const EACH = 7;
let books: MessBook[];
beforeAll(async () => { books = await messBooks(1, EACH); });

/** Cells that nothing accounts for: neither read, nor kept, nor in a row that is told with its reason. */
function lost(book: Book, analysis: Analysis): string[] {
  const missing: string[] = [];
  const asides = new Set(analysis.detected.skippedSheets.map((s) => s.sheet));
  for (const sheet of book.sheets) {
    if (asides.has(sheet.name)) continue;
    const tables = analysis.detected.tables.filter((t) => t.sheet === sheet.name);
    const told = new Set(tables.flatMap((t) => [...t.skipped.map((s) => s.row), ...t.above.map((a) => a.row)]));
    for (const row of sheet.rows) {
      const parsed = analysis.rows.filter((r) => r.sheet === sheet.name && r.row === row.number);
      const places = Number(told.has(row.number)) + Number(parsed.length > 0);
      if (places !== 1) { missing.push(`row ${row.number} stands in ${places} places`); continue; }
      // A refused row comes back whole in the workbook of failed rows.
      if (!parsed.length || parsed.every((r) => r.state === 'refused')) continue;
      // A line of a ledger without a room is kept whole.
      const kept = new Set(parsed.flatMap((r) => [...r.left, ...(r.waits || r.shape === 'log' ? r.whole ?? [] : [])].map((l) => `${l.title}|${l.raw}`)));
      for (const c of tables.find((t) => t.rows.some((d) => d.row === row.number))!.columns) {
        const text = row.cells[c.column]?.text.trim();
        if (!text || c.field === 'seq') continue;
        const read = parsed.some((r) => r.fields.some((f) => f.field === c.field && f.raw.trim() === text) && (layouts[r.kind].placed.includes(c.field!) || r.waits));
        if (!read && !kept.has(`${c.title}|${text}`)) missing.push(`${c.letter}${row.number} ${c.title}: ${text}`);
      }
    }
  }
  return missing;
}

const phoneOf = (r: ParsedRow) => ('phones' in r.values ? r.values.phones?.[0]?.number : undefined);
const nameOf = (r: ParsedRow) => (r.shape === 'pairing' ? r.values.memberName : r.values.name);

function differences(book: MessBook, analysis: Analysis): string[] {
  const found: string[] = [];
  const say = (what: string, expected: unknown, got: unknown) => { if (JSON.stringify(expected) !== JSON.stringify(got)) found.push(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`); };
  say('kind', [book.kind], analysis.kinds);
  say('rows', book.rows.map((r) => r.row), analysis.rows.map((r) => r.row));
  say('skipped', book.skipped, analysis.counts.skipped);
  book.rows.forEach((expected, i) => {
    const r = analysis.rows[i];
    if (!r) return;
    const at = `row ${expected.row}`;
    say(`${at} state`, expected.state, r.state);
    say(`${at} hidden`, expected.hidden ?? false, r.hidden);
    if (expected.state === 'refused') return;
    say(`${at} asks`, [...expected.asks].sort(), r.questions.map((q) => q.kind).sort());
    say(`${at} name`, expected.name, nameOf(r));
    if (expected.village) say(`${at} village`, expected.village, r.values.village);
    if (expected.birth && 'birth' in r.values) say(`${at} birth`, expected.birth, r.values.birth?.day);
    if (expected.idNo !== undefined && 'id' in r.values) say(`${at} id`, expected.idNo, r.values.id?.idNo ?? null);
    if (expected.phone && 'phones' in r.values) say(`${at} phone`, expected.phone, phoneOf(r));
  });
  return found;
}

describe('R12 the mess corpus', () => {
  it('R12 X4 has at least 120 workbooks, of every ledger and every kind of mess', () => {
    expect(books.length).toBeGreaterThanOrEqual(120);
    expect(new Set(books.map((b) => b.kind)).size).toBe(importKinds.length);
    const seen = new Set(books.flatMap((b) => b.mess));
    expect(messes.filter((m) => !seen.has(m) && m !== 'plain' && m !== 'secondTable')).toEqual([]);
  });

  it('R12 X4 every row of every workbook comes out as it must: value, question or refusal, and no cell is lost', async () => {
    const wrong: Record<string, string[]> = {};
    for (const book of books) {
      const analysis = await analyseFile(book.bytes, book.name, options).catch((error: unknown) => error as Error);
      const told = analysis instanceof Error ? [analysis.message] : [...differences(book, analysis), ...lost(analysis.book, analysis)];
      if (told.length) wrong[`${book.name} ${book.mess.join(' ')}`] = told.slice(0, 6);
    }
    expect(wrong).toEqual({});
  });

  it('R12 answered as suggested, every row of the corpus is settled', async () => {
    for (const book of books.filter((b) => b.rows.some((r) => r.state === 'question'))) {
      const first = await analyseFile(book.bytes, book.name, options);
      const answers: Answers = Object.fromEntries(first.questions.map((q) => [q.key, q.suggested]));
      const { counts } = await analyseFile(book.bytes, book.name, options, answers);
      expect({ book: book.name, open: counts.question, rows: counts.ready + counts.merged + counts.refused }).toEqual({ book: book.name, open: 0, rows: counts.rows });
    }
  });

  it('R12 control: a corpus with a row that is not in its answers is noticed', async () => {
    const [book] = books as [MessBook];
    const analysis = await analyseFile(book.bytes, book.name, options);
    expect(differences({ ...book, rows: book.rows.slice(1) }, analysis)).not.toEqual([]);
    analysis.rows[0]!.fields.length = 0;
    expect(lost(analysis.book, analysis)).not.toEqual([]);
  });
});

describe('X4 empty forms', () => {
  it.each(importKinds)('X4 the form of %s is read as that ledger, its example line passed over, its cells text', async (kind) => {
    const bytes = await blankForm(kind);
    await expect(analyseFile(bytes, 'x.xlsx', options)).rejects.toMatchObject({ code: 'import.empty' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const sheet = book.worksheets[0]!;
    const last = sheet.actualRowCount;
    expect(sheet.getCell(last + 1, 2).numFmt).toBe('@');
    sheet.getRow(last).getCell(1).value = '1';
    const { kinds, counts } = await analyseFile(Buffer.from(await book.xlsx.writeBuffer()), 'x.xlsx', options);
    expect([kinds, counts.rows]).toEqual([[kind], 1]);
  });
});

/** A roster as a grid of texts, made of any of the heads the ledger accepts. */
const gap = fc.constantFrom('', ' ', '　', '\n');
const dress = (text: string, gaps: readonly string[], wide: boolean) => [...text].map((c, i) => (wide && /[0-9X()]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c) + gaps[i % gaps.length]!).join('');
const wanted = ['village', 'name', 'sex', 'birth', 'idNo', 'outDate', 'place', 'phone'] as const;
const known = { village: '岩脚村', name: '杨成武', sex: '女', idNo: '522600198507120047', place: '浙江温州', phone: '13910000026' };
const EPOCH = { false: Date.UTC(1899, 11, 30), true: Date.UTC(1904, 0, 1) };
const shown = (day: string, way: number): string => { const [y, m, d] = day.split('-').map(Number) as [number, number, number]; return [day, `${y}年${m}月${d}日`, `${y}.${m}.${d}`, `${y}/${m}/${d}`, day.replaceAll('-', '')][way]!; };

describe('R12 whatever the order, the words and the widths', () => {
  it('R12 any accepted head, in any order, spaced, full-width, with serial days of either epoch: the same values', async () => {
    const { titles } = layouts.outflow;
    const heads = fc.tuple(...wanted.map((field) => fc.constantFrom(...titles[field]!.filter((t) => !/^(流动党员|外出党员|流出党员|地点|说明)$/.test(t)))));
    const days = fc.date({ min: new Date('1955-01-01'), max: new Date('2001-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
    await fc.assert(fc.asyncProperty(heads, fc.shuffledSubarray([...wanted.keys()], { minLength: wanted.length }), fc.array(gap, { minLength: 5, maxLength: 5 }), fc.boolean(), days, fc.integer({ min: 0, max: 5 }), fc.boolean(), async (titlesOf, order, gaps, wide, day, way, epoch1904) => {
      const serial = Math.round((Date.parse(`${day}T00:00:00Z`) - EPOCH[`${epoch1904}`]) / 86_400_000);
      const first17 = `522600${day.replaceAll('-', '')}004`;
      const values: Record<string, string> = { ...known, idNo: first17 + checkDigit(first17), birth: shown(day, Math.min(way, 4)), outDate: '2020-03-05' };
      const text = (t: string) => `<is><t xml:space="preserve">${t.replaceAll('&', '&amp;')}</t></is>`;
      const cell = (row: number, at: number, field: string) => {
        const ref = `${String.fromCharCode(65 + at)}${row}`;
        if (row === 2 && field === 'birth' && way === 5) return `<c r="${ref}" s="1"><v>${serial}</v></c>`;
        return `<c r="${ref}" t="inlineStr">${text(row === 1 ? dress(titlesOf[wanted.indexOf(field as 'name')]!, gaps, wide) : dress(values[field]!, field === 'name' ? gaps : [''], wide))}</c>`;
      };
      const sheet = `<worksheet><sheetData>${[1, 2].map((row) => `<row r="${row}">${order.map((o, at) => cell(row, at, wanted[o]!)).join('')}</row>`).join('')}</sheetData></worksheet>`;
      const bytes = zipOf([
        { name: 'xl/workbook.xml', body: `<workbook xmlns:r="r"><workbookPr${epoch1904 ? ' date1904="1"' : ''}/><sheets><sheet name="流出" sheetId="1" r:id="rId1"/></sheets></workbook>` },
        { name: 'xl/_rels/workbook.xml.rels', body: '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
        { name: 'xl/styles.xml', body: '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' }, { name: 'xl/worksheets/sheet1.xml', body: sheet },
      ], { store: true });
      const { rows } = await analyseFile(bytes, 'x.xlsx', options);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ kind: 'outflow', state: 'ready', questions: [], values: { name: known.name, village: known.village, sex: 'female', birth: { day, precision: 'day' }, id: { idNo: values.idNo }, outDate: { day: '2020-03-05' }, place: { city: '温州市' }, phones: [{ number: known.phone }] } });
    }), { numRuns: 150 });
  });
});
