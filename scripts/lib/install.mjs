import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { at, root } from './paths.mjs';

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {};

/** Do the installed packages differ from the lockfile? Packages for other systems and links are left out. */
export function needsInstall() {
  const installed = at('node_modules/.package-lock.json');
  if (!existsSync(installed)) return true;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(at('package-lock.json'))).some(
    ([path, { link, optional, peer, version }]) => path.includes('node_modules/') && !link && !optional && !peer && have[path]?.version !== version,
  );
}

/** Installs from the lockfile when needed. Answers false when npm failed. */
export function install() {
  if (!needsInstall()) return true;
  process.stdout.write('  installing packages (npm ci) …\n');
  // NODE_ENV=production in the shell must not leave the build tools out.
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}

export const minimumNode = '20.19.0';

/** Is this Node new enough? */
export function nodeIsNewEnough(version = process.versions.node, minimum = minimumNode) {
  const have = version.split('.').map(Number);
  for (const [index, wanted] of minimum.split('.').map(Number).entries()) if (have[index] !== wanted) return have[index] > wanted;
  return true;
}
