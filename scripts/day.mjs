// npm run day [-- --seed N | --seeds 1-5] [--phone h5|weapp|both] [--drop-row N] [--pictures DIR] [--ci]
// A township's working day through the real pages, on a fresh server; every figure on the screen against the answer file.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { at } from './lib/paths.mjs';
import { run, secondsSince } from './lib/run.mjs';
import { isStale } from './lib/targets.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, seeds: { type: 'string' }, phone: { type: 'string', default: 'both' }, 'drop-row': { type: 'string' }, pictures: { type: 'string' }, ci: { type: 'boolean', default: false } },
});

function seedsOf(text) {
  const [first, last = first] = text.split('-').map(Number);
  if (!(first >= 1 && last >= first)) throw new Error('--seeds wants numbers: 1-5');
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function build(phone) {
  const needed = ['server', 'desktop', ...(phone === 'weapp' ? [] : ['h5']), ...(phone === 'h5' ? [] : ['weapp'])].filter(isStale);
  if (needed.length === 0) return;
  say(`building ${needed.join(', ')} …`);
  const { code, output } = await run(process.execPath, [at('scripts/build.mjs'), ...needed]);
  if (code !== 0) throw new Error(output);
}

async function main() {
  const start = performance.now();
  const { phone } = values;
  if (!['h5', 'weapp', 'both'].includes(phone)) throw new Error('--phone is h5, weapp or both');
  await build(phone);
  const require = createRequire(import.meta.url);
  require('./day/load.cjs');
  const { playDay, playControl } = require('./day/day.ts');
  const dropRow = values['drop-row'] === undefined ? undefined : Number(values['drop-row']);
  const pictures = values.pictures && resolve(values.pictures);
  let failed = 0;
  for (const seed of seedsOf(values.seeds ?? values.seed)) failed += await playDay({ seed, phone, dropRow, pictures, say });
  if (values.ci) failed += await playControl({ seed: 1, dropRow: 7, say });
  say(`\n${failed === 0 ? 'The day went as it should' : `${failed} of what was expected did not happen`}: ${secondsSince(start)} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
try {
  await main();
} catch (error) {
  say(error.stack ?? String(error));
  process.exitCode = 1;
}
