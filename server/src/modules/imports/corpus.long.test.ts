import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { importKinds, importKindWords, type ImportKind } from '@guiyan/shared/domain/imports';
import { count, sql } from '../../platform/db/sql';
import { messBooks, type MessBook } from '../../samples';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, as, peek, type Place } from '../../test/factories/county';
import { commitsDone } from './index';

type Import = Output<'imports.get'>;
const EACH = 7;
let t: TestApp;
let place: Place;
let clerk: Caller;
let books: MessBook[];
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  books = await messBooks(1, EACH);
});
afterAll(async () => { await commitsDone(); await t.close(); });

async function bring(bytes: Buffer, name: string): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${clerk.token}`, 'Idempotency-Key': randomUUID() } });
  const i = await clerk.do('imports.start', { fileId: ((await reply.json()) as { data: { id: string } }).data.id });
  expect([name, i.problem]).toEqual([name, null]);
  const asked = (await clerk.do('imports.questions', { id: i.id, limit: 200 })).rows;
  if (asked.length) await clerk.do('imports.answer', { id: i.id, answers: asked.map((q) => ({ key: q.key, value: q.suggested })) });
  await clerk.do('imports.dryRun', { id: i.id });
  await clerk.do('imports.commit', { id: i.id });
  await commitsDone();
  return clerk.do('imports.get', { id: i.id });
}

/** Those whom a family, a pairing or a log speaks of have to be members first, as the wizard tells people. */
const spokenOf = (book: MessBook): [string, string][] => book.rows.flatMap((r) => (book.kind === 'families' ? [[r.village ?? '', r.member!]] : book.kind === 'pairings' || book.kind === 'contacts' || book.kind === 'visits' ? [[r.village ?? '', r.name]] : []) as [string, string][]);

const columns = ['rows', 'fresh', 'changed', 'same', 'merged', 'refused', 'kept', 'asked'] as const;
const heads = ['ledger', 'books', 'rows', 'new', 'changed', 'same', 'merged', 'refused', 'kept', 'asked', 'cells kept'];

describe('R12 X4 the mess corpus through the wizard', () => {
  it(`R12 X4 rows in = new + changed + same + merged + refused + kept, for each of ${EACH} workbooks of every ledger`, async () => {
    expect(books.length).toBeGreaterThanOrEqual(120);
    const result = new Map<ImportKind, number[]>(importKinds.map((kind) => [kind, Array.from({ length: heads.length - 1 }, () => 0)]));
    for (const [n, book] of books.entries()) {
      // One person may bring so many workbooks a day and no more.
      if (n % EACH === 0) clerk = await as(t, 'clerk', { place });
      const before = spokenOf(book);
      if (before.length) await bring(Buffer.from(`村,姓名,外出时间,外出地点\n${before.map(([village, name]) => `${village || '岩脚村'},${name},2020.03,浙江温州`).join('\n')}\n`), '流出党员名册.csv');
      const done = await bring(book.bytes, book.name);
      const c = done.counts;
      const kept = await peek(t, (op) => count(op.db, sql('select count(*) from import_kept where import_id = ?', done.id)));
      const refused = book.rows.filter((r) => r.state === 'refused').length;
      expect({ book: book.name, mess: book.mess, status: done.status, kind: done.kind, rows: c.rows, sum: c.fresh + c.changed + c.same + c.merged + c.refused + c.kept, skipped: c.skipped, atLeastRefused: c.refused >= refused, kept }).toEqual(
        { book: book.name, mess: book.mess, status: 'done', kind: book.kind, rows: book.rows.length, sum: book.rows.length, skipped: book.skipped, atLeastRefused: true, kept: c.kept + c.partly });
      const line = result.get(book.kind)!;
      [1, ...columns.map((key) => (key === 'asked' ? done.asked : c[key])), c.partly].forEach((n, at) => { line[at]! += n; });
    }
    const table = [heads, ...[...result].map(([kind, line]) => [importKindWords[kind], ...line.map(String)])];
    process.stdout.write(`${table.map((line) => line.join('\t')).join('\n')}\n`);
    // Whole rows stay behind only where a ledger has no room yet.
    expect([...result].flatMap(([kind, line]) => (line[heads.indexOf('kept') - 1]! > 0 ? [kind] : []))).toEqual(['points', 'training', 'jobs']);
    for (const [kind, [, rows = 0, ...outcomes]] of result) expect([kind, outcomes.slice(0, 6).reduce((sum, n) => sum + n, 0)]).toEqual([kind, rows]);
  }, 900_000);
});
