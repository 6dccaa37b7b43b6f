// The twin with the promises of a write, by hand: the token and the session are checked, and the key with its answer,
// the row, the day of contact and the event are one transaction.
const { createRequire } = require('node:module');
const { createServer } = require('node:http');
const { createHash, createSecretKey, randomUUID } = require('node:crypto');
const { serve } = require('./serve.cjs');
const { insertCheckin } = require('./statements.cjs');
const { openPool } = require('./store.cjs');

const fromServer = createRequire(require.resolve('../../../server/package.json'));
const Koa = fromServer('koa');
const Router = fromServer('@koa/router');
const { bodyParser } = fromServer('@koa/bodyparser');
const { verify } = fromServer('jsonwebtoken');
const { v7 } = fromServer('uuid');

const { settings, signing } = JSON.parse(process.env.BENCH_SETTINGS);
const key = createSecretKey(Buffer.from(signing, 'base64'));
const pool = openPool(fromServer, settings);
const app = new Koa();
const router = new Router();
app.use(bodyParser({ enableTypes: ['json'] }));

const day = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const known = async (db, userId, idempotencyKey) => (await db.execute('select body_hash, answer from idempotency_keys where user_id = ? and endpoint = ? and `key` = ?', [userId, 'write', idempotencyKey]))[0][0];

async function write(actor, idempotencyKey, body) {
  const now = Date.now();
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const c = { ...body, id: v7(), now, countyId: actor.county_id, townshipId: actor.township_id, villageId: actor.village_id, userId: actor.user_id, personId: actor.person_id, familyId: actor.family_id, byName: actor.name };
  const data = { id: c.id, kind: c.kind, who: c.byName, city: c.city, line: c.line, happenedAt: c.happenedAt };
  const db = await pool.getConnection();
  try {
    await db.query('start transaction');
    await db.execute('insert into idempotency_keys (id, user_id, endpoint, `key`, body_hash, at, answer) values (?,?,?,?,?,?,?)', [v7(), actor.user_id, 'write', idempotencyKey, bodyHash, now, JSON.stringify(data)]);
    await db.execute(...insertCheckin(c));
    await db.execute('update members set last_contact_day = ? where person_id = ? and (last_contact_day is null or last_contact_day < ?)', [day(c.happenedAt), c.personId, day(c.happenedAt)]);
    await db.execute('insert into events (id, name, at, county_id, township_id, actor_user_id, actor_hat, actor_name, subject_id, payload) values (?,?,?,?,?,?,?,?,?,?)', [v7(), 'checkin.sent', now, c.countyId, c.townshipId, c.userId, actor.hat, c.byName, c.personId, JSON.stringify({ checkinId: c.id, kind: c.kind, personId: c.personId, familyId: c.familyId })]);
    await db.query('commit');
    return data;
  } catch (error) {
    await db.query('rollback');
    if (error.errno !== 1062) throw error;
    const found = await known(db, actor.user_id, idempotencyKey);
    if (found.body_hash !== bodyHash) throw Object.assign(new Error('key reused'), { status: 409 });
    return JSON.parse(found.answer);
  } finally {
    db.release();
  }
}

router.post('/write', async (ctx) => {
  const claims = verify(ctx.get('authorization').slice(7), key, { algorithms: ['HS256'], issuer: 'guiyan', audience: 'guiyan' });
  const [[actor]] = await pool.execute('select s.user_id, s.expires_at, h.hat, h.name, h.county_id, h.township_id, h.village_id, h.person_id, h.family_id from sessions s join hats h on h.id = s.hat_id where s.id = ? and s.ended_at is null and h.until_day is null', [claims.sub]);
  if (!actor || Number(actor.expires_at) < Date.now() || actor.hat !== 'member') { ctx.status = 401; return; }
  const { kind, city, line, happenedAt } = ctx.request.body;
  if (!['well', 'help'].includes(kind) || typeof city !== 'string' || typeof line !== 'string' || !Number.isInteger(happenedAt)) { ctx.status = 400; return; }
  ctx.body = { data: await write(actor, ctx.get('idempotency-key') || randomUUID(), { kind, city, line, happenedAt }) };
});
app.use(router.routes());
serve(createServer(app.callback()), () => pool.end());
