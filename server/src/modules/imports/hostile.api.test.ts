import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Output } from '@guiyan/shared/contract';
import { sheetErrorWords, type SheetErrorCode } from '@guiyan/shared/domain/sheets';
import { execute } from '../../platform/db/statement';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, as, peek, type Place } from '../../test/factories/county';
import { OpenSheet, type Caps, type SheetSource } from './sheet/job';
import { zipOf } from './sheet/zip';

/** Generous, for a machine on which a process may have to wait for a core. */
const STALL_MS = 2000;
/** What a worker may take before it is ended is 512 MB; a refusal takes a fraction. */
const MORE_MB = 400;
const MB = 2 ** 20;

let t: TestApp;
let place: Place;
let clerk: Caller;
afterAll(() => t.close());

async function upload(bytes: Buffer, name: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${clerk.token}`, 'Idempotency-Key': randomUUID() } });
  return ((await reply.json()) as { data: { id: string } }).data.id;
}
/** Reads the file as the wizard does, with an eye on the loop everybody shares and on memory. */
async function watched(bytes: Buffer): Promise<{ i: Output<'imports.get'>; stall: number; mb: number }> {
  const fileId = await upload(bytes, '名册.xlsx');
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const before = process.memoryUsage.rss();
  let peak = before;
  const look = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 20);
  delay.enable();
  const i = await clerk.do('imports.start', { fileId });
  delay.disable();
  clearInterval(look);
  return { i, stall: delay.max / 1e6, mb: (peak - before) / MB };
}
const registry = (): Promise<unknown[]> => peek(t, (op) => Promise.all(['people', 'members', 'families', 'orgs', 'import_kept'].map(async (table) => [table, await execute(op.db, `select count(*) as n from ${table}`, [])])));

const sheet = (body: string) => [
  { name: 'xl/workbook.xml', body: '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>' },
  { name: 'xl/_rels/workbook.xml.rels', body: '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>' }, { name: 'xl/worksheets/sheet1.xml', body },
];
const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>外出时间</t></is></c><c r="C1" t="inlineStr"><is><t>外出地点</t></is></c></row>';
const packed = (entries: Parameters<typeof zipOf>[0]) => zipOf(entries, { store: false });
const rows = (count: number) => Array.from({ length: count }, (_, n) => `<row r="${n + 2}"><c r="A${n + 2}"><v>1</v></c></row>`).join('');
const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`;

const hostile: [string, () => Buffer, SheetErrorCode][] = [
  ['a zip bomb', () => packed([...sheet(`<worksheet><sheetData>${head}</sheetData></worksheet>`), { name: 'xl/media/a.bin', body: Buffer.alloc(51 * MB) }]), 'import.zip_bomb'],
  ['a size that lies', () => packed([...sheet('<worksheet/>'), { name: 'xl/sharedStrings.xml', body: Buffer.alloc(60 * MB, 65), claim: 10 }]), 'import.zip_bomb'],
  ['a billion laughs', () => packed(sheet(`${laughs}<worksheet><sheetData>${head}<row r="2"><c r="A2"><v>&j;</v></c></row></sheetData></worksheet>`)), 'import.unsafe_xml'],
  ['a row of 1,048,576', () => packed(sheet(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${head}<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`)), 'import.too_many_rows'],
  ['1,048,576 rows', () => packed(sheet(`<worksheet><sheetData>${head}${rows(1_048_575)}</sheetData></worksheet>`)), 'import.too_many_rows'],
  ['a merge over everything', () => packed(sheet(`<worksheet><sheetData>${head}</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`)), 'import.empty'],
  ['an .xlsm that calls itself .xlsx', () => packed([{ name: 'xl/vbaProject.bin', body: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]) }, ...sheet(`<worksheet><sheetData>${head}</sheetData></worksheet>`)]), 'import.macros'],
];
let packedFiles: Map<string, Buffer>;
beforeAll(async () => {
  // Packing megabytes keeps the process busy, and a server that cannot look at its connections would lose them: so before there are any.
  packedFiles = new Map(hostile.map(([name, make]) => [name, make()]));
  t = await app();
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
}, 240_000);

describe('R12 hostile files', () => {
  it.each(hostile)('R12 %s is refused in a sentence; nothing is written, nobody waits, memory stays', async (name, _make, code) => {
    const before = await registry();
    const { i, stall, mb } = await watched(packedFiles.get(name)!);
    expect({ status: i.status, code: i.problem?.code, words: i.problem?.message }).toEqual({ status: 'refused', code, words: sheetErrorWords[code] });
    expect((await clerk.call('imports.commit', { id: i.id })).status).toBe(409);
    expect(await registry()).toEqual(before);
    expect(stall).toBeLessThan(STALL_MS);
    expect(mb).toBeLessThan(MORE_MB);
  });

  it('R12 an .xlsm by its name is not even taken', async () => {
    const form = new FormData();
    form.append('file', new Blob(['PK']), '名册.xlsm');
    const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${clerk.token}`, 'Idempotency-Key': randomUUID() } });
    expect([reply.status, ((await reply.json()) as { error: { code: string } }).error.code]).toEqual([415, 'file.wrong_type']);
  });

  it.each<[string, Caps]>([['time', { ms: 1, heapMb: 512 }], ['memory', { ms: 60_000, heapMb: 4 }]])('R12 a worker that would take more %s than it may is ended, and the file refused', async (_, caps) => {
    const text = `村,姓名,外出时间,外出地点\n${Array.from({ length: 19_000 }, (_row, n) => `岩脚村,龙${n},2020.3,温州`).join('\n')}`;
    const source: SheetSource = { bytes: Buffer.from(text), fileName: '名册.csv', options: { today: '2026-09-22', homeProvince: '贵州省' } };
    const open = new OpenSheet(source, caps);
    expect(await open.ask({ what: 'summary' }, {})).toMatchObject({ ok: false, code: 'import.zip_bomb' });
    expect(open.closed).toBe(true);
  });
});
