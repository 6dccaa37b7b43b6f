import { randomUUID } from 'node:crypto';
import { Workbook } from 'exceljs';
import { addDays, addMonths } from '@guiyan/shared/domain/dates';
import { checkDigit } from '@guiyan/shared/domain/idno';
import { joinFamily, turnAgesOn } from '../modules/families';
import { commitsDone } from '../modules/imports';
import { addPerson } from '../modules/people';
import { work } from '../platform/op';
import { app, type Caller, type TestApp } from './app';
import { aCounty, aMember, aVillage, as, type Away, type Place } from './factories/county';

/** What somebody who knows the work tries first, each through the interface; the rooms' own tests go further. */
let t: TestApp;
let place: Place;
let clerk: Caller;
let secretary: Caller;
const today = '2026-11-22';
async function on(day: string): Promise<void> {
  t.clock.set(Date.parse(`${day}T02:00:00Z`));
  [clerk, secretary] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place })];
}
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(Date.parse(`${today}T02:00:00Z`)); place = await aCounty(t); await on(today); });
afterAll(async () => { await commitsDone(); await t.close(); });

const figure = async (name: string, asOf?: string): Promise<number> => (await clerk.do('stats.township', asOf ? { asOf } : {})).figures.find((f) => f.figure === name)!.value;
const set = (away: Away, facts: Record<string, unknown>) => work(t.services, async (op) => { for (const [column, value] of Object.entries(facts)) await op.db.query(`update outflows set ${column} = ? where member_id = ?`, [value, away.memberId]); });
const idOf = (first17: string): string => first17 + checkDigit(first17);

type Cells = (string | number | null)[];
const heads: Cells[] = [
  ['某乡流出党员名册'], ['填报单位：某乡党委        填报时间：2026年11月'],
  ['序号', '村', '姓  名', '性别', '出生年月', '身份证号码', '入党时间', '转正时间', '外出务工情况', null, '联系电话'], [null, null, null, null, null, null, null, null, '何时外出', '地  点', null],
];
/** A roster as it lies on the desk: two lines of heads, one village cell for many rows, a line of totals. */
async function roster(rows: Cells[]): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('名册');
  for (const line of [...heads, ...rows, ['合计', null, rows.length]]) sheet.addRow(line);
  sheet.mergeCells('A1:K1');
  sheet.mergeCells('I3:J3');
  if (rows.length > 1) sheet.mergeCells(5, 2, 4 + rows.length, 2);
  return Buffer.from(await book.xlsx.writeBuffer());
}
async function open(bytes: Buffer, name = '流出党员名册.xlsx') {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${clerk.token}`, 'Idempotency-Key': randomUUID() } });
  return clerk.do('imports.start', { fileId: ((await reply.json()) as { data: { id: string } }).data.id });
}

describe('what an expert tries first', () => {
  it('1: the damaged roster: from the raw cell to what was read to a question, and no row is lost', async () => {
    const village = '枫木村';
    const sound = idOf('52262719850712001');
    const i = await open(await roster([
      [1, village, '龙云松', '男', '1985.7.12', sound, '2006-07-01', '2007-07-01', '2026-03-01', '浙江宁波', '13900000001'],
      [2, null, '吴阿福', '男', '1985年7月', '522627198507120000', '2006.7', '2007.7', '2025.10', '广东东莞虎门', '13900000002/13900000003'],
      [3, null, '潘老三', '男', 1985.1, 522627198507122000, '2006.7', '2007.7', '2025.10', '上海', 13900000004],
      [4, null, null, '女', '1990.1', null, null, null, '2025.10', '贵阳', null],
    ]));
    expect(i).toMatchObject({ kind: 'outflow', problem: null, counts: { rows: 4 } });
    const { rows: asked } = await clerk.do('imports.questions', { id: i.id });
    expect(asked.filter((q) => q.kind === 'id_no').map((q) => q.prompt)).toEqual(expect.arrayContaining([expect.stringContaining('000'), expect.stringContaining('存成了数字')]));
    // A number typed as 1985.10 comes out as 1985.1: January or October is for a person to say.
    expect(asked.find((q) => q.kind === 'date')).toMatchObject({ raw: '1985.1' });
    expect(asked.some((q) => q.kind === 'phone')).toBe(true);
    const read = (await clerk.do('imports.rows', { id: i.id, limit: 50 })).rows;
    expect(read.map((r) => r.row)).toEqual(expect.arrayContaining([5, 6, 7, 8]));
    expect((await clerk.call('imports.commit', { id: i.id })).status).toBe(409);
    await clerk.do('imports.answer', { id: i.id, answers: asked.map((q) => ({ key: q.key, value: q.suggested })) });
    await clerk.do('imports.dryRun', { id: i.id });
    await clerk.do('imports.commit', { id: i.id });
    await commitsDone();
    const { counts: c } = await clerk.do('imports.get', { id: i.id });
    expect([c.rows, c.fresh + c.changed + c.same + c.merged + c.refused + c.kept, c.fresh, c.refused]).toEqual([4, 4, 3, 1]);
    const members = (await clerk.do('members.list', {})).rows;
    // The one merged cell names the village of every row below it, and a damaged number makes nobody a woman.
    expect(members.map((m) => [m.name, m.village, m.place])).toEqual(expect.arrayContaining([['龙云松', village, '浙江省 宁波市'], ['吴阿福', village, '广东省 东莞市'], ['潘老三', village, '上海市']]));
    expect((await clerk.do('members.get', { id: members.find((m) => m.name === '吴阿福')!.id })).sex).toBe('male');
  });

  it('2: one person in three ledgers: suggested with a reason, decided by a person, undone without a trace', async () => {
    const known = await aMember(t, place, { name: '吴远明' });
    const again = await aMember(t, place, { name: '吴远明', idState: 'none', withElder: false });
    await work(t.services, (op) => op.db.query('update people set phone_ct = null, phone_ix = null where id = ?', [again.personId]));
    const father = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '吴远明', phone: known.phone }));
    const pairs = (await clerk.do('people.suggestions', {})).rows;
    const reason = (id: string) => pairs.find((p) => [p.a.id, p.b.id].includes(known.personId) && [p.a.id, p.b.id].includes(id))?.reason;
    expect([reason(again.personId), reason(father)]).toEqual(['name_village', 'phone']);
    expect(await figure('members')).toBe(2);
    const one = await clerk.do('people.merge', { keepId: known.personId, goneId: again.personId });
    const two = await clerk.do('people.merge', { keepId: known.personId, goneId: father });
    expect([await figure('members'), (await clerk.do('members.list', {})).rows.map((m) => m.id)]).toEqual([1, [known.memberId]]);
    await clerk.do('people.unmerge', { id: one.id });
    await clerk.do('people.unmerge', { id: two.id });
    expect([await figure('members'), (await clerk.do('members.get', { id: again.memberId })).id]).toEqual([2, again.memberId]);
  });

  it('3: five months and twenty-nine days are not six; ten days at home for the feast reset nothing; another definition leaves old reports alone', async () => {
    const [short, long] = [await aMember(t, place), await aMember(t, place)];
    await set(long, { out_day: addMonths(today, -6), from_day: '2026-05-22' });
    await set(short, { out_day: addDays(addMonths(today, -6), 1), from_day: '2026-05-23' });
    const state = async (away: Away) => (await clerk.do('members.get', { id: away.memberId })).state;
    expect([await state(short), await state(long)]).toEqual(['short', 'mobile']);
    await clerk.do('members.visitHome', { id: long.memberId, fromDay: addDays(today, -12), untilDay: addDays(today, -2) });
    expect(await state(long)).toBe('mobile');
    const count = async (asOf?: string) => { const c = await clerk.do('members.count', asOf ? { asOf } : {}); return [c.outMonths, c.states.find((s) => s.state === 'mobile')!.count]; };
    const before = await clerk.do('members.count', { asOf: addDays(today, -1) });
    expect(await count()).toEqual([6, 1]);
    await (await as(t, 'county', { place })).do('settings.set', { key: 'out_months', value: 3, from: today });
    expect(await count()).toEqual([3, 2]);
    expect(await clerk.do('members.count', { asOf: addDays(today, -1) })).toEqual(before);
  });

  it('4: a letter of ninety days is dead on day 91, a receipt late on day 31, and who is sent and not received stays with the old branch', async () => {
    const away = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    await clerk.do('members.appoint', { name: '田联络', memberIds: away.map((a) => a.memberId) });
    const send = async (one: Away, day: string, no: string) => {
      const { id } = await clerk.do('transfers.start', { memberId: one.memberId, toOrg: '宁波市某街道党工委', on: day });
      return clerk.do('transfers.issueLetter', { id, number: no, on: day, validDays: 90 });
    };
    const [alive, dead, sent] = [await send(away[0]!, addDays(today, -90), '甲'), await send(away[1]!, addDays(today, -91), '乙'), await send(away[2]!, addDays(today, -31), '丙')];
    expect([alive.state, dead.state]).toEqual(['letter', 'expired']);
    await clerk.do('transfers.hand', { id: sent.id, on: addDays(today, -31), carrier: 'member' });
    const late = (await secretary.do('transfers.list', { overdue: true })).rows.find((r) => r.id === sent.id)!;
    expect([late.overdue, late.owner]).toEqual([['receipt'], '田联络']);
    expect((await secretary.do('members.list', {})).rows.map((m) => m.id)).toContain(away[2]!.memberId);
  });

  it('5: six months without a word put him on a list and nothing more; lost he is by body, day and document', async () => {
    const away = await aMember(t, place);
    await set(away, { out_day: '2025-01-01', from_day: '2026-05-22' });
    const contact = async () => (await clerk.do('members.get', { id: away.memberId })).contact;
    expect(await contact()).toBe('silent');
    const propose = () => clerk.call('members.proposeLost', { id: away.memberId, reason: 'work' });
    expect((await propose()).error?.code).toBe('lost.search_first');
    await clerk.do('members.logSearch', { id: away.memberId, day: today, asked: '他哥哥', outcome: '换了号' });
    expect((await propose()).status).toBe(200);
    expect(await contact()).toBe('proposed');
    const decision = { id: away.memberId, body: '某乡党委', day: today, documentNo: '某党发〔2026〕18号' };
    for (const missing of [{ body: '' }, { documentNo: '' }, { day: '' }]) expect((await clerk.call('members.decideLost', { ...decision, ...missing })).status).toBe(400);
    expect(await contact()).toBe('proposed');
    expect(await clerk.do('members.decideLost', decision)).toMatchObject({ contact: 'lost', lost: { documentNo: '某党发〔2026〕18号' } });
  });

  it('6: dues by the whole base, a farmer with wages, a probationary member; one day for both dates is right in 1972 and asked about in 1985', async () => {
    const advice = (kind: 'wage' | 'farmer', baseFen: number | null, probationary = false) => clerk.do('papers.duesAdvice', { kind, baseFen, probationary });
    expect([(await advice('wage', 300_000)).fromFen, (await advice('wage', 300_001)).fromFen]).toEqual([1500, 3000]);
    const farmer = await advice('farmer', 400_000);
    expect([farmer.fromFen, farmer.untilFen]).toEqual([20, 100]);
    expect(farmer.notes.join()).toContain('由支部定');
    expect((await advice('wage', 300_000, true)).notes.join()).toContain('支部大会通过之日');
    const i = await open(await roster([
      [1, '枫木村', '龙老一', '男', '1950.3.1', null, '1972-07-01', '1972-07-01', '2025.10', '浙江宁波', null],
      [2, null, '龙老二', '男', '1960.3.1', null, '1985-07-01', '1985-07-01', '2025.10', '浙江宁波', null],
      [3, null, '龙老三', '男', '1960.3.2', null, '1985-07-01', '1986-06-30', '2025.10', '浙江宁波', null],
    ]));
    const asked = (await clerk.do('imports.questions', { id: i.id })).rows.filter((q) => q.kind === 'date');
    expect(asked.map((q) => [q.row, q.suggested])).toEqual([[6, 'as_read'], [7, 'as_read']]);
    expect(asked[0]!.prompt).toContain('1969 年 4 月 1 日到 1977 年 8 月 11 日');
  });

  it('7: a child’s fourteenth and sixteenth birthday, another guardian, a consent taken back', async () => {
    const home = await aMember(t, place);
    const child = await work(t.services, async (op) => {
      const id = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '吴小禾', birth: '2012-11-30', birthPrecision: 'day', familyId: home.familyId });
      await joinFamily(op, home.familyId, home.personId, { personId: id, relation: '女儿', kind: 'child', tags: [] });
      return id;
    });
    const yes = { giver: '龙阿秀', relation: '奶奶', channel: 'paper' as const, version: 1 };
    const file = { parentsWork: '宁波', parentsPhone: '13900000001', school: '某小学', className: '六（1）班', teacher: '杨老师', carer: '奶奶' };
    const seen = async () => (await secretary.do('families.get', { id: home.familyId })).people.find((p) => p.personId === child)!;
    const of = { familyId: home.familyId, personId: child };
    await secretary.do('families.consent', { ...of, agreedBy: 'guardian', ...yes });
    await secretary.do('families.saveFile', { ...of, ...file });
    await secretary.do('families.changeGuardian', { familyId: home.familyId, id: (await seen()).child!.consentId!, ...yes, giver: '杨秀英', relation: '外婆' });
    expect((await secretary.do('families.file', { id: child })).file.school).toBe('某小学');

    await on('2026-11-30');
    await turnAgesOn(t.services);
    expect([(await seen()).child!.stage, (await seen()).child!.can]).toEqual(['own', ['consent']]);
    expect((await secretary.call('families.file', { id: child })).error?.code).toBe('families.no_consent');
    await secretary.do('families.consent', { ...of, agreedBy: 'own', ...yes, giver: '吴小禾', relation: '本人' });
    await secretary.do('families.withdrawConsent', { familyId: home.familyId, id: (await seen()).child!.consentId!, reason: '不愿意了' });
    expect([(await secretary.call('families.file', { id: child })).status, (await seen()).child!.eraseOn]).toEqual([403, '2026-12-21']);

    expect(await figure('children')).toBe(1);
    await on('2028-11-30');
    await turnAgesOn(t.services);
    expect([(await seen()).turned, await figure('children'), await figure('children', '2028-11-29')]).toEqual([{ on: '2028-11-30', words: '满16岁，不再算留守儿童' }, 0, 1]);
  });

  it('9: two villages merge in mid-year: new figures together, old reports in their old names', async () => {
    const other = await aVillage(t, place);
    await on('2026-06-01');
    for (const [id, name] of [[place.villageId, '下寨村'], [other.villageId, '上寨村']] as const) await clerk.do('orgs.rename', { id, name, onDay: '2026-06-01' });
    await aMember(t, place);
    await aMember(t, other);
    const report = async (asOf: string) => { const page = await clerk.do('stats.township', { asOf }); return [page.villages.map((v) => v.village).sort(), page.figures.find((f) => f.figure === 'members')!.value]; };
    const june = await report('2026-06-01');
    await on('2026-08-01');
    await clerk.do('orgs.mergeInto', { id: other.villageId, into: place.villageId, onDay: '2026-07-01' });
    await clerk.do('orgs.rename', { id: place.villageId, name: '新寨村', onDay: '2026-07-01' });
    expect(await report('2026-08-01')).toEqual([['新寨村'], 2]);
    expect(await report('2026-06-01')).toEqual(june);
    expect(june[0]).toEqual(['上寨村', '下寨村'].sort());
  });

  it('10: a village asks for the ledger of the whole town: refused, and it is in the log', async () => {
    await aMember(t, place);
    const other = await aVillage(t, place);
    for (const more of [{ township: place.townshipId }, { village: other.villageId }]) expect((await secretary.call('ledgers.export', { ledger: 'outflow', ...more })).error?.code).toBe('ledger.not_your_scope');
    expect((await (await as(t, 'auditor', { place })).do('audit.events', { name: 'ledger.refused' })).rows).toHaveLength(2);
  });
});
