import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { count, rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, peek, type Place } from '../../test/factories/county';
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

async function bring(text: string, name: string, who: Caller = clerk): Promise<Import> {
  const form = new FormData();
  form.append('file', new Blob([text]), `${name}.csv`);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${who.token}`, 'Idempotency-Key': randomUUID() } });
  const i = await who.do('imports.start', { fileId: ((await reply.json()) as { data: { id: string } }).data.id });
  expect([name, i.problem]).toEqual([name, null]);
  const asked = (await who.do('imports.questions', { id: i.id, limit: 200 })).rows;
  if (asked.length) await who.do('imports.answer', { id: i.id, answers: asked.map((q) => ({ key: q.key, value: q.suggested })) });
  const tried = await who.do('imports.dryRun', { id: i.id });
  await who.do('imports.commit', { id: i.id });
  await commitsDone();
  const done = await who.do('imports.get', { id: i.id });
  expect([name, done.status, done.counts]).toEqual([name, 'done', tried.counts]);
  return done;
}
const whys = async (i: Import, state: 'refused' | 'kept', who: Caller = clerk): Promise<string[]> => (await who.do('imports.rows', { id: i.id, state })).rows.map((r) => r.why);
const many = (sqlText: string, ...params: unknown[]) => peek(t, (op) => count(op.db, sql(sqlText, ...params)));
/** Every row of these tables of the county. */
const standing = () => peek(t, async (op) => {
  const all: Record<string, unknown[]> = {};
  for (const table of ['people', 'members', 'outflows', 'families', 'family_people', 'family_tags', 'visits', 'requests', 'memberships', 'migrants', 'merges', 'orgs', 'access', 'import_kept'])
    all[table] = (await rows<Record<string, unknown>>(op.db, sql(`select * from ${table} where county_id = ? order by id`, place.countyId))).map(({ version: _, ...row }) => row);
  return all;
});
async function takenBack(text: string, name: string, expected: Partial<Import['counts']>): Promise<void> {
  const before = await standing();
  const done = await bring(text, name);
  expect([name, done.counts]).toMatchObject([name, expected]);
  expect([name, (await bring(text, name)).counts]).toMatchObject([name, { fresh: 0, changed: 0, refused: done.counts.refused }]);
  await clerk.do('imports.undo', { id: done.id });
  await commitsDone();
  expect([name, (await clerk.do('imports.get', { id: done.id })).status]).toEqual([name, 'undone']);
  const after = await standing();
  // Cells kept beside the second copy are that copy's own.
  expect([name, { ...after, import_kept: [] }]).toEqual([name, { ...before, import_kept: [] }]);
}

describe('R12 H5 visits on paper', () => {
  const head = '走访时间,走访人,走访对象,方式,节点,了解情况,存在问题\n';

  it('R12 H5 a visit on paper stands in the ledger on its day, once; it opens nothing and no note goes home', async () => {
    const away = await aMember(t, place, { name: '龙正华' });
    const line = `2026.9.10,杨帮扶,龙正华家,上门,过中秋,身体都好,屋顶漏雨\n`;
    const done = await bring(`${head}${line}2026.9.11,路过的,${'龙正华'},电话,平时,都好,无\n${line}`, '走访记录');
    expect(done.counts).toMatchObject({ fresh: 2, same: 1, kept: 0, refused: 0 });
    const list = (await clerk.do('visits.list', { familyId: away.familyId })).rows;
    expect(list).toMatchObject([{ on: '2026-09-11', by: '路过的', way: 'phone', state: null, paper: true }, { on: '2026-09-10', by: '杨帮扶', way: 'door', occasion: 'festival', state: 'trouble', words: '身体都好', requestId: null, echo: false }]);
    expect(await many('select count(*) from requests where county_id = ?', place.countyId)).toBe(0);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect((await member.do('home.open', {})).member!.news).toBeNull();
  });

  it('R12 H5 one by somebody else settles nothing a helper owes; his own does', async () => {
    const away = await aMember(t, place, { name: '龙正华' });
    const helper = await as(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs' });
    const name = (await clerk.do('pairings.list', {})).rows[0]!.helper;
    const today = (await clerk.do('stats.township', {})).asOf;
    const went = async () => (await helper.do('duties.visits', {})).rows.map((d) => d.doneOn);
    await bring(`${head}${today},路过的,龙正华,上门,平时,都好,\n`, '走访记录');
    expect(await went()).toEqual([null]);
    await bring(`${head}${today},${name},龙正华,电话,平时,都好,\n`, '走访记录');
    expect(await went()).toEqual([today]);
  });

  it('R12 H5 the helper who was paired on that day is the one who went', async () => {
    const away = await aMember(t, place, { name: '龙正华' });
    await bring('帮扶对象,帮扶人,职务/单位,结对时间\n龙正华,杨帮扶,财政所干部,2024-03-01\n', '结对帮扶名册');
    await bring(`${head}2026-10-10,杨帮扶、石同行,龙正华,上门,平时,都好,\n`, '走访记录');
    const [visit] = await peek(t, (op) => rows<{ helperId: string }>(op.db, sql('select v.helper_id from visits v join pairings g on g.helper_id = v.helper_id where v.family_id = ?', away.familyId)));
    expect(visit).toBeDefined();
  });

  it('R12 whom nobody knows, or two bear the name, is refused in a sentence; a month is no day', async () => {
    await aMember(t, place, { name: '龙正华' });
    await aMember(t, place, { name: '石明' });
    await aMember(t, place, { name: '石明' });
    const done = await bring(`${head}2026-09-10,杨帮扶,查无此人,上门,,,\n2026-09-10,杨帮扶,石明,上门,,,\n2026年9月,杨帮扶,龙正华,上门,,,\n`, '走访记录');
    expect(done.counts).toMatchObject({ fresh: 0, refused: 2, kept: 1 });
    expect(await whys(done, 'refused')).toEqual([expect.stringContaining('请先导入'), expect.stringContaining('2 家')]);
    expect(await whys(done, 'kept')).toEqual([expect.stringContaining('哪一天')]);
  });
});

describe('R12 S2 matters of a paper ledger', () => {
  const head = '编号,受理时间,申请人,户籍村,事项,受理人(首问),办结时间,结果\n';

  it('R12 S2 each stands on its own days, closed or open as the paper says; nobody is told, and a later copy ends it', async () => {
    const away = await aMember(t, place, { name: '龙正华' });
    const open = (end: string) => `${head}1,2026-09-01,龙正华,,医保报销,王首问,2026-09-05,已办结，报销到账\n2,2026-09-02,不认识的人,,补办户口,王首问,,${end}\n`;
    const done = await bring(open('正在办'), '全程代办台账');
    expect(done.counts).toMatchObject({ fresh: 2, refused: 0, kept: 0 });
    const closed = (await clerk.do('requests.list', { open: false })).rows;
    expect(closed).toMatchObject([{ asker: '龙正华', item: 'MEDICAL', source: 'paper', status: 'confirmed', takenBy: '王首问', submittedOn: '2026-09-01', answer: '已办结，报销到账' }]);
    const [waiting] = (await clerk.do('requests.list', { waiting: true })).rows;
    expect(waiting).toMatchObject({ asker: '不认识的人', family: '', item: 'OTHER', text: '补办户口', status: 'submitted', can: ['take'] });
    // Nobody reads the name in the database.
    expect(JSON.stringify(await peek(t, (op) => rows(op.db, sql('select * from requests where county_id = ?', place.countyId))))).not.toContain('不认识的人');
    expect(await many(`select count(*) from outbox`)).toBe(0);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect((await member.do('requests.list', {})).rows.map((r) => r.status)).toEqual(['confirmed']);
    expect((await bring(open('正在办'), '全程代办台账')).counts).toMatchObject({ same: 2 });
    expect((await bring(open('已办结'), '全程代办台账')).counts).toMatchObject({ same: 1, changed: 1 });
    expect((await clerk.do('requests.list', { waiting: true })).rows).toEqual([]);
  });

  it('R12 S3 what is still open on paper is taken and answered like any other', async () => {
    await bring(`${head}1,2026-09-02,不认识的人,,补办户口,王首问,,\n`, '全程代办台账');
    const { id } = (await clerk.do('requests.list', { waiting: true })).rows[0]!;
    await clerk.do('requests.take', { id });
    expect(await clerk.do('requests.answer', { id, words: '户口补好了' })).toMatchObject({ status: 'answered', asker: '不认识的人' });
    // Taken here, the paper ends it no more.
    expect((await bring(`${head}1,2026-09-02,不认识的人,,补办户口,王首问,,已办结\n`, '全程代办台账')).counts).toMatchObject({ same: 1 });
  });
});

describe('R12 R5 whose family no column tells', () => {
  it('R5 R12 brothers and sisters share a home, an elder has one alone, and a member named later takes him in', async () => {
    const done = await bring('村,儿童姓名,性别,出生日期,父亲姓名,母亲姓名,是否寄宿,就学情况\n岩脚村,石大宝,男,2014-05-01,石某某,杨某,否,小学\n岩脚村,石二宝,女,2016-05-02,石某某,杨某,否,小学\n岩脚村,石小明,女,2016-08-02,石某某,吴某,否,小学\n', '留守儿童登记表');
    expect(done.counts).toMatchObject({ fresh: 3, kept: 0, refused: 0 });
    const families = (await clerk.do('families.list', {})).rows;
    expect(families.map((f) => [f.name, f.children]).sort()).toEqual([['石大宝家', 2], ['石小明家', 1]].sort());
    await bring('村,老人姓名,出生年月,居住方式,自理能力\n岩脚村,龙阿公,1950.03,独居,能自理\n', '留守老人台账');
    expect((await clerk.do('families.list', { name: '龙阿公' })).rows).toHaveLength(1);
    await bring('村,姓名,外出时间,外出地点\n岩脚村,龙正华,2020.03,浙江温州\n', '流出党员名册');
    expect((await bring('村,党员姓名,家属姓名,与党员关系,出生年月,身份类别\n岩脚村,龙正华,龙阿公,父亲,1950.03,老\n', '家属名册')).counts).toMatchObject({ rows: 1, refused: 0 });
    expect(await many('select count(*) from people where county_id = ? and name = ?', place.countyId, '龙阿公')).toBe(1);
    const all = (await clerk.do('families.list', {})).rows;
    expect(all.map((f) => f.name).sort()).toEqual(['石大宝家', '石小明家', '龙正华家'].sort());
    // No member is away from the children's homes: they are in no figure of those.
    expect((await clerk.do('stats.records', { figure: 'children' })).rows).toEqual([]);
  });
});

describe('R12 N1 members of elsewhere who live here', () => {
  it('R12 N1 they take part in the branch of the village, and are no members away', async () => {
    const branch = (await clerk.do('orgs.add', { kind: 'branch', parentId: place.villageId, name: '远山党支部' })).id;
    const village = (await clerk.do('orgs.get', { id: place.villageId })).name;
    const done = await bring(`村,姓名,性别,出生年月,何时流入,组织关系所在地,从事职业\n${village},贺来福,男,1980.05,2024.03,湖南怀化某支部,开店\n`, '流入党员名册');
    expect(done.counts).toMatchObject({ fresh: 1, kept: 0, refused: 0, partly: 1 });
    expect((await clerk.do('memberships.list', { orgId: branch })).rows).toMatchObject([{ name: '贺来福', as: 'activity', formalBranch: '湖南怀化某支部', from: '2024-03-01' }]);
    const [line] = (await clerk.do('members.list', { state: 'inflow' })).rows;
    expect(line).toMatchObject({ name: '贺来福', state: 'inflow' });
    expect([(await clerk.do('members.list', {})).rows, (await clerk.do('members.list', { state: 'home' })).rows]).toEqual([[], []]);
    expect((await clerk.call('members.leave', { id: line!.id, province: '33', city: '温州市' })).error?.code).toBe('member.inflow');
  });
});

describe('R9 people away for work', () => {
  const head = '村,姓名,性别,出生年月,政治面貌,外出时间,务工地点,从事职业,联系电话,带动劳动力\n';

  it('R9 each is entered once, and a member counts among the members only', async () => {
    await bring('村,姓名,性别,出生年月,外出时间,外出地点\n岩脚村,龙正华,男,1985.07,2020.03,浙江温州\n', '流出党员名册');
    const done = await bring(`${head}岩脚村,龙正华,男,1985.07,群众,2020.03,浙江温州,木工,,\n岩脚村,石务工,男,1990.02,群众,2022.05,广东东莞,电子厂普工,13900001111,5\n岩脚村,吴党员,女,1991.02,中共党员,2022.05,广东东莞,保安,,\n`, '外出务工人员名册');
    expect(done.kind).toBe('migrants');
    expect(done.counts).toMatchObject({ fresh: 1, same: 1, refused: 1 });
    expect(await whys(done, 'refused')).toEqual([expect.stringContaining('党员')]);
    expect((await clerk.do('migrants.list', {})).rows).toMatchObject([{ name: '石务工', trade: 'factory', brought: 5 }]);
    expect(await many(`select count(*) from migrants where county_id = ? and from_day = '2022-05-01'`, place.countyId)).toBe(1);
    expect((await bring(`${head}岩脚村,石务工,男,1990.02,群众,2022.05,广东深圳,电子厂普工,,8\n`, '外出务工人员名册')).counts).toMatchObject({ changed: 1 });
    expect((await clerk.do('migrants.list', {})).rows).toMatchObject([{ brought: 8, place: expect.stringContaining('深圳') }]);
  });
});

describe('R12 every one of them is taken back', () => {
  it('R12 undo leaves every table as it was', async () => {
    await bring('村,姓名,性别,出生年月,外出时间,外出地点\n岩脚村,龙正华,男,1985.07,2020.03,浙江温州\n', '流出党员名册');
    await bring('村,老人姓名,出生年月,居住方式,自理能力\n岩脚村,龙阿公,1950.03,独居,能自理\n', '留守老人台账');
    await takenBack('走访时间,走访人,走访对象,方式\n2026-09-10,杨帮扶,龙正华,上门\n2026-09-11,杨帮扶,龙阿公,上门\n', '走访记录', { fresh: 2 });
    await takenBack('受理时间,申请人,事项,结果\n2026-09-01,龙正华,医保报销,已办结\n2026-09-02,不认识的人,贷款,\n', '全程代办台账', { fresh: 2 });
    await takenBack('村,儿童姓名,性别,出生日期,父亲姓名,是否寄宿,就学情况\n岩脚村,石大宝,男,2014-05-01,石某某,否,小学\n岩脚村,石二宝,女,2016-05-02,石某某,否,小学\n', '留守儿童登记表', { fresh: 2 });
    await takenBack('村,党员姓名,家属姓名,与党员关系,出生年月,身份类别\n岩脚村,龙正华,龙阿公,父亲,1950.03,老\n', '家属名册', { rows: 1 });
    await takenBack('村,姓名,出生年月,何时流入,组织关系所在地\n岩脚村,贺来福,1980.05,2024.03,湖南怀化\n', '流入党员名册', { fresh: 1 });
    await takenBack('姓名,所在党支部,性别,出生日期,党籍状态,是否为流动党员\n龙二明,岩脚村党支部,男,1960年7月12日,正常,否\n', '党员基本信息汇总表', { fresh: 1 });
    await takenBack('村,姓名,性别,出生年月,外出时间,务工地点,带动劳动力\n岩脚村,石务工,男,1990.02,2022.05,广东东莞,5\n', '外出务工人员名册', { fresh: 1 });
  });
});

describe('R1 a roster of the whole county', () => {
  it('R1 each row goes into its township; one of no township, or of none the county has, is refused', async () => {
    await aTownship(t, place.countyId, '青石乡');
    await aTownship(t, place.countyId, '白水镇');
    const county = await as(t, 'county', { place });
    const done = await bring('乡镇,村,姓名,性别,出生年月,外出时间,外出地点\n青石乡人民政府,岩脚村,龙正华,男,1985.07,2020.03,浙江温州\n白水,下河村,杨成武,男,1985.07,2020.03,浙江宁波\n,下河村,杨成文,男,1985.07,2020.03,浙江宁波\n黑土乡,下河村,杨成才,男,1985.07,2020.03,浙江宁波\n', '流出党员名册', county);
    expect(done.counts).toMatchObject({ fresh: 2, refused: 2 });
    expect(await whys(done, 'refused', county)).toEqual([expect.stringContaining('没写乡镇'), expect.stringContaining('黑土乡')]);
    const found = await peek(t, (op) => rows<{ name: string; township: string; village: string }>(op.db, sql('select p.name, w.name as township, v.name as village from people p join orgs w on w.id = p.township_id join orgs v on v.id = p.village_id where p.county_id = ? order by w.name', place.countyId)));
    expect(found.map((f) => [f.name, f.township, f.village]).sort()).toEqual([['杨成武', '白水镇', '下河村'], ['龙正华', '青石乡', '岩脚村']].sort());
    // An import of the county is the county's; a township's office does not see it.
    expect((await clerk.call('imports.get', { id: done.id })).status).toBe(404);
    expect((await county.do('imports.list', {})).rows.map((i) => i.id)).toEqual([done.id]);
    await county.do('imports.undo', { id: done.id });
    await commitsDone();
    expect(await many('select count(*) from people where county_id = ?', place.countyId)).toBe(0);
  });

  it('R1 a township’s office writes into no other township', async () => {
    const done = await bring('乡镇,村,姓名,外出时间,外出地点\n别处乡,岩脚村,龙正华,2020.03,浙江温州\n', '流出党员名册');
    expect(done.counts).toMatchObject({ fresh: 0, refused: 1 });
    expect(await whys(done, 'refused')).toEqual([expect.stringContaining('不归你管')]);
  });
});
