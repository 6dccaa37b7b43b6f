// The whole server as it ships, but for its limits per minute. With BENCH_PROFILE it is watched from the first
// message on, so that starting up is not counted, and writes what was seen there when it ends.
require('reflect-metadata');
const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { Session } = require('node:inspector/promises');
const { buildApp } = require('../../../server/dist/app.js');
const { serve } = require('./serve.cjs');

const { settings } = JSON.parse(process.env.BENCH_SETTINGS);
const watched = process.env.BENCH_PROFILE;
const session = new Session();

process.once('message', async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  process.send('watching');
});

buildApp({ settings, wechat: null, limitScale: 1e6 }).then((app) => serve(createServer(app.koa.callback()), async () => {
  if (watched) writeFileSync(watched, JSON.stringify((await session.post('Profiler.stop')).profile));
  await app.stop();
}));
