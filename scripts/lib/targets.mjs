import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { at, root } from './paths.mjs';

const phone = ['shared/src', 'miniapp/src', 'miniapp/config', 'miniapp/babel.config.js', 'miniapp/package.json', 'miniapp/project.config.json', 'miniapp/tsconfig.json'];

/** What can be built: the sources (and environment) that decide about it, and a file that exists only when the build worked. */
export const targets = {
  server: { sources: ['shared/src', 'server/src'], proof: 'server/dist/main.js' },
  h5: { sources: phone, proof: 'miniapp/dist/h5/index.html' },
  weapp: { sources: phone, env: ['GUIYAN_API'], proof: 'miniapp/dist/weapp/app.json' },
  desktop: {
    sources: ['shared/src', 'desktop/src', 'desktop/public', 'desktop/index.html', 'desktop/vite.config.ts', 'desktop/package.json'],
    proof: 'desktop/dist/index.html',
  },
};

/** Files that never reach a build. */
export const isTestFile = (path) => /\.test\.tsx?$/.test(path) || path.startsWith('server/src/test/');

const recipe = ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs', 'scripts/lib/compile.mjs', 'scripts/lib/swc-options.cjs', 'scripts/lib/targets.mjs'];

/** Every file under a path (or the path itself), relative to the root, in a stable order. */
export function filesUnder(path) {
  const full = at(path);
  if (!existsSync(full)) return [];
  const out = [];
  const walk = (dir) => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const child = join(dir, entry.name);
      if (entry.isDirectory()) walk(child);
      else out.push(relative(root, child));
    }
  };
  try {
    walk(full);
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error;
    return [path];
  }
  return out.sort();
}

const digests = new Map();
function digestOf(path) {
  let digest = digests.get(path);
  if (digest === undefined) {
    const hash = createHash('sha256');
    for (const file of filesUnder(path)) if (!isTestFile(file)) hash.update(file).update('\0').update(readFileSync(at(file))).update('\0');
    digest = hash.digest('hex');
    digests.set(path, digest);
  }
  return digest;
}

const record = (name) => at('.cache', `build-${name}.json`);

/** One hash over sources, lockfile and build recipe. */
export function hashOf(name) {
  const hash = createHash('sha256');
  for (const path of [...targets[name].sources, ...recipe]) hash.update(path).update('=').update(digestOf(path)).update('\n');
  for (const variable of targets[name].env ?? []) hash.update(variable).update('=').update(process.env[variable] ?? '').update('\n');
  return hash.digest('hex');
}

/** Is the build missing, or made from something else than what lies here now? */
export function isStale(name) {
  if (!existsSync(at(targets[name].proof)) || !existsSync(record(name))) return true;
  return JSON.parse(readFileSync(record(name), 'utf8')).hash !== hashOf(name);
}

export function remember(name, hash, seconds) {
  mkdirSync(at('.cache'), { recursive: true });
  writeFileSync(record(name), `${JSON.stringify({ hash, seconds })}\n`);
}
