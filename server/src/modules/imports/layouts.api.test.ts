import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { importKinds, type ImportKind } from '@guiyan/shared/domain/imports';
import { count, rows, sql } from '../../platform/db/sql';
import { messBooks, type MessBook } from '../../samples';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, peek, type Place } from '../../test/factories/county';
import { commitsDone } from './index';

let t: TestApp;
let place: Place;
let clerk: Caller;
let books: MessBook[];
type Import = Output<'imports.get'>;

beforeAll(async () => {
  t = await app();
  books = await messBooks(5, 3);
});
beforeEach(async () => {
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
});
afterAll(async () => { await commitsDone(); await t.close(); });

async function read(bytes: Buffer, name: string): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${clerk.token}`, 'Idempotency-Key': randomUUID() } });
  return clerk.do('imports.start', { fileId: ((await reply.json()) as { data: { id: string } }).data.id });
}
async function bring(bytes: Buffer, name: string): Promise<Import> {
  const i = await read(bytes, name);
  expect([name, i.problem]).toEqual([name, null]);
  const asked = (await clerk.do('imports.questions', { id: i.id, limit: 200 })).rows;
  if (asked.length) await clerk.do('imports.answer', { id: i.id, answers: asked.map((q) => ({ key: q.key, value: q.suggested })) });
  const tried = await clerk.do('imports.dryRun', { id: i.id });
  await clerk.do('imports.commit', { id: i.id });
  await commitsDone();
  const done = await clerk.do('imports.get', { id: i.id });
  // The trial told what the commit did.
  expect([name, done.status, done.counts]).toEqual([name, 'done', tried.counts]);
  return done;
}
const csv = (text: string): Buffer => Buffer.from(text);
const sums = ({ counts: c }: Import) => c.fresh + c.changed + c.same + c.merged + c.refused + c.kept;
const keptRows = (id: string): Promise<number> => peek(t, (op) => count(op.db, sql('select count(*) from import_kept where import_id = ?', id)));

describe('R12 every ledger', () => {
  it('R12 X4 a workbook of each ledger through the wizard: no row is lost, and again changes nothing', async () => {
    const first = new Map<ImportKind, Import>();
    for (const kind of importKinds) {
      const book = books.find((b) => b.kind === kind)!;
      const done = await bring(book.bytes, book.name);
      first.set(kind, done);
      expect([kind, done.kind, done.counts.rows, sums(done), done.counts.skipped]).toEqual([kind, kind, book.rows.length, book.rows.length, book.skipped]);
      // Whoever found no place is kept, cell by cell; so are the cells of those who did.
      expect([kind, await keptRows(done.id)]).toEqual([kind, done.counts.kept + done.counts.partly]);
    }
    expect(first.get('outflow')!.counts.fresh).toBeGreaterThan(0);
    const roomless = new Set<ImportKind>(['points', 'training', 'jobs']);
    expect(importKinds.filter((kind) => first.get(kind)!.counts.kept > 0)).toEqual(importKinds.filter((kind) => roomless.has(kind)));
    for (const kind of importKinds) {
      const book = books.find((b) => b.kind === kind)!;
      expect([kind, (await bring(book.bytes, book.name)).counts]).toMatchObject([kind, { fresh: 0, changed: 0 }]);
    }
  }, 240_000);

  it('R12 N1 a roster of all members brings those at home too, and they are no members away', async () => {
    const done = await bring(csv('姓名,所在党支部,性别,出生日期,手机号,党籍状态,是否为流动党员,外出流向\n龙一明,岩脚村党支部,男,1985年7月12日,13900000001,正常,是,浙江宁波\n龙二明,岩脚村党支部,男,1960年7月12日,13900000002,正常,否,\n'), '党员基本信息汇总表.csv');
    expect(done.counts).toMatchObject({ rows: 2, fresh: 2, kept: 0, refused: 0 });
    expect((await clerk.do('members.list', {})).rows.map((m) => m.name)).toEqual(['龙一明']);
    const [home] = (await clerk.do('members.list', { state: 'home' })).rows;
    expect([home!.name, home!.state, home!.contact]).toEqual(['龙二明', 'home', null]);
    expect((await clerk.do('stats.records', { figure: 'members' })).rows.map((r) => r.name)).toEqual(['龙一明']);
    // Nobody went away from his family: it is none of the register.
    expect((await clerk.do('families.list', {})).rows.map((f) => f.name)).toEqual(['龙一明家']);
    expect((await clerk.do('members.get', { id: home!.id })).can).toContain('leave');
  });

  it('R5 R12 a child comes into the family of the father who is away, found by his name in the village', async () => {
    await bring(csv('村,姓名,性别,出生年月,外出时间,外出地点\n岩脚村,龙正华,男,1985.07,2020.03,浙江温州\n岩脚村,龙正华,男,1990.02,2020.03,浙江温州\n下河村,杨成武,男,1985.07,2020.03,温州\n'), '流出党员名册.csv');
    const head = '村,儿童姓名,性别,出生日期,父亲姓名,父亲务工地点,委托监护人姓名,是否寄宿,就学情况\n';
    const done = await bring(csv(`${head}下河村,杨小宝,男,2016-05-01,杨成武,浙江温州,杨老太,否,小学\n岩脚村,龙小宝,男,2016-05-02,龙正华,浙江温州,龙老太,否,小学\n岩脚村,石小宝,女,2016-05-03,石某某,广东,石老太,否,小学\n`), '留守儿童登记表.csv');
    // Two fathers of one name, and a father nobody knows: nothing is guessed, they have homes of their own.
    expect(done.counts).toMatchObject({ fresh: 3, kept: 0, refused: 0 });
    expect((await clerk.do('families.list', {})).rows.map((f) => [f.name, f.children]).sort()).toEqual([['杨成武家', 1], ['石小宝家', 1], ['龙小宝家', 1], ['龙正华家', 0], ['龙正华家', 0]].sort());
    const page = await clerk.do('families.list', { name: '杨成武' });
    expect((await clerk.do('families.get', { id: page.rows[0]!.id })).people).toEqual(expect.arrayContaining([expect.objectContaining({ name: '杨小宝', kind: 'child' })]));
  });

  it('N5 R12 a log of contacts moves the last contact on, never back', async () => {
    const away = await aMember(t, place, { name: '龙正华' });
    const log = (day: string) => csv(`党员姓名,联系日期,方式,主要内容\n龙正华,${day},电话,都好\n`);
    expect((await bring(log('2026-09-01'), '联系记录.csv')).counts).toMatchObject({ changed: 1, partly: 1 });
    expect((await bring(log('2026-08-01'), '联系记录.csv')).counts).toMatchObject({ same: 1 });
    const [member] = await peek(t, (op) => rows<{ lastContactDay: string }>(op.db, sql('select last_contact_day from members where person_id = ?', away.personId)));
    expect(member!.lastContactDay).toBe('2026-09-01');
  });

  it('R12 several of the family in one row become several rows', async () => {
    await aMember(t, place, { name: '龙正华' });
    const done = await bring(csv('党员姓名,家属1姓名,家属1关系,家属1年龄,家属1身份类别,家属2姓名,家属2关系,家属2年龄,家属2身份类别\n龙正华,龙德宽,父亲,70,老,龙小宝,儿子,9,童\n'), '流动党员家属名册.csv');
    expect(done.counts).toMatchObject({ rows: 2, fresh: 2 });
  });
});

describe('X4 what goes out', () => {
  it('R12 X4 what begins like a formula comes back as text', async () => {
    const i = await bring(csv('村,姓名,外出时间,外出地点,备注\n岩脚村,,2020.3,温州,=HYPERLINK("x")\n'), '流出党员名册.csv');
    const link = await clerk.do('imports.failedRows', { id: i.id });
    const { readWorkbook } = await import('./sheet');
    const book = await readWorkbook(Buffer.from(await (await t.raw(link.url)).arrayBuffer()), 'x.xlsx');
    const cells = book.sheets.flatMap((s) => s.rows.flatMap((r) => r.cells.filter(Boolean)));
    expect(cells.find((c) => c!.text.startsWith('=HYPERLINK'))).toEqual({ text: '=HYPERLINK("x")', type: 'string' });
  });

  it('X4 an empty form can be had for every ledger', async () => {
    const link = await clerk.do('imports.template', { kind: 'children' });
    expect(link.name).toContain('留守儿童');
    expect((await t.raw(link.url)).status).toBe(200);
  });
});
