// A private MariaDB from Debian's packages: own data directory, socket only, gone when stopped.
// As a program: node scripts/mariadb.mjs [--durable] [--dir <parent>] prints {"url","socket","pid","dir"} and runs
// until SIGTERM, SIGINT or the end of its standard input.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const prefix = 'guiyan-mariadb-';
const memory = '/dev/shm';
const roomNeeded = 1024 ** 3;

const find = (name) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin'].map((dir) => join(dir, name)).find((path) => existsSync(path));

/** Is MariaDB's server installed here? */
export const hasMariadb = () => Boolean(find('mariadbd') && find('mariadb-install-db'));

function parentDirs() {
  const dirs = [tmpdir()];
  try {
    accessSync(memory, constants.W_OK);
    dirs.unshift(memory);
  } catch {
    // no tmpfs on this machine: the ordinary temporary directory serves
  }
  return dirs;
}

/** Where files are written fastest: memory that has room, else the temporary directory. */
export const fastestDir = () => {
  const [first, ...others] = parentDirs();
  if (first !== memory) return first;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= roomNeeded ? memory : others[0];
};

const runs = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const numberIn = (path) => (existsSync(path) ? Number(readFileSync(path, 'utf8').trim()) : 0);

/** Servers whose owner was killed with -9 stay behind; the next start ends them. */
function sweep() {
  for (const parent of parentDirs()) {
    for (const name of readdirSync(parent)) {
      if (!name.startsWith(prefix)) continue;
      const dir = join(parent, name);
      const owner = numberIn(join(dir, 'owner'));
      if (owner === 0 || runs(owner)) continue;
      const pid = numberIn(join(dir, 'mariadbd.pid'));
      if (pid && runs(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dir)) process.kill(pid, 'SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    }
  }
}

function identity(dir) {
  if (process.getuid?.() !== 0) return [];
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith('mysql:'));
  if (!line) return ['--user=root'];
  const [, , uid, gid] = line.split(':');
  chownSync(dir, Number(uid), Number(gid));
  return ['--user=mysql'];
}

/**
 * Starts a server. `durable` writes each commit to disk (fault tests); otherwise speed wins.
 * `dir` is the parent of its data directory (default: memory, or the temporary directory when durable).
 * Resolves to { url, socket, pid, dir, urlFor(database), stop(), kill() }; the database in `url` exists.
 */
export async function startMariadb({ durable = false, dir: parent, database = 'guiyan' } = {}) {
  if (!hasMariadb()) throw new Error('MariaDB is not installed: apt-get install mariadb-server');
  sweep();
  const dir = mkdtempSync(join(parent ?? (durable ? tmpdir() : fastestDir()), prefix));
  const user = identity(dir);
  writeFileSync(join(dir, 'owner'), String(process.pid));
  const data = join(dir, 'data');
  const socket = join(dir, 's.sock');
  const install = spawnSync(
    find('mariadb-install-db'),
    ['--no-defaults', `--datadir=${data}`, ...user, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
    { encoding: 'utf8' },
  );
  if (install.status !== 0) {
    rmSync(dir, { recursive: true, force: true });
    throw new Error(`mariadb-install-db failed: ${install.stdout}${install.stderr}`);
  }
  const init = join(dir, 'init.sql');
  writeFileSync(init, `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n`, { mode: 0o644 });
  const log = join(dir, 'error.log');
  const child = spawn(
    find('mariadbd'),
    [
      '--no-defaults', ...user, `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(dir, 'mariadbd.pid')}`, `--log-error=${log}`, `--init-file=${init}`, `--tmpdir=${dir}`,
      '--skip-networking', '--skip-name-resolve', '--skip-log-bin',
      '--character-set-server=utf8mb4', '--collation-server=utf8mb4_bin',
      '--sql-mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
      `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`, '--innodb-snapshot-isolation=ON',
      '--innodb-buffer-pool-size=256M', '--innodb-log-file-size=64M', '--performance-schema=OFF', '--max-connections=300',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGKILL');
  const clean = () => rmSync(dir, { recursive: true, force: true });
  const atExit = () => {
    kill();
    clean();
  };
  process.once('exit', atExit);
  const stop = async () => {
    // Without binary log and with the data thrown away there is nothing a slow shutdown would save.
    child.kill(durable ? 'SIGTERM' : 'SIGKILL');
    await ended;
    process.removeListener('exit', atExit);
    clean();
  };

  const deadline = Date.now() + 60_000;
  while (!existsSync(socket) || !/ready for connections/.test(readFileSync(log, 'utf8'))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
      await stop();
      throw new Error(`MariaDB did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const urlFor = (name) => `mysql://root@localhost/${name}?socketPath=${encodeURIComponent(socket)}`;
  return { url: urlFor(database), urlFor, socket, pid: child.pid, dir, stop, kill };
}

async function main() {
  const args = process.argv.slice(2);
  const dirAt = args.indexOf('--dir');
  const server = await startMariadb({ durable: args.includes('--durable'), dir: dirAt < 0 ? undefined : args[dirAt + 1] });
  const { url, socket, pid, dir } = server;
  process.stdout.write(`${JSON.stringify({ url, socket, pid, dir })}\n`);
  const finish = () => server.stop().then(() => process.exit(0));
  process.once('SIGTERM', finish);
  process.once('SIGINT', finish);
  if (!process.stdin.isTTY) process.stdin.on('end', finish).resume();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
