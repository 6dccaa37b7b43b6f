// npm run bench -- duties [--scale 100000] [--pairs 100] [--no-sqlite] [--no-mariadb]
import { createRequire } from 'node:module';
import { at } from '../lib/paths.mjs';
import { withServices } from './lib/dataset.mjs';
import { startServer } from './lib/processes.mjs';
import { figure, machine, say, table } from './lib/report.mjs';
import { build, onStage } from './lib/stage.mjs';

const SCALE = 100_000;
const TIMES = 100;
const GOAL_MS = 30;
const GOAL_S_A_MILLION = 60;
const dist = (path) => createRequire(at('server/package.json'))(at('server/dist', path));
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)];

/** Runs the night of a day with nobody else on the machine: seconds and processor seconds of this process. */
async function night(services, day) {
  const { runDuties } = dist('modules/duties/index.js');
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await runDuties({ ...services, clock: { now: () => Date.parse(`${day}T00:03:00+08:00`) } });
  const used = process.cpuUsage(cpu);
  return { seconds: (performance.now() - begun) / 1000, cpu: (used.user + used.system) / 1e6 };
}

/** M5 A night that opens a month’s calls and visits for everybody, a quiet night, a run with nothing to do, and the lists of what is due. */
export async function duties(options) {
  build('server');
  const scale = Number(options.scale ?? SCALE);
  const times = Number(options.pairs ?? TIMES);
  say(`bench duties · ${machine()}`);
  say(`  each member away has a family with a helper: two subjects; lists over HTTP, 50 a page, ${times} calls after one to warm up; p95 ≤ ${GOAL_MS} ms and ${GOAL_S_A_MILLION} s a million subjects are the goals`);
  const engines = ['sqlite', 'mariadb'].filter((e) => !options[`no-${e}`]);
  for (const engine of engines) {
    await onStage(engine, scale, async ({ settings, world }) => {
      const subjects = world.members.length * 2;
      const lines = [['night', 's', 'cpu s', 'duties']];
      await withServices(settings, async (services) => {
        const count = async () => Number((await services.db.read((m) => m.query('select count(*) as n from duties')))[0].n);
        for (const [what, day] of [['the first', '2026-11-30'], ['opens a month', '2026-12-01'], ['quiet', '2026-12-02'], ['again', '2026-12-02']]) {
          const before = await count();
          const { seconds, cpu } = await night(services, day);
          lines.push([what, seconds.toFixed(2), cpu.toFixed(2), (await count()) - before]);
          if (what === 'opens a month' || what === 'quiet') figure('duties', `${engine}.${what.replaceAll(' ', '_')}.per_million`, (seconds / subjects) * 1e6, 's', GOAL_S_A_MILLION, seconds / subjects * 1e6 / GOAL_S_A_MILLION);
        }
        // The lists are asked today, so the month’s duties are moved to be open today.
        await services.db.tx((m) => m.query(`update duties set opens_on = '2026-01-01'`));
        await services.db.tx((m) => m.query(engine === 'mariadb' ? 'analyze table duties' : 'analyze duties'));
      });
      table(lines);
      const server = await startServer('servers/ours.cjs', { settings });
      const asked = [['liaison', {}], ['helper', {}], ['secretary', { view: 'place' }], ['clerk', { view: 'place' }], ['clerk', { view: 'place', rule: 'visit' }], ['county', { view: 'place' }], ['county', { view: 'place', state: 'overdue' }]];
      const lists = [['as', 'asked for', 'p50 ms', 'p95', 'p99', 'found']];
      for (const [hat, input] of asked) {
        const { token } = world.hats.find((h) => h.hat === hat);
        const call = async () => {
          const reply = await fetch(`http://127.0.0.1:${server.port}/api/duties.list`, { method: 'POST', body: JSON.stringify(input), headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } });
          const { data, error } = await reply.json();
          if (error) throw new Error(JSON.stringify(error));
          return data;
        };
        const { total } = await call();
        const ms = [];
        for (let i = 0; i < times; i += 1) { const begun = performance.now(); await call(); ms.push(performance.now() - begun); }
        ms.sort((a, b) => a - b);
        lists.push([hat, JSON.stringify(input), quantile(ms, 0.5).toFixed(1), quantile(ms, 0.95).toFixed(1), quantile(ms, 0.99).toFixed(1), total]);
        figure('duties', `${engine}.list.${hat}.p95`, quantile(ms, 0.95), 'ms', GOAL_MS, quantile(ms, 0.95) / GOAL_MS);
      }
      table(lists);
      await server.stop();
    }, { lean: true, paired: true });
  }
}
