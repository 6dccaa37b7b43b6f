// npm run bench -- api [--scale 10000 | --full] [--pairs 5] [--seconds 3] [--only list,get,write]
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuOf, runLoad, startServer } from './lib/processes.mjs';
import { readProfile } from './lib/profile.mjs';
import { figure, machine, median, say, table } from './lib/report.mjs';
import { build, onStage, spread } from './lib/stage.mjs';

const CONNECTIONS = 32;
const SHOTS = 2000;
const goals = { list: 1.2, get: 2, write: 1 };

/** The requests of one endpoint: as our clients send them, and what the twins need for the same rows. */
function shotsFor(world) {
  const clerks = new Map(world.hats.filter((h) => h.hat === 'clerk').map((h) => [h.townshipId, h]));
  const filters = [() => ({}), (t, i) => ({ village: t.villages[i % t.villages.length] }), () => ({ going: 'out' }), () => ({ name: '明' })];
  const lists = spread(world.townships, 'list', SHOTS).map((t, i) => ({ t, filter: { limit: 50, ...filters[i % filters.length](t, i) } }));
  const gets = spread(world.members, 'get', SHOTS);
  const writes = spread(world.hats.filter((h) => h.hat === 'member'), 'write', SHOTS);
  const words = (i) => ({ kind: 'well', city: '宁波市', line: '都好，勿念', happenedAt: Date.now() - 1000 - i });
  return {
    list: {
      ours: lists.map(({ t, filter }) => ({ path: '/api/members.list', body: filter, token: clerks.get(t.id).token })),
      bare: lists.map(({ t, filter }) => ({ path: '/list', body: { ...filter, countyId: world.countyId, townshipId: t.id } })),
    },
    get: {
      ours: gets.map((m) => ({ path: '/api/members.get', body: { id: m.id }, token: clerks.get(m.townshipId).token })),
      bare: gets.map((m) => ({ path: '/get', body: { id: m.id } })),
    },
    write: {
      ours: writes.map((h, i) => ({ path: '/api/checkins.send', body: words(i), token: h.token })),
      hand: writes.map((h, i) => ({ path: '/write', body: words(i), token: h.token })),
      bare: writes.map((h, i) => ({ path: '/write', body: { ...words(i), countyId: world.countyId, townshipId: h.townshipId, villageId: h.villageId, userId: h.userId, personId: h.personId, familyId: h.familyId } })),
    },
  };
}

/** One run of one server: requests a second, and processor time a request in the server and in the database. */
async function measure(server, shots, ms, databasePid) {
  const before = [cpuOf(server.pid), databasePid ? cpuOf(databasePid) : 0];
  const run = await runLoad({ port: server.port, shots, connections: CONNECTIONS, ms });
  if (run.wrong) throw new Error(`${run.wrong} of ${run.count} answers were not 200: ${run.sample}`);
  return { rate: run.count / run.seconds, cpu: (cpuOf(server.pid) - before[0]) / run.count, databaseCpu: databasePid ? (cpuOf(databasePid) - before[1]) / run.count : 0, p99: run.p99, size: run.bytes / run.count };
}

/** A B A B…: every round runs all subjects once, so that a slow minute hits all alike. */
async function rounds(servers, shots, { pairs, ms }, databasePid) {
  const names = Object.keys(shots);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await measure(servers[name], shots[name], 1000, databasePid);
  for (let i = 0; i < pairs; i += 1) for (const name of i % 2 ? [...names].reverse() : names) runs[name].push(await measure(servers[name], shots[name], ms, databasePid));
  return runs;
}

const middle = (runs, what) => median(runs.map((run) => run[what]));

function tell(engine, endpoint, runs, lines) {
  for (const [name, own] of Object.entries(runs)) {
    lines.push([`${engine} ${endpoint}`, name, middle(own, 'rate').toFixed(0), middle(own, 'cpu').toFixed(0), middle(own, 'databaseCpu').toFixed(0), middle(own, 'p99').toFixed(1), middle(own, 'size').toFixed(0)]);
  }
  const ratios = [];
  for (const name of Object.keys(runs).filter((n) => n !== 'ours')) {
    const pairs = runs.ours.map((own, i) => own.rate / runs[name][i].rate);
    const [value, baseline, ratio] = [middle(runs.ours, 'rate'), middle(runs[name], 'rate'), median(pairs)];
    const against = endpoint === 'write' ? 'hand' : 'bare';
    // Who needs more turns of the processor loses more when others want it too: processor time is the steadier measure.
    const work = (run) => run.cpu + run.databaseCpu;
    const cpus = runs.ours.map((own, i) => work(runs[name][i]) / work(own));
    ratios.push([`${engine} ${endpoint}`, `ours / ${name}`, `${ratio.toFixed(2)}×`, `${Math.min(...pairs).toFixed(2)}–${Math.max(...pairs).toFixed(2)}`, `${median(cpus).toFixed(2)}×`, `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`, name === against ? `${goals[endpoint].toFixed(1)}×` : '']);
    figure('api', `${engine}.${endpoint}.vs_${name}`, value, 'req/s', baseline, ratio);
    figure('api', `${engine}.${endpoint}.cpu_vs_${name}`, median(runs.ours.map(work)), 'us/req', median(runs[name].map(work)), median(cpus));
  }
  return ratios;
}

async function profiled(settings, shots, endpoint) {
  const file = join(tmpdir(), `guiyan-${process.pid}-${endpoint}.cpuprofile`);
  const server = await startServer('servers/ours.cjs', { settings }, { BENCH_PROFILE: file });
  await measure(server, shots, 1500, 0);
  await server.watch();
  await measure(server, shots, 3000, 0);
  await server.stop();
  const { places, functions } = readProfile(file);
  if (!process.env.BENCH_KEEP_PROFILE) rmSync(file);
  say(`\nWhere the time goes: ${endpoint} (self time, share of what is not idle)`);
  table([['package or file', 'share', 'function', 'share'], ...places.map(({ place, share }, i) => [place, `${(share * 100).toFixed(1)}%`, functions[i]?.place ?? '', functions[i] ? `${(functions[i].share * 100).toFixed(1)}%` : ''])]);
}

export async function api(options) {
  const ms = Number(options.seconds ?? 3) * 1000;
  const pairs = Number(options.pairs ?? 5);
  const scale = options.full ? 100_000 : Number(options.scale ?? 10_000);
  const wanted = (options.only ?? 'list,get,write').split(',');
  build('server');
  say(`bench api · ${machine()}`);
  say(`  load, server and database share these cores; ${CONNECTIONS} keep-alive connections, ${pairs} pairs of ${ms / 1000} s; MariaDB innodb_flush_log_at_trx_commit=1, SQLite WAL synchronous=FULL`);
  const [lines, ratios] = [[['endpoint', 'server', 'req/s', 'µs/req', 'db µs/req', 'p99 ms', 'bytes']], [['endpoint', 'pair', 'req/s', 'min–max', 'per CPU', 'min–max', 'goal']]];
  await onStage('mariadb', scale, async ({ settings, world, signing, database }) => {
    const servers = {
      bare: await startServer('servers/bare.cjs', { settings }),
      hand: await startServer('servers/hand.cjs', { settings, signing }),
      ours: await startServer('servers/ours.cjs', { settings }),
    };
    const shots = shotsFor(world);
    for (const endpoint of wanted) ratios.push(...tell('mariadb', endpoint, await rounds(servers, shots[endpoint], { pairs, ms }, database.pid), lines));
    for (const server of Object.values(servers)) await server.stop();
    if (!options['no-profile']) for (const endpoint of wanted) await profiled(settings, shots[endpoint].ours, endpoint);
  });
  if (!options['no-sqlite']) await onStage('sqlite', Math.max(480, Math.round(scale / 10)), async ({ settings, world }) => {
    const servers = { bare: await startServer('servers/bare.cjs', { settings }), ours: await startServer('servers/ours.cjs', { settings }) };
    const shots = shotsFor(world);
    for (const endpoint of wanted.filter((name) => name !== 'write')) ratios.push(...tell('sqlite', endpoint, await rounds(servers, shots[endpoint], { pairs, ms }, 0), lines));
    for (const server of Object.values(servers)) await server.stop();
  });
  say('');
  table(lines);
  say('');
  table(ratios);
}
