import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { importKinds, type ImportKind } from '@guiyan/shared/domain/imports';
import { count, rows, sql } from '../../platform/db/sql';
import { messBooks, type MessBook } from '../../samples';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, peek, type Place } from '../../test/factories/county';
import { commitsDone } from './index';
import { zipOf } from './sheet/zip';

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
    expect([first.get('inflow')!.counts.kept, first.get('points')!.counts.kept].every((n) => n > 0)).toBe(true);
    for (const kind of ['outflow', 'roster', 'families', 'children'] as const) {
      const book = books.find((b) => b.kind === kind)!;
      expect([kind, (await bring(book.bytes, book.name)).counts]).toMatchObject([kind, { fresh: 0, changed: 0 }]);
    }
  });

  it('R12 a roster of all members brings only those away; the others are kept with the reason', async () => {
    const done = await bring(csv('姓名,所在党支部,性别,出生日期,手机号,党籍状态,是否为流动党员,外出流向\n龙一明,岩脚村党支部,男,1985年7月12日,13900000001,正常,是,浙江宁波\n龙二明,岩脚村党支部,男,1960年7月12日,13900000002,正常,否,\n'), '党员基本信息汇总表.csv');
    expect(done.counts).toMatchObject({ rows: 2, fresh: 1, kept: 1, refused: 0 });
    expect((await clerk.do('members.list', {})).rows.map((m) => m.name)).toEqual(['龙一明']);
    expect((await clerk.do('imports.rows', { id: done.id, state: 'kept' })).rows).toMatchObject([{ who: '龙二明', why: expect.stringContaining('不是流动党员') }]);
    const sealed = await peek(t, (op) => rows<{ bodyCt: string }>(op.db, sql('select body_ct from import_kept where import_id = ?', done.id)));
    expect(JSON.stringify(sealed)).not.toContain('龙二明');
  });

  it('R5 R12 a child comes into the family of the father who is away, found by his name in the village', async () => {
    await bring(csv('村,姓名,性别,出生年月,外出时间,外出地点\n岩脚村,龙正华,男,1985.07,2020.03,浙江温州\n岩脚村,龙正华,男,1990.02,2020.03,浙江温州\n下河村,杨成武,男,1985.07,2020.03,温州\n'), '流出党员名册.csv');
    const head = '村,儿童姓名,性别,出生日期,父亲姓名,父亲务工地点,委托监护人姓名,是否寄宿,就学情况\n';
    const done = await bring(csv(`${head}下河村,杨小宝,男,2016-05-01,杨成武,浙江温州,杨老太,否,小学\n岩脚村,龙小宝,男,2016-05-02,龙正华,浙江温州,龙老太,否,小学\n岩脚村,石小宝,女,2016-05-03,石某某,广东,石老太,否,小学\n`), '留守儿童登记表.csv');
    // Two fathers of one name, and a father nobody knows: nothing is guessed.
    expect(done.counts).toMatchObject({ fresh: 1, kept: 2, refused: 0 });
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

describe('R12 hostile files', () => {
  const sheet = (body: string) => [
    { name: 'xl/workbook.xml', body: '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', body: '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>' }, { name: 'xl/worksheets/sheet1.xml', body },
  ];
  const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>外出时间</t></is></c><c r="C1" t="inlineStr"><is><t>外出地点</t></is></c></row>';
  const many = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>1</v></c></row>`).join('');
  it.each<[string, () => Buffer, string]>([
    ['a zip bomb', () => zipOf([...sheet(`<worksheet><sheetData>${head}</sheetData></worksheet>`), { name: 'xl/media/a.bin', body: Buffer.alloc(51 * 1024 * 1024) }], { store: false }), 'import.zip_bomb'],
    ['a size that lies', () => zipOf([...sheet('<worksheet/>'), { name: 'xl/sharedStrings.xml', body: Buffer.alloc(60 * 1024 * 1024, 65), claim: 10 }], { store: false }), 'import.zip_bomb'],
    ['a billion laughs', () => zipOf(sheet(`<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]><worksheet><sheetData>${head}<row r="2"><c r="A2"><v>&j;</v></c></row></sheetData></worksheet>`), { store: false }), 'import.unsafe_xml'],
    ['a row of 1,048,576', () => zipOf(sheet(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${head}<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`), { store: false }), 'import.too_many_rows'],
    ['sixty thousand rows', () => zipOf(sheet(`<worksheet><sheetData>${head}${many}</sheetData></worksheet>`), { store: false }), 'import.too_many_rows'],
    ['a merge over everything', () => zipOf(sheet(`<worksheet><sheetData>${head}</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`), { store: false }), 'import.empty'],
    ['macros and nothing else', () => zipOf([{ name: 'xl/vbaProject.bin', body: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]) }, ...sheet(`<worksheet><sheetData>${head}</sheetData></worksheet>`)], { store: false }), 'import.zip_nested'],
  ])('R12 %s is refused in a sentence and nothing is written', async (_, make, code) => {
    const bytes = make();
    // Packing fifty megabytes keeps this process busy; let it notice the connections that were closed meanwhile.
    await new Promise((done) => setTimeout(done, 50));
    const i = await read(bytes, '名册.xlsx');
    expect({ status: i.status, code: i.problem?.code }).toEqual({ status: 'refused', code });
    expect((await clerk.call('imports.commit', { id: i.id })).status).toBe(409);
    expect(await peek(t, (op) => count(op.db, sql(`select count(*) from people where county_id = ? and name = '姓名'`, place.countyId)))).toBe(0);
    expect((await clerk.do('members.list', {})).total).toBe(0);
  });

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
