// Loads the TypeScript of the day and of the drivers of miniapp/test as it is: neither is in any build.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join, resolve } = require('node:path');
const { transformSync } = require('@swc/core');
const { swcOptions } = require('../lib/swc-options.cjs');

const root = resolve(__dirname, '../..');

Module._extensions['.ts'] = (module, filename) => module._compile(transformSync(readFileSync(filename, 'utf8'), { ...swcOptions(), filename, sourceMaps: 'inline' }).code, filename);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveShared(request, ...rest) {
  const shared = /^@guiyan\/shared\/(.+)$/.exec(request);
  return resolveFilename.call(this, shared ? join(root, 'shared/src', shared[1]) : request, ...rest);
};
