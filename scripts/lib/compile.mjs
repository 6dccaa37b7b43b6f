import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { at } from './paths.mjs';
import { filesUnder, isTestFile } from './targets.mjs';

const require = createRequire(import.meta.url);
const { swcOptions } = require('./swc-options.cjs');

/** Files appear whole or not at all: a running server may read them meanwhile. */
function put(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

function dropOrphans(dist, kept) {
  for (const file of filesUnder(dist)) if (!kept.has(file)) rmSync(at(file), { force: true });
  const prune = (dir) => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) if (entry.isDirectory()) prune(join(dir, entry.name));
    if (readdirSync(dir).length === 0) rmdirSync(dir);
  };
  if (existsSync(at(dist))) prune(at(dist));
}

/** Compiles one workspace from src to dist as CommonJS with source maps. Answers the number of files. */
export async function compileWorkspace(workspace) {
  const { transform } = await import('@swc/core');
  const src = `${workspace}/src`;
  const dist = `${workspace}/dist`;
  const kept = new Set();
  const jobs = filesUnder(src)
    .filter((file) => !isTestFile(file) && !file.endsWith('.d.ts'))
    .map(async (file) => {
      const text = readFileSync(at(file), 'utf8');
      const inside = relative(src, file);
      if (extname(file) !== '.ts') {
        kept.add(join(dist, inside));
        return put(at(dist, inside), text);
      }
      const out = join(dist, inside.replace(/\.ts$/, '.js'));
      kept.add(out).add(`${out}.map`);
      const { code, map } = await transform(text, {
        ...swcOptions(),
        filename: at(file),
        sourceFileName: relative(dirname(at(out)), at(file)),
        sourceMaps: true,
      });
      put(at(out), `${code}//# sourceMappingURL=${inside.split('/').pop().replace(/\.ts$/, '.js.map')}\n`);
      put(at(`${out}.map`), map);
    });
  await Promise.all(jobs);
  dropOrphans(dist, kept);
  return jobs.length;
}
