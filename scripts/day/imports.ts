import { writeFileSync } from 'node:fs';
import type { SampleAnswers, SampleFile } from '../../server/src/samples';
import type { Desk } from './desk';
import type { Score } from './score';

/** One workbook through the wizard, answered as the answer file says; every figure is read from the page. */
export async function importBook(desk: Desk, score: Score, file: SampleFile, path: string, bytes: Buffer, answers: SampleAnswers): Promise<void> {
  writeFileSync(path, bytes);
  const expected = answers.books[file];
  const { page } = desk;
  await desk.fresh('/imports');
  await page.locator('input[type=file]').setInputFiles(path);
  await page.waitForURL(/step=head/, { timeout: 20_000 });
  await desk.see('下面');
  await desk.picture('import-head');
  await page.locator('.foot-buttons').getByRole('button', { name: /认得对/ }).click();
  await page.locator('.foot-buttons').getByRole('button', { name: /先试一遍/ }).waitFor();

  const replies = answers.replies.filter((reply) => reply.file === file);
  for (const [at, { sheet, cell, kind, option }] of replies.entries()) {
    const question = page.locator(`li.question[data-key="${sheet}!${cell}:${kind}"]`);
    await question.waitFor();
    if (at === 0) await desk.picture('import-ask');
    const answer = question.locator(`button[data-value="${option}"]`);
    await answer.click();
    await question.locator(`button[data-value="${option}"][aria-pressed=true]`).waitFor();
  }
  // An answer is shown at once and kept when the foot counts it.
  if (replies.length > 0) await page.locator('.foot-bar').getByText(new RegExp(`答了 ${replies.length} 格`)).waitFor();
  await page.reload();
  await page.locator('.foot-buttons').getByRole('button', { name: /先试一遍/ }).waitFor();
  if (replies.length > 0) await page.locator('li.question').first().waitFor();
  const asked = await page.locator('li.question').evaluateAll((all) => all.map((one) => one.getAttribute('data-key')?.split(':').pop() ?? ''));
  score.figure(`${file} asked`, sorted(expected.asked), sorted(Object.fromEntries([...new Set(asked)].map((kind) => [kind, asked.filter((one) => one === kind).length]))));

  await page.locator('.foot-buttons').getByRole('button', { name: /先试一遍/ }).click();
  await page.getByRole('tab', { name: /不能存/ }).waitFor();
  await desk.picture('import-tried');
  const fresh = expected.rows - expected.refused - expected.merged;
  score.figure(`${file} tried, would be new`, fresh, await outcome(desk, 'new'));
  await page.locator('.foot-buttons').getByRole('button', { name: /存进来/ }).click();
  await desk.see(/存好了/);
  await page.reload();
  await desk.see(/存好了/);
  await desk.picture('import-done');
  score.figure(`${file} imported`, fresh, await outcome(desk, 'new'));
  score.figure(`${file} refused`, expected.refused, await outcome(desk, 'refused'));
  score.figure(`${file} merged`, expected.merged, await outcome(desk, 'merged'));
  score.figure(`${file} skipped`, expected.skipped, await outcome(desk, 'skipped'));
  score.figure(`${file} changed or same`, 0, (await outcome(desk, 'changed')) + (await outcome(desk, 'same')));
}

const outcome = async (desk: Desk, state: string): Promise<number> => Number(await desk.page.locator(`.outcome-figure[data-state="${state}"] b`).innerText());

const sorted = (counts: Readonly<Record<string, number | undefined>>): string =>
  Object.entries(counts).filter(([, n]) => n).sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, n]) => `${kind} ${n}`).join(', ') || 'none';
