import { randomUUID } from 'node:crypto';
import type { Output } from '@guiyan/shared/contract';
import { rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, aTownship, aVillage, as, peek, type Away, type Place } from '../../test/factories/county';
import { joinFamily } from '../families';
import { addPerson } from '../people';

let t: TestApp, place: Place, home: Away, clerk: Caller, secretary: Caller;
const start = Date.UTC(2026, 10, 22, 2);
beforeAll(async () => { t = await app(); });
beforeEach(async () => { t.clock.set(start); place = await aCounty(t); home = await aMember(t, place, { withElder: false }); await desks(); });
afterAll(() => t.close());
const desks = async (): Promise<void> => { [clerk, secretary] = [await as(t, 'clerk', { place }), await as(t, 'secretary', { place })]; };
/** A sign-in holds ten minutes; after a leap everybody signs in anew. */
const goTo = async (day: string): Promise<void> => { t.clock.set(Date.parse(`${day}T02:00:00Z`)); await desks(); };

type Kind = 'child' | 'elder' | 'woman' | 'other';
const someone = (name: string, birth: string, kind: Kind, more: { relation?: string; at?: Away; tags?: ('no_labour' | 'serious_illness')[]; phone?: string } = {}): Promise<string> => work(t.services, async (op) => {
  const at = more.at ?? home;
  const id = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name, birth, birthPrecision: birth ? 'day' : '', phone: more.phone ?? aPhone(), familyId: at.familyId });
  await joinFamily(op, at.familyId, at.personId, { personId: id, relation: more.relation ?? '家人', kind, tags: more.tags ?? [] });
  return id;
});
const open = async (who: Caller = clerk, rules: object = {}): Promise<Output<'surveys.open'>> => {
  const p = await who.do('surveys.plan', {});
  return who.do('surveys.open', { opensOn: p.opensOn, closesOn: p.closesOn, rules: { ...p.rules, ...rules } });
};
const list = async (roundId: string, filter: object = {}) => (await clerk.do('surveys.subjects', { roundId, limit: 200, ...filter })).rows;
const subject = async (roundId: string, name: string, kind?: string) => (await list(roundId)).find((s) => s.name === name && (!kind || s.kind === kind))!;
const code = async (asked: Promise<{ error: { code: string } | null; status: number }>) => { const reply = await asked; return reply.error?.code ?? reply.status; };
const yes = { giver: '龙阿秀', relation: '奶奶', channel: 'paper' as const, version: 1 };
/** Everybody is still there and everything is decided. */
const finish = async (roundId: string): Promise<Output<'surveys.close'>> => {
  for (const s of await list(roundId, { state: 'left' })) await secretary.do('surveys.record', { id: s.id, outcome: 'here' });
  for (const s of await list(roundId, { state: 'undecided' })) await clerk.do('surveys.decide', { ids: [s.id], how: s.choices[0]!, words: '看过了' });
  return clerk.do('surveys.close', { id: roundId });
};

describe('R8 a round is opened', () => {
  it('R8 the rules say who falls under it, counted by village and class before it is opened', async () => {
    await Promise.all([someone('吴小禾', '2016-03-01', 'child'), someone('吴老福', '1950-01-02', 'elder', { tags: ['no_labour'] }), someone('石二妹', '1990-05-05', 'woman'), someone('杨大山', '1985-05-05', 'other')]);
    const plan = await clerk.do('surveys.plan', {});
    expect(plan).toMatchObject({ half: '2026H2', opensOn: '2026-11-22', closesOn: '2026-12-22', refused: null, before: null, rules: { childUnder: 16, elderFrom: 60, womanFrom: 20, womanTo: 59, parentsAway: 'one', families: 'away' } });
    const ask = (rules: object) => clerk.do('surveys.preview', { opensOn: plan.opensOn, rules: { ...plan.rules, ...rules } });
    expect(await ask({})).toMatchObject({ people: 3, subjects: 4, rows: [{ villageId: place.villageId, kinds: { child: 1, elder: 1, woman: 1, weak: 1 }, subjects: 4 }] });
    expect(await ask({ parentsAway: 'both' })).toMatchObject({ subjects: 3 });
    expect(await ask({ kinds: ['elder'], elderFrom: 80 })).toMatchObject({ subjects: 0, rows: [] });
    // Nobody of this family is away: only the wider rule has it.
    await clerk.do('families.add', { villageId: place.villageId, name: '潘老久', birth: '1940-01-01' });
    expect([(await ask({ families: 'all', parentsAway: 'any' })).subjects, (await ask({})).subjects]).toEqual([5, 4]);
    expect(await code(clerk.call('surveys.preview', { opensOn: plan.opensOn, rules: { ...plan.rules, womanTo: 18 } }))).toBe('surveys.ages');
  });

  it('R8 the county sets the ages and days a round begins with, and opens it for a township of its own', async () => {
    const county = await as(t, 'county', { place });
    await county.do('settings.set', { key: 'woman_to', value: 55, from: '2026-11-22' });
    await someone('吴老福', '1950-01-02', 'elder');
    expect((await clerk.do('surveys.plan', {})).rules.womanTo).toBe(55);
    expect(await code(county.call('surveys.plan', {}))).toBe('surveys.township_needed');
    const p = await county.do('surveys.plan', { township: place.townshipId });
    const made = await county.do('surveys.open', { township: place.townshipId, opensOn: p.opensOn, closesOn: p.closesOn, rules: p.rules });
    expect(made).toMatchObject({ subjects: 1, can: [] });
    expect((await county.do('surveys.rounds', { township: place.townshipId })).rows).toHaveLength(1);
    expect(await code(county.call('surveys.subjects', { roundId: made.id }))).toBe('request.not_allowed');
    expect(await code(county.call('surveys.plan', { township: (await aCounty(t)).townshipId }))).toBe('request.not_found');
  });

  it('R8 one a half-year and township, one open at a time, in the days of one half-year, and not for nobody', async () => {
    expect(await code(clerk.call('surveys.open', { opensOn: '2026-11-22', closesOn: '2026-12-01', rules: (await clerk.do('surveys.plan', {})).rules }))).toBe('surveys.nobody');
    await someone('吴老福', '1950-01-02', 'elder');
    const { rules } = await clerk.do('surveys.plan', {});
    for (const [opensOn, closesOn] of [['2026-12-20', '2027-01-10'], ['2026-12-10', '2026-12-01'], ['2026-10-01', '2026-11-01']] as const) expect(await code(clerk.call('surveys.open', { opensOn, closesOn, rules }))).toBe('surveys.days');
    const made = await open();
    expect(await code(clerk.call('surveys.open', { opensOn: '2026-11-22', closesOn: '2026-12-01', rules }))).toBe('surveys.open_already');
    expect((await clerk.do('surveys.plan', {})).refused).toContain('2026年下半年');
    await finish(made.id);
    expect(await code(clerk.call('surveys.open', { opensOn: '2026-11-22', closesOn: '2026-12-01', rules }))).toBe('surveys.done_already');
  });

  it('R8 a round that is dated ahead waits for its day', async () => {
    await someone('吴老福', '1950-01-02', 'elder');
    const { rules } = await clerk.do('surveys.plan', {});
    const made = await clerk.do('surveys.open', { opensOn: '2026-12-01', closesOn: '2026-12-20', rules });
    expect(await code(secretary.call('surveys.record', { id: (await subject(made.id, '吴老福')).id, outcome: 'here' }))).toBe('surveys.not_begun');
    expect((await secretary.do('surveys.mine', {})).round).toMatchObject({ begun: false });
  });
});

describe('R8 at the door', () => {
  it('R8 the same key writes once; a later finding replaces an earlier one, one that arrives late does not', async () => {
    await someone('吴老福', '1950-01-02', 'elder');
    const round = await open();
    const { id } = await subject(round.id, '吴老福');
    const key = randomUUID();
    const said = { id, outcome: 'here' as const, livingWith: '老伴', carer: '老伴', needs: '想装扶手', happenedAt: start + 60_000 };
    t.clock.advance(3_600_000);
    await desks();
    await secretary.do('surveys.record', said, { key });
    await secretary.do('surveys.record', said, { key });
    await secretary.do('surveys.record', { ...said, livingWith: '一个人', happenedAt: start + 120_000 });
    await secretary.do('surveys.record', { ...said, outcome: 'unfit', happenedAt: start + 30_000 });
    const shown = await clerk.do('surveys.subject', { id });
    expect(shown.outcome).toBe('here');
    expect(shown.snapshots.map((x) => [x.outcome, x.facts.livingWith])).toEqual([['here', '一个人'], ['here', '老伴'], ['unfit', '老伴']]);
    expect(await code(secretary.call('surveys.record', { ...said, happenedAt: t.clock.now() + 86_400_000 }))).toBe('time.future');
    const sealed = await peek(t, (op) => rows<{ factsCt: string }>(op.db, sql('select facts_ct from survey_snapshots where subject_id = ?', id)));
    expect(sealed).toHaveLength(3);
    expect(JSON.stringify(sealed)).not.toContain('老伴');
  });

  it('R8 each surveyor takes along whom he reaches, and nobody else', async () => {
    await someone('吴老福', '1950-01-02', 'elder');
    const far = await aVillage(t, place);
    const other = await aMember(t, far);
    const round = await open();
    const helper = await as(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: home.familyId, helperId: helper.personId!, helperClass: 'society' });
    const names = async (who: Caller) => (await who.do('surveys.mine', {})).rows.map((s) => s.name);
    expect([await names(secretary), await names(helper), await names(await as(t, 'secretary', { place: far }))]).toEqual([['吴老福'], ['吴老福'], [expect.stringContaining('老人')]]);
    const beside = (await list(round.id)).find((s) => s.familyId === other.familyId)!;
    for (const who of [secretary, helper]) expect(await code(who.call('surveys.record', { id: beside.id, outcome: 'here' }))).toBe('request.not_found');
    expect(await code(secretary.call('surveys.subject', { id: beside.id }))).toBe('request.not_found');
    const away = await aTownship(t, place.countyId);
    expect(await code((await as(t, 'clerk', { place: away })).call('surveys.round', { id: round.id }))).toBe('request.not_found');
    expect((await secretary.do('surveys.round', { id: round.id })).villages.map((v) => v.villageId)).toEqual([place.villageId]);
  });

  it('R7 R8 of a child only whether it is there, until somebody agreed; the yes may come with the answer', async () => {
    const childId = await someone('吴小禾', '2016-03-01', 'child', { relation: '女儿' });
    const round = await open();
    const { id } = await subject(round.id, '吴小禾');
    const told = { id, outcome: 'here' as const, parentsWork: '宁波电子厂', parentsPhone: '妈妈 13900000001', school: '南寨小学', className: '三（2）班', teacher: '杨老师', carer: '奶奶', health: '有点近视' };
    expect(await code(secretary.call('surveys.record', told))).toBe('families.no_consent');
    await secretary.do('surveys.record', { id, outcome: 'here' });
    expect((await secretary.do('surveys.mine', {})).rows[0]).toMatchObject({ outcome: 'here', child: { stage: 'guardian', consented: false, mayAsk: true }, facts: {} });
    const helper = await as(t, 'helper', { place });
    await clerk.do('pairings.pair', { familyId: home.familyId, helperId: helper.personId!, helperClass: 'society' });
    expect(await code(helper.call('surveys.record', { ...told, consent: yes }))).toBe('request.not_allowed');
    await secretary.do('surveys.record', { ...told, consent: yes });
    expect((await secretary.do('surveys.subject', { id })).snapshots[0]).toMatchObject({ facts: { school: '南寨小学', teacher: '杨老师', parentsPhone: '妈妈 1390****001', health: '有点近视' }, hidden: false });
    expect((await secretary.do('surveys.mine', {})).rows[0]!.facts).toMatchObject({ parentsWork: '宁波电子厂', parentsPhone: '妈妈 1390****001' });
    expect(await code(secretary.call('surveys.record', { ...told, parentsPhone: '妈妈 1390****001' }))).toBe('request.invalid');
    // Whoever reads no child's file reads none of this either: the clerk is told that it differs, not what it says.
    expect(await clerk.do('surveys.subject', { id })).toMatchObject({ fields: ['parentsWork', 'parentsPhone', 'school', 'className', 'teacher', 'carer'], phone: null, snapshots: [{ facts: {}, hidden: true }, { hidden: false }] });
    expect((await helper.do('surveys.mine', {})).rows[0]!.facts).toEqual({});
    // A helper may add what he sees once there is a consent.
    await helper.do('surveys.record', { id, outcome: 'here', parentsWork: '宁波电子厂', school: '南寨小学', className: '三（2）班', teacher: '杨老师', carer: '外婆' });
    // Over into the file by the clerk, who still does not read it.
    await clerk.do('surveys.decide', { ids: [id], how: 'facts' });
    expect((await secretary.do('families.file', { id: childId })).file).toEqual({ parentsWork: '宁波电子厂', parentsPhone: '妈妈 13900000001', school: '南寨小学', className: '三（2）班', teacher: '杨老师', carer: '外婆' });
    const given = (await secretary.do('families.get', { id: home.familyId })).people.find((p) => p.personId === childId)!.child!.consentId!;
    await secretary.do('families.withdrawConsent', { familyId: home.familyId, id: given });
    expect((await secretary.do('surveys.subject', { id })).snapshots[0]).toMatchObject({ facts: {}, hidden: true });
  });

  it('R8 a protected person is in nobody’s list but the clerk’s, and counted all the same', async () => {
    const elder = await someone('吴老福', '1950-01-02', 'elder');
    await clerk.do('families.protect', { personId: elder, reason: '受保护' });
    const round = await open();
    expect(round.subjects).toBe(1);
    expect((await secretary.do('surveys.mine', {})).rows).toEqual([]);
    expect(await list(round.id)).toHaveLength(1);
  });

  it('R8 somebody found at the door waits for the clerk, who has a record made', async () => {
    await someone('吴老福', '1950-01-02', 'elder');
    const round = await open();
    const found = { roundId: round.id, familyId: home.familyId, name: '吴小满', birth: '2020-02-02', kind: 'child' as const, relation: '儿子' };
    expect(await code(secretary.call('surveys.found', { ...found, needs: '想上幼儿园' }))).toBe('families.no_consent');
    const made = await secretary.do('surveys.found', found);
    expect(made).toMatchObject({ origin: 'found', diff: 'new', reason: 'found' });
    expect([await code(secretary.call('surveys.found', found)), await code(secretary.call('surveys.found', { ...found, name: '吴老福', kind: 'elder' }))]).toEqual(['surveys.listed_already', 'surveys.listed_already']);
    const row = await subject(round.id, '吴小满');
    expect(row.choices).toEqual(['add', 'keep']);
    await clerk.do('surveys.decide', { ids: [row.id], how: 'add' });
    expect((await clerk.do('families.get', { id: home.familyId })).people.find((p) => p.name === '吴小满')).toMatchObject({ relation: '儿子', category: 'child' });
    expect((await subject(round.id, '吴小满')).choices).not.toContain('add');
  });
});

describe('R8 against the last round', () => {
  it('R8 closing wants every difference and everybody nobody met decided; then nothing moves any more', async () => {
    const [ill, moved] = [await someone('吴老福', '1950-01-02', 'elder', { tags: ['no_labour'] }), await someone('石二妹', '1990-05-05', 'woman')];
    await someone('杨老五', '1948-01-02', 'elder');
    const round = await open();
    const close = () => clerk.call('surveys.close', { id: round.id });
    expect(await close()).toMatchObject({ status: 409, error: { code: 'surveys.undecided', message: expect.stringContaining('还有 4 位没访到、0 处差异') } });
    await secretary.do('surveys.record', { id: (await subject(round.id, '吴老福', 'elder')).id, outcome: 'here', phone: '13900009999' });
    // Masks by default, among facts too, and no number in full goes along on a phone.
    expect((await clerk.do('surveys.subject', { id: (await subject(round.id, '吴老福', 'elder')).id })).snapshots[0]!.facts).toEqual({ phone: '1390****999' });
    expect(JSON.stringify(await secretary.do('surveys.mine', {}))).not.toContain('13900009999');
    const [weak, gone] = [await subject(round.id, '吴老福', 'weak'), await subject(round.id, '石二妹')];
    await secretary.do('surveys.record', { id: weak.id, outcome: 'unfit', words: '病好了，能下地' });
    await secretary.do('surveys.record', { id: gone.id, outcome: 'with_parents' });
    expect((await close()).error?.message).toContain('还有 1 位没访到、3 处差异');
    expect((await list(round.id, { state: 'undecided' })).map((s) => s.choices)).toEqual(expect.arrayContaining([['facts', 'keep'], ['end_tags', 'leave_family', 'keep'], ['leave_family', 'keep'], ['keep']]));
    expect(await code(clerk.call('surveys.decide', { ids: [weak.id], how: 'facts' }))).toBe('surveys.no_choice');
    expect(await code(clerk.call('surveys.decide', { ids: [weak.id], how: 'keep' }))).toBe('surveys.why_needed');
    await clerk.do('surveys.decide', { ids: [weak.id], how: 'end_tags' });
    await clerk.do('surveys.decide', { ids: [gone.id], how: 'leave_family', reason: 'with_parents', words: '全家去了宁波' });
    await clerk.do('surveys.decide', { ids: [(await subject(round.id, '吴老福', 'elder')).id], how: 'facts' });
    await clerk.do('surveys.decide', { ids: [(await subject(round.id, '杨老五')).id], how: 'keep', words: '去县医院陪护，下月再访' });
    const family = await clerk.do('families.get', { id: home.familyId });
    expect(family.people.map((p) => p.personId)).not.toContain(moved);
    expect(family.people.find((p) => p.personId === ill)).toMatchObject({ tags: [], phone: '1390****999' });
    const closed = await clerk.do('surveys.close', { id: round.id });
    expect(closed).toMatchObject({ closedOn: '2026-11-22', subjects: 4, surveyed: 3, here: 1, left: 2, changed: 1, undecided: 0, can: ['list'] });
    // Later edits of the roster, and whatever arrives late, change nothing.
    await clerk.do('families.endPerson', { familyId: home.familyId, personId: ill, on: '2026-11-22' });
    expect(await code(secretary.call('surveys.record', { id: weak.id, outcome: 'here' }))).toBe('surveys.closed');
    expect(await code(clerk.call('surveys.decide', { ids: [weak.id], how: 'keep', words: '再想想' }))).toBe('surveys.closed');
    expect(await code(secretary.call('surveys.found', { roundId: round.id, familyId: home.familyId, name: '新人', kind: 'elder', relation: '父亲' }))).toBe('surveys.closed');
    expect(await close()).toMatchObject({ status: 409, error: { code: 'surveys.closed' } });
    expect(await clerk.do('surveys.round', { id: round.id })).toEqual(closed);
    expect((await clerk.do('surveys.rounds', { on: '2026-11-22' })).rows.map((r) => r.id)).toEqual([round.id]);
    expect((await clerk.do('surveys.rounds', { on: '2026-11-21' })).rows).toEqual([]);
  });

  it('R8 new, left and changed each with a reason; birthdays of 14, 16 and 60 are reasons of their own', async () => {
    await Promise.all([someone('满十四', '2013-02-01', 'child'), someone('满十六', '2011-01-15', 'child'), someone('满六十', '1967-01-20', 'woman'), someone('搬走的', '1950-01-01', 'elder'), someone('老样子', '1951-01-01', 'elder'), someone('没力气', '1975-01-01', 'other', { tags: ['no_labour'] })]);
    const first = await open();
    await secretary.do('surveys.record', { id: (await subject(first.id, '老样子')).id, outcome: 'here', livingWith: '老伴', needs: '要修屋顶' });
    const closed = await finish(first.id);
    expect(closed).toMatchObject({ subjects: 6, new: 0, left: 0, changed: 0 });
    await goTo('2027-03-01');
    const leaver = (await clerk.do('families.get', { id: home.familyId })).people.find((p) => p.name === '搬走的')!;
    await clerk.do('families.endPerson', { familyId: home.familyId, personId: leaver.personId, on: '2027-01-05' });
    const well = (await clerk.do('families.get', { id: home.familyId })).people.find((p) => p.name === '没力气')!;
    await clerk.do('families.endTag', { familyId: home.familyId, id: well.tags[0]!.id });
    await someone('新来的', '1949-09-09', 'elder');
    const second = await open();
    expect(second.before).toMatchObject({ id: first.id, half: '2026H2' });
    const reasons = async () => Object.fromEntries((await list(second.id, { diff: 'any' })).map((s) => [`${s.name} ${s.kind}`, `${s.diff} ${s.reason}`]));
    expect(await reasons()).toEqual({
      '满十四 child': 'changed birthday_14', '满十六 child': 'left birthday_16', '满六十 woman': 'left birthday_60', '满六十 elder': 'new birthday_60', '搬走的 elder': 'left left_family', '没力气 weak': 'left tag_ended', '新来的 elder': 'new registered',
    });
    expect(await code(secretary.call('surveys.record', { id: (await subject(second.id, '搬走的')).id, outcome: 'here' }))).toBe('surveys.before_only');
    // What differs from what was found last time, not what was asked again and is the same.
    const same = await subject(second.id, '老样子');
    expect((await secretary.do('surveys.mine', {})).rows.find((s) => s.id === same.id)!.facts).toEqual({ livingWith: '老伴', needs: '要修屋顶' });
    await secretary.do('surveys.record', { id: same.id, outcome: 'here', livingWith: '老伴', needs: '屋顶修好了，想要个轮椅' });
    expect(await clerk.do('surveys.subject', { id: same.id })).toMatchObject({ diff: 'changed', reason: 'surveyed', fields: ['needs'], choices: ['agree', 'keep'], before: { on: '2026-11-22', facts: { needs: '要修屋顶' } } });
    await finish(second.id);
    expect(await clerk.do('surveys.round', { id: first.id })).toEqual(closed);
  });

  it('R8 the member’s return, and somebody who comes back, are reasons too', async () => {
    const other = await aMember(t, place, { withElder: false });
    await someone('阿公', '1950-01-01', 'elder', { at: other });
    await someone('阿婆', '1951-01-01', 'elder');
    const first = await open();
    await secretary.do('surveys.record', { id: (await subject(first.id, '阿婆')).id, outcome: 'with_parents' });
    await clerk.do('surveys.decide', { ids: [(await subject(first.id, '阿婆')).id], how: 'keep', words: '年底就回来' });
    await finish(first.id);
    await goTo('2027-03-01');
    await clerk.do('members.comeBack', { id: other.memberId, version: (await clerk.do('members.get', { id: other.memberId })).going!.version, day: '2027-02-20' });
    const second = await open();
    expect(Object.fromEntries((await list(second.id, { diff: 'any' })).map((s) => [s.name, `${s.diff} ${s.reason}`]))).toEqual({ 阿公: 'left parents_back', 阿婆: 'new back_again' });
  });

  it('R8 S1 every step stands in the history; opening one’s answers is recorded', async () => {
    await someone('吴老福', '1950-01-02', 'elder');
    const round = await open();
    const { id } = await subject(round.id, '吴老福');
    await secretary.do('surveys.record', { id, outcome: 'died', words: '上月走的' });
    await clerk.do('surveys.subject', { id });
    await clerk.do('surveys.decide', { ids: [id], how: 'leave_family' });
    await clerk.do('surveys.close', { id: round.id });
    const events = await peek(t, (op) => rows<{ name: string; payload: string }>(op.db, sql(`select name, payload from events where county_id = ? and (name like 'survey.%' or name = 'page.opened' or name = 'family.left') order by id`, place.countyId)));
    expect(events.map((e) => e.name)).toEqual(['survey.opened', 'survey.recorded', 'page.opened', 'family.left', 'survey.decided', 'survey.closed']);
    expect(JSON.stringify(events)).not.toContain('上月');
  });
});

describe('X1 two surveyors at one door', () => {
  it('X1 whoever tells of what somebody else has told since is shown both, and decides; nothing is lost', async () => {
    await someone('吴老福', '1950-01-02', 'elder', { tags: ['no_labour'] });
    const { id: roundId } = await open();
    const old = await subject(roundId, '吴老福');
    const helper = await as(t, 'clerk', { place });
    const first = await secretary.do('surveys.record', { id: old.id, version: null, outcome: 'here', livingWith: '和老伴', words: '身体还好' });
    expect(first.outcome).toBe('here');
    // The same surveyor corrects himself without being asked.
    await secretary.do('surveys.record', { id: old.id, version: null, outcome: 'here', livingWith: '和老伴、孙子', words: '身体还好' });
    const key = randomUUID();
    const said = { id: old.id, version: null, outcome: 'with_parents' as const, words: '跟儿子去了宁波' };
    const reply = await helper.call('surveys.record', said, { key });
    expect([reply.status, reply.error?.code]).toEqual([409, 'surveys.told_meanwhile']);
    const { mine, theirs } = reply.error!.copies!;
    expect([mine.words, mine.outcome, theirs.words, theirs.livingWith, theirs.outcome]).toEqual(['跟儿子去了宁波', '跟家人去外地了', '身体还好', '和老伴、孙子', '还在家']);
    const decided = await helper.do('surveys.record', { ...said, version: theirs.version as string });
    expect(decided.outcome).toBe('with_parents');
    expect((await clerk.do('surveys.subject', { id: old.id })).snapshots.map((x) => x.words).sort()).toEqual(['跟儿子去了宁波', '身体还好', '身体还好'].sort());
    expect((await secretary.do('surveys.mine', {})).rows.find((r) => r.id === old.id)!.version).not.toBe(theirs.version);
  });

  it('X1 of five phones at the very same moment one has told, and the others are shown what it told', async () => {
    for (const name of ['吴老福', '吴老寿', '吴老禄']) await someone(name, '1950-01-02', 'elder');
    const { id: roundId } = await open();
    const phones = [secretary, clerk, await as(t, 'secretary', { place }), await as(t, 'clerk', { place }), await as(t, 'secretary', { place })];
    for (const { id } of await list(roundId)) {
      const replies = await Promise.all(phones.map((who, i) => who.call('surveys.record', { id, version: null, outcome: 'here', words: `第${i}个来的` })));
      expect(replies.map((r) => r.error?.code ?? 'told').sort()).toEqual([...phones.slice(1).map(() => 'surveys.told_meanwhile'), 'told']);
      const { snapshots } = await clerk.do('surveys.subject', { id });
      expect(snapshots).toHaveLength(1);
      for (const { error } of replies) if (error) expect(error.copies!.theirs.words).toBe(snapshots[0]!.words);
    }
  });
});
