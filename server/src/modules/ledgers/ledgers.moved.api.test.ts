import { ledgersOf, ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { work } from '../../platform/op';
import { joinFamily } from '../families';
import { addPerson } from '../people';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, aPhone, aTownship, aVillage, as, type Away, type Place } from '../../test/factories/county';
import { readLedger, takeInFull } from '../../test/factories/exports';
import { anImport, paperLines } from '../../test/factories/imports';

const HALF = { from: '2026-01-01', until: '2026-06-30' };
let t: TestApp, place: Place, beside: Place, other: Place, away: Away, stays: Away;
/** The ledgers of the half-year as they were made in its first days after, by ledger. */
let before: Map<LedgerName, string>;
const at = (month: number, day: number): void => t.clock.set(Date.UTC(2026, month - 1, day, 2));
const party = ledgersOf('clerk');

/** Everything a reader finds in the file but the line that says who made it, and when. */
async function told(who: Caller, ledger: LedgerName, more: object = HALF): Promise<{ text: string; rows: Record<string, string>[] }> {
  const made = await who.do('ledgers.export', { ledger, ...(ledgerWords[ledger].dated || !('from' in more) ? more : { until: HALF.until }) });
  const { title, last, rows } = await readLedger(t, made.url);
  return { text: JSON.stringify({ title, last, rows, name: made.name }), rows };
}
const office = (p: Place): Promise<Caller> => as(t, 'clerk', { place: p });

beforeAll(async () => {
  t = await app({ now: Date.UTC(2026, 4, 20, 2) });
  place = await aCounty(t);
  [beside, other] = [await aVillage(t, place), await aTownship(t, place.countyId)];
  [away, stays] = [await aMember(t, place), await aMember(t, beside)];
  await aMember(t, other);
  const clerk = await office(place);
  const wifeId = await work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name: '石桂花', birth: '1990-03-02', phone: aPhone() }));
  await work(t.services, (op) => joinFamily(op, away.familyId, away.personId, { personId: wifeId, relation: '妻子', kind: 'woman', tags: [] }));
  await clerk.do('cards.issueBatch', { familyIds: [away.familyId] });
  const { helperId } = await clerk.do('pairings.pair', { familyId: away.familyId, name: '杨帮扶', helperClass: 'organs' });
  await clerk.do('papers.register', { memberId: away.memberId, kind: 'activity', number: '活动证 8 号', issuedOn: '2025-03-01' });
  await clerk.do('dues.record', { personId: away.personId, paidTo: '2026-05', receiver: '石会计' });
  await clerk.do('transfers.start', { memberId: away.memberId, toOrg: '宁波市某街道党工委' });
  await clerk.do('migrants.add', { villageId: place.villageId, name: '杨务工', phone: aPhone(), province: '44', city: '东莞市' });
  await clerk.do('migrants.setTotal', { villageId: place.villageId, total: 5, outProvince: 3, on: '2026-05-20', source: '村里报的' });
  await clerk.do('members.logContact', { id: away.memberId, how: 'phone', words: '问了工钱' });
  const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
  await member.do('requests.submit', { item: 'MEDICAL', text: '差一张票' });
  await member.do('reports.handIn', { quarter: '2026Q2', text: '学了电焊' });
  const outpostId = await anOutpost(t, place);
  const abroad = await as(t, 'outpost', { place, orgId: outpostId });
  await abroad.do('markets.setDay', { id: outpostId, day: '2026-05-20', on: true, version: 0 });
  await abroad.do('markets.openTablet', { id: outpostId, day: '2026-05-20', device: outpostId });
  await abroad.do('markets.intake', { id: outpostId, day: '2026-05-20', letter: 'A', no: 1, happenedAt: t.clock.now(), asker: { name: away.name, phone: away.phone }, item: 'PENSION' });
  const helper = await as(t, 'helper', { place, personId: helperId });
  await helper.do('visits.record', { familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'well', words: '晒谷子', gifts: [{ kind: 'goods', item: '大米', quantity: 200, unit: '袋', giver: '商会', source: 'donation' }], happenedAt: t.clock.now() });
  await clerk.do('grants.give', { familyId: away.familyId, kind: 'sow', amount: 2, project: '白香猪保种', on: '2026-05-20' });
  const { name: village } = await clerk.do('orgs.get', { id: place.villageId });
  for (const [name, sheet] of paperLines(village, away.name, '2026-05-20')) await anImport(t, clerk, name, sheet);
  const { opensOn, closesOn, rules } = await clerk.do('surveys.plan', {});
  await clerk.do('surveys.open', { opensOn, closesOn, rules: { ...rules, kinds: ['elder'], families: 'all', parentsAway: 'any' } });
  at(7, 5);
  const maker = await office(place);
  before = new Map();
  for (const ledger of party) before.set(ledger, (await told(maker, ledger)).text);
  at(7, 10);
  await (await as(t, 'county', { place })).do('orgs.moveVillage', { id: place.villageId, townshipId: other.townshipId, onDay: '2026-07-10' });
  at(7, 20);
  await (await as(t, 'county', { place })).do('orgs.rename', { id: place.villageId, name: '新寨村', onDay: '2026-07-20' });
}, 120_000);
afterAll(() => t.close());

describe('R13 a ledger is of the place as it stood on its last day', () => {
  it.each(party.filter((ledger) => ledger !== 'services'))('R13 %s of last half-year comes out of the old township cell for cell, in the old names, after the village has moved and changed its name', async (ledger) => {
    const { text, rows } = await told(await office(place), ledger);
    expect(rows.length).toBeGreaterThan(0);
    expect(text).toBe(before.get(ledger));
    expect(text).not.toContain('新寨村');
    const mine = (r: Record<string, string>) => JSON.stringify(r);
    const [there, here] = [(await told(await office(other), ledger)).rows.map(mine).join(), rows.map(mine).join()];
    expect(there).not.toContain(away.name);
    // Since the move it stands in the new township's, under its new name, and in the old one's no more.
    const [now, then] = [(await told(await office(other), ledger, {})).text, (await told(await office(place), ledger, {})).text];
    expect(then).not.toContain('新寨村');
    if (!ledgerWords[ledger].dated || here.includes(away.name)) expect(then).not.toContain(away.name);
    if (!ledgerWords[ledger].dated) expect(now).toContain('新寨村');
  }, 60_000);

  it('R13 the secretary of the village takes its half-year as ever, in the names of then', async () => {
    const { text, rows } = await told(await as(t, 'secretary', { place: { ...other, villageId: place.villageId } }), 'outflow');
    expect(rows.map((r) => r.姓名)).toEqual([away.name]);
    expect(text).not.toContain('新寨村');
  });

  it('R13 X2 the village alone may be asked for about the days on which it was here, and about no later ones', async () => {
    const [clerk, next] = [await office(place), await office(other)];
    const code = async (who: Caller, until?: string) => (await who.call('ledgers.export', { ledger: 'outflow', village: place.villageId, ...(until ? { until } : {}) })).error?.code ?? 'made';
    expect([await code(clerk, HALF.until), await code(clerk, '2026-07-09'), await code(clerk, '2026-07-10'), await code(clerk)]).toEqual(['made', 'made', 'ledger.not_your_scope', 'ledger.not_your_scope']);
    expect(await code(next)).toBe('made');
    expect((await clerk.call('ledgers.export', { ledger: 'outflow', until: '2026-07-21' })).error?.code).toBe('day.future');
  });

  it('R13 X2 in full only of those who belong to the office today', async () => {
    const { url } = await takeInFull(await office(place), await as(t, 'county', { place }), { ledger: 'outflow', purpose: '核对', until: HALF.until });
    const { rows, title } = await readLedger(t, url);
    expect(title).toContain(`截至 ${HALF.until}`);
    expect(Object.fromEntries(rows.map((r) => [r.姓名, [r.联系电话, r.身份证号]]))).toEqual({ [away.name]: [expect.stringContaining('****'), expect.stringContaining('****')], [stays.name]: [stays.phone, stays.idNo] });
    const { url: told } = await takeInFull(await office(place), await as(t, 'county', { place }), { ledger: 'contacts', purpose: '核对', ...HALF });
    expect((await readLedger(t, told)).rows).toEqual([expect.objectContaining({ 党员姓名: away.name, 主要内容: '' })]);
  });

  it('R2 a place that changed since is told as it was', async () => {
    const next = await office(other);
    const { going } = await next.do('members.get', { id: away.memberId });
    await next.do('members.move', { id: away.memberId, version: going!.version, province: '44', city: '东莞市' });
    const placeOf = async (who: Caller, more: object) => (await told(who, 'outflow', more)).rows.find((r) => r.姓名 === away.name)!.外出地点;
    expect([await placeOf(await office(place), HALF), await placeOf(next, {})]).toEqual(['浙江省宁波市', '广东省东莞市']);
  });
});
