import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aTownship, as, type Place } from '../../test/factories/county';
import { commitsDone } from './index';

let t: TestApp;
let place: Place;
let clerk: Caller;
type Import = Output<'imports.get'>;
beforeAll(async () => { t = await app(); });
beforeEach(async () => {
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
});
afterAll(async () => { await commitsDone(); await t.close(); });

async function read(text: string, name = '流出党员名册.csv', who = clerk): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([text]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${who.token}`, 'Idempotency-Key': randomUUID() } });
  return who.do('imports.start', { fileId: ((await reply.json()) as { data: { id: string } }).data.id });
}
const odd = '村,姓名,外出时间,打工的地方,找他打这个\n岩脚村,龙正华,2020.03,浙江温州,13900001111\n';
const fieldsOf = (i: Import) => Object.fromEntries(i.sheets[0]!.columns.map((c) => [c.title, c.field]));
const sheetOf = (i: Import) => i.sheets[0]!.name;

describe('R12 heads a county knows', () => {
  it('R12 a clerk says what two columns are, and the next workbook with such heads is understood; another county’s is not', async () => {
    const first = await read(odd);
    expect(fieldsOf(first)).toMatchObject({ 打工的地方: null, 找他打这个: null });
    const said = await clerk.do('imports.mapHeads', { id: first.id, columns: [{ sheet: sheetOf(first), letter: 'D', field: 'place' }, { sheet: sheetOf(first), letter: 'E', field: 'phone' }], remember: true });
    expect(fieldsOf(said)).toMatchObject({ 打工的地方: 'place', 找他打这个: 'phone' });
    await clerk.do('imports.dryRun', { id: first.id });
    await clerk.do('imports.commit', { id: first.id });
    await commitsDone();
    expect((await clerk.do('members.list', {})).rows[0]).toMatchObject({ name: '龙正华', place: expect.stringContaining('温州') });

    // Other order, blanks and a line break in the head; without the saved meaning it would be no ledger at all.
    const next = await read('找他打 这个,"打工的\n地方",姓  名,村\n13900002222,广东东莞,杨成武,岩脚村\n', '表.csv', await as(t, 'clerk', { place: await aTownship(t, place.countyId) }));
    expect([next.status, next.kind, next.asked]).toEqual(['asking', 'outflow', 0]);
    expect(fieldsOf(next)).toMatchObject({ 打工的地方: 'place', 找他打这个: 'phone' });
    const far = await read('找他打这个,打工的地方,姓名,村\n13900002222,广东东莞,杨成武,岩脚村\n', '表.csv', await as(t, 'clerk', { place: await aCounty(t) }));
    expect([far.status, far.problem?.code]).toEqual(['refused', 'import.no_header']);
  });

  it('R12 a saved meaning is listed, takes the place of an earlier one, and can be forgotten; what began with it keeps it', async () => {
    const first = await read(odd);
    const column = { sheet: sheetOf(first), letter: 'D' };
    await clerk.do('imports.mapHeads', { id: first.id, columns: [{ ...column, field: 'reason' }], remember: true });
    await clerk.do('imports.mapHeads', { id: first.id, columns: [{ ...column, field: 'place' }], remember: true });
    const { rows } = await clerk.do('imports.heads', {});
    expect(rows).toEqual([expect.objectContaining({ kind: 'outflow', head: '打工的地方', field: 'place' })]);
    const begun = await read(odd);
    await clerk.do('imports.forgetHead', { id: rows[0]!.id });
    expect((await clerk.do('imports.heads', {})).rows).toEqual([]);
    expect(fieldsOf(await read(odd))).toMatchObject({ 打工的地方: null });
    // Read anew for the trial, the one that began before still knows.
    await clerk.do('imports.dryRun', { id: begun.id });
    expect((await clerk.do('imports.rows', { id: begun.id, limit: 5 })).rows[0]!.values).toEqual(expect.arrayContaining([expect.objectContaining({ column: '打工的地方', parsed: expect.stringContaining('温州') })]));
    expect((await clerk.call('imports.forgetHead', { id: rows[0]!.id })).status).toBe(404);
  });

  it('R12 a column taken for something may be said to be nothing; what it says is kept with the row', async () => {
    const first = await read(odd);
    const said = await clerk.do('imports.mapHeads', { id: first.id, columns: [{ sheet: sheetOf(first), letter: 'C', field: null }, { sheet: sheetOf(first), letter: 'D', field: 'place' }] });
    expect(fieldsOf(said)).toMatchObject({ 外出时间: null });
    expect((await clerk.do('imports.heads', {})).rows).toEqual([]);
    expect((await clerk.do('imports.dryRun', { id: first.id })).counts).toMatchObject({ fresh: 1, partly: 1 });
  });

  it.each([
    ['村,姓名,外出时间,外出地点,儿童姓名\n岩脚村,龙正华,2020.03,温州,龙小宝\n', '流出党员名册.csv', 'E', 'name'],
    ['村,姓名,外出时间,外出地点,监护人电话\n岩脚村,龙正华,2020.03,温州,13900001111\n', '流出党员名册.csv', 'E', 'phone'],
    ['村,党员姓名,家属姓名,关系,年龄\n岩脚村,龙正华,龙德宽,父亲,70\n', '流动党员家属名册.csv', 'B', 'name'],
    ['村,党员姓名,家属姓名,关系,年龄\n岩脚村,龙正华,龙德宽,父亲,70\n', '流动党员家属名册.csv', 'C', 'memberName'],
  ])('R12 a head that speaks of somebody else never means this one (%#)', async (text, name, letter, field) => {
    const i = await read(text, name);
    const refused = await clerk.call('imports.mapHeads', { id: i.id, columns: [{ sheet: sheetOf(i), letter, field }], remember: true });
    expect([refused.status, refused.error?.code]).toEqual([409, 'import.other_role']);
    expect(await clerk.do('imports.get', { id: i.id })).toEqual(i);
    expect((await clerk.do('imports.heads', {})).rows).toEqual([]);
  });

  it('R12 a table that would lose its name column, a number for a head and a village secretary’s memory are refused', async () => {
    const i = await read('村,姓名,外出时间,外出地点,13900001111\n岩脚村,龙正华,2020.03,温州,都好\n');
    const map = (letter: string, field: string | null, remember = false, who = clerk) => who.call('imports.mapHeads', { id: i.id, columns: [{ sheet: sheetOf(i), letter, field }], remember });
    expect((await map('B', null)).error?.code).toBe('import.heads_needed');
    expect((await map('E', 'remark', true)).error?.code).toBe('import.head_not_kept');
    expect((await map('Z', 'remark')).status).toBe(400);
    expect((await map('E', 'nonsense')).status).toBe(400);
    expect(await clerk.do('imports.get', { id: i.id })).toEqual(i);
    const secretary = await as(t, 'secretary', { place });
    const own = await read(odd, '流出党员名册.csv', secretary);
    const columns = [{ sheet: sheetOf(own), letter: 'D', field: 'place' }];
    expect((await secretary.call('imports.mapHeads', { id: own.id, columns, remember: true })).status).toBe(403);
    expect(fieldsOf(await secretary.do('imports.mapHeads', { id: own.id, columns }))).toMatchObject({ 打工的地方: 'place' });
  });
});
