import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { at } from '../../lib/paths.mjs';

const require = createRequire(at('package.json'));

/** Loads TypeScript of this project in place, for programs that ship no build. */
export function requireTypeScript(path) {
  const { transformSync } = require('@swc/core');
  const { swcOptions } = require(at('scripts/lib/swc-options.cjs'));
  Module._extensions['.ts'] = (module, filename) => module._compile(transformSync(readFileSync(filename, 'utf8'), { ...swcOptions(), filename }).code, filename);
  return require(at(path));
}
