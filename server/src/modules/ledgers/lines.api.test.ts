import type { LedgerName } from '@guiyan/shared/domain/ledgers';
import { commitsDone } from '../imports';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, aVillage, as, peek, type Away, type Place } from '../../test/factories/county';
import { readLedger, takeInFull } from '../../test/factories/exports';
import { anImport } from '../../test/factories/imports';
import { count, sql } from '../../platform/db/sql';

let t: TestApp, place: Place, away: Away, clerk: Caller, village: string;
const TIME = Date.UTC(2026, 10, 22, 2);
beforeAll(async () => { t = await app({ now: TIME }); });
beforeEach(async () => {
  t.clock.set(TIME);
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  village = (await clerk.do('orgs.get', { id: place.villageId })).name;
});
afterAll(async () => { await commitsDone(); await t.close(); });

const year = { from: '2026-01-01', until: '2026-11-22' };
const take = async (who: Caller, ledger: LedgerName, days: object = year): Promise<Record<string, string>[]> => (await readLedger(t, (await who.do('ledgers.export', { ledger, ...days })).url)).rows;
const points = (...lines: string[]): string => `村,时间,姓名,项目,分值,依据,审核人,余额,兑换\n${lines.join('\n')}\n`;
const one = (day = '2026-03-05', item = '参加义务劳动'): string => `${village},${day},${away.name},${item},5,村规民约,石支书,25,换了一袋盐`;

describe('R12 L4 ledgers no room keeps yet', () => {
  it('R12 points stand in their ledger in the paper’s columns; what was written of somebody, and other columns, in full only', async () => {
    const done = await anImport(t, clerk, '积分登记表.csv', `村,时间,姓名,项目,分值,依据,审核人,余额,兑换,公示情况\n${one()},贴过\n${village},,龙无日,=1+1,5,,,,,\n`);
    expect([done.kind, done.counts]).toMatchObject(['points', { rows: 2, kept: 2, fresh: 0, refused: 0 }]);
    const made = await clerk.do('ledgers.export', { ledger: 'points', ...year });
    const masked = await readLedger(t, made.url);
    expect([masked.title, masked.last]).toEqual([expect.stringMatching(/积分台账（2026-01-01 至 2026-11-22）$/), '共 2 行，号码已遮住']);
    expect(masked.rows).toEqual([
      { 序号: '1', 时间: '2026-03-05', '村(社区)': village, 姓名: away.name, 项目: '参加义务劳动', 分值: '5', 依据: '', 审核人: '石支书', 余额: '25', 兑换: '', 备注: '', 其他栏: '' },
      expect.objectContaining({ 序号: '2', 时间: '', 姓名: '龙无日', 项目: "'=1+1" }),
    ]);
    const { rows } = await readLedger(t, (await takeInFull(clerk, await as(t, 'county', { place }), { ledger: 'points', purpose: '核对', ...year })).url);
    expect(rows[0]).toMatchObject({ 依据: '村规民约', 兑换: '换了一袋盐', 其他栏: '公示情况：贴过' });
    // By their days; a line without one on the day it was brought.
    expect((await take(clerk, 'points', { from: '2026-03-01', until: '2026-03-31' })).map((r) => r.姓名)).toEqual([away.name]);
    expect((await take(clerk, 'points', { from: '2026-11-01', until: '2026-11-22' })).map((r) => r.姓名)).toEqual(['龙无日']);
    const [told] = (await (await as(t, 'auditor', { place })).do('audit.events', { name: 'ledger.exported', limit: 1 })).rows;
    expect(told).toBeDefined();
    expect(made.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('R12 training and jobs too: who looks for work, and who offers it', async () => {
    expect((await anImport(t, clerk, '党员培训登记.csv', `村,培训时间,姓名,班次,学时,方式,考核\n${village},2026.04,${away.name},春训班,8,线上,合格\n`)).counts).toMatchObject({ rows: 1, kept: 1 });
    expect(await take(clerk, 'training')).toEqual([expect.objectContaining({ 时间: '2026.04', 姓名: away.name, 班次: '春训班', 学时: '8', 方式: '线上', 考核: '' })]);
    expect((await anImport(t, clerk, '求职登记表.csv', `村,姓名,技能,意向地,薪资,登记时间,推荐情况,联系电话\n${village},${away.name},焊工,贵阳,4000,2026-05-06,已推荐,13900001234\n`)).counts).toMatchObject({ kept: 1 });
    expect((await anImport(t, clerk, '招聘岗位.csv', '单位,工种,人数,薪资,地点,联系人,有效期\n南哨茶厂,采茶工,20,3500,南哨,石厂长,2026-12-31\n')).counts).toMatchObject({ kept: 1 });
    expect(await take(clerk, 'jobs')).toEqual([
      expect.objectContaining({ 登记时间: '2026-05-06', 姓名: away.name, 单位: '', '技能/工种': '焊工', '意向地/地点': '贵阳', 薪资: '4000', 推荐情况: '', 联系电话: '1390****234' }),
      expect.objectContaining({ 登记时间: '', 姓名: '', 单位: '南哨茶厂', '技能/工种': '采茶工', 人数: '20', 有效期: '2026-12-31', 联系人: '石厂长' }),
    ]);
    const { rows } = await readLedger(t, (await takeInFull(clerk, await as(t, 'county', { place }), { ledger: 'jobs', purpose: '核对', ...year })).url);
    expect(rows[0]).toMatchObject({ 推荐情况: '已推荐', 联系电话: '13900001234' });
  });

  it('R12 the same lines again are the same, in whatever order and under whatever heads; equal lines of one book are two', async () => {
    const book = points(one(), one(), one('2026-03-06'));
    expect((await anImport(t, clerk, '积分登记表.csv', book)).counts).toMatchObject({ rows: 3, kept: 3, same: 0 });
    expect((await anImport(t, clerk, '积分登记表.csv', book)).counts).toMatchObject({ rows: 3, kept: 0, same: 3, partly: 0 });
    const other = `姓名,日期,积分项目,得分,村,依据,审核人,余额,兑换\n${away.name}, 2026年3月6日,参加义务劳动,5,${village},村规民约,石支书,25,换了一袋盐\n${away.name},2026-04-01,参加义务劳动,5,${village},村规民约,石支书,25,换了一袋盐\n`;
    expect((await anImport(t, clerk, '积分二季度.csv', other)).counts).toMatchObject({ rows: 2, kept: 1, same: 1 });
    expect((await take(clerk, 'points')).map((r) => r.时间)).toEqual(['2026-03-05', '2026-03-05', '2026-03-06', '2026-04-01']);
    expect(await peek(t, (op) => count(op.db, sql('select count(*) from import_kept where county_id = ?', place.countyId)))).toBe(4);
  });

  it('R12 an import that is taken back is in the ledger no more, and then it is new again', async () => {
    const first = await anImport(t, clerk, '积分登记表.csv', points(one()));
    expect(await take(clerk, 'points')).toHaveLength(1);
    await clerk.do('imports.undo', { id: first.id });
    await commitsDone();
    expect(await take(clerk, 'points')).toEqual([]);
    expect((await anImport(t, clerk, '积分登记表.csv', points(one()))).counts).toMatchObject({ kept: 1, same: 0 });
  });

  it('R12 a roster whose people stand in such a ledger is not taken back under it', async () => {
    const roster = await anImport(t, clerk, '流出党员名册.csv', `村,姓名,性别,出生年月,外出时间,外出地点\n${village},龙正华,男,1985.07,2020.03,浙江温州\n`);
    await anImport(t, clerk, '积分登记表.csv', points(`${village},2026-03-05,龙正华,参加义务劳动,5,,,,`));
    expect((await clerk.call('imports.undo', { id: roster.id })).error).toMatchObject({ code: 'import.used', message: expect.stringContaining('台账里的行 1') });
  });

  it('L4 each sees his own village, a line without a village only the township; nobody else’s, and other hats none', async () => {
    const [next, far] = [await aVillage(t, place), await aTownship(t, place.countyId)];
    await anImport(t, clerk, '积分登记表.csv', points(',2026-03-07,无村人,修路,2,,,,', one()));
    const rowsOf = async (who: Caller) => (await take(who, 'points')).map((r) => r.姓名);
    expect(await rowsOf(clerk)).toEqual([away.name, '无村人']);
    expect(await rowsOf(await as(t, 'secretary', { place }))).toEqual([away.name]);
    for (const who of [await as(t, 'secretary', { place: next }), await as(t, 'clerk', { place: far })]) expect(await rowsOf(who)).toEqual([]);
    for (const hat of ['civil', 'county', 'window'] as const) expect((await (await as(t, hat, { place })).call('ledgers.export', { ledger: 'points' })).status).toBe(403);
    // Another village's secretary brings no line of this one.
    const own = await as(t, 'secretary', { place: next });
    expect((await anImport(t, own, '积分登记表.csv', points(one('2026-03-09')))).counts).toMatchObject({ kept: 0, refused: 1 });
  });

  it('X9 who must not be found is in none of them, tied to the roster or not', async () => {
    await anImport(t, clerk, '积分登记表.csv', points(one(), `别处村,2026-03-08,${away.name},修路,2,,,,`, `${village},2026-03-08,石看得见,修路,2,,,,`));
    expect(await take(clerk, 'points')).toHaveLength(3);
    await clerk.do('families.protect', { personId: away.personId, reason: '家里的事' });
    expect((await take(clerk, 'points')).map((r) => r.姓名)).toEqual(['石看得见']);
  });
});
