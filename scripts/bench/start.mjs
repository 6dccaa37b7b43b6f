// npm run bench -- start: from the command to the first answered request.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, root } from '../lib/paths.mjs';
import { isStale } from '../lib/targets.mjs';
import { figure, machine, median, say, table } from './lib/report.mjs';
import { build } from './lib/stage.mjs';

const TIMES = 5;
const GOAL_MS = 3000;
const GIVE_UP_MS = 120_000;

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const answers = (port) => new Promise((resolve) => {
  get({ port, host: '127.0.0.1', path: '/readyz' }, (reply) => { reply.resume(); resolve(reply.statusCode === 200); }).on('error', () => resolve(false));
});

/** Milliseconds from the command to the first good answer; then Ctrl-C, and the server must end by itself. */
async function once(command, args, dir) {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: 'ignore', detached: true, env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(dir, 'data'), KEYS_DIR: join(dir, 'keys'), DATABASE_URL: '', LOG_LEVEL: 'warn' } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() - begun > GIVE_UP_MS) {
      if (child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
      throw new Error(`${command} ${args.join(' ')} did not answer`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const took = performance.now() - begun;
  // As a terminal does it: to the whole group, npm and its child.
  process.kill(-child.pid, 'SIGINT');
  await ended;
  return took;
}

export async function start() {
  build('server');
  say(`bench start · ${machine()}`);
  const dir = mkdtempSync(join(tmpdir(), 'guiyan-start-'));
  const lines = [['from the command to the first answer', 'median ms', 'min–max', 'goal']];
  const tell = (metric, runs, goal) => {
    lines.push([metric, median(runs).toFixed(0), `${Math.min(...runs).toFixed(0)}–${Math.max(...runs).toFixed(0)}`, goal ? `≤ ${goal}` : '']);
    figure('start', metric, median(runs), 'ms', goal, goal ? median(runs) / goal : null);
  };
  const several = async (command, args) => {
    const runs = [];
    for (let i = 0; i < TIMES; i += 1) runs.push(await once(command, args, dir));
    return runs;
  };
  try {
    tell('first start: keys, schema, demo county', [await once(process.execPath, [at('server/dist/main.js')], dir)], null);
    tell('node server/dist/main.js', await several(process.execPath, [at('server/dist/main.js')]), GOAL_MS);
    // A build under way elsewhere in the tree is not what is timed here.
    const stale = ['server', 'h5', 'desktop'].filter(isStale);
    tell(`npm start, second start${stale.length ? ' (without looking for stale builds)' : ''}`, await several('npm', ['start', ...(stale.length ? ['--', '--no-build'] : [])]), GOAL_MS);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  say('');
  table(lines);
}
