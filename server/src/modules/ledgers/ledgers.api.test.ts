import { Workbook } from 'exceljs';
import type { Input } from '@guiyan/shared/contract';
import { inLabels } from '@guiyan/shared/domain/labels';
import { ledgerNames, ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { addDays, firstOfMonth } from '@guiyan/shared/domain/dates';
import { work } from '../../platform/op';
import { joinFamily } from '../families';
import { addPerson } from '../people';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, aVillage, as, type Away, type Place } from '../../test/factories/county';
import { readLedger, takeInFull } from '../../test/factories/exports';

let t: TestApp;
let place: Place;
let away: Away;
let clerk: Caller;
const words = '医保报销差一张票';

/** One family on which everything has been done once. */
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  away = await aMember(t, place);
  const start = t.clock.now();
  const signedIn = async (...args: Parameters<typeof as> extends [TestApp, ...infer Rest] ? Rest : never) => { const caller = await as(t, ...args); t.clock.set(start); return caller; };
  clerk = await signedIn('clerk', { place });
  const childId = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '龙小满', birth: '2016-05-01' }));
  await work(t.services, (op) => joinFamily(op, away.familyId, away.personId, { personId: childId, relation: '女儿', kind: 'child', tags: [] }));
  await clerk.do('cards.issueBatch', { familyIds: [away.familyId] });
  const [card] = (await clerk.do('cards.list', {})).rows;
  const { helperId } = await clerk.do('pairings.pair', { familyId: away.familyId, name: '杨帮扶', duty: '=农技站', helperClass: 'organs' });
  const member = await signedIn('member', { place, personId: away.personId, familyId: away.familyId });
  await member.do('requests.submit', { item: 'MEDICAL', text: words });
  await member.do('reports.handIn', { quarter: '2026Q4', text: '今年学了电焊' });
  await clerk.do('migrants.add', { villageId: place.villageId, name: '杨务工', phone: aPhone(), province: '44', city: '东莞市' });
  await clerk.do('members.logContact', { id: away.memberId, how: 'phone', words: '问了工钱', difficulty: '宿舍漏雨' });
  await clerk.do('papers.register', { memberId: away.memberId, kind: 'activity', number: '活动证 8 号', issuedOn: '2025-03-01' });
  await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-10', receiver: '石会计' });
  const helper = await signedIn('helper', { place, personId: helperId });
  await helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'well', words: '晒谷子', happenedAt: start });
  const secretary = await signedIn('secretary', { place });
  await secretary.do('elders.save', { id: away.elderId, living: 'alone', contacts: [{ name: '杨梅', relation: '侄女', phone: '13900000001' }], health: '腿脚不便' });
  await clerk.do('clinics.record', { familyId: away.familyId, personIds: [away.elderId], kind: 'doctor', on: '2026-11-01' });
  const given = await clerk.do('grants.give', { familyId: away.familyId, kind: 'sow', amount: 2, project: '白香猪保种', on: '2026-11-01', model: true });
  await helper.do('grants.outcome', { id: given.id, on: '2026-11-20', amount: 78, words: '下了两窝' });
  const window = await signedIn('window', { place });
  const family = await signedIn('family', { place, personId: away.elderId, familyId: away.familyId });
  const { card: face } = await family.do('cards.mine', {});
  await window.do('cards.scan', { token: face!.token });
  await window.do('cards.logService', { cardId: card!.id, matter: 'LOAN', priority: true, waitedMinutes: 5, result: '当场办了', happenedAt: start });
});
afterAll(() => t.close());

async function take(caller: Caller, input: Input<'ledgers.export'>) {
  const made = await caller.do('ledgers.export', input);
  return { made, ...(await readLedger(t, made.url)) };
}

describe('L4 ledgers in the paper’s columns', () => {
  const expected: Record<(typeof ledgerNames)[number], Record<string, unknown>[]> = {
    outflow: [{ 外出时间: '2025-03-01', 外出地点: '浙江省宁波市', '家庭留守情况(老/妇/童人数)': '老1 童1', 是否持证: '是', 证号: '活动证 8 号', 党费交至: '2026-10', 是否失联: '否' }],
    families: [{ 关系: '母亲', 身份类别: '老人', 结对人: '杨帮扶', 家属证号: expect.stringMatching(/\d/) }, { 家属姓名: '龙小满', 身份类别: '孩子', 年龄: '', 性别: '', 电话: '' }],
    pairings: [{ 帮扶人: '杨帮扶', 类别: '机关党员和支部', '职务/单位': "'=农技站", 成效: '走访 1 次', 解除日期: '' }],
    visits: [{ 走访人: expect.any(String), 方式: '上门', 节点: '每月看望', 了解情况: '都好：晒谷子' }],
    agency: [{ 事项: '医保报销', 情况: '', 办理状态: '等人接', 现住地: '浙江省宁波市' }],
    services: [{ 事项: '贷款', 是否优先: '优先', '等候(分钟)': '5', 办结情况: '当场办了' }],
    contacts: [{ 方式: '电话', 主要内容: '问了工钱', 反映困难: '宿舍漏雨' }],
    outings: [{ 去向: '浙江省宁波市', 外出时间: '2025-03-01', 证号: '活动证 8 号', 返回时间: '' }],
    grants: [{ 项目: '白香猪保种', 品名: '种猪', 数量: '2 头', 示范带动户: '是', 现有: '78 头', 成效: '下了两窝' }],
    elders: [{ 居住方式: '独自住', 紧急联系人: '杨梅 侄女 1390****001', 健康: '', 今年走访: '1', 家庭医生: '已签' }],
    migrants: [{ 姓名: '杨务工', 外出地点: '广东省东莞市', 人数: '1' }],
    reports: [{ 季度: '2026年4季度', 是否按时: '按时', 内容: '', 状态: '等支部看' }],
  };

  it.each(ledgerNames)('L4 L6 %s: what was entered once stands in it, numbers masked', async (ledger) => {
    const { made, title, mark, foot, last, rows } = await take(clerk, { ledger, purpose: '年中自查' });
    expect(rows).toEqual(expected[ledger].map((row) => expect.objectContaining(row)));
    expect(made.rows).toBe(rows.length);
    expect(title).toContain(inLabels(ledgerWords[ledger].title, {}));
    expect(mark).toMatch(/^内部资料，不得外传　clerk\d+ 2026-\d\d-\d\d \d\d:\d\d 导出　用途：年中自查$/);
    expect(foot).toContain(mark);
    expect(last).toBe(`共 ${rows.length} ${ledgerWords[ledger].unit}，号码已遮住`);
    expect(JSON.stringify(rows)).not.toMatch(/\d{11}|\d{17}[\dX]/);
    expect(JSON.stringify(rows)).not.toContain(words);
  });

  it('L4 a full ledger says what it is for, shows numbers and what people wrote, and is in the history', async () => {
    const other = await as(t, 'clerk', { place });
    const takeFull = async (ledger: LedgerName) => readLedger(t, (await takeInFull(clerk, other, { ledger, purpose: '报县委组织部核对' })).url);
    expect((await takeFull('agency')).rows).toEqual([expect.objectContaining({ 情况: words, 电话: away.phone })]);
    expect((await takeFull('reports')).rows).toEqual([expect.objectContaining({ 内容: '今年学了电焊' })]);
    const full = await takeFull('families');
    expect(full.mark).toMatch(/clerk\d+ 批准　用途：报县委组织部核对$/);
    expect(full.last).toContain('请妥善保管');
    const auditor = await as(t, 'auditor', { place });
    expect((await auditor.do('audit.events', { name: 'ledger.exported', limit: 200 })).rows.length).toBeGreaterThanOrEqual(3);
  });

  it('L4 every cell is text and holds what was written, whatever signs it has', async () => {
    const odd = await aCounty(t);
    const name = '龙<b>&"\'\u0001静';
    await aMember(t, odd, { name: '=1+1' });
    await aMember(t, odd, { name });
    const office = await as(t, 'clerk', { place: odd });
    const { url } = await office.do('ledgers.export', { ledger: 'outflow', purpose: '=2+2 <&>' });
    const { rows, mark } = await readLedger(t, url);
    expect(rows.map((r) => r.姓名)).toEqual(["'=1+1", name.replace('\u0001', '')]);
    expect(mark).toContain('用途：=2+2 <&>');
    const book = new Workbook();
    await book.xlsx.load(await (await t.raw(url)).arrayBuffer());
    for (const column of ['C4', 'G4', 'O4', 'Z4']) expect([column, book.worksheets[0]!.getCell(column).numFmt]).toEqual([column, '@']);
  });

  it('L4 dated ledgers keep to their days', async () => {
    const today = (await clerk.do('stats.township', {})).asOf;
    const before = { from: '2026-01-01', until: addDays(firstOfMonth(today), -1) };
    for (const ledger of ['visits', 'agency', 'services', 'reports', 'pairings', 'contacts'] as const) expect((await take(clerk, { ledger, ...before })).rows).toEqual([]);
    expect((await take(clerk, { ledger: 'visits', from: today, until: today })).title).toContain(`（${today} 至 ${today}）`);
    expect(await clerk.call('ledgers.export', { ledger: 'visits', from: '2026-11-02', until: '2026-11-01' })).toMatchObject({ status: 400, error: { code: 'ledger.days_reversed' } });
  });

  it('L4 a village sees its own rows, and asks for no other’s', async () => {
    const next = await aVillage(t, place);
    const own = await as(t, 'secretary', { place });
    const other = await as(t, 'secretary', { place: next });
    for (const ledger of ledgerNames) {
      expect((await take(own, { ledger })).rows).toHaveLength(expected[ledger].length);
      expect((await take(other, { ledger })).rows).toEqual([]);
      expect(await other.call('ledgers.export', { ledger, village: place.villageId })).toMatchObject({ status: 403, error: { code: 'ledger.not_your_scope' } });
    }
  });
});
