// npm run bench -- roster [--scale 100000] [--pairs 40]
import { createRequire } from 'node:module';
import { at } from '../lib/paths.mjs';
import { startServer } from './lib/processes.mjs';
import { figure, machine, say, table } from './lib/report.mjs';
import { build, onStage } from './lib/stage.mjs';

const SCALE = 100_000;
const TIMES = 40;
const GOAL_MS = 25;
/** 500 branches in 40 townships. */
const shape = { villages: (t) => 12 + (t % 2), lean: true };

const searches = [['characters, whole', '龙静'], ['characters, given name', '静文'], ['pinyin, whole', 'long jing'], ['pinyin, given name', 'jingwen'], ['initials', 'ljw'], ['initials, one letter', 'l'], ['a surname’s own reading', 'shan'], ['nobody', 'vvv']];
/** What a reader may ask of the list; `village` is filled in. */
const filters = [
  ['everybody', {}], ['village', { village: true }], ['mobile', { state: 'mobile' }], ['expected', { state: 'expected' }], ['short', { state: 'short' }], ['unknown', { state: 'unknown' }], ['returned', { state: 'returned' }], ['transferred', { state: 'transferred' }],
  ['out of province', { going: 'out' }], ['in province', { going: 'in' }], ['leaving later', { going: 'planned' }], ['a province', { province: '33' }], ['a trade', { trade: 'factory' }], ['no liaison', { liaison: 'none' }],
  ['stale', { verified: 'stale' }], ['never verified', { verified: 'never' }], ['silent', { contact: 'silent' }], ['lost', { contact: 'lost' }],
  ['village + mobile + out', { village: true, state: 'mobile', going: 'out' }], ['mobile + a province + stale', { state: 'mobile', province: '33', verified: 'stale' }],
  ...searches.map(([what, name]) => [`name: ${what}`, { name }]), ['name + mobile + out', { name: 'lj', state: 'mobile', going: 'out' }],
];

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)];

/** Rows the engine handed up for one call: what the plan really cost. */
async function rowsRead(db, call) {
  const read = async () => (await db.query("show global status where Variable_name like 'Handler_read%' and Value > 0"))[0].reduce((sum, r) => sum + Number(r.Value), 0);
  const before = await read();
  await call();
  return (await read()) - before;
}

async function timed(call, times) {
  await call();
  const ms = [];
  let reply;
  for (let i = 0; i < times; i += 1) {
    const begun = performance.now();
    reply = await call();
    ms.push(performance.now() - begun);
  }
  ms.sort((a, b) => a - b);
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), p99: quantile(ms, 0.99), total: reply.total === undefined ? '' : `${reply.total}${reply.more ? '+' : ''}`, next: reply.next };
}

/** R1 The list of members away with each filter and each search, for the hats of a village, a township and the county, on MariaDB. */
export async function roster(options) {
  build('server');
  const times = Number(options.pairs ?? TIMES);
  say(`bench roster · ${machine()}`);
  say(`  members.list over HTTP, 50 a page, ${times} calls each after one to warm up, one at a time; MariaDB innodb_flush_log_at_trx_commit=1; p99 ≤ ${GOAL_MS} ms is the goal; “read” is what the engine read for one call`);
  await onStage('mariadb', Number(options.scale ?? SCALE), async ({ settings, world, database }) => {
    const { createConnection } = createRequire(at('server/package.json'))('mysql2/promise');
    const url = new URL(database.url);
    const db = await createConnection({ host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), socketPath: url.searchParams.get('socketPath') ?? undefined });
    const server = await startServer('servers/ours.cjs', { settings });
    const head = ['as', 'asked for', 'p50 ms', 'p95', 'p99', 'read', 'found'];
    let worst = {};
    for (const hat of ['secretary', 'clerk', 'county']) {
      const worn = world.hats.find((h) => h.hat === hat);
      const village = worn.villageId ?? world.townships[0].villages[0];
      const list = async (input) => {
        const reply = await fetch(`http://127.0.0.1:${server.port}/api/members.list`, { method: 'POST', body: JSON.stringify(input), headers: { Authorization: `Bearer ${worn.token}`, 'Content-Type': 'application/json' } });
        const { data, error } = await reply.json();
        if (error) throw new Error(JSON.stringify(error));
        return data;
      };
      worst = { ...worst, [hat]: 0 };
      const lines = [head];
      const measure = async (what, input) => {
        const done = await timed(() => list(input), times);
        const read = await rowsRead(db, () => list(input));
        worst[hat] = Math.max(worst[hat], done.p99);
        lines.push([hat, what, done.p50.toFixed(1), done.p95.toFixed(1), done.p99.toFixed(1), read, done.total]);
        return done;
      };
      for (const [what, filter] of filters) {
        const input = { ...filter, ...(filter.village && { village }) };
        const { next } = await measure(what, input);
        if (what === 'everybody' && next) await measure('everybody, next page', { cursor: next });
      }
      say('');
      table(lines);
    }
    await server.stop();
    await db.end();
    for (const [hat, p99] of Object.entries(worst)) figure('roster', `mariadb.${hat}.p99.worst`, p99, 'ms', GOAL_MS, p99 / GOAL_MS);
  }, shape);
}
