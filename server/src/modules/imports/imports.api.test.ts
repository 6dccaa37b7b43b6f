import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { generateSamples, rowsOf, sampleFiles, toGbkCsv, type SampleFile, type Samples } from '../../samples';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aTownship, as, peek, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';
import { phoneOf, type PersonRow } from '../people';
import { takeInFull } from '../../test/factories/exports';
import { commitsDone } from './index';

let t: TestApp;
let place: Place;
let clerk: Caller;
let samples: Samples;
type Import = Output<'imports.get'>;

beforeAll(async () => {
  t = await app();
  samples = await generateSamples(1);
});
beforeEach(async () => {
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
});
afterAll(async () => { await commitsDone(); await t.close(); });

async function upload(who: Caller, bytes: Buffer, name: string): Promise<{ status: number; id: string; code: string | undefined }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${who.token}`, 'Idempotency-Key': randomUUID() } });
  const body = (await reply.json()) as { data?: { id: string }; error?: { code: string } };
  return { status: reply.status, id: body.data?.id ?? '', code: body.error?.code };
}
const read = async (who: Caller, bytes: Buffer, name: string): Promise<Import> => who.do('imports.start', { fileId: (await upload(who, bytes, name)).id });
async function settle(who: Caller, i: Import, file: SampleFile): Promise<Import> {
  const replies = samples.answers.replies.filter((r) => r.file === file);
  if (!replies.length) return i;
  return who.do('imports.answer', { id: i.id, answers: replies.map((r) => ({ key: `${r.sheet}!${r.cell}:${r.kind}`, value: r.option })) });
}
async function bring(who: Caller, file: SampleFile): Promise<Import> {
  const i = await settle(who, await read(who, samples.files[file], file), file);
  await who.do('imports.dryRun', { id: i.id });
  await who.do('imports.commit', { id: i.id });
  await commitsDone();
  return who.do('imports.get', { id: i.id });
}

describe('R12 import', () => {
  it('R12 R1 R5 three ledgers of 青石乡 become 56 members, 79 children, 113 elders and women, 12 + 44 pairs', async () => {
    const done = [await bring(clerk, sampleFiles.outflow), await bring(clerk, sampleFiles.families), await bring(clerk, sampleFiles.pairings)];
    expect(done.map((d) => d.status)).toEqual(['done', 'done', 'done']);
    for (const d of done) {
      const expected = samples.answers.books[d.fileName as SampleFile];
      expect([d.counts.rows, d.counts.refused, d.counts.merged, d.counts.skipped]).toEqual([expected.rows, expected.refused, expected.merged, expected.skipped]);
      expect(d.counts.fresh + d.counts.changed + d.counts.same + d.counts.refused + d.counts.merged).toBe(d.counts.rows);
    }
    const page = await clerk.do('stats.township', {});
    const figure = (name: string) => page.figures.find((f) => f.figure === name)!;
    expect([figure('members').value, figure('children').value, figure('elders_women').value, figure('pairings').value]).toEqual([56, 79, 113, 56]);
    expect(figure('members').parts).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'out', value: 44 }), expect.objectContaining({ part: 'in', value: 12 })]));
    expect(figure('pairings').parts).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'leaders', value: 12 }), expect.objectContaining({ part: 'organs', value: 44 })]));
    expect(page.villages).toHaveLength(30);

    // The same three files again: everything is known, nothing changes.
    for (const file of Object.values(sampleFiles)) {
      const again = await bring(clerk, file);
      expect({ file, fresh: again.counts.fresh, changed: again.counts.changed }).toEqual({ file, fresh: 0, changed: 0 });
    }
    expect((await clerk.do('stats.township', {})).figures.map((f) => f.value)).toEqual(page.figures.map((f) => f.value));
  });

  it('N5 R12 the liaison’s number beside his name becomes his when he is appointed, and a better one replaces it', async () => {
    await bring(clerk, sampleFiles.outflow);
    await clerk.do('members.appointFromRoster', {});
    const phones = () => peek(t, async (op) => new Map((await rows<PersonRow>(op.db, sql('select distinct p.* from people p join liaisons l on l.liaison_id = p.id where p.county_id = ?', place.countyId))).map((p) => [p.name, phoneOf(op, p)])));
    const known = await phones();
    expect(known.size).toBeGreaterThan(0);
    expect([...known.values()].filter((phone) => !/^1392\d{7}$/.test(phone ?? ''))).toEqual([]);
    // Ciphered where it waits.
    const [waiting] = await peek(t, (op) => rows<{ ct: string }>(op.db, sql('select m.roster_liaison_phone_ct as ct from members m where m.county_id = ? and m.roster_liaison_phone_ct is not null', place.countyId)));
    expect(waiting!.ct).not.toMatch(/1392\d/);
    const text = (phone: string) => Buffer.from(`村,姓名,出生年月,外出时间,外出地点,支部联系人及电话\n岩脚村,石小田,1985.07,2020.03,温州,石秀兰 ${phone}\n`);
    const store = async (phone: string) => { const i = await read(clerk, text(phone), '流出党员名册.csv'); await clerk.do('imports.dryRun', { id: i.id }); await clerk.do('imports.commit', { id: i.id }); await commitsDone(); return (await clerk.do('imports.get', { id: i.id })).counts; };
    expect([await store('13920001111'), await store('13920001111'), await store('13920002222')]).toEqual([expect.objectContaining({ fresh: 1 }), expect.objectContaining({ same: 1, changed: 0 }), expect.objectContaining({ changed: 1 })]);
    await clerk.do('members.appointFromRoster', {});
    expect((await phones()).get('石秀兰')).toBe('13920002222');
  });

  it('R12 a doubtful cell is asked about; a commit with open questions is refused', async () => {
    const i = await read(clerk, samples.files[sampleFiles.outflow], sampleFiles.outflow);
    expect(i).toMatchObject({ status: 'asking', kind: 'outflow', asked: 5, answered: 0 });
    const { rows } = await clerk.do('imports.questions', { id: i.id });
    expect(rows.map((q) => q.kind).sort()).toEqual(['date', 'id_no', 'phone', 'place', 'same_person']);
    expect(rows.find((q) => q.kind === 'id_no')!.raw).not.toMatch(/\d{10}/);
    const early = await clerk.call('imports.dryRun', { id: i.id });
    expect(early.error?.code).toBe('import.questions_open');
    expect((await clerk.call('imports.commit', { id: i.id })).status).toBe(409);
    const cell = rows.find((q) => q.kind === 'date')!;
    const around = await clerk.do('imports.around', { id: i.id, sheet: cell.sheet, row: cell.row });
    expect(around.rows.map((r) => r.row)).toContain(cell.row);
  });

  it('R12 a trial run writes nothing', async () => {
    const i = await settle(clerk, await read(clerk, samples.files[sampleFiles.outflow], sampleFiles.outflow), sampleFiles.outflow);
    const tried = await clerk.do('imports.dryRun', { id: i.id });
    expect(tried.counts).toMatchObject({ fresh: 56, changed: 0, same: 0, refused: 1 });
    const opened = async (state: 'new' | 'changed' | 'same' | 'refused' | 'merged') => (await clerk.do('imports.rows', { id: i.id, state, limit: 200 })).total;
    expect([await opened('new'), await opened('changed'), await opened('same'), await opened('refused'), await opened('merged')]).toEqual([56, 0, 0, 1, tried.counts.merged]);
    expect((await clerk.do('members.list', {})).total).toBe(0);
    expect((await clerk.do('orgs.tree', {})).rows.filter((o) => o.kind === 'village')).toHaveLength(1);
  });

  it('R12 rows that could not be stored come back as a workbook with the reason', async () => {
    const i = await bring(clerk, sampleFiles.outflow);
    const link = await clerk.do('imports.failedRows', { id: i.id });
    const file = await t.raw(link.url);
    expect(file.status).toBe(200);
    const back = await rowsOf(Buffer.from(await file.arrayBuffer()), 'x.xlsx');
    expect(JSON.stringify(back)).toContain('没有姓名');
    const families = await read(clerk, samples.files[sampleFiles.families], sampleFiles.families);
    const other = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect((await other.call('imports.get', { id: families.id })).status).toBe(404);
  });

  it('R12 families before members: every row is refused by name, nothing is lost', async () => {
    const i = await settle(clerk, await read(clerk, samples.files[sampleFiles.families], sampleFiles.families), sampleFiles.families);
    const tried = await clerk.do('imports.dryRun', { id: i.id });
    expect(tried.counts.refused + tried.counts.merged).toBe(tried.counts.rows);
    const { rows } = await clerk.do('imports.rows', { id: i.id, state: 'refused', limit: 3 });
    expect(rows[0]!.why).toContain('请先导入名册');
  });

  it('R12 a wrong file is a sentence and nothing is changed', async () => {
    const wrong = await read(clerk, Buffer.from('PK\u0003\u0004 不是表格'), '名册.xlsx');
    expect(wrong).toMatchObject({ status: 'refused', problem: { code: 'import.not_a_workbook' } });
    expect((await clerk.call('imports.commit', { id: wrong.id })).status).toBe(409);
    const many = await read(clerk, Buffer.from(`姓名,村,外出时间,外出地点,联系电话\n${Array.from({ length: 20_001 }, (_, n) => `龙${n},岩脚村,2024.3,浙江宁波,`).join('\n')}`), '名册.csv');
    expect(many.problem?.code).toBe('import.too_many_rows');
    expect((await upload(clerk, Buffer.from('MZ'), 'x.exe')).code).toBe('file.wrong_type');
  });

  it('R12 a GBK CSV is read like the workbook it came from', async () => {
    const csv = toGbkCsv(await rowsOf(samples.files[sampleFiles.pairings], sampleFiles.pairings));
    const i = await read(clerk, csv, '结对帮扶.csv');
    expect([i.kind, i.counts.rows]).toEqual(['pairings', samples.answers.books[sampleFiles.pairings].rows]);
  });

  it('R12 the same commit asked for twice at once writes every row once', async () => {
    const i = await settle(clerk, await read(clerk, samples.files[sampleFiles.outflow], sampleFiles.outflow), sampleFiles.outflow);
    await clerk.do('imports.dryRun', { id: i.id });
    await Promise.all([clerk.call('imports.commit', { id: i.id }), clerk.call('imports.commit', { id: i.id })]);
    await commitsDone();
    expect((await clerk.do('members.list', {})).total).toBe(56);
  });
});

describe('L1 figures', () => {
  it('L1 every figure is as long as the list it opens, for every hat that sees it, whole and by part', async () => {
    for (const file of Object.values(sampleFiles)) await bring(clerk, file);
    await clerk.do('cards.issueBatch', {});
    const [village] = (await clerk.do('orgs.tree', {})).rows.filter((o) => o.kind === 'village' && o.id !== place.villageId);
    const hats = [clerk, await as(t, 'county', { place }), await as(t, 'secretary', { place: { ...place, villageId: village!.id } })];
    for (const who of hats) {
      const page = await who.do('stats.township', {});
      for (const f of page.figures) {
        const length = async (part?: string) => {
          let [n, cursor] = [0, undefined as string | undefined];
          do { const list = await who.do('stats.records', { figure: f.figure, ...(part ? { part } : {}), ...(cursor ? { cursor } : {}), limit: 7 }); n += list.rows.length; cursor = list.next ?? undefined; } while (cursor);
          return n;
        };
        expect([f.figure, await length()]).toEqual([f.figure, f.value]);
        for (const p of f.parts) expect([f.figure, p.part, await length(p.part)]).toEqual([f.figure, p.part, p.value]);
      }
      for (const [kind, n] of [['no_helper', page.gaps.noHelper], ['no_liaison', page.gaps.noLiaison], ['overdue', page.gaps.overdue]] as const) expect([kind, (await who.do('stats.gaps', { kind, limit: 200 })).rows.length]).toEqual([kind, n]);
      expect(page.visits.due).toBe(page.visits.done + page.visits.overdue + page.visits.notYet);
    }
  });

  it('L1 another township or a day to come is not answered', async () => {
    const other = await aTownship(t, place.countyId);
    expect((await clerk.call('stats.township', { township: other.townshipId })).status).toBe(404);
    expect((await clerk.call('stats.township', { asOf: '2030-01-01' })).status).toBe(400);
  });
});

describe('R1 export', () => {
  it('R1 the roster comes in the paper’s columns, masked, with its hash in the history', async () => {
    await bring(clerk, sampleFiles.outflow);
    const link = await clerk.do('ledgers.export', { ledger: 'outflow' });
    expect(link).toMatchObject({ rows: 56 });
    const bytes = Buffer.from(await (await t.raw(link.url)).arrayBuffer());
    const cells = JSON.stringify(await rowsOf(bytes, 'x.xlsx'));
    expect(cells).toContain('支部联系人及电话');
    expect(cells).not.toMatch(/\d{17}[\dX]/);
    const full = await takeInFull(clerk, await as(t, 'clerk', { place }), { ledger: 'outflow', purpose: '报县委组织部' });
    expect(JSON.stringify(await rowsOf(Buffer.from(await (await t.raw(full.url)).arrayBuffer()), 'x.xlsx'))).toMatch(/\d{17}[\dX]/);
    const auditor = await as(t, 'auditor', { place });
    expect((await auditor.do('audit.events', { name: 'ledger.exported' })).rows).toHaveLength(2);
  });

  it('R1 what was exported in full comes in again and adds nobody', async () => {
    await bring(clerk, sampleFiles.outflow);
    const { url } = await takeInFull(clerk, await as(t, 'clerk', { place }), { ledger: 'outflow', purpose: '=核对' });
    const again = await read(clerk, Buffer.from(await (await t.raw(url)).arrayBuffer()), '花名册.xlsx');
    // The one place that was doubtful from the start is so again.
    const { rows } = await clerk.do('imports.questions', { id: again.id });
    expect(rows.map((q) => q.kind)).toEqual(['place']);
    await clerk.do('imports.answer', { id: again.id, answers: rows.map((q) => ({ key: q.key, value: q.suggested })) });
    expect((await clerk.do('imports.dryRun', { id: again.id })).counts).toMatchObject({ rows: 56, fresh: 0, refused: 0 });
  });

  it('R1 a village clerk who asks for the whole township is refused, and it is written down', async () => {
    const secretary = await as(t, 'secretary', { place });
    const refused = await secretary.call('ledgers.export', { ledger: 'outflow', township: place.townshipId });
    expect([refused.status, refused.error?.code]).toEqual([403, 'ledger.not_your_scope']);
    const auditor = await as(t, 'auditor', { place });
    expect((await auditor.do('audit.events', { name: 'ledger.refused' })).rows).toHaveLength(1);
  });
});
