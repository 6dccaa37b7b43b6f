// node -r scripts/faults/hook.cjs <file>.ts: runs the server's sources as they are, so that no test meets an old build.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const { transformSync, version } = require('@swc/core');
const { swcOptions } = require('../lib/swc-options.cjs');

const root = resolve(__dirname, '../..');
const cache = join(root, '.cache/faults');
mkdirSync(cache, { recursive: true });

function compiled(filename) {
  const text = readFileSync(filename, 'utf8');
  const options = { ...swcOptions(), filename, sourceMaps: 'inline' };
  const kept = join(cache, `${createHash('sha256').update(version).update(JSON.stringify(options)).update(text).digest('hex').slice(0, 32)}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { code } = transformSync(text, options);
  const draft = `${kept}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, kept);
  return code;
}

Module._extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveShared(request, ...rest) {
  const shared = /^@guiyan\/shared\/(.+)$/.exec(request);
  return resolveFilename.call(this, shared ? join(root, 'shared/src', shared[1]) : request, ...rest);
};

// A test that was killed leaves no server behind: its end of the pipe closes.
process.stdin.on('end', () => process.exit(1)).on('error', () => process.exit(1)).resume();
