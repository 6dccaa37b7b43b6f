// npm run bench -- import [--scale 20000] [--no-mariadb]
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpuOf, startServer } from './lib/processes.mjs';
import { figure, machine, say, table } from './lib/report.mjs';
import { roster } from './lib/roster.mjs';
import { build, onStage } from './lib/stage.mjs';

const ROWS = 20_000;
const SAMPLE_MS = 15;
const POLL_MS = 100;
const PAGE = 4096;
const goals = { 'parse s': 3, 'parse MB': 200, 'commit s': 10, 'lag ms': 100 };
const residentMb = (pid) => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE) / 2 ** 20;

/** Runs `fn` while the server's memory is looked at; answers how long it took, the processor it took (all its threads; a shared machine moves this less), and how far memory rose above its start. */
async function watched(server, fn) {
  const before = residentMb(server.pid);
  let peak = before;
  const timer = setInterval(() => { peak = Math.max(peak, residentMb(server.pid)); }, SAMPLE_MS);
  await server.ask('begin');
  const [begun, cpu] = [performance.now(), cpuOf(server.pid)];
  const result = await fn();
  const seconds = (performance.now() - begun) / 1000;
  const cpuSeconds = (cpuOf(server.pid) - cpu) / 1e6;
  clearInterval(timer);
  return { result, seconds, cpuSeconds, mb: peak - before, lag: (await server.ask('tell')).max };
}

async function lead(server, token, bytes) {
  const base = `http://127.0.0.1:${server.port}`;
  const headers = () => ({ Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() });
  const call = async (name, input) => {
    const reply = await fetch(`${base}/api/${name}`, { method: 'POST', body: JSON.stringify(input), headers: { ...headers(), 'Content-Type': 'application/json' } });
    const body = await reply.json();
    if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(body)}`);
    return body.data;
  };
  const form = new FormData();
  form.append('file', new Blob([bytes]), '流出党员名册.xlsx');
  const { data: file } = await (await fetch(`${base}/files`, { method: 'POST', body: form, headers: headers() })).json();
  const parse = await watched(server, () => call('imports.start', { fileId: file.id }));
  const { id } = parse.result;
  if (parse.result.status !== 'asking') throw new Error(JSON.stringify(parse.result.problem));
  const answer = await watched(server, async () => {
    const groups = new Map((await call('imports.questions', { id, limit: 200 })).rows.map((q) => [q.group, q]));
    if (groups.size) await call('imports.answer', { id, answers: [...groups.values()].map((q) => ({ key: q.key, value: q.suggested, alike: true })) });
  });
  const trial = await watched(server, () => call('imports.dryRun', { id }));
  // Somebody else writes meanwhile: how long the office next door waits.
  const commit = await watched(server, async () => {
    await call('imports.commit', { id });
    let slowest = 0;
    for (;;) {
      const begun = performance.now();
      const now = await call('imports.get', { id });
      slowest = Math.max(slowest, performance.now() - begun);
      if (now.status === 'done') return { now, slowest };
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  });
  const again = await watched(server, async () => {
    const second = await call('imports.start', { fileId: file.id });
    const groups = new Map((await call('imports.questions', { id: second.id, limit: 200 })).rows.map((q) => [q.group, q]));
    if (groups.size) await call('imports.answer', { id: second.id, answers: [...groups.values()].map((q) => ({ key: q.key, value: q.suggested, alike: true })) });
    return call('imports.dryRun', { id: second.id });
  });
  const undo = await watched(server, async () => {
    await call('imports.undo', { id });
    for (;;) {
      const now = await call('imports.get', { id });
      if (now.status === 'undone') return now;
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  });
  return { parse, answer, trial, commit, again, undo };
}

/** R12 A roster through the wizard on each engine: reading, answering, the trial, the writing, the same file again, and the whole taken back. */
export async function importing(options) {
  build('server');
  const rows = Number(options.scale ?? ROWS);
  const bytes = await roster(rows);
  say(`bench import · ${machine()}`);
  say(`  a roster of ${rows} rows, ${(bytes.length / 2 ** 20).toFixed(1)} MB; goals parse ≤ ${goals['parse s']} s and ≤ ${goals['parse MB']} MB, commit ≤ ${goals['commit s']} s, main loop kept waiting ≤ ${goals['lag ms']} ms`);
  for (const engine of options['no-mariadb'] ? ['sqlite'] : ['sqlite', 'mariadb']) {
    await onStage(engine, 480, async ({ settings, world }) => {
      const server = await startServer('servers/importing.cjs', { settings: { ...settings, logLevel: 'error' } });
      const done = await lead(server, world.hats.find((worn) => worn.hat === 'clerk').token, bytes);
      await server.stop();
      const lines = [['step', 's', 'cpu s', 'rows/s', 'MB more', 'longest wait ms']];
      for (const [step, { seconds, cpuSeconds, mb, lag }] of Object.entries(done)) lines.push([step, seconds.toFixed(2), cpuSeconds.toFixed(2), Math.round(rows / seconds), mb.toFixed(0), lag.toFixed(0)]);
      say('');
      table(lines);
      say(`  ${engine}: ${JSON.stringify(done.commit.result.now.counts).slice(0, 300).replace(/"outcomes":"[a-z]*/, '')}; again ${done.again.result.counts.same} the same; a page of the wizard waited ${done.commit.result.slowest.toFixed(0)} ms at most while it was written`);
      const tell = (metric, value, unit, goal) => figure('import', `${engine}.${metric}`, value, unit, goal, value / goal);
      tell('parse', done.parse.seconds, 's', goals['parse s']);
      figure('import', `${engine}.commit.cpu`, done.commit.cpuSeconds, 's');
      tell('parse.memory', done.parse.mb, 'MB', goals['parse MB']);
      tell('commit', done.commit.seconds, 's', goals['commit s']);
      tell('lag', Math.max(...Object.values(done).map((d) => d.lag)), 'ms', goals['lag ms']);
      figure('import', `${engine}.trial`, done.trial.seconds, 's');
    });
  }
}
