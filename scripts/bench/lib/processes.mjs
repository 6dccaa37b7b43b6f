import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { at } from '../../lib/paths.mjs';

const alive = new Set();
process.on('exit', () => { for (const child of alive) child.kill('SIGKILL'); });

/** Starts a program of this folder and resolves to { pid, port, watch(), ask(word), stop() } when it says which port it has. */
export function startServer(file, settings, more = {}) {
  return new Promise((resolve, reject) => {
    const child = fork(at('scripts/bench', file), [], { env: { ...process.env, ...more, NODE_ENV: 'production', BENCH_SETTINGS: JSON.stringify(settings) }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    alive.add(child);
    const ended = new Promise((done) => child.once('exit', (code) => { alive.delete(child); done(code); }));
    ended.then((code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', ({ port }) => resolve({
      pid: child.pid, port,
      watch: () => new Promise((done) => { child.once('message', done); child.send('watch'); }),
      ask: (word) => new Promise((done) => { child.once('message', done); child.send(word); }),
      stop: () => { if (child.connected) child.disconnect(); return ended; },
    }));
  });
}

/** A closed or open loop in a process of its own; see servers/load.cjs for what it takes and answers. */
export function runLoad(task) {
  return new Promise((resolve, reject) => {
    const child = fork(at('scripts/bench/servers/load.cjs'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    alive.add(child);
    child.once('exit', (code) => { alive.delete(child); if (code) reject(new Error(`the load ended with ${code}`)); });
    child.once('message', resolve);
    child.send(task);
  });
}

const TICKS_A_SECOND = 100;
/** Microseconds of processor a process has used, by itself and for the kernel. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND) * 1e6;
}
