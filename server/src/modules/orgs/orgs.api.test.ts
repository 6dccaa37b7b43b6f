import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aTownship, as, peek, type Place } from '../../test/factories/county';
import { sql, rows } from '../../platform/db/sql';
import { profileOf } from './index';

let t: TestApp, place: Place, far: Place, clerk: Caller, county: Caller, secretary: Caller, member: Caller, family: Caller;
const today = '2026-11-22';
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  far = await aTownship(t, place.countyId);
  const away = await aMember(t, place);
  [clerk, county, secretary] = [await as(t, 'clerk', { place }), await as(t, 'county', { place }), await as(t, 'secretary', { place })];
  [member, family] = [await as(t, 'member', { place, personId: away.personId, familyId: away.familyId }), await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId })];
});
afterAll(() => t.close());
const code = async (asked: Promise<{ error: { code: string } | null; status: number }>) => { const reply = await asked; return reply.error?.code ?? reply.status; };

describe('R13 offices, stations, leading groups and windows', () => {
  it('R13 the clerk sets up what his township has; wrong places and double names are refused', async () => {
    const add = (kind: 'group' | 'station' | 'village' | 'office' | 'leading_group' | 'general_branch' | 'branch', parentId: string, name: string) => clerk.do('orgs.add', { kind, parentId, name });
    const village = (await add('village', place.townshipId, '新村')).id;
    await add('group', village, '一组');
    const general = (await add('general_branch', place.townshipId, '机关党总支')).id;
    await add('branch', general, '机关党支部');
    await add('office', place.townshipId, '流动党员办公室');
    await add('leading_group', place.townshipId, '流动党员工作领导小组');
    expect(await code(clerk.call('orgs.add', { kind: 'window', parentId: village, name: '窗口' }))).toBe('orgs.wrong_parent');
    expect(await code(clerk.call('orgs.add', { kind: 'village', parentId: place.townshipId, name: '新村' }))).toBe('orgs.name_taken');
    expect(await code(clerk.call('orgs.add', { kind: 'network_branch', parentId: place.townshipId, name: '第二个' }))).toBe('orgs.one_network_branch');
    expect(await code(clerk.call('orgs.add', { kind: 'office', parentId: place.countyId, name: '县里的' }))).toBe('request.not_allowed');
    expect(await code(clerk.call('orgs.rename', { id: place.townshipId, name: '改乡名', onDay: today }))).toBe('request.not_allowed');
    expect(await code(clerk.call('orgs.edit', { id: far.windowId, phone: '0855-1111111' }))).toBe('request.not_found');
    expect(await code(county.call('orgs.add', { kind: 'township', parentId: place.countyId, name: '新乡' }))).toBe(200);
  });

  it('R13 a move keeps the day; villages stay where they are; nothing stands below itself', async () => {
    const a = (await clerk.do('orgs.add', { kind: 'general_branch', parentId: place.townshipId, name: '甲总支' })).id;
    const b = (await clerk.do('orgs.add', { kind: 'branch', parentId: place.townshipId, name: '乙支部' })).id;
    expect(await code(clerk.call('orgs.move', { id: b, parentId: a, onDay: today }))).toBe(200);
    expect((await clerk.do('orgs.get', { id: b })).names.at(-1)).toMatchObject({ parent: '甲总支', until: null });
    expect(await code(clerk.call('orgs.end', { id: a, onDay: today }))).toBe('orgs.has_below');
    expect(await code(clerk.call('orgs.move', { id: place.villageId, parentId: place.townshipId, onDay: today }))).toBe('orgs.fixed_place');
    expect(await code(county.call('orgs.move', { id: b, parentId: far.townshipId, onDay: today }))).toBe('orgs.other_township');
    expect(await code(clerk.call('orgs.end', { id: b, onDay: today }))).toBe(200);
    expect(await code(clerk.call('orgs.edit', { id: b, phone: null }))).toBe('orgs.ended');
  });

  it('R13 a pledge is versioned, a phone leaves its history', async () => {
    await clerk.do('orgs.edit', { id: place.windowId, pledge: '三分钟内有人接待', phone: '0855-7654322' });
    const page = await clerk.do('orgs.get', { id: place.windowId });
    expect(page).toMatchObject({ pledge: '三分钟内有人接待', phone: '0855-7654322' });
    expect(page.pledges.map((p) => [p.version, p.text])).toEqual([[2, '三分钟内有人接待'], [1, '持证优先办']]);
    expect(await peek(t, (op) => rows<{ phone: string }>(op.db, sql('select phone from org_turns where org_id = ? and until_day is not null', place.windowId)))).toEqual([{ phone: '0855-7654321' }]);
  });

  it('R13 thirty branch secretaries and twenty-two station keepers each have a seat', async () => {
    for (let i = 1; i <= 30; i += 1) await clerk.do('orgs.seat', { orgId: (await clerk.do('orgs.add', { kind: 'branch', parentId: place.townshipId, name: `第${i}支部` })).id, title: '书记', name: `石书记${i}` });
    for (let i = 1; i <= 22; i += 1) await clerk.do('orgs.seat', { orgId: (await clerk.do('orgs.add', { kind: 'station', parentId: place.villageId, name: `第${i}站` })).id, title: '站长', name: `龙站长${i}`, phone: '0855-1230000' });
    const seats = (await clerk.do('orgs.list', {})).rows.flatMap((o) => o.holders);
    expect([seats.filter((s) => s.title === '书记').length, seats.filter((s) => s.title === '站长').length]).toEqual([30, 22]);
  });

  it('R13 a hand-over ends one and begins the next on one day; a landline stays, a mobile leaves', async () => {
    const office = (await clerk.do('orgs.list', {})).rows.find((o) => o.kind === 'office')!.id;
    const first = (await clerk.do('orgs.seat', { orgId: office, title: '主任', name: '田一', phone: '0855-1112222', fromDay: '2026-01-01' })).id;
    const second = (await clerk.do('orgs.handOver', { id: first, name: '田二', phone: '13900001111', onDay: '2026-09-01' })).id;
    const on = async () => (await clerk.do('orgs.get', { id: office })).holders.map((h) => h.phone);
    expect(await on()).toEqual(['13900001111', null]);
    await clerk.do('orgs.handOver', { id: second, name: '田三', onDay: today });
    const line = (await clerk.do('orgs.get', { id: office })).holders.map((h) => [h.name, h.from, h.until, h.phone]);
    expect(line).toEqual([['田三', today, null, null], ['田二', '2026-09-01', today, null], ['田一', '2026-01-01', '2026-09-01', null]]);
    expect(await code(clerk.call('orgs.handOver', { id: second, name: '田四', onDay: today }))).toBe('orgs.holder_ended');
    const third = (await clerk.do('orgs.get', { id: office })).holders[0]!.id;
    expect(await code(clerk.call('orgs.unseat', { id: third, onDay: '2026-01-01' }))).toBe('orgs.before_start');
    expect(await code(clerk.call('orgs.seat', { orgId: office, title: '副主任' }))).toBe('orgs.holder_needed');
    const stored = await peek(t, (op) => rows<{ phoneCt: string }>(op.db, sql('select phone_ct from org_holders where phone_ct is not null')));
    expect(stored.some((s) => s.phoneCt.includes('13900001111'))).toBe(false);
  });

  it('R13 the directory is for everybody of the county, and holds no number from anybody’s file', async () => {
    const elder = await aMember(t, place, { phone: '13855550001' });
    await clerk.do('orgs.seat', { orgId: place.villageId, title: '主任', personId: elder.personId });
    for (const reader of [member, family, secretary, await as(t, 'window', { place }), await as(t, 'auditor', { place })]) {
      const book = await reader.do('orgs.directory', { township: place.townshipId });
      expect(book.township).toMatchObject({ phone: '0855-1234567' });
      expect(book.rows.find((o) => o.id === place.villageId)?.holders).toEqual(expect.arrayContaining([{ title: '主任', name: elder.name, phone: null }]));
      expect(book.rows.filter((o) => o.kind === 'station')).toHaveLength(22);
      expect(JSON.stringify(book)).not.toContain('13855550001');
    }
    expect((await member.do('orgs.directory', {})).township?.id).toBe(place.townshipId);
    expect((await member.do('orgs.directory', { township: far.townshipId })).rows.some((o) => o.id === far.windowId)).toBe(true);
    const stranger = await aCounty(t);
    expect(await code(member.call('orgs.directory', { township: stranger.townshipId }))).toBe('request.not_found');
  });
});

describe('N2 organisations away from home', () => {
  it('N2 a service centre, a general branch and its branches in several cities, tied to home', async () => {
    const outpost = (parentId: string, name: string, form: 'centre' | 'general_branch' | 'branch', city: string) => county.do('orgs.add', { kind: 'outpost', parentId, name, outpost: { form, city, homeId: place.countyId, approvedBy: '县委', approvedNo: '〔2026〕3号', approvedOn: '2026-03-01' } });
    const centre = (await outpost(place.countyId, '驻宁波党群服务中心', 'centre', '宁波市')).id;
    const general = (await outpost(centre, '驻浙江党总支', 'general_branch', '宁波市')).id;
    const branches = [(await outpost(general, '慈溪党支部', 'branch', '慈溪市')).id, (await outpost(general, '温州党支部', 'branch', '温州市')).id];
    await county.do('orgs.seat', { orgId: branches[1]!, title: '当地联系人', name: '雷当地', phone: '0577-8888888' });
    const tree = (await clerk.do('orgs.list', {})).rows;
    const of = (id: string) => tree.find((o) => o.id === id)!;
    expect([of(centre).parentId, of(general).parentId, of(branches[0]!).parentId]).toEqual([place.countyId, centre, general]);
    expect(branches.map((id) => of(id).city)).toEqual(['慈溪市', '温州市']);
    expect(of(centre).can).toEqual([]);
    expect((await secretary.do('orgs.get', { id: general })).outpost).toMatchObject({ form: 'general_branch', homeId: place.countyId, approvedNo: '〔2026〕3号' });
    expect((await member.do('orgs.directory', {})).countyRows.find((o) => o.id === branches[1])).toMatchObject({ city: '温州市', holders: [{ title: '当地联系人', name: '雷当地', phone: '0577-8888888' }] });
    expect(await code(county.call('orgs.add', { kind: 'outpost', parentId: centre, name: '没写城市' }))).toBe('orgs.outpost_facts');
    expect(await code(county.call('orgs.move', { id: centre, parentId: branches[0]!, onDay: today }))).toBe('orgs.below_itself');
  });

  it('N1 the county home lists every township with its network branch, secretary and liaison', async () => {
    await clerk.do('members.leadNetworkBranch', {});
    await clerk.do('orgs.seat', { orgId: place.networkBranchId, title: '书记', name: '潘组委' });
    const home = await secretary.do('orgs.countyHome', {});
    const own = home.townships.find((x) => x.id === place.townshipId)!;
    expect(own.branch!.holders.map((h) => h.title)).toEqual(['联络员', '书记']);
    expect([own.branch!.secretary?.name, own.branch!.liaison?.title]).toEqual(['潘组委', '联络员']);
    await county.do('orgs.seat', { orgId: far.townshipId, title: '组织委员', name: '龙组委', phone: '0855-7654321' });
    const there = (await secretary.do('orgs.countyHome', {})).townships.find((x) => x.id === far.townshipId)!;
    expect(there.branch!.secretary).toEqual({ title: '组织委员', name: '龙组委', phone: '0855-7654321' });
    expect(home.townships.find((x) => x.id === far.townshipId)!.branch!.holders).toEqual([]);
  });
});

describe('N2 R13 what an organisation away from home was', () => {
  it('N2 R13 a correction keeps what it was before, with its day and who changed it; the same again changes nothing', async () => {
    const facts = { form: 'branch' as const, city: '慈溪市', approvedBy: '县委', approvedNo: '〔2026〕3号', approvedOn: '2026-03-01' };
    const { id } = await county.do('orgs.add', { kind: 'outpost', parentId: place.countyId, name: '驻余姚党支部', outpost: facts });
    expect((await county.do('orgs.get', { id })).outpostBefore).toEqual([]);
    await county.do('orgs.edit', { id, outpost: facts });
    await county.do('orgs.edit', { id, outpost: { ...facts, city: '余姚市' } });
    await county.do('orgs.edit', { id, outpost: { ...facts, form: 'general_branch', city: '余姚市' } });
    const now = await county.do('orgs.get', { id });
    expect(now.outpost).toMatchObject({ form: 'general_branch', city: '余姚市' });
    expect(now.outpostBefore.map((o) => [o.form, o.city, o.approvedNo, o.by.startsWith('county')])).toEqual([['branch', '余姚市', '〔2026〕3号', true], ['branch', '慈溪市', '〔2026〕3号', true]]);
  });
});

describe('R10 the figures of a place by year', () => {
  const set = (year: number, figure: 'households' | 'area' | 'population', value: number, source = '统计年鉴') => clerk.call('orgs.setProfile', { orgId: place.townshipId, year, source, figures: [{ figure, value }] });
  it('R10 one value a year and figure; a correction leaves the earlier one in the history', async () => {
    await set(2024, 'households', 3100);
    await set(2025, 'households', 3210);
    await set(2025, 'area', 152.37);
    expect((await set(2025, 'households', 3215, '公安户籍')).data).toEqual({ changed: 1 });
    expect((await set(2025, 'households', 3215, '公安户籍')).data).toEqual({ changed: 0 });
    const { rows: now, corrected } = await secretary.do('orgs.profile', { id: place.townshipId });
    expect(now.map((p) => [p.year, p.figure, p.value])).toEqual([[2025, 'area', 152.37], [2025, 'households', 3215], [2024, 'households', 3100]]);
    expect(corrected).toEqual([expect.objectContaining({ year: 2025, value: 3210, source: '统计年鉴', until: today })]);
  });
  it('R10 a denominator is that of the year, else of the last year before it', async () => {
    const at = (year: number) => peek(t, (op) => profileOf(op, place.townshipId, year));
    expect((await at(2026)).get('households')).toEqual({ value: 3215, year: 2025, source: '公安户籍' });
    expect((await at(2024)).get('households')?.value).toBe(3100);
    expect((await at(2023)).size).toBe(0);
  });
  it('R10 halves of a person, a year to come and absurd sizes are refused', async () => {
    expect([await code(set(2025, 'population', 10.5)), await code(set(2025, 'area', 1.234)), await code(set(2027, 'area', 1)), await code(set(2025, 'population', 9_000_000))]).toEqual(['orgs.profile_value', 'orgs.profile_value', 'orgs.future', 'orgs.profile_value']);
    expect((await set(2025, 'population', 10.5)).error?.message).toContain('人口');
  });
});
