import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFile } from '../modules/imports/sheet';
import { generateSamples, rowsOf, sampleFiles, toGbkCsv } from './index';

const options = { today: '2026-09-22', homeProvince: '贵州省' };
const damaged = (name: string) => readFileSync(join(__dirname, 'damaged', name));

/** Both files are seed 2's roster, taken through another program; the answers are seed 2's own. */
async function check(bytes: Buffer, filename: string) {
  const { answers } = await generateSamples(2);
  const sheet = (await analyseFile(bytes, filename, options)).detected.tables[0]!.sheet;
  const replies = Object.fromEntries(answers.replies.filter((r) => r.file === sampleFiles.outflow).map((r) => [`${sheet}!${r.cell}:${r.kind}`, r.option]));
  const { counts, rows } = await analyseFile(bytes, filename, options, replies);
  const book = answers.books[sampleFiles.outflow];
  expect(Object.fromEntries(Object.entries(counts.askedByKind).filter(([, n]) => n > 0))).toEqual(book.asked);
  expect(counts).toMatchObject({ rows: book.rows, refused: book.refused, merged: book.merged, skipped: book.skipped, question: 0 });
  const members = rows.flatMap((r) => (r.shape === 'member' && r.state === 'ready' ? [r.values] : []));
  expect(members).toHaveLength(answers.totals.members);
  expect(members.filter((m) => m.place?.inProvince === false)).toHaveLength(answers.totals.outOfProvince);
  expect(new Set(members.map((m) => m.village)).size).toBe(answers.totals.villages);
}

describe('R12 the roster after other programs have had it', () => {
  it('R12 saved by LibreOffice: the same people and the same questions', () => check(damaged('outflow-libreoffice.xlsx'), 'outflow-libreoffice.xlsx'));

  it('R12 GBK CSV without merges, with 5.22699E+17: the same people and the same questions', () => check(damaged('outflow-gbk.csv'), 'outflow-gbk.csv'));

  it('R12 toGbkCsv makes a file of the same kind from any seed', async () => {
    const { files, answers } = await generateSamples(4);
    const bytes = toGbkCsv(await rowsOf(files[sampleFiles.outflow], sampleFiles.outflow));
    const { counts } = await analyseFile(bytes, 'four.csv', options);
    expect(counts).toMatchObject({ rows: answers.books[sampleFiles.outflow].rows, asked: 5, refused: 1 });
  });
});
