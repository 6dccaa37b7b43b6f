import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, aTownship, as, peek, signIn, type Away, type Place } from '../../test/factories/county';
import { work } from '../../platform/op';
import { row, rows, sql } from '../../platform/db/sql';
import { joinFamily, makeFamilyOf } from '../families';
import { startOutflow, addMember } from '../members';
import { addPerson, type PersonFacts } from '.';

let t: TestApp;
let place: Place;
let clerk: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); clerk = await as(t, 'clerk', { place }); });
afterAll(() => t.close());

const where = (p: Place) => ({ countyId: p.countyId, townshipId: p.townshipId, villageId: p.villageId });
const aPerson = (facts: Partial<PersonFacts> & { name: string }, p = place): Promise<string> => work(t.services, (op) => addPerson(op, { ...where(p), ...facts }));
/** Every figure with its parts, its lists, and the lists of the roster: what must be the same again after an undo. */
async function everything(): Promise<unknown> {
  const page = await clerk.do('stats.township', {});
  const lists = [];
  for (const f of page.figures) lists.push((await clerk.do('stats.records', { figure: f.figure, limit: 200 })).rows);
  const members = (await clerk.do('members.list', {})).rows;
  const families = (await clerk.do('families.list', {})).rows;
  const pages = [];
  for (const m of members) pages.push(await clerk.do('members.get', { id: m.id }));
  for (const f of families) pages.push(await clerk.do('families.get', { id: f.id }));
  const people = await peek(t, (op) => rows(op.db, sql('select p.id, p.name, p.sex, p.birth, p.id_no_ct, p.id_no_ix, p.phone_ct, p.phone_ix, p.family_id, p.survivor_id from people p where p.county_id = ? order by p.id', place.countyId)));
  const { computedAt: _, ...figures } = page;
  return { figures, lists, members, families, pages, people, liaisons: await clerk.do('members.liaisons', {}), helpers: await clerk.do('pairings.helpers', {}) };
}
const figure = async (name: string): Promise<number> => (await clerk.do('stats.township', {})).figures.find((f) => f.figure === name)!.value;

describe('R12 the same person in three ledgers', () => {
  /** A member table with a sound number, an outflow roster with the name only, a children's table that knows the father by phone. */
  async function threeLedgers() {
    const phone = aPhone();
    const known = await aMember(t, place, { name: '吴远明', phone, withElder: false });
    const roster = await work(t.services, async (op) => {
      const personId = await addPerson(op, { ...where(place), name: '吴远明', isMember: true });
      const member = await addMember(op, { ...where(place), personId });
      await startOutflow(op, member, { outDay: '2025-03-01', province: '浙江省', city: '宁波市', inProvince: false });
      const familyId = await makeFamilyOf(op, personId);
      const elderId = await addPerson(op, { ...where(place), name: '龙阿秀', birth: '1950-02-03', birthPrecision: 'day' });
      await joinFamily(op, familyId, personId, { personId: elderId, relation: '母亲', kind: 'elder', tags: ['ill'] });
      return { personId, memberId: member.id, familyId, elderId };
    });
    const father = await work(t.services, async (op) => {
      const fatherId = await addPerson(op, { ...where(place), name: '吴远明', phone });
      const familyId = await makeFamilyOf(op, fatherId);
      const childId = await addPerson(op, { ...where(place), name: '吴小禾', birth: '2018-05-06', birthPrecision: 'day' });
      await joinFamily(op, familyId, fatherId, { personId: childId, relation: '女儿', kind: 'child', tags: [] });
      return { fatherId, familyId, childId };
    });
    return { known, roster, father };
  }

  it('R12 §9.2 is suggested with its reason, decided by a person, counted once, and taken back without a trace', async () => {
    const { known, roster, father } = await threeLedgers();
    const before = await everything();
    expect(await figure('members')).toBe(2);
    const { rows: pairs } = await clerk.do('people.suggestions', {});
    const between = (a: string, b: string) => pairs.find((p) => [p.a.id, p.b.id].sort().join() === [a, b].sort().join());
    expect(between(known.personId, roster.personId)).toMatchObject({ reason: 'name_village', against: ['family'] });
    expect(between(known.personId, father.fatherId)).toMatchObject({ reason: 'phone' });
    expect(JSON.stringify(pairs)).not.toMatch(/139\d{8}|\d{17}[\dX]/);

    const beside = await clerk.do('people.compare', { aId: roster.personId, bId: known.personId });
    expect(beside).toMatchObject({ keepId: known.personId, refused: null });
    const one = await clerk.do('people.merge', { keepId: known.personId, goneId: roster.personId });
    const two = await clerk.do('people.merge', { keepId: known.personId, goneId: father.fatherId });
    expect(await figure('members')).toBe(1);
    expect((await clerk.do('members.list', {})).rows.map((m) => m.id)).toEqual([known.memberId]);
    // The gone record leads to the one that was kept, with the going-away of both in its history.
    expect(await clerk.do('members.get', { id: roster.memberId })).toMatchObject({ id: known.memberId, personId: known.personId });
    expect((await clerk.do('members.get', { id: known.memberId })).outflows).toHaveLength(2);

    const homes = [await clerk.do('families.merge', { keepId: known.familyId, goneId: roster.familyId }), await clerk.do('families.merge', { keepId: known.familyId, goneId: father.familyId })];
    const family = await clerk.do('families.get', { id: father.familyId });
    expect(family).toMatchObject({ id: known.familyId, members: ['吴远明'], children: 1, elders: 1 });
    expect(family.people.map((p) => p.name).sort()).toEqual(['吴小禾', '龙阿秀'].sort());
    expect([await figure('members'), await figure('children'), await figure('elders_women')]).toEqual([1, 1, 1]);
    expect((await clerk.do('families.list', {})).rows).toHaveLength(1);
    expect((await clerk.do('people.suggestions', {})).rows).toEqual([]);

    for (const m of homes) await clerk.do('families.unmerge', { id: m.id });
    // The order of taking back does not matter.
    await clerk.do('people.unmerge', { id: one.id });
    expect((await clerk.do('members.list', {})).rows).toHaveLength(2);
    await clerk.do('people.unmerge', { id: two.id });
    expect(await everything()).toEqual(before);
    expect((await clerk.do('people.merges', {})).rows.map((m) => m.undoneOn !== null)).toEqual([true, true, true, true]);
  });

  it('R12 a roster row that was written under the other record still finds its person', async () => {
    const { known, roster } = await threeLedgers();
    await clerk.do('people.merge', { keepId: known.personId, goneId: roster.personId });
    const found = await work(t.services, async (op) => (await import('.')).findByName(op, '吴远明', place.countyId));
    expect(found.filter((p) => p.isMember).map((p) => p.id)).toEqual([known.personId]);
  });
});

describe('R12 who uses a merged record', () => {
  let kept: Away;
  let gone: Away;
  beforeEach(async () => { kept = await aMember(t, place, { name: '石开云' }); gone = await aMember(t, place, { name: '石开云', idState: 'none' }); });

  it('R12 the account, the liaison and the helper of the gone record work for the kept one, and go back', async () => {
    const account = await as(t, 'member', { place, personId: gone.personId, familyId: gone.familyId });
    const { liaisonId } = await clerk.do('members.appoint', { name: '田联络', memberIds: [gone.memberId] });
    const liaison = await as(t, 'liaison', { place, personId: liaisonId });
    await account.do('checkins.send', { kind: 'well', line: '都好', happenedAt: t.clock.now() });
    await account.do('reports.handIn', { quarter: '2026Q4', text: '都好' });
    expect((await clerk.do('members.liaisons', {})).gaps.map((g) => g.id)).toEqual([kept.memberId]);
    const m = await clerk.do('people.merge', { keepId: kept.personId, goneId: gone.personId });
    expect((await account.do('members.get', { id: kept.memberId })).id).toBe(kept.memberId);
    expect((await liaison.do('members.list', {})).rows.map((r) => [r.id, r.liaison])).toEqual([[kept.memberId, '田联络']]);
    expect((await clerk.do('members.liaisons', {})).gaps).toEqual([]);
    expect((await liaison.do('members.reveal', { personId: kept.personId, field: 'phone', reason: '联系' })).value).toBe(kept.phone);
    expect((await account.do('reports.slots', {})).rows.find((s) => s.quarter === '2026Q4')).toMatchObject({ status: 'handed_in' });
    expect((await liaison.do('reports.list', {})).rows).toHaveLength(1);
    expect((await account.do('home.open', {})).member!.lastCheckin).toContain('都好');
    expect((await account.do('checkins.list', {})).rows).toHaveLength(1);
    // A second binding of the same person is refused, whichever record it names.
    const second = t.as(await signIn(t, kept.phone));
    expect((await second.call('accounts.bindMember', { name: '石开云', idLast4: kept.idNo.slice(-4) })).error?.code).toBe('bind.taken');
    await clerk.do('people.unmerge', { id: m.id });
    expect((await account.call('members.get', { id: kept.memberId })).status).toBe(404);
    expect((await account.do('members.get', { id: gone.memberId })).id).toBe(gone.memberId);
    expect((await liaison.do('members.list', {})).rows.map((r) => r.id)).toEqual([gone.memberId]);
  });

  it('R12 another liaison for the kept record ends the right that came with the gone one', async () => {
    const { liaisonId } = await clerk.do('members.appoint', { name: '田联络', memberIds: [gone.memberId] });
    const liaison = await as(t, 'liaison', { place, personId: liaisonId });
    await clerk.do('people.merge', { keepId: kept.personId, goneId: gone.personId });
    await clerk.do('members.appoint', { name: '石联络', memberIds: [kept.memberId] });
    expect((await liaison.do('members.list', {})).rows).toEqual([]);
    expect((await liaison.do('families.list', {})).rows).toEqual([]);
  });

  it('R12 a month’s reminder calls a merged person once', async () => {
    await clerk.do('notices.send', { period: '2026-11', text: '请报个平安' });
    expect((await clerk.do('notices.phoneTasks', {})).rows).toHaveLength(2);
    const m = await clerk.do('people.merge', { keepId: kept.personId, goneId: gone.personId });
    expect((await clerk.do('notices.phoneTasks', {})).rows).toHaveLength(1);
    expect((await clerk.do('notices.preview', { period: '2026-11' })).people).toBe(0);
    await clerk.do('people.unmerge', { id: m.id });
    expect((await clerk.do('notices.phoneTasks', {})).rows).toHaveLength(2);
  });

  it('R12 a helper written down twice visits the families of both, and each family has him once', async () => {
    const helper = await as(t, 'helper', { place });
    const twin = await aPerson({ name: '杨帮扶' });
    await clerk.do('pairings.pair', { familyId: kept.familyId, helperId: helper.personId!, helperClass: 'organs' });
    await clerk.do('pairings.pair', { familyId: gone.familyId, helperId: twin, helperClass: 'organs' });
    const m = await clerk.do('people.merge', { keepId: helper.personId!, goneId: twin });
    expect((await helper.do('duties.visits', {})).rows.map((d) => d.familyId).sort()).toEqual([kept.familyId, gone.familyId].sort());
    await helper.do('visits.record', { familyId: gone.familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: t.clock.now() });
    expect((await clerk.do('pairings.helpers', {})).rows.filter((h) => h.families > 0).map((h) => h.families)).toEqual([2]);
    expect((await clerk.call('pairings.pair', { familyId: gone.familyId, helperId: helper.personId!, helperClass: 'organs' })).error?.code).toBe('pairing.exists');
    expect((await clerk.call('families.merge', { keepId: kept.familyId, goneId: gone.familyId })).error?.code).toBe('people.paired_twice');
    await clerk.do('people.unmerge', { id: m.id });
    expect((await helper.do('duties.visits', {})).rows.map((d) => d.familyId)).toEqual([kept.familyId]);
  });

  it('R12 a merged family has one card, one helper list and one round of visits', async () => {
    await clerk.do('cards.issueBatch', { familyIds: [gone.familyId] });
    const m = await clerk.do('families.merge', { keepId: kept.familyId, goneId: gone.familyId });
    expect(await clerk.do('cards.issueBatch', {})).toEqual({ issued: 0, already: 1 });
    expect((await clerk.do('families.list', {})).rows).toMatchObject([{ id: kept.familyId, members: ['石开云', '石开云'], elders: 2 }]);
    const family = await as(t, 'family', { place, personId: gone.elderId, familyId: gone.familyId });
    expect((await family.do('cards.mine', {})).card?.status).toBe('valid');
    expect((await family.do('families.get', { id: gone.familyId })).id).toBe(kept.familyId);
    expect((await clerk.do('stats.gaps', { kind: 'no_helper' })).rows).toHaveLength(1);
    await clerk.do('families.unmerge', { id: m.id });
    expect((await clerk.do('families.list', {})).rows).toHaveLength(2);
  });
});

describe('R12 what is refused, and why', () => {
  it('R12 two sound numbers, a member into one who is none, two going-aways of different days', async () => {
    const a = await aMember(t, place, { name: '杨胜才' });
    const b = await aMember(t, place, { name: '杨胜才' });
    expect((await clerk.call('people.merge', { keepId: a.personId, goneId: b.personId })).error?.code).toBe('people.two_ids');
    expect((await clerk.do('people.suggestions', {})).rows).toEqual([]);
    const plain = await aPerson({ name: '杨胜才' });
    expect((await clerk.call('people.merge', { keepId: plain, goneId: a.personId })).error?.code).toBe('people.keep_member');
    expect((await clerk.do('people.compare', { aId: plain, bId: a.personId })).keepId).toBe(a.personId);
    const c = await aMember(t, place, { name: '杨胜才', idState: 'none' });
    await work(t.services, (op) => op.db.query(`update outflows set out_day = '2024-01-01' where member_id = ?`, [c.memberId]));
    const refused = await clerk.call('people.merge', { keepId: a.personId, goneId: c.personId });
    expect([refused.status, refused.error?.code]).toEqual([409, 'people.two_outflows']);
    expect((await clerk.do('people.compare', { aId: a.personId, bId: c.personId })).refused).toBe(refused.error!.message);
  });

  it('R12 chosen facts stand, blanks are filled, a later edit outlives the undo, and after thirty days nothing is undone', async () => {
    const keepId = await aPerson({ name: '潘小桃', phone: '13900001111', sex: '女' });
    const goneId = await aPerson({ name: '潘小桃', phone: '13900002222', edu: '高中', birth: '1990-01-01', birthPrecision: 'day' });
    const of = (id: string) => peek(t, async (op) => { const { getPerson, phoneOf } = await import('.'); const p = await getPerson(op, id); return { id: p.id, phone: phoneOf(op, p), edu: p.edu, birth: p.birth }; });
    const m = await clerk.do('people.merge', { keepId, goneId, fields: { phone: 'gone' } });
    expect(await of(goneId)).toEqual({ id: keepId, phone: '13900002222', edu: '高中', birth: '1990-01-01' });
    await work(t.services, async (op) => { const { changePerson, getPerson } = await import('.'); await changePerson(op, await getPerson(op, keepId), { edu: '大专' }); });
    await clerk.do('people.unmerge', { id: m.id });
    expect(await of(keepId)).toEqual({ id: keepId, phone: '13900001111', edu: '大专', birth: '' });
    expect((await clerk.call('people.unmerge', { id: m.id })).error?.code).toBe('people.undone');
    const again = await clerk.do('people.merge', { keepId, goneId });
    expect((await clerk.call('people.merge', { keepId, goneId })).error?.code).toBe('people.merged_already');
    const start = t.clock.now();
    t.clock.advance(31 * 86_400_000);
    const late = await as(t, 'clerk', { place });
    expect((await late.call('people.unmerge', { id: again.id })).error?.code).toBe('people.too_late');
    t.clock.set(start);
  });

  it('R12 a pair said to be different never comes back; nobody is matched across counties or beyond his own scope', async () => {
    const a = await aPerson({ name: '龙阿秀', phone: '13900003333' });
    const b = await aPerson({ name: '龙阿秀', phone: '13900003333' });
    const other = await aCounty(t);
    await work(t.services, (op) => addPerson(op, { ...where(other), name: '龙阿秀', phone: '13900003333' }));
    const next = await aTownship(t, place.countyId);
    const far = await aPerson({ name: '龙阿秀', phone: '13900003333' }, next);
    expect((await clerk.do('people.suggestions', {})).rows.map((p) => [p.a.id, p.b.id].sort())).toEqual([[a, b].sort()]);
    expect((await clerk.call('people.merge', { keepId: a, goneId: far })).status).toBe(404);
    await clerk.do('people.notSame', { aId: a, bId: b });
    expect((await clerk.do('people.suggestions', {})).rows).toEqual([]);
  });

  it('R12 chains come apart in any order, and of two who merge at once one is told', async () => {
    const [a, b, c] = [await aPerson({ name: '甲' }), await aPerson({ name: '甲' }), await aPerson({ name: '甲' })];
    const ab = await clerk.do('people.merge', { keepId: b!, goneId: a! });
    const bc = await clerk.do('people.merge', { keepId: c!, goneId: b! });
    const survivor = (id: string) => peek(t, async (op) => (await row<{ survivorId: string | null }>(op.db, sql('select survivor_id from people where id = ?', id)))!.survivorId);
    expect([await survivor(a), await survivor(b), await survivor(c)]).toEqual([c, c, null]);
    await clerk.do('people.unmerge', { id: ab.id });
    expect([await survivor(a), await survivor(b), await survivor(c)]).toEqual([null, c, null]);
    await clerk.do('people.unmerge', { id: bc.id });
    expect([await survivor(a), await survivor(b), await survivor(c)]).toEqual([null, null, null]);
    const replies = await Promise.all([clerk.call('people.merge', { keepId: a, goneId: b }), clerk.call('people.merge', { keepId: b, goneId: a })]);
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409]);
  });

  it('R12 pages of suggestions neither lose nor repeat a pair, those of one family first', async () => {
    for (let i = 0; i < 4; i += 1) await aPerson({ name: '同名' });
    const home = await aMember(t, place, { withElder: false });
    const [x, y] = [await aPerson({ name: '在家', familyId: home.familyId }), await aPerson({ name: '在家', familyId: home.familyId })];
    const all = await clerk.do('people.suggestions', {});
    expect(all.total).toBe(7);
    expect([all.rows[0]!.a.id, all.rows[0]!.b.id].sort()).toEqual([x, y].sort());
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await clerk.do('people.suggestions', { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map((p) => p.key));
      cursor = page.next ?? undefined;
      more = cursor !== undefined;
    }
    expect(seen).toEqual(all.rows.map((p) => p.key));
  });
});
