import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, aVillage, as, peek, type Away, type Place } from '../../test/factories/county';
import { work } from '../../platform/op';
import { rows, sql } from '../../platform/db/sql';
import { rowsOf } from '../../samples';
import { readLedger } from '../../test/factories/exports';
import { addPerson, type PersonFacts } from '../people';
import { joinFamily } from '.';

let t: TestApp;
let place: Place;
let home: Away;
let clerk: Caller;
let secretary: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); home = await aMember(t, place); clerk = await as(t, 'clerk', { place }); secretary = await as(t, 'secretary', { place }); });
afterAll(() => t.close());

const figure = async (name: string, asOf?: string): Promise<number> => (await clerk.do('stats.township', asOf ? { asOf } : {})).figures.find((f) => f.figure === name)!.value;
const aChild = (birth: string, more: Partial<PersonFacts> = {}): Promise<string> => work(t.services, async (op) => {
  const id = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '吴小禾', birth, birthPrecision: 'day', phone: aPhone(), familyId: home.familyId, ...more });
  await joinFamily(op, home.familyId, home.personId, { personId: id, relation: '女儿', kind: 'child', tags: [] });
  return id;
});
const of = async (who: Caller, personId: string) => (await who.do('families.get', { id: home.familyId })).people.find((p) => p.personId === personId);
const yes = { giver: '龙阿秀', relation: '奶奶', channel: 'paper' as const, version: 1 };
const facts = { parentsWork: '浙江宁波电子厂', parentsPhone: '13900000001', school: '南寨小学', className: '三（2）班', teacher: '杨老师', carer: '奶奶' };

describe('R5 a family by hand', () => {
  it('R5 somebody comes in once, lives in one family at a time, and leaves on a day', async () => {
    const other = await aMember(t, place);
    const page = await clerk.do('families.addPerson', { familyId: home.familyId, name: '吴老福', sex: '男', birth: '1950-01-02', relation: '父亲', kind: 'elder' });
    const father = page.people.find((p) => p.name === '吴老福')!;
    expect(father).toMatchObject({ relation: '父亲', kind: 'elder', category: 'elder' });
    expect(await figure('elders_women')).toBe(3);
    const twice = await clerk.call('families.addPerson', { familyId: other.familyId, personId: father.personId, relation: '父亲', kind: 'elder' });
    expect([twice.status, twice.error?.message]).toEqual([409, '吴老福已经在另一户里，请先从那一户里记下离开的日子']);
    expect((await clerk.call('families.endPerson', { familyId: home.familyId, personId: father.personId, on: '2026-12-01' })).error?.code).toBe('families.day_ahead');
    expect((await clerk.call('families.endPerson', { familyId: home.familyId, personId: father.personId, on: '2020-12-01' })).error?.code).toBe('families.day_order');
    await clerk.do('families.endPerson', { familyId: home.familyId, personId: father.personId, on: '2026-11-22' });
    expect((await clerk.do('families.addPerson', { familyId: other.familyId, personId: father.personId, relation: '父亲', kind: 'elder' })).people.map((p) => p.name)).toContain('吴老福');
    expect(await figure('elders_women')).toBe(3);
  });

  it('R5 two members away may live in one family; it has one head, who cannot leave', async () => {
    const elder = await clerk.do('families.setHead', { familyId: home.familyId, personId: home.elderId });
    expect(elder.headPersonId).toBe(home.elderId);
    expect((await clerk.call('families.endPerson', { familyId: home.familyId, personId: home.elderId, on: '2026-11-22' })).error?.code).toBe('families.is_head');
    await clerk.do('families.setHead', { familyId: home.familyId, personId: home.personId });
    const heads = await peek(t, (op) => rows<{ personId: string; untilDay: string | null }>(op.db, sql('select person_id, until_day from family_heads where family_id = ? order by id', home.familyId)));
    expect(heads.map((h) => [h.personId, h.untilDay === null])).toEqual([[home.personId, false], [home.elderId, false], [home.personId, true]]);
    const brother = await aMember(t, place, { withElder: false });
    await clerk.do('families.setHead', { familyId: home.familyId, personId: home.elderId });
    expect((await clerk.call('families.setHead', { familyId: home.familyId, personId: brother.personId })).error?.code).toBe('families.not_here');
    const merged = await clerk.do('families.merge', { keepId: home.familyId, goneId: brother.familyId });
    expect((await clerk.do('families.get', { id: merged.keepId })).members).toHaveLength(2);
  });

  it('R5 a family of those at home is written down by hand, in a village of one’s own place', async () => {
    const { id } = await clerk.do('families.add', { villageId: place.villageId, groupName: '三组', name: '潘老福', sex: '男' });
    expect((await clerk.do('families.get', { id }))).toMatchObject({ name: '潘老福家', groupName: '三组', members: [] });
    const far = await aVillage(t, place);
    expect((await secretary.call('families.add', { villageId: far.villageId, name: '某某' })).status).toBe(404);
  });

  it('R5 a family that moves is the new village’s from today, and the old one’s in figures of earlier days', async () => {
    const far = await aVillage(t, place);
    const later = t.clock.now() + 3 * 86_400_000;
    t.clock.set(later);
    clerk = await as(t, 'clerk', { place });
    await clerk.do('cards.issueBatch', {});
    await clerk.do('families.move', { familyId: home.familyId, villageId: far.villageId, groupName: '一组' });
    const elders = async (village: string, asOf?: string) => (await clerk.do('stats.township', { village, ...(asOf ? { asOf } : {}) })).figures.find((f) => f.figure === 'elders_women')!.value;
    const today = (await clerk.do('stats.township', {})).asOf;
    const before = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    expect([await elders(place.villageId), await elders(far.villageId), await elders(place.villageId, before), await elders(far.villageId, before)]).toEqual([0, 1, 1, 0]);
    expect(await figure('elders_women')).toBe(1);
    const there = await as(t, 'secretary', { place: far });
    expect((await there.do('families.list', {})).rows).toMatchObject([{ id: home.familyId, groupName: '一组' }]);
    expect((await there.do('cards.list', {})).rows).toHaveLength(1);
    t.clock.set(later - 3 * 86_400_000);
  });

  it('R5 who takes care of whom, in days', async () => {
    const child = await aChild('2018-05-06');
    await secretary.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes });
    const page = await secretary.do('families.setCarer', { familyId: home.familyId, personId: child, carerId: home.elderId });
    const care = page.people.find((p) => p.personId === child)!.carers[0]!;
    expect((await secretary.call('families.setCarer', { familyId: home.familyId, personId: child, carerId: home.elderId })).error?.code).toBe('families.has_carer');
    expect((await secretary.call('families.setCarer', { familyId: home.familyId, personId: child, carerId: child })).error?.code).toBe('families.own_carer');
    await secretary.do('families.endCarer', { familyId: home.familyId, id: care.id });
    expect((await of(secretary, child))!.carers).toEqual([]);
  });
});

describe('R6 tags', () => {
  it('R6 a tag has days, is worn once at a time, and two of them are one person in the total', async () => {
    await clerk.do('families.setTag', { familyId: home.familyId, personId: home.elderId, tag: 'ill', from: '2026-01-05' });
    const page = await clerk.do('families.setTag', { familyId: home.familyId, personId: home.elderId, tag: 'empty_nest' });
    expect(page.people[0]!.tags.map((x) => [x.label, x.from])).toEqual([['患病', '2026-01-05'], ['空巢', '2026-11-22']]);
    expect((await clerk.call('families.setTag', { familyId: home.familyId, personId: home.elderId, tag: 'ill' })).error?.message).toBe('他已经有「患病」这个标签了');
    const totals = await clerk.do('families.tagTotals', {});
    expect([totals.people, totals.rows.find((r) => r.tag === 'ill')!.people, totals.rows.find((r) => r.tag === 'empty_nest')!.people]).toEqual([1, 1, 1]);
    const tag = page.people[0]!.tags[0]!;
    await clerk.do('families.endTag', { familyId: home.familyId, id: tag.id });
    expect((await clerk.call('families.endTag', { familyId: home.familyId, id: tag.id })).status).toBe(404);
    expect((await of(clerk, home.elderId))!.tags.map((x) => x.tag)).toEqual(['empty_nest']);
    expect(await figure('elders_women')).toBe(1);
  });
});

describe('R7 X9 a child’s file', () => {
  it('R7 before the guardian agreed nothing but name, class and village is told or taken', async () => {
    const child = await aChild('2018-05-06');
    expect(await of(secretary, child)).toMatchObject({ name: '吴小禾', phone: null, child: { stage: 'guardian', consentId: null, filled: 0, can: ['consent'] } });
    expect((await secretary.call('families.file', { id: child })).error?.code).toBe('families.no_consent');
    expect((await secretary.call('families.saveFile', { familyId: home.familyId, personId: child, ...facts })).status).toBe(403);
    await secretary.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes });
    expect((await secretary.call('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes })).error?.code).toBe('families.has_consent');
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts, teacher: '' });
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts });
    expect((await secretary.do('families.file', { id: child })).file).toEqual(facts);
    expect((await of(secretary, child))!.child).toMatchObject({ filled: 6, can: ['read', 'save', 'withdraw', 'change_guardian'] });
    // The clerk counts, and reads no child's file; what lies in the database is ciphered.
    expect((await clerk.call('families.file', { id: child })).status).toBe(403);
    expect((await of(clerk, child))!.child!.can).toEqual([]);
    expect(await clerk.do('families.completeness', {})).toMatchObject({ rows: [{ children: 1, consented: 1, full: 1, percent: 100 }] });
    const stored = await peek(t, (op) => rows<{ bodyCt: string; untilDay: string | null }>(op.db, sql('select body_ct, until_day from child_files order by id')));
    expect(stored.filter((f) => f.untilDay === null)).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('南寨小学');
    const kept = await peek(t, (op) => rows<{ textVersion: number; textHash: string }>(op.db, sql('select text_version, text_hash from consents where person_id = ?', child)));
    expect(kept[0]).toEqual({ textVersion: 1, textHash: (await secretary.do('families.consentText', {})).hash });
  });

  it('X9 a consent taken back closes the file to all, civil affairs too', async () => {
    const child = await aChild('2018-05-06');
    const page = await secretary.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes });
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts });
    await secretary.do('families.withdrawConsent', { familyId: home.familyId, id: page.people.find((p) => p.personId === child)!.child!.consentId!, reason: '家里不愿意了' });
    expect((await secretary.call('families.file', { id: child })).status).toBe(403);
    expect((await clerk.do('families.completeness', {})).rows[0]).toMatchObject({ consented: 0, full: 0, percent: 0 });
    expect((await (await as(t, 'civil', { place })).do('families.file', { id: child })).file.school).toBe('');
  });

  it('R7 §9.7 at fourteen the child is asked itself, at sixteen the file closes', async () => {
    const child = await aChild('2012-11-23');
    await secretary.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes });
    await secretary.do('families.saveFile', { familyId: home.familyId, personId: child, ...facts });
    const start = t.clock.now();
    t.clock.set(start + 86_400_000);
    const next = await as(t, 'secretary', { place });
    expect((await of(next, child))!.child).toMatchObject({ stage: 'own', consentId: null, can: ['consent'] });
    expect((await next.call('families.file', { id: child })).error?.code).toBe('families.no_consent');
    expect((await next.call('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'guardian', ...yes })).error?.code).toBe('families.own_consent');
    await next.do('families.consent', { familyId: home.familyId, personId: child, agreedBy: 'own', ...yes, giver: '吴小禾' });
    expect((await next.do('families.file', { id: child })).file.school).toBe('南寨小学');
    t.clock.set(start + 86_400_000 * (1 + 366 + 365));
    const late = await as(t, 'secretary', { place });
    expect(await of(late, child)).toMatchObject({ kind: 'child', category: 'other', child: { stage: 'closed', can: [] } });
    expect((await late.call('families.file', { id: child })).error?.code).toBe('families.file_closed');
    expect((await (await as(t, 'county', { place })).do('families.completeness', {})).rows).toEqual([]);
    t.clock.set(start);
  });
});

describe('X9 a child’s number', () => {
  it('X9 before consent it is neither shown, nor dialled, nor the one a helper is given, nor in a ledger', async () => {
    const start = t.clock.now();
    const lone = await aMember(t, place, { withElder: false });
    const child = await work(t.services, async (op) => {
      const id = await addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '吴小禾', birth: '2018-05-06', birthPrecision: 'day', phone: aPhone(), familyId: lone.familyId });
      // The paper calls a girl of eight “家人”.
      await joinFamily(op, lone.familyId, lone.personId, { personId: id, relation: '女儿', kind: 'other', tags: [] });
      return id;
    });
    const helper = await as(t, 'helper', { place });
    const liaison = await as(t, 'liaison', { place });
    t.clock.set(start);
    await clerk.do('pairings.pair', { familyId: lone.familyId, helperId: helper.personId!, helperClass: 'society' });
    await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [lone.memberId] });
    expect((await helper.do('duties.visits', {})).rows.map((r) => r.phone)).toEqual([null]);
    for (const who of [helper, liaison]) expect((await who.call('home.call', { personId: child })).status).toBe(403);
    const [row] = (await readLedger(t, (await clerk.do('ledgers.export', { ledger: 'families' })).url)).rows.filter((r) => r.家属姓名 === '吴小禾');
    expect([row!.年龄, row!.电话, row!.性别]).toEqual(['', '', '']);
    await secretary.do('families.consent', { familyId: lone.familyId, personId: child, agreedBy: 'guardian', ...yes });
    expect((await liaison.do('home.call', { personId: child })).phone).toMatch(/^139/);
    expect((await helper.call('home.call', { personId: child })).status).toBe(403);
  });
});

describe('X9 protected people', () => {
  it('X9 a protected person is out of lists and exports, counted all the same, and back when it ends', async () => {
    const child = await aChild('2018-05-06');
    await clerk.do('families.protect', { personId: child, reason: '案件在办' });
    expect((await clerk.call('families.protect', { personId: child, reason: '再来' })).error?.code).toBe('families.is_protected');
    expect(await of(secretary, child)).toBeUndefined();
    expect(await of(clerk, child)).toMatchObject({ protected: true });
    expect((await secretary.do('members.get', { id: home.memberId })).family.map((k) => k.personId)).toEqual([home.elderId]);
    expect((await secretary.do('stats.records', { figure: 'children' })).rows.map((r) => r.name)).toEqual(['（受保护）']);
    expect((await clerk.do('stats.records', { figure: 'children' })).rows.map((r) => r.name)).toEqual(['吴小禾']);
    await clerk.do('families.protect', { personId: home.personId, reason: '案件在办' });
    expect((await secretary.do('members.list', {})).rows).toEqual([]);
    expect((await secretary.call('members.get', { id: home.memberId })).status).toBe(404);
    expect(JSON.stringify(await secretary.do('families.list', {}))).not.toContain(home.name);
    expect(JSON.stringify(await secretary.do('families.get', { id: home.familyId }))).not.toContain(home.name);
    expect((await secretary.call('people.compare', { aId: home.personId, bId: home.elderId })).status).toBe(404);
    expect((await clerk.do('members.list', {})).rows).toHaveLength(1);
    const link = await clerk.do('ledgers.export', { ledger: 'outflow' });
    expect(JSON.stringify(await rowsOf(Buffer.from(await (await t.raw(link.url)).arrayBuffer()), 'x.xlsx'))).not.toContain(home.name);
    const stored = await peek(t, (op) => rows(op.db, sql('select reason_ct from protected_people')));
    expect(JSON.stringify(stored)).not.toContain('案件');
    await clerk.do('families.unprotect', { personId: home.personId });
    expect((await secretary.do('members.list', {})).rows).toHaveLength(1);
  });
});
