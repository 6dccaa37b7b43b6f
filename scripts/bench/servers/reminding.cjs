// The whole server as it ships, without its own jobs: told 'remind' it lays what is due onto the ladder, told 'send' it
// sends until nothing waits. Answers the seconds each took, and how many it handled.
require('reflect-metadata');
const { buildApp } = require('../../../server/dist/app.js');
const { remindAll } = require('../../../server/dist/modules/notices/index.js');

const { settings } = JSON.parse(process.env.BENCH_SETTINGS);
// Ten in the morning of the day the bench began, one clock for all workers: at night nothing is sent.
const clock = { now: () => Date.now() + Number(process.env.BENCH_AHEAD) };

buildApp({ settings, clock, jobs: false, migrate: false }).then((app) => {
  const { outbox } = app.services;
  outbox.wake = () => undefined;
  process.on('message', async (word) => {
    const from = performance.now();
    const handled = word === 'remind' ? await remindAll(app.services) : await outbox.drain();
    process.send({ seconds: (performance.now() - from) / 1000, handled: handled ?? 0 });
  });
  process.on('disconnect', () => void app.stop().then(() => process.exit(0)));
  process.send({ port: 0 });
});
