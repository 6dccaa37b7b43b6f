// The whole server as it ships, with a watch on its event loop: told 'begin' it starts counting anew, told 'tell' it
// answers the longest and the 99th delay since then in milliseconds. The histogram cannot see shorter than its step.
require('reflect-metadata');
const { createServer } = require('node:http');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { buildApp } = require('../../../server/dist/app.js');
const { serve } = require('./serve.cjs');

const { settings } = JSON.parse(process.env.BENCH_SETTINGS);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on('message', (word) => {
  if (word === 'begin') delay.reset();
  // What is longer than the step itself is somebody being kept waiting.
  process.send({ max: delay.max / 1e6, p99: delay.percentile(99) / 1e6 });
});

buildApp({ settings, wechat: null, limitScale: 1e6, jobs: false }).then((app) => serve(createServer(app.koa.callback()), () => app.stop()));
