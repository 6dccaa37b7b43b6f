import { count, sql } from '../platform/db/sql';
import { work } from '../platform/op';
import { app, type Caller, type TestApp } from './app';
import { aCounty, aMember, aTownship, as, peek, type Place } from './factories/county';

/** Two keys, one moment: what may stand once stands once, and who was late is told in a sentence. */
let t: TestApp;
let place: Place;
let clerk: Caller;
let other: Caller;
let county: Caller;
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  const start = t.clock.now();
  [clerk, other, county] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place }), await as(t, 'county', { place })];
  t.clock.set(start);
}, 60_000);
afterAll(() => t.close());

const many = (text: string, ...params: unknown[]): Promise<number> => peek(t, (op) => count(op.db, sql(`select count(*) as n from ${text}`, ...params)));
type Answer = { status: number; error: { code: string; message: string } | null };
const codes = (answers: readonly Answer[]): (string | number)[] => answers.map((a) => a.error?.code ?? a.status).sort();
const rounds = [1, 2, 3];

describe('at the same moment', () => {
  it.each(rounds)('N5 a member has one liaison, whoever appoints whom (%i)', async () => {
    const away = await aMember(t, place);
    const [a, b] = [await clerk.do('members.appoint', { name: '石甲', memberIds: [] }), await clerk.do('members.appoint', { name: '石乙', memberIds: [] })];
    await Promise.all([clerk.do('members.appoint', { liaisonId: a.liaisonId, memberIds: [away.memberId] }), other.do('members.appoint', { liaisonId: b.liaisonId, memberIds: [away.memberId] }), clerk.do('members.appoint', { liaisonId: a.liaisonId, memberIds: [away.memberId] })]);
    expect(await many('liaisons where member_id = ? and until_day is null', away.memberId)).toBe(1);
    expect(await many(`access where subject_id = ? and why = 'liaison' and until_day is null`, away.personId)).toBe(1);
  });

  it.each(rounds)('R6 a tag is worn once (%i)', async () => {
    const home = await aMember(t, place);
    const set = (who: Caller) => who.call('families.setTag', { familyId: home.familyId, personId: home.elderId, tag: 'ill' });
    expect(codes(await Promise.all([set(clerk), set(other), set(clerk)]))).toEqual([200, 'families.has_tag', 'families.has_tag']);
    expect(await many('family_tags where person_id = ? and until_day is null', home.elderId)).toBe(1);
  });

  it.each(rounds)('R13 a name stands once below a parent, and a township has one network branch (%i)', async (round) => {
    const add = (who: Caller) => who.call('orgs.add', { kind: 'branch', name: `支部${round}`, parentId: place.townshipId });
    expect(codes(await Promise.all([add(clerk), add(other), add(county)]))).toEqual([200, 'orgs.name_taken', 'orgs.name_taken']);
    const far = await aTownship(t, place.countyId);
    await work(t.services, (op) => op.db.query('update orgs set until_day = ? where id = ?', ['2026-01-01', far.networkBranchId]));
    const branch = (name: string) => county.call('orgs.add', { kind: 'network_branch', name, parentId: far.townshipId });
    expect(codes(await Promise.all([branch('甲'), branch('乙'), branch('丙')]))).toEqual([200, 'orgs.one_network_branch', 'orgs.one_network_branch']);
  });

  it.each(rounds)('R13 two orgs do not come to stand below each other (%i)', async (round) => {
    const add = async (name: string) => (await county.do('orgs.add', { kind: 'outpost', name: `${name}${round}`, parentId: place.countyId, outpost: { form: 'branch', city: '宁波市' } })).id;
    const [x, y] = [await add('甲'), await add('乙')];
    const move = (id: string, parentId: string) => county.call('orgs.move', { id, parentId, onDay: '2026-11-22' });
    expect(codes(await Promise.all([move(x, y), move(y, x)]))).toEqual([200, 'orgs.below_itself']);
  });

  it('C3 C5 R12 X2 numbers, steps, merges and answers are given once', async () => {
    const [m, a, b] = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    const register = () => clerk.call('papers.register', { memberId: m.memberId, kind: 'activity', number: '黔001', issuedOn: '2026-01-01' });
    expect((await Promise.all([register(), register()])).map((r) => r.status).sort()).toEqual([200, 409]);
    const started = await Promise.all([clerk, other].map((who) => who.call('transfers.start', { memberId: m.memberId, toOrg: '外地党委' })));
    expect(codes(started)).toEqual([200, 'transfer.open']);
    const { id } = started.find((r) => r.status === 200)!.data;
    expect(codes(await Promise.all(['信一', '信二'].map((number) => clerk.call('transfers.issueLetter', { id, number, on: '2026-11-22', validDays: 30 }))))).toEqual([200, 'transfer.wrong_state']);
    expect(await many(`papers where kind = 'letter' and member_id = ?`, m.memberId)).toBe(1);
    await clerk.do('transfers.hand', { id, on: '2026-11-22', carrier: 'member' });
    expect(codes(await Promise.all([clerk.call('transfers.receive', { id, on: '2026-11-22' }), other.call('transfers.void', { id, reason: '作废' })]))).toEqual([200, 'transfer.wrong_state']);
    expect(codes(await Promise.all([clerk.call('families.merge', { keepId: a.familyId, goneId: b.familyId }), other.call('families.merge', { keepId: b.familyId, goneId: a.familyId })]))).toEqual([200, 'people.merged_already']);
    const asking = await clerk.do('ledgers.ask', { ledger: 'outflow', purpose: '核对' });
    expect(codes(await Promise.all([other.call('ledgers.approve', { id: asking.id }), county.call('ledgers.refuse', { id: asking.id, reason: '不需要' })]))).toEqual([200, 'ledger.answered']);
  });
});
