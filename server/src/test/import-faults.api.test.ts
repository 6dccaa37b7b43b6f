import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EndpointName, Input, Output } from '@guiyan/shared/contract';
import { batchRows } from '@guiyan/shared/domain/imports';
import { app } from './app';
import { endServer, startServer, whereIn } from './faults';
import { aCounty, as } from './factories/county';

const ROUNDS = 5;
const UNDO_ROUNDS = 2;
const ROWS = batchRows * 8;
/** Often, to catch the writing midway; rarely, when it may take long: an account asks 600 times a minute at most. */
const soon = () => new Promise((done) => setTimeout(done, 30));
const later = () => new Promise((done) => setTimeout(done, 200));
let child: ChildProcess | undefined;
// A server left behind by a failure would keep the whole run from ending.
afterAll(() => { child?.kill('SIGKILL'); });

const roster = (): string => `村,姓名,出生年月,外出时间,外出地点,联系电话\n${Array.from({ length: ROWS }, (_, i) => `岩脚村,龙${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(i / 10) % 10]}${i},1985.${(i % 9) + 1},2024.3,浙江宁波,`).join('\n')}`;

describe('R12 the server killed in the middle of a commit', () => {
  it(`R12 Z1 killed up to ${ROUNDS} times on the way: it goes on at the next missing batch, every row is in once; and so is the taking back`, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'guiyan-import-faults-'));
    const where = await whereIn(dir);
    const t = await app({ settings: where, now: Date.now() - 61_000 });
    const { token } = await as(t, 'clerk', { place: await aCounty(t) });
    await t.close();

    let url: string;
    ({ child, url } = await startServer(where));
    const headers = () => ({ Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() });
    const call = async <N extends EndpointName>(name: N, input: Input<N>): Promise<Output<N>> => {
      const reply = await fetch(`${url}/api/${name}`, { method: 'POST', body: JSON.stringify(input), headers: { ...headers(), 'Content-Type': 'application/json' } });
      const body = (await reply.json()) as { data: Output<N>; error?: unknown };
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(body.error)}`);
      return body.data;
    };
    const form = new FormData();
    form.append('file', new Blob([roster()]), '流出党员名册.csv');
    const { data } = (await (await fetch(`${url}/files`, { method: 'POST', body: form, headers: headers() })).json()) as { data: { id: string } };
    const read = await call('imports.start', { fileId: data.id });
    const { id } = read;
    expect({ status: read.status, problem: read.problem }).toEqual({ status: 'asking', problem: null });
    const groups = new Map((await call('imports.questions', { id, limit: 200 })).rows.map((q) => [q.group, q]));
    if (groups.size) await call('imports.answer', { id, answers: [...groups.values()].map((q) => ({ key: q.key, value: q.suggested, alike: true })) });
    const tried = await call('imports.dryRun', { id });
    expect(tried.counts).toMatchObject({ rows: ROWS, fresh: ROWS });

    const seen: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = (await call('imports.get', { id })).written;
      await call('imports.commit', { id });
      for (let now = await call('imports.get', { id }); now.status === 'committing' && now.written === before; now = await call('imports.get', { id })) await soon();
      await endServer(child, 'SIGKILL');
      ({ child, url } = await startServer(where));
      const after = await call('imports.get', { id });
      if (after.status === 'done') break;
      // What is told as written is there, and nothing else is.
      expect((await call('members.list', { limit: 1 })).total).toBe(after.written);
      expect(after.written % batchRows).toBe(0);
      seen.push(after.written);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    // Fewer would mean that the plug was pulled too late to show anything.
    expect(seen.length).toBeGreaterThanOrEqual(3);

    await call('imports.commit', { id });
    let last = await call('imports.get', { id });
    for (; last.status === 'committing'; await later()) last = await call('imports.get', { id });
    expect(last).toMatchObject({ status: 'done', written: ROWS, counts: expect.objectContaining({ fresh: ROWS, changed: 0, same: 0, refused: 0 }) });
    const names = new Set<string>();
    let cursor: string | undefined;
    do { const page = await call('members.list', { limit: 200, ...(cursor ? { cursor } : {}) }); for (const m of page.rows) names.add(m.name); cursor = page.next ?? undefined; } while (cursor);
    expect(names.size).toBe(ROWS);

    // Taken back again, with the plug pulled on the way: what stands is always the first batches, whole.
    await call('imports.undo', { id });
    let [stands, pulled] = [await call('imports.get', { id }), 0];
    for (; stands.status === 'undoing'; stands = await call('imports.get', { id })) {
      if (pulled < UNDO_ROUNDS && stands.written < ROWS) {
        await endServer(child, 'SIGKILL');
        ({ child, url } = await startServer(where));
        const after = await call('imports.get', { id });
        expect((await call('members.list', { limit: 1 })).total).toBe(after.written);
        expect(after.written % batchRows).toBe(0);
        pulled += 1;
        await call('imports.undo', { id });
      }
      await soon();
    }
    expect(stands).toMatchObject({ status: 'undone', written: 0 });
    expect(pulled).toBeGreaterThan(0);
    expect((await call('members.list', { limit: 1 })).total).toBe(0);
    expect(await endServer(child, 'SIGTERM')).toBe(0);
    rmSync(dir, { recursive: true, force: true });
  }, 240_000);
});
