import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import type { SampleAnswers } from '../../server/src/samples';
import type { Desk } from './desk';
import type { Score } from './score';
import { root } from './stage';

/** 8. The township in one page: each figure, and the list it opens. */
export async function readTownship(desk: Desk, score: Score, { totals }: SampleAnswers, services: number): Promise<void> {
  const expected: [string, string, number][] = [
    ['members', 'members', totals.members], ['members.out', 'out of province', totals.outOfProvince], ['members.in', 'in province', totals.inProvince], ['children', 'children', totals.children],
    ['elders_women', 'elders and women', totals.eldersAndWomen], ['cards', 'cards', totals.cards], ['pairings', 'pairs', totals.pairs.all], ['pairings.leaders', 'pairs, leaders', totals.pairs.leaders],
    ['pairings.organs', 'pairs, organs', totals.pairs.organs], ['services', 'services logged', services],
  ];
  await desk.fresh('/township');
  await desk.page.locator('.tile').first().waitFor();
  await desk.picture('township');
  const read = async (figure: string) => desk.number(/(\d+)/, desk.page.locator(`[data-figure="${figure}"]`));
  for (const [figure, what, value] of expected) score.figure(`township: ${what}`, value, await read(figure));
  for (const [figure, what, value] of expected.filter(([key]) => !key.includes('.'))) {
    await desk.fresh('/township');
    await desk.page.locator(`[data-figure="${figure}"]`).click();
    await desk.page.waitForURL(/records/);
    score.figure(`  rows behind ${what}`, value, await desk.rowsShown());
  }
}

/** 8. The roster in the paper's columns, counted in the workbook itself. */
export async function exportRoster(desk: Desk, score: Score, { totals }: SampleAnswers, file: string): Promise<void> {
  await desk.fresh('/ledgers');
  await desk.picture('ledgers');
  await desk.downloaded(() => desk.press('导出花名册'), file);
  const { Workbook } = createRequire(join(root, 'server/package.json'))('exceljs') as typeof ExcelJS;
  const book = new Workbook();
  await book.xlsx.readFile(file);
  let people = 0;
  // Every row of a person begins with its number; heads, sums and the footer do not.
  book.worksheets[0]!.eachRow((row) => { if (/^\d+$/.test(String(row.getCell(1).value ?? ''))) people += 1; });
  score.figure('rows of the exported roster', totals.members, people);
}
