// The twin without promises: koa, a JSON body and one statement, autocommit. No sign-in, no scope of one's own, no log.
const { createRequire } = require('node:module');
const { createServer } = require('node:http');
const { randomUUID } = require('node:crypto');
const { serve } = require('./serve.cjs');
const { listSql, getSql, insertCheckin } = require('./statements.cjs');

const fromServer = createRequire(require.resolve('../../../server/package.json'));
const Koa = fromServer('koa');
const Router = fromServer('@koa/router');
const { bodyParser } = fromServer('@koa/bodyparser');
const { openStore } = require('./store.cjs');

const { settings } = JSON.parse(process.env.BENCH_SETTINGS);
const store = openStore(fromServer, settings);
const app = new Koa();
const router = new Router();
app.use(bodyParser({ enableTypes: ['json'] }));
router.post('/list', async (ctx) => {
  const { text, params } = listSql(ctx.request.body);
  ctx.body = { data: { rows: await store.all(text, params) } };
});
router.post('/get', async (ctx) => {
  const [row] = await store.all(getSql, [ctx.request.body.id]);
  ctx.body = { data: row };
});
router.post('/write', async (ctx) => {
  const row = { ...ctx.request.body, id: randomUUID(), now: Date.now() };
  await store.run(...insertCheckin(row));
  ctx.body = { data: { id: row.id } };
});
app.use(router.routes());
serve(createServer(app.callback()), () => store.close());
