// docs/features.csv: one line per row ID; what is part or done names a test that exists and mentions the row or its room.
import { existsSync, readFileSync } from 'node:fs';
import { at } from './lib/paths.mjs';

const counts = { R: 13, N: 10, C: 7, P: 5, M: 7, F: 8, S: 12, H: 18, J: 6, T: 7, G: 4, L: 6, X: 16 };
const line = /^([A-Z]\d+),(none|part|done),("(?:[^"]|"")*"|[^,]*),([^,]*)$/;

export function faultsOf(text) {
  const faults = [];
  const seen = new Map();
  for (const row of text.trim().split('\n').slice(1)) {
    const found = line.exec(row);
    if (!found) { faults.push(`not readable: ${row}`); continue; }
    const [, id, status, leftOut, test] = found;
    if (seen.has(id)) faults.push(`${id} stands twice`);
    seen.set(id, status);
    if (status === 'none') { if (test) faults.push(`${id} is none and names a test`); continue; }
    if (status === 'part' && !leftOut) faults.push(`${id} is part and does not say what is left out`);
    if (!test || !existsSync(at(test))) faults.push(`${id} names no test that exists: ${test}`);
  }
  for (const [letter, n] of Object.entries(counts)) for (let i = 1; i <= n; i += 1) if (!seen.has(`${letter}${i}`)) faults.push(`${letter}${i} is missing`);
  return faults;
}

const text = readFileSync(at('docs/features.csv'), 'utf8');
const faults = faultsOf(text);
// A check that cannot fail is none: a damaged copy must be noticed.
if (faultsOf(text.replace(/^R1,.*$/m, '')).length === faults.length) faults.push('the control passed');
for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
process.stdout.write(`features: ${text.trim().split('\n').length - 1} rows, ${faults.length} faults\n`);
process.exitCode = faults.length ? 1 : 0;
