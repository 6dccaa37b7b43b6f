// npm run bench -- home [--scale 10000 | --full] [--seconds 8]
import { runLoad, startServer } from './lib/processes.mjs';
import { figure, machine, say, table } from './lib/report.mjs';
import { build, onStage } from './lib/stage.mjs';

const RATE = 50;
const GOAL_MS = 25;

/** The call that opens each hat's first screen, at a fixed rate; late answers do not slow the sending. */
export async function home(options) {
  const ms = Number(options.seconds ?? 8) * 1000;
  build('server');
  say(`bench home · ${machine()}`);
  say(`  home.open at ${RATE} req/s for ${ms / 1000} s a hat, latency from the moment each was meant to be sent; MariaDB innodb_flush_log_at_trx_commit=1; load, server and database share these cores`);
  await onStage('mariadb', options.full ? 100_000 : Number(options.scale ?? 10_000), async ({ settings, world }) => {
    const server = await startServer('servers/ours.cjs', { settings });
    const lines = [['hat', 'p50 ms', 'p95 ms', 'p99 ms', `goal ≤ ${GOAL_MS} ms`]];
    for (const hat of new Set(world.hats.map((worn) => worn.hat))) {
      const shots = world.hats.filter((worn) => worn.hat === hat).map(({ token }) => ({ path: '/api/home.open', body: {}, token }));
      const load = { port: server.port, shots, connections: 16, rate: RATE };
      await runLoad({ ...load, ms: 1500 });
      const run = await runLoad({ ...load, ms });
      if (run.wrong) throw new Error(`${hat}: ${run.wrong} of ${run.count} answers were not 200: ${run.sample}`);
      lines.push([hat, run.p50.toFixed(1), run.p95.toFixed(1), run.p99.toFixed(1), run.p99 <= GOAL_MS ? 'kept' : 'missed']);
      figure('home', `${hat}.p99`, run.p99, 'ms', GOAL_MS, run.p99 / GOAL_MS);
    }
    await server.stop();
    say('');
    table(lines);
  });
}
