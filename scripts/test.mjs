// npm test [-- --only <step>[,<step>…]] [--long]: everything that can fail, on a bare Debian machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { install, minimumNode, nodeIsNewEnough } from './lib/install.mjs';
import { at, root } from './lib/paths.mjs';
import { secondsSince, tail } from './lib/run.mjs';
import { findChromium, prepareMachine } from './test/machine.mjs';
import { stepsFor } from './test/steps.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const { values, positionals } = parseArgs({ options: { only: { type: 'string', multiple: true }, long: { type: 'boolean', default: false } }, allowPositionals: true });
const wanted = [...(values.only ?? []), ...positionals].flatMap((names) => names.split(','));
const strict = process.env.CI === 'true';

function chosen() {
  const all = stepsFor({ long: values.long });
  if (wanted.length === 0) return all;
  const names = new Set();
  const take = (name) => {
    names.add(name);
    for (const before of all.find((step) => step.name === name)?.after ?? []) take(before);
  };
  for (const name of wanted) {
    const matching = all.filter((step) => step.name === name || step.name.startsWith(`${name}-`));
    if (matching.length === 0) throw new Error(`no step ${name}; there are ${all.map((step) => step.name).join(', ')}`);
    for (const step of matching) take(step.name);
  }
  return all.filter((step) => names.has(step.name));
}

/** Runs steps side by side as far as the cores allow; a step waits for those it comes after. */
async function runAll(steps, onEnd) {
  // Two lanes even on one core: most steps wait for the disk now and then.
  const lanes = Math.max(2, Math.min(4, availableParallelism()));
  const waiting = [...steps];
  const ended = new Map();
  const running = new Set();
  let busy = 0;
  while (waiting.length > 0 || running.size > 0) {
    const fits = (step) => busy + Math.min(step.slots, lanes) <= lanes && step.after.every((name) => ended.has(name));
    const index = waiting.findIndex(fits);
    if (index >= 0) {
      const next = waiting[index];
      waiting.splice(index, 1);
      const slots = Math.min(next.slots, lanes);
      busy += slots;
      const start = performance.now();
      const broken = next.after.filter((name) => ended.get(name).failed > 0);
      const work = broken.length > 0 ? Promise.resolve({ output: `not run: ${broken.join(', ')} failed`, passed: 0, failed: 1, skipped: 0 }) : next.work();
      const task = work
        .catch((error) => ({ output: error.stack, passed: 0, failed: 1, skipped: 0 }))
        .then((result) => {
          busy -= slots;
          running.delete(task);
          ended.set(next.name, result);
          onEnd(next, result, secondsSince(start));
        });
      running.add(task);
    } else await Promise.race(running);
  }
}

async function main() {
  const start = performance.now();
  if (!nodeIsNewEnough()) throw new Error(`Node ${minimumNode} or newer is needed; this is ${process.versions.node}`);
  process.chdir(root);
  const picked = chosen();
  if (!install()) throw new Error('npm ci failed; see above');
  const missing = prepareMachine();
  if (findChromium()) process.env.GUIYAN_CHROMIUM = findChromium();
  if (values.long) process.env.GUIYAN_TEST_LONG = '1';
  say(`  ready after ${secondsSince(start)} s`);

  let passed = 0;
  let failed = 0;
  const without = (step) => missing.find(({ what }) => step.needs.includes(what));
  for (const step of picked.filter(without)) {
    const { what, why } = without(step);
    if (strict) failed += 1;
    say(`${strict ? '✗' : '–'} ${step.name} skipped: ${what} ${why}`);
  }
  mkdirSync(at('.cache/test'), { recursive: true });
  await runAll(picked.filter((step) => !without(step)), (step, result, seconds) => {
    passed += result.passed;
    failed += result.failed + (strict ? result.skipped : 0);
    const bad = result.failed > 0 || (strict && result.skipped > 0);
    const counts = [result.passed > 1 && `${result.passed} passed`, result.failed > 0 && `${result.failed} failed`, result.skipped > 0 && `${result.skipped} skipped`].filter(Boolean).join(', ');
    say(`${bad ? '✗' : '✓'} ${step.name.padEnd(16)}${seconds.padStart(7)} s  ${counts}`.trimEnd());
    writeFileSync(at('.cache/test', `${step.name}.log`), result.output);
    if (bad) say(tail(result.output, 120).replaceAll(/^/gm, '    '));
  });
  say(`  ${secondsSince(start)} s in all; logs in .cache/test`);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
try {
  await main();
} catch (error) {
  say(error.message);
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
