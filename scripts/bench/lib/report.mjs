import { readFileSync } from 'node:fs';
import os from 'node:os';

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const width = (text) => [...text].reduce((n, c) => n + (c.codePointAt(0) > 0x2e80 ? 2 : 1), 0);

/** A plain table: an array of arrays, the first line being the head. */
export function table(lines) {
  const texts = lines.map((line) => line.map(String));
  const widths = texts[0].map((_, i) => Math.max(...texts.map((line) => width(line[i]))));
  for (const line of texts) process.stdout.write(`  ${line.map((text, i) => (i ? ' '.repeat(widths[i] - width(text)) + text : text + ' '.repeat(widths[i] - width(text)))).join('  ').trimEnd()}\n`);
}

/** One JSON line a figure, for whoever keeps them. */
export const figure = (bench, metric, value, unit, baseline = null, ratio = null) =>
  void process.stdout.write(`${JSON.stringify({ bench, metric, value: round(value), unit, baseline: baseline === null ? null : round(baseline), ratio: ratio === null ? null : round(ratio) })}\n`);

const round = (value) => Number(value.toPrecision(4));
export const say = (text) => void process.stdout.write(`${text}\n`);

/** The machine in one line; other work on it shows in the load average. */
export function machine() {
  const cpus = os.cpus();
  const kernel = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ');
  return `${cpus.length} × ${cpus[0]?.model.trim() || os.arch()}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, load average ${kernel}`;
}
