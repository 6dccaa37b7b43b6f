import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { batchRows, undoDays } from '@guiyan/shared/domain/imports';
import { execute } from '../../platform/db/statement';
import { work } from '../../platform/op';
import { generateSamples, sampleFiles, type SampleFile, type Samples } from '../../samples';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, as, peek, type Place } from '../../test/factories/county';
import { commitsDone, dropOldUndo, resumeStalled } from './index';

let t: TestApp;
let place: Place;
let clerk: Caller;
let samples: Samples;
type Import = Output<'imports.get'>;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  t = await app();
  samples = await generateSamples(1);
});
beforeEach(async () => {
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
});
afterAll(async () => { await commitsDone(); await t.close(); });

async function bring(bytes: Buffer, name: string): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${clerk.token}`, 'Idempotency-Key': randomUUID() } });
  const i = await clerk.do('imports.start', { fileId: ((await reply.json()) as { data: { id: string } }).data.id });
  const asked = (await clerk.do('imports.questions', { id: i.id, limit: 200 })).rows;
  if (asked.length) await clerk.do('imports.answer', { id: i.id, answers: asked.map((q) => ({ key: q.key, value: samples.answers.replies.find((r) => `${r.sheet}!${r.cell}:${r.kind}` === q.key)?.option ?? q.suggested })) });
  await clerk.do('imports.dryRun', { id: i.id });
  await clerk.do('imports.commit', { id: i.id });
  await commitsDone();
  return clerk.do('imports.get', { id: i.id });
}
const sample = (file: SampleFile): Promise<Import> => bring(samples.files[file], file);
async function undone(i: Import): Promise<Import> {
  await clerk.do('imports.undo', { id: i.id });
  await commitsDone();
  return clerk.do('imports.get', { id: i.id });
}

/** History, ways in and the papers of imports; everything else must be as it was. */
const aside = new Set(['events', 'event_seals', 'idempotency_keys', 'outbox', 'job_runs', 'sessions', 'login_codes', 'files', 'imports', 'import_notes', 'import_batches']);
/** Every row of every other table; a version only goes up and is no fact. */
const everything = (): Promise<Record<string, unknown[]>> => peek(t, async (op) => {
  const tables: Record<string, unknown[]> = {};
  for (const { tableName } of op.db.connection.entityMetadatas) {
    if (!aside.has(tableName)) tables[tableName] = ((await execute(op.db, `select * from ${tableName} order by id`, [])) as Record<string, unknown>[]).map(({ version: _, ...row }) => ({ ...row }));
  }
  return tables;
});
const roster = (rows: string): Buffer => Buffer.from(`村,姓名,性别,出生年月,外出时间,外出地点,从事职业,联系电话\n${rows}`);
const one = '岩脚村,龙正华,男,1985.07,2020.03,浙江温州,泥工,13900001111\n';
const many = (count: number): Buffer => roster(Array.from({ length: count }, (_, n) => `岩脚村,龙${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(n / 10) % 10]}${'一二三四五六七八九'[Math.floor(n / 100)]},男,1985.07,2020.03,浙江温州,,\n`).join(''));

describe('R12 undo of a whole import', () => {
  it('R12 three ledgers are taken back one after the other: every row of every table is as it was, and again all is new', async () => {
    const [before, done] = [[] as Record<string, unknown[]>[], [] as Import[]];
    for (const file of Object.values(sampleFiles)) { before.push(await everything()); done.push(await sample(file)); }
    // Who made the villages and heads of families must wait for those who stand on them.
    const early = await clerk.call('imports.undo', { id: done[0]!.id });
    expect([early.status, early.error?.code]).toEqual([409, 'import.used']);
    for (const [n, i] of [...done.entries()].reverse()) {
      expect(i.can).toContain('undo');
      const gone = await undone(i);
      expect(gone).toMatchObject({ status: 'undone', written: 0, undoUntil: null });
      expect(gone.can).not.toContain('undo');
      expect(await everything()).toEqual(before[n]);
    }
    const again = await sample(sampleFiles.outflow);
    expect(again.counts).toMatchObject({ fresh: done[0]!.counts.fresh, changed: 0, same: 0 });
    const auditor = await as(t, 'auditor', { place });
    expect((await auditor.do('audit.events', { name: 'import.undone' })).rows).toHaveLength(3);
    expect((await auditor.do('audit.events', { name: 'person.taken_back' })).rows.length).toBeGreaterThan(0);
  });

  it('R12 what was changed gets its former values, and what others wrote meanwhile stays', async () => {
    await bring(roster(one), '流出党员名册.csv');
    const first = await everything();
    const second = await bring(roster('岩脚村,龙正华,男,1985.07,2021.05,广东东莞,电工,13900002222\n'), '流出党员名册.csv');
    expect(second.counts).toMatchObject({ changed: 1, fresh: 0 });
    await bring(roster('下河村,杨成武,男,1980.01,2020.03,浙江温州,泥工,13900003333\n'), '流出党员名册.csv');
    await undone(second);
    const now = await everything();
    for (const table of ['people', 'members', 'outflows', 'outflow_changes', 'families']) expect([table, now[table]!.filter((row) => first[table]!.some((old) => (old as { id: string }).id === (row as { id: string }).id))]).toEqual([table, first[table]]);
    expect((await clerk.do('members.list', {})).rows.map((m) => m.name).sort()).toEqual(['杨成武', '龙正华'].sort());
  });

  it.each<[string, (familyId: string, memberId: string) => Promise<unknown>, string]>([
    ['a card', async () => clerk.do('cards.issueBatch', {}), '家属证 1'],
    ['a contact', async (_, id) => clerk.do('members.logContact', { id, how: 'phone', words: '都好' }), '联系记录 1'],
    ['a later edit', async () => bring(roster('岩脚村,龙正华,男,1985.07,2020.03,浙江温州,泥工,13900009999\n'), '流出党员名册.csv'), '后来改过 1'],
    ['a later import', async () => bring(Buffer.from('党员姓名,村,家属姓名,关系,年龄,身份类别\n龙正华,岩脚村,龙德宽,父亲,70,老\n'), '流动党员家属名册.csv'), '家里人 1'],
  ])('R12 refused when %s depends on it, in a sentence that counts, and nothing moves', async (_, use, words) => {
    const i = await bring(roster(one), '流出党员名册.csv');
    const [member] = (await clerk.do('members.list', {})).rows;
    await use(member!.familyId!, member!.id);
    const before = await everything();
    const refused = await clerk.call('imports.undo', { id: i.id });
    expect([refused.status, refused.error?.code]).toEqual([409, 'import.used']);
    expect(refused.error?.message).toContain(words);
    expect(await everything()).toEqual(before);
    expect(await clerk.do('imports.get', { id: i.id })).toMatchObject({ status: 'done', written: 1 });
  });

  it('R12 asked for twice at once, and once more later, it is done once', async () => {
    const before = await everything();
    const i = await bring(many(batchRows * 3), '流出党员名册.csv');
    expect(i.written).toBe(batchRows * 3);
    const replies = await Promise.all([clerk.call('imports.undo', { id: i.id }), clerk.call('imports.undo', { id: i.id })]);
    expect(replies.map((r) => r.status).filter((s) => s !== 200 && s !== 409)).toEqual([]);
    await commitsDone();
    expect(await clerk.do('imports.undo', { id: i.id })).toMatchObject({ status: 'undone', written: 0 });
    expect(await everything()).toEqual(before);
  });

  it('R12 one that stands still goes on by itself, and stops before what was used meanwhile', async () => {
    const i = await bring(many(batchRows * 3), '流出党员名册.csv');
    const standStill = () => work(t.services, (op) => op.db.query(`update imports set status = 'undoing' where id = ?`, [i.id]));
    const { rows: [last] } = await clerk.do('members.list', { name: '龙癸酉三' });
    await clerk.do('members.logContact', { id: last!.id, how: 'phone', words: '都好' });
    await standStill();
    t.clock.advance(120_000);
    await resumeStalled(t.services);
    await commitsDone();
    const stopped = await clerk.do('imports.get', { id: i.id });
    expect(stopped).toMatchObject({ status: 'done', written: batchRows * 3, problem: { code: 'import.undo_stopped' } });
    expect(stopped.problem!.message).toContain('联系记录 1');
    expect((await clerk.do('members.list', {})).total).toBe(batchRows * 3);
  });

  it('R12 taken back by whoever may store it, within its days', async () => {
    const i = await bring(roster(one), '流出党员名册.csv');
    const secretary = await as(t, 'secretary', { place });
    expect((await secretary.call('imports.undo', { id: i.id })).status).toBe(404);
    t.clock.advance((undoDays + 1) * DAY_MS);
    const late = await as(t, 'clerk', { place });
    const reply = await late.call('imports.undo', { id: i.id });
    expect([reply.status, reply.error?.code]).toEqual([409, 'import.undo_too_late']);
    await dropOldUndo(t.services);
    expect(await peek(t, async (op) => execute(op.db, 'select id from import_undo where import_id = ?', [i.id]))).toEqual([]);
  });
});
