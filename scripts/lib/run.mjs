import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const alive = new Set();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/**
 * Runs a program and resolves to { code, output } (stdout and stderr together); never throws for a bad exit code.
 * With `show` the output goes to the terminal and `output` stays empty.
 */
export function run(command, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    alive.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      alive.delete(child);
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on('close', (code, signal) => {
      alive.delete(child);
      resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output });
    });
  });
}

/** The last lines of a long output. */
export const tail = (text, lines = 60) => text.trimEnd().split('\n').slice(-lines).join('\n');

export const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1);
