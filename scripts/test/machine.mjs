import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasMariadb } from '../mariadb.mjs';

const chromiums = [process.env.GUIYAN_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser the tests use, or undefined. */
export const findChromium = () => chromiums.find((path) => path && existsSync(path));

const hasFontsFor = (language) => spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;

const needs = [
  { what: 'MariaDB', packages: ['mariadb-server'], present: hasMariadb },
  { what: 'Chromium', packages: ['chromium'], present: () => Boolean(findChromium()) },
  { what: 'Chinese fonts', packages: ['fontconfig', 'fonts-noto-cjk'], present: () => hasFontsFor('zh-cn') },
  // Noto Serif Tibetan lies in fonts-noto-core.
  { what: 'Tibetan fonts', packages: ['fontconfig', 'fonts-noto-core'], present: () => hasFontsFor('bo') },
];

function aptPrefix() {
  if (process.env.GUIYAN_NO_APT === '1' || !existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'] : undefined;
}

function apt(prefix, ...args) {
  const [command, ...rest] = [...prefix, 'apt-get', '-qq', ...args];
  const { status, stderr } = spawnSync(command, rest, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'pipe'] });
  return status === 0 ? '' : stderr.trim().split('\n').slice(-3).join(' ');
}

/** Installs what the tests want of the system, when that is allowed. Answers what is still missing, and why. */
export function prepareMachine() {
  const missing = needs.filter(({ present }) => !present());
  if (missing.length === 0) return [];
  const prefix = aptPrefix();
  if (!prefix) return missing.map(({ what, packages }) => ({ what, why: `not installed, and apt-get may not be used here (apt-get install ${packages.join(' ')})` }));
  const packages = [...new Set(missing.flatMap((need) => need.packages))];
  process.stdout.write(`  installing ${packages.join(', ')} …\n`);
  const trouble = apt(prefix, 'update') || apt(prefix, 'install', '-y', '--no-install-recommends', ...packages);
  return missing.filter(({ present }) => !present()).map(({ what }) => ({ what, why: trouble || 'apt-get said all is well, yet it is not there' }));
}
