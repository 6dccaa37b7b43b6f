// npm run dev: rebuilds what changes (server, phone app as H5, office web) and restarts the server after its own changes.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { parseEnv } from 'node:util';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { targets } from './lib/targets.mjs';

const build = at('scripts/build.mjs');
const env = { ...(existsSync(at('.env')) ? parseEnv(readFileSync(at('.env'), 'utf8')) : {}), ...process.env };

let server;
async function restart() {
  const old = server;
  if (old && old.exitCode === null) {
    old.kill('SIGTERM');
    await new Promise((resolve) => old.once('exit', resolve));
  }
  server = spawn(process.execPath, ['--enable-source-maps', at(targets.server.proof)], { stdio: 'inherit', env });
}

const first = await run(process.execPath, [build, 'server'], { show: true });
if (first.code !== 0) process.exit(first.code);
for (const name of ['server', 'h5', 'desktop']) run(process.execPath, [build, name, '--watch'], { show: true });
await restart();

let timer;
let turn = Promise.resolve();
for (const dir of ['shared/dist', 'server/dist']) {
  watch(at(dir), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(timer);
    timer = setTimeout(() => (turn = turn.then(restart)), 200);
  });
}
const finish = () => {
  server?.kill('SIGTERM');
  server?.once('exit', () => process.exit(0));
};
process.once('SIGINT', finish);
process.once('SIGTERM', finish);
