// npm run bench -- export [--scale 20000] [--no-mariadb]
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpuOf, startServer } from './lib/processes.mjs';
import { figure, machine, median, say, table } from './lib/report.mjs';
import { build, onStage } from './lib/stage.mjs';

const ROWS = 20_000;
const TIMES = 5;
const SAMPLE_MS = 10;
const PAGE = 4096;
const goals = { s: 2, MB: 100, lag: 100 };
const residentMb = (pid) => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE) / 2 ** 20;

/** L4 One township's roster of 20,000 rows as a workbook, from the request to its link, and to its last byte. */
async function once(server, token) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  const base = `http://127.0.0.1:${server.port}`;
  const before = { mb: residentMb(server.pid), cpu: cpuOf(server.pid) };
  let peak = before.mb;
  const timer = setInterval(() => { peak = Math.max(peak, residentMb(server.pid)); }, SAMPLE_MS);
  await server.ask('begin');
  const begun = performance.now();
  const reply = await fetch(`${base}/api/ledgers.export`, { method: 'POST', body: JSON.stringify({ ledger: 'outflow' }), headers });
  const { data, error } = await reply.json();
  if (error) throw new Error(JSON.stringify(error));
  const seconds = (performance.now() - begun) / 1000;
  const bytes = (await (await fetch(base + data.url)).arrayBuffer()).byteLength;
  clearInterval(timer);
  return { seconds, whole: (performance.now() - begun) / 1000, cpu: (cpuOf(server.pid) - before.cpu) / 1e6, mb: peak - before.mb, rss: peak, lag: (await server.ask('tell')).max, rows: data.rows, bytes };
}

export async function exporting(options) {
  build('server');
  const rows = Number(options.scale ?? ROWS);
  say(`bench export · ${machine()}`);
  say(`  流动党员花名册 of ${rows} rows, 26 columns, numbers masked; ${TIMES} times each after the first; goals ≤ ${goals.s} s, ≤ ${goals.MB} MB more than before, main loop kept waiting ≤ ${goals.lag} ms`);
  for (const engine of options['no-mariadb'] ? ['sqlite'] : ['sqlite', 'mariadb']) {
    await onStage(engine, rows, async ({ settings, world }) => {
      const server = await startServer('servers/importing.cjs', { settings: { ...settings, logLevel: 'error' } });
      const { token } = world.hats.find((worn) => worn.hat === 'clerk');
      const first = await once(server, token);
      const runs = [];
      for (let i = 0; i < TIMES; i += 1) runs.push(await once(server, token));
      await server.stop();
      const of = (key) => median(runs.map((r) => r[key]));
      table([['run', 'made s', 'fetched s', 'CPU s', 'MB more', 'RSS MB', 'longest wait ms'], ...[['first', first], ...runs.map((r, i) => [`${i + 1}`, r])].map(([name, r]) => [name, r.seconds.toFixed(2), r.whole.toFixed(2), r.cpu.toFixed(2), r.mb.toFixed(0), r.rss.toFixed(0), r.lag.toFixed(0)])]);
      say(`  ${engine}: ${first.rows} rows, ${(first.bytes / 2 ** 20).toFixed(2)} MB`);
      figure('export', `${engine}.made`, of('seconds'), 's', goals.s, of('seconds') / goals.s);
      figure('export', `${engine}.cpu`, of('cpu'), 's');
      figure('export', `${engine}.memory`, Math.max(first.mb, ...runs.map((r) => r.mb)), 'MB', goals.MB, Math.max(first.mb, ...runs.map((r) => r.mb)) / goals.MB);
      figure('export', `${engine}.lag`, Math.max(...runs.map((r) => r.lag)), 'ms', goals.lag, Math.max(...runs.map((r) => r.lag)) / goals.lag);
    }, { townships: 1, villages: () => 10, lean: true });
  }
}
