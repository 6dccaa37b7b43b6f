// npm run bench -- reminders [--scale 100000] [--workers 4, on MariaDB] [--no-sqlite] [--no-mariadb]
import { createRequire } from 'node:module';
import { at } from '../lib/paths.mjs';
import { withServices } from './lib/dataset.mjs';
import { cpuOf, startServer } from './lib/processes.mjs';
import { figure, machine, say, table } from './lib/report.mjs';
import { build, onStage } from './lib/stage.mjs';

const SCALE = 100_000;
const goals = { enqueue: 2, 'sent/s': 5_000 };
const PIECE = 500;
/** So far ahead of the machine's clock it is ten in the morning in Shanghai. */
const ahead = Math.floor((Date.now() + 28_800_000) / 86_400_000) * 86_400_000 - 28_800_000 + 36_000_000 - Date.now();
const require = createRequire(at('server/package.json'));

/** An account on WeChat with one consent and a report that is due today, for every member. */
async function dueToday(services, world, template) {
  const { newId } = require(at('server/dist/platform/ids.js'));
  const { putAll } = require(at('server/dist/platform/db/insert.js'));
  const { User, HatRow } = require(at('server/dist/modules/accounts/index.js'));
  const { MessageGrant } = require(at('server/dist/modules/notices/index.js'));
  const { DutyRow } = require(at('server/dist/modules/duties/index.js'));
  const now = Date.now();
  for (let i = 0; i < world.members.length; i += PIECE) {
    const part = world.members.slice(i, i + PIECE).map((m) => ({ ...m, userId: newId() }));
    await services.db.tx(async (db) => {
      await putAll(db, User, part.map((m) => ({ id: m.userId, phoneCt: null, phoneIx: newId(), openidCt: services.keys.seal(`o-${m.personId}`, { table: 'users', column: 'openid', row: m.userId, county: 'installation' }), openidIx: newId(), createdAt: now })));
      await putAll(db, HatRow, part.map((m) => ({ id: newId(), userId: m.userId, countyId: world.countyId, townshipId: m.townshipId, villageId: m.villageId, orgId: null, personId: m.personId, familyId: m.familyId, hat: 'member', name: '远明', place: '测试', fromDay: '2026-01-01', untilDay: null })));
      await putAll(db, MessageGrant, part.map((m) => ({ id: newId(), userId: m.userId, template, leftCount: 1, changedAt: now })));
      await putAll(db, DutyRow, part.map((m) => ({
        id: newId(), countyId: world.countyId, townshipId: m.townshipId, villageId: m.villageId, ruleCode: 'report', period: '2026Q4', title: '每季一次汇报', subjectKind: 'member', subjectId: m.id, personId: m.personId, familyId: m.familyId, opensOn: world.today, dueOn: world.today, dueAt: now + 86_400_000,
        evidence: 'report', state: 'open', doneOn: null, endedAt: null, evidenceId: null, assigneeId: m.personId, assigneeHat: 'member', assigneeOrgId: null, handed: false, escalatedHat: null, escalatedId: null, words: '', createdAt: now,
      })));
    });
  }
}

/** M6 Everybody's report is due on one day: laid onto the ladder, sent by four workers (SQLite has one process), and nobody twice. */
export async function reminders(options) {
  build('server');
  say(`bench reminders · ${machine()}`);
  say('  µs each: processor time a message of workers + database + imitated WeChat');
  say(`  enqueue ≤ ${goals.enqueue} s for ${SCALE}, ≥ ${goals['sent/s']} sent/s are the goals; the fake WeChat is one process that counts`);
  const lines = [['engine', 'people', 'enqueue s', 'µs each', 'workers', 'send s', 'sent/s', 'µs each', 'reached', 'twice', 'still waiting']];
  const engines = ['sqlite', 'mariadb'].filter((engine) => !options[`no-${engine}`]);
  for (const engine of engines) {
    const workers = engine === 'sqlite' ? 1 : Number(options.workers ?? 4);
    await onStage(engine, Number(options.scale ?? SCALE), async ({ settings: base, world, database }) => {
      const wechat = await startServer('servers/wechat.cjs', {});
      const settings = { ...base, wechat: { appid: 'wxbench', secret: 'bench', baseUrl: `http://127.0.0.1:${wechat.port}`, template: 'todo' } };
      await withServices(base, (services) => dueToday(services, world, 'todo'));
      const [first, ...others] = [await startServer('servers/reminding.cjs', { settings }, { BENCH_AHEAD: String(ahead) })];
      for (let i = 1; i < workers; i += 1) others.push(await startServer('servers/reminding.cjs', { settings }, { BENCH_AHEAD: String(ahead) }));
      const cpu = () => [[first, ...others].reduce((sum, worker) => sum + cpuOf(worker.pid), 0), database ? cpuOf(database.pid) : 0, cpuOf(wechat.pid)];
      const [begun, laid, between] = [cpu(), await first.ask('remind'), cpu()];
      const from = performance.now();
      await Promise.all([first, ...others].map((worker) => worker.ask('send')));
      const seconds = (performance.now() - from) / 1000;
      const each = (a, b) => b.map((us, i) => Math.round((us - a[i]) / world.members.length)).join(' + ');
      const [laying, sending] = [each(begun, between), each(between, cpu())];
      const { people, twice } = await wechat.ask('tell');
      await Promise.all([first, ...others].map((worker) => worker.stop()));
      await wechat.stop();
      const left = await withServices(base, async (services) => Number(Object.values((await services.db.read((m) => m.query(`select count(*) as n from deliveries where channel = 'wechat' and status <> 'sent'`)))[0])[0]));
      lines.push([engine, world.members.length, laid.seconds.toFixed(2), laying, workers, seconds.toFixed(2), Math.round(people / seconds), sending, people, twice, left]);
      const share = (laid.seconds / world.members.length) * SCALE;
      figure('reminders', `${engine}.enqueue.per100k`, share, 's', goals.enqueue, share / goals.enqueue);
      figure('reminders', `${engine}.sent`, people / seconds, '/s', goals['sent/s'], people / seconds / goals['sent/s']);
      figure('reminders', `${engine}.lost`, world.members.length - people, 'messages');
      figure('reminders', `${engine}.twice`, twice, 'messages');
    }, { lean: true });
  }
  table(lines);
}
