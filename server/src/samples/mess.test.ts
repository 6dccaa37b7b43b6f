import { importKinds } from '@guiyan/shared/domain/imports';
import { analyseFile, layouts, type Analysis, type Answers, type Book, type ParsedRow } from '../modules/imports/sheet';
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
      const kept = new Set(parsed.flatMap((r) => [...r.left, ...(r.waits ? r.whole ?? [] : [])].map((l) => `${l.title}|${l.raw}`)));
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
