import { Workbook } from 'exceljs';
import type { Input } from '@guiyan/shared/contract';
import { inLabels } from '@guiyan/shared/domain/labels';
import type { Hat } from '@guiyan/shared/domain/hats';
import { ledgerNames, ledgersOf, ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { addDays, firstOfMonth, shanghaiDay } from '@guiyan/shared/domain/dates';
import { work } from '../../platform/op';
import { joinFamily } from '../families';
import { addPerson } from '../people';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, aTownship, aPhone, aVillage, as, type Away, type Place } from '../../test/factories/county';
import { readLedger, takeInFull } from '../../test/factories/exports';
import { anImport, paperLines } from '../../test/factories/imports';
import { ledgers } from './all';
import { columnsFor } from './ledger';

let t: TestApp;
let place: Place;
let away: Away;
let clerk: Caller;
let secretary: Caller;
let civil: Caller;
let child: string;
const words = '医保报销差一张票';

/** One family on which everything has been done once. */
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  away = await aMember(t, place);
  const start = t.clock.now();
  const signedIn = async (...args: Parameters<typeof as> extends [TestApp, ...infer Rest] ? Rest : never) => { const caller = await as(t, ...args); t.clock.set(start); return caller; };
  [clerk, secretary, civil] = [await signedIn('clerk', { place }), await signedIn('secretary', { place }), await signedIn('civil', { place })];
  const childId = child = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '龙小满', birth: '2016-05-01', sex: 'female' }));
  const wifeId = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '石桂花', birth: '1990-03-02', phone: aPhone(), edu: '初中' }));
  await work(t.services, (op) => joinFamily(op, away.familyId, away.personId, { personId: wifeId, relation: '妻子', kind: 'woman', tags: ['ill'] }));
  await work(t.services, (op) => joinFamily(op, away.familyId, away.personId, { personId: childId, relation: '女儿', kind: 'child', tags: ['disabled'] }));
  await secretary.do('families.setTag', { familyId: away.familyId, personId: away.elderId, tag: 'empty_nest' });
  await secretary.do('families.setTag', { familyId: away.familyId, personId: away.elderId, tag: 'no_labour' });
  await secretary.do('families.setCarer', { familyId: away.familyId, personId: childId, carerId: away.elderId });
  await clerk.do('cards.issueBatch', { familyIds: [away.familyId] });
  const [card] = (await clerk.do('cards.list', {})).rows;
  const { helperId } = await clerk.do('pairings.pair', { familyId: away.familyId, name: '杨帮扶', duty: '=农技站', helperClass: 'organs' });
  const member = await signedIn('member', { place, personId: away.personId, familyId: away.familyId });
  await member.do('requests.submit', { item: 'MEDICAL', text: words });
  await member.do('reports.handIn', { quarter: '2026Q4', text: '今年学了电焊' });
  await clerk.do('migrants.add', { villageId: place.villageId, name: '杨务工', phone: aPhone(), province: '44', city: '东莞市' });
  await clerk.do('members.logContact', { id: away.memberId, how: 'phone', words: '问了工钱', difficulty: '宿舍漏雨' });
  await clerk.do('papers.register', { memberId: away.memberId, kind: 'activity', number: '活动证 8 号', issuedOn: '2025-03-01' });
  await clerk.do('transfers.start', { memberId: away.memberId, toOrg: '宁波市某街道党工委' });
  await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-10', receiver: '石会计' });
  const helper = await signedIn('helper', { place, personId: helperId });
  await helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'well', words: '晒谷子', gifts: [{ kind: 'money', fen: 20_050, source: 'dues', giver: '村支部' }, { kind: 'goods', item: '大米', quantity: 200, unit: '袋', source: 'donation', giver: '商会' }], happenedAt: start });
  await secretary.do('elders.save', { id: away.elderId, living: 'alone', contacts: [{ name: '杨梅', relation: '侄女', phone: '13900000001' }], health: '腿脚不便' });
  await clerk.do('clinics.record', { familyId: away.familyId, personIds: [away.elderId], kind: 'doctor', on: '2026-11-01' });
  const given = await clerk.do('grants.give', { familyId: away.familyId, kind: 'sow', amount: 2, project: '白香猪保种', on: '2026-11-01', model: true });
  await helper.do('grants.outcome', { id: given.id, on: '2026-11-20', amount: 78, words: '下了两窝' });
  const window = await signedIn('window', { place });
  const family = await signedIn('family', { place, personId: away.elderId, familyId: away.familyId });
  const { card: face } = await family.do('cards.mine', {});
  const { opensOn, closesOn, rules } = await clerk.do('surveys.plan', {});
  const { id: roundId } = await clerk.do('surveys.open', { opensOn, closesOn, rules: { ...rules, kinds: ['elder', 'child'], families: 'all', parentsAway: 'any' } });
  const subjects = (await secretary.do('surveys.subjects', { roundId })).rows;
  const elder = subjects.find((one) => one.kind === 'elder')!;
  await secretary.do('surveys.record', { id: elder.id, outcome: 'here', livingWith: '独居', needs: '修屋顶', health: '腿脚不便', labour: 'none', words: '门口石板松了', happenedAt: start });
  const outpostId = await anOutpost(t, place, '宁波服务中心');
  const abroad = await signedIn('outpost', { place, orgId: outpostId });
  const turn = { id: outpostId, day: '2026-11-22', letter: 'A' as const, no: 1, happenedAt: start };
  await abroad.do('markets.setDay', { id: outpostId, day: turn.day, on: true, version: 0 });
  await abroad.do('markets.openTablet', { id: outpostId, day: turn.day, device: outpostId });
  await abroad.do('markets.intake', { ...turn, asker: { name: away.name, phone: away.phone }, item: 'PENSION', text: '认证没通过' });
  await abroad.do('markets.finish', { ...turn, outcome: 'settled', words: '刷脸过了' });
  const village = (await clerk.do('orgs.get', { id: place.villageId })).name;
  for (const [name, sheet] of paperLines(village, away.name)) await anImport(t, clerk, name, sheet);
  await window.do('cards.scan', { token: face!.token });
  await window.do('services.log', { cardId: card!.id, matter: 'LOAN', priority: true, waitedMinutes: 5, result: '当场办了', happenedAt: start });
});
afterAll(() => t.close());

async function take(caller: Caller, input: Input<'ledgers.export'>) {
  const made = await caller.do('ledgers.export', input);
  return { made, ...(await readLedger(t, made.url)) };
}

describe('L4 ledgers in the paper’s columns', () => {
  const expected: Record<(typeof ledgerNames)[number], Record<string, unknown>[]> = {
    outflow: [{ 外出时间: '2025-03-01', 外出地点: '浙江省宁波市', '家庭留守情况(老/妇/童人数)': '老1 妇1 童1', 是否持证: '是', 证号: '活动证 8 号', 党费交至: '2026-10', 是否失联: '否' }],
    families: [{ 关系: '母亲', 身份类别: '老人', 劳动能力: '失去或没有劳动能力', 结对人: '杨帮扶', 家属证号: expect.stringMatching(/\d/) }, { 家属姓名: '石桂花', 健康: '患病', 电话: expect.stringContaining('****') }, { 家属姓名: '龙小满', 身份类别: '孩子', 年龄: '', 性别: '', 电话: '', 健康: '' }],
    children: [{ 姓名: '龙小满', 性别: '女', 年龄: '10', 身体情况: '残疾', 代理家长: '杨帮扶', 平时照管人: expect.stringMatching(/^老人/), '外出的父(母)姓名': '（本岗位不看）', 备注: '' }],
    elders: [{ 居住方式: '空巢', '健康/失能等级': '失去或没有劳动能力', 子女姓名: expect.stringMatching(/^远明/), 子女务工地: '浙江省宁波市', 子女电话: expect.stringContaining('****'), 探访人: '杨帮扶' }],
    women: [{ 姓名: '石桂花', 文化程度: '初中', 丈夫姓名: expect.stringMatching(/^远明/), 外出时间: '2025-03-01', 家庭人口: '4', '赡养/抚养人数': '2', 健康: '患病' }],
    surveys: [{ 轮次: '2026年下半年', 类别: '留守老人', 上门情况: '还在家', 跟谁住: '', 劳动能力: '没有', 身体情况: '', 上门人写的: '', 备注: '' }, { 姓名: '龙小满', 类别: '留守儿童', 年龄: '', 上门情况: '还没访到', 备注: '没取得同意，问到的不列' }],
    transfers: [{ 转往党组织: '宁波市某街道党工委', 准备日期: '2026-11-22', 到哪一步: '准备', 回执日期: '' }],
    papers: [{ 证件: '流动党员活动证', 编号: '活动证 8 号', 现在怎样: '在用', 年审年度: '' }],
    dues: [{ 党费交至: '2026-10', 收的人: '石会计', 日期: '2026-11-22' }],
    pairings: [{ 帮扶人: '杨帮扶', 类别: '机关党员和支部', '职务/单位': "'=农技站", 成效: '走访 1 次', 解除日期: '' }],
    visits: [{ 走访人: expect.any(String), 方式: '上门', 节点: '每月看望', 了解情况: '都好', 慰问: '现金 200.50 元；大米 2 袋' }],
    gifts: [{ 来源: '党费：村支部', 品名: '现金', 数量: '', 金额: '200.50', 签领: '等家里确认' }, { 来源: '募捐：商会', 品名: '大米', 数量: '2袋', 金额: '' }],
    agency: [{ 事项: '医保报销', 情况: '', 办理状态: '等人接', 现住地: '浙江省宁波市' }, { 事项: '求帮忙', 情况: '', 办理状态: '等人接', 现住地: '浙江省宁波市' }, { 事项: '社保', 承办单位: '宁波服务中心' }],
    tracking: [{ 事项: '社保', 申请人: expect.stringMatching(/^远明/), 现住地: '浙江省宁波市', 电话: expect.stringContaining('****'), 材料: '身份证、户口簿、银行卡或存折', '受理人(首问)': expect.stringMatching(/^outpost/), 承办单位: '宁波服务中心', 承诺时限: '10 个工作日', 办理状态: '等家里点头', 办结时间: '', 情况: '', 结果: '' }],
    cards: [{ 证号: expect.stringMatching(/^X \d{4}$/), 家属姓名: expect.stringMatching(/^老人/), 与党员关系: '母亲', 流动党员姓名: expect.stringMatching(/^远明/), 发证日期: '2026-11-22', 有效期至: '2028-11-22', 状态: '有效', 作废日期: '' }],
    services: [{ 事项: '贷款', 是否优先: '优先', '等候(分钟)': '5', 办结情况: '办好了', 满意度: '' }],
    contacts: [{ 方式: '电话', 主要内容: '', 反映困难: '' }],
    outings: [{ 去向: '浙江省宁波市', 外出时间: '2025-03-01', 证号: '活动证 8 号', 返回时间: '' }],
    grants: [{ 项目: '白香猪保种', 品名: '种猪', 数量: '2 头', 示范带动户: '是', 现有: '78 头', 成效: '下了两窝' }],
    elder_files: [{ 居住方式: '独自住', 紧急联系人: '杨梅 侄女 1390****001', 健康: '', 今年走访: '1', 家庭医生: '已签' }],
    points: [{ 时间: '2026-11-02', 姓名: expect.stringMatching(/^远明/), 项目: '义务劳动', 分值: '5', 依据: '', 余额: '25', 兑换: '' }],
    training: [{ 姓名: expect.stringMatching(/^远明/), 班次: '春训班', 学时: '8', 考核: '' }],
    jobs: [{ 姓名: expect.stringMatching(/^远明/), 单位: '', '技能/工种': '焊工', 联系电话: '1390****234' }],
    migrants: [{ 姓名: '杨务工', 外出地点: '广东省东莞市', 人数: '1' }],
    reports: [{ 季度: '2026年4季度', 是否按时: '按时', 内容: '', 状态: '等支部看' }],
  };

  /** Children's files are not the clerk's. */
  const taker = (ledger: LedgerName): Caller => (ledgerWords[ledger].hats.includes('clerk') ? clerk : civil);
  it.each(ledgerNames)('L4 L6 %s: what was entered once stands in it, numbers masked', async (ledger) => {
    const { made, title, mark, foot, last, rows } = await take(taker(ledger), { ledger, purpose: '年中自查' });
    expect(rows).toEqual(expected[ledger].map((row) => expect.objectContaining(row)));
    expect(made.rows).toBe(rows.length);
    expect(title).toContain(inLabels(ledgerWords[ledger].title, {}));
    expect(mark).toMatch(/^内部资料，不得外传　(clerk|civil)\d+ 2026-\d\d-\d\d \d\d:\d\d 导出　用途：年中自查$/);
    expect(foot).toContain(mark);
    expect(last).toBe(`共 ${rows.length} ${ledgerWords[ledger].unit}，号码已遮住`);
    expect(JSON.stringify(rows)).not.toMatch(/\d{11}|\d{17}[\dX]/);
    for (const said of [words, '晒谷子', '问了工钱', '宿舍漏雨', '当场办了', '腿脚不便', '修屋顶', '门口石板松了']) expect(JSON.stringify(rows)).not.toContain(said);
  });

  it('S6 the outpost takes its own cases of all townships, and nobody else’s', async () => {
    const far = await aTownship(t, place.countyId);
    const post = await anOutpost(t, place);
    const abroad = await as(t, 'outpost', { place, orgId: post });
    const today = { id: post, day: shanghaiDay(t.clock.now()) };
    await abroad.do('markets.setDay', { ...today, on: true, version: 0 });
    await abroad.do('markets.openTablet', { ...today, device: post });
    const there = await aMember(t, far);
    await abroad.do('markets.intake', { ...today, letter: 'A', no: 1, happenedAt: t.clock.now(), asker: { name: there.name, phone: there.phone }, item: 'LOAN' });
    const { rows } = await take(abroad, { ledger: 'tracking' });
    expect(rows.map((r) => [r.申请人, r.事项])).toEqual([[there.name, '贷款担保']]);
    const approver = await as(t, 'county', { place });
    const full = await readLedger(t, (await takeInFull(abroad, approver, { ledger: 'tracking', purpose: '半年总结' })).url);
    expect(full.rows.map((r) => r.电话)).toEqual([there.phone]);
    expect((await abroad.call('ledgers.export', { ledger: 'agency' })).error?.code).toBe('ledger.not_your_hat');
  });

  it('L4 a full ledger says what it is for, shows numbers and what people wrote, and is in the history', async () => {
    const other = await as(t, 'clerk', { place });
    const takeFull = async (ledger: LedgerName) => readLedger(t, (await takeInFull(clerk, other, { ledger, purpose: '报县委组织部核对' })).url);
    expect((await takeFull('agency')).rows).toEqual([expect.objectContaining({ 情况: words, 电话: away.phone }), expect.objectContaining({ 情况: '宿舍漏雨' }), expect.objectContaining({ 情况: '认证没通过', 结果: '刷脸过了' })]);
    expect((await takeFull('reports')).rows).toEqual([expect.objectContaining({ 内容: '今年学了电焊' })]);
    expect((await takeFull('visits')).rows).toEqual([expect.objectContaining({ 了解情况: '都好：晒谷子' })]);
    expect((await takeFull('contacts')).rows).toEqual([expect.objectContaining({ 主要内容: '问了工钱', 反映困难: '宿舍漏雨' })]);
    expect((await takeFull('surveys')).rows[0]).toMatchObject({ 身体情况: '腿脚不便', 需要什么: '修屋顶', 上门人写的: '门口石板松了' });
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
    for (const ledger of ['visits', 'agency', 'services', 'reports', 'pairings', 'contacts', 'transfers', 'dues', 'surveys', 'points', 'training', 'jobs'] as const) expect((await take(clerk, { ledger, ...before })).rows).toEqual([]);
    expect((await take(clerk, { ledger: 'visits', from: today, until: today })).title).toContain(`（${today} 至 ${today}）`);
    expect(await clerk.call('ledgers.export', { ledger: 'visits', from: '2026-11-02', until: '2026-11-01' })).toMatchObject({ status: 400, error: { code: 'ledger.days_reversed' } });
  });

  it('X2 party files and children’s files are apart: each hat takes its own ledgers, and no other is even asked about', async () => {
    const county = await as(t, 'county', { place });
    for (const [caller, hat] of [[clerk, 'clerk'], [secretary, 'secretary'], [civil, 'civil']] as const) {
      const taken: LedgerName[] = [];
      for (const ledger of ledgerNames) {
        const reply = await caller.call('ledgers.export', { ledger });
        if (reply.status === 200) taken.push(ledger); else expect([ledger, reply.status, reply.error?.code]).toEqual([ledger, 403, 'ledger.not_your_hat']);
      }
      expect(taken).toEqual(ledgersOf(hat));
    }
    expect([ledgersOf('civil'), ledgersOf('clerk').includes('children')]).toEqual([['children', 'elders', 'elder_files'], false]);
    expect((await county.call('ledgers.export', { ledger: 'outflow' })).status).toBe(403);
    const about = { ledger: 'children' as const, purpose: '核对' };
    expect((await clerk.call('ledgers.ask', about)).error?.code).toBe('ledger.not_your_hat');
    const { id } = await secretary.do('ledgers.ask', about);
    const { id: partyId } = await clerk.do('ledgers.ask', { ledger: 'outflow', purpose: '核对' });
    const askings = async (who: Caller) => (await who.do('ledgers.askings', { limit: 100 })).rows.map((a) => a.id);
    expect([(await askings(clerk)).includes(id), (await clerk.call('ledgers.approve', { id })).status]).toEqual([false, 404]);
    expect([(await askings(civil)).includes(id), (await askings(civil)).includes(partyId), (await civil.call('ledgers.approve', { id: partyId })).status]).toEqual([true, false, 404]);
    await civil.do('ledgers.approve', { id });
    expect((await readLedger(t, (await secretary.do('ledgers.take', { id })).url)).rows).toHaveLength(1);
  });

  it('X2 X9 R7 a child’s columns open with the consent for the secretary, and close with it, about earlier days too', async () => {
    const sealed = { 姓名: '龙小满', 性别: '', 年龄: '', 出生日期: '', 现居住地: '', 身体情况: '', 代理家长: '', 平时照管人: '', 就读学校: '', 父母电话: '', '外出的父(母)姓名': '', 备注: '监护人还没同意，只列姓名和村' };
    const asSecretary = async (until?: string) => (await take(secretary, { ledger: 'children', ...(until ? { until } : {}) })).rows;
    expect(await asSecretary()).toEqual([expect.objectContaining(sealed)]);
    const { version } = await secretary.do('families.consentText', {});
    await secretary.do('families.consent', { familyId: away.familyId, personId: child, agreedBy: 'guardian', giver: '石奶奶', relation: '奶奶', channel: 'paper', version });
    await secretary.do('families.saveFile', { familyId: away.familyId, personId: child, parentsWork: '宁波鄞州', parentsPhone: '13912345678', school: '南哨小学', className: '四年级二班', teacher: '吴老师', carer: '奶奶' });
    const open = { 姓名: '龙小满', 性别: '女', 就读学校: '南哨小学', 班级: '四年级二班', 班主任: '吴老师', 父母务工地点: '宁波鄞州', 父母电话: '1391****678', '外出的父(母)姓名': away.name, 备注: '' };
    expect(await asSecretary()).toEqual([expect.objectContaining(open)]);
    // Civil affairs read the file and no member's name.
    expect((await take(civil, { ledger: 'children' })).rows).toEqual([expect.objectContaining({ ...open, '外出的父(母)姓名': '（本岗位不看）' })]);
    expect((await take(civil, { ledger: 'elders' })).rows).toEqual([expect.objectContaining({ 子女姓名: '（本岗位不看）', 子女务工地: '（本岗位不看）', 子女电话: '（本岗位不看）' })]);
    const consent = (await secretary.do('families.get', { id: away.familyId })).people.find((p) => p.personId === child)!.child!.consentId!;
    const today = (await clerk.do('stats.township', {})).asOf;
    t.clock.advance(86_400_000);
    const later = await as(t, 'secretary', { place });
    await later.do('families.withdrawConsent', { familyId: away.familyId, id: consent, reason: '不想留' });
    for (const until of [undefined, today]) expect((await take(later, { ledger: 'children', ...(until ? { until } : {}) })).rows).toEqual([expect.objectContaining(sealed)]);
    t.clock.advance(-86_400_000);
  });

  it('R6 health stands in the ledgers of those who serve the family, and in nobody else’s', () => {
    for (const name of ['families', 'children', 'elders', 'women', 'surveys'] as const) {
      const titles = (hat: Hat) => columnsFor(ledgers[name], hat).map((c) => c.title);
      const sick = titles('clerk').filter((title) => !titles('county').includes(title));
      expect([name, sick.length > 0, sick.every((title) => /健康|身体|劳动能力|疾|患病|慢性病/.test(title))]).toEqual([name, true, true]);
      for (const hat of ['outpost', 'window', 'auditor'] as const) expect(titles(hat)).toEqual(titles('county'));
    }
  });

  it('L4 a village sees its own rows, and asks for no other’s', async () => {
    const next = await aVillage(t, place);
    const own = await as(t, 'secretary', { place });
    const other = await as(t, 'secretary', { place: next });
    for (const ledger of ledgersOf('secretary')) {
      expect((await take(own, { ledger })).rows).toHaveLength(expected[ledger].length);
      expect((await take(other, { ledger })).rows).toEqual([]);
      expect(await other.call('ledgers.export', { ledger, village: place.villageId })).toMatchObject({ status: 403, error: { code: 'ledger.not_your_scope' } });
    }
  });
});
