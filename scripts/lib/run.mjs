import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const alive = new Set();

function end(child) {
  try {
    // A program of its own group takes its own children along: browsers, databases, workers.
    process.kill(child.group ? -child.pid : child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

process.on('exit', () => {
  for (const child of alive) end(child);
});

/**
 * Runs a program and resolves to { code, output } (stdout and stderr together); never rejects for a bad exit code.
 * show: the output goes to the terminal and `output` stays empty. limit: milliseconds until it is ended.
 * group: it gets a process group of its own, and all of it ends with us.
 */
export function run(command, args, { cwd = root, env = process.env, show = false, group = false, limit = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, detached: group, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    child.group = group;
    alive.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = limit > 0 ? setTimeout(() => { output += `\nended after ${limit / 1000} s\n`; end(child); }, limit) : undefined;
    const done = (result) => {
      clearTimeout(timer);
      alive.delete(child);
      resolve(result);
    };
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => {
      if (group) end(child);
      done({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output });
    });
  });
}

/** The last lines of a long output. */
export const tail = (text, lines = 60) => text.trimEnd().split('\n').slice(-lines).join('\n');

export const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1);
