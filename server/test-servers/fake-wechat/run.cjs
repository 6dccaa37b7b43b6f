// Runs the fake platform as a process of its own: node server/test-servers/fake-wechat/run.cjs [port]. Prints one JSON line, stops on SIGTERM or SIGINT.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

// Node 20 does not read TypeScript by itself, and what serves only tests is in no build.
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile: false,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const { startFakeWechat } = require('./index.ts');

startFakeWechat({ port: Number(process.argv[2] ?? 0) }).then(({ url, appid, secret, stop }) => {
  process.stdout.write(`${JSON.stringify({ url, appid, secret })}\n`);
  const end = () => void stop().then(() => process.exit(0));
  process.once('SIGTERM', end).once('SIGINT', end);
});
