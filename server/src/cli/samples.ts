import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSamples, rowsOf, sampleFiles, toGbkCsv } from '../samples';

/** Writes the workbooks of a seed, the roster once more as a GBK CSV, and beside them what must come out. */
export async function writeSamples(seed: number, dir: string): Promise<string[]> {
  if (!Number.isInteger(seed) || seed < 1) throw new Error('--seed 要一个正整数');
  const { files, answers } = await generateSamples(seed);
  const roster = files[sampleFiles.outflow];
  const out: [string, Buffer][] = [
    ...Object.entries(files),
    [sampleFiles.outflow.replace(/\.xlsx$/, '.csv'), toGbkCsv(await rowsOf(roster, sampleFiles.outflow))],
    ['answers.json', Buffer.from(`${JSON.stringify(answers, null, 2)}\n`)],
  ];
  mkdirSync(dir, { recursive: true });
  return out.map(([name, bytes]) => {
    const path = join(dir, name);
    writeFileSync(path, bytes);
    return path;
  });
}
