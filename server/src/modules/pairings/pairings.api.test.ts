import { randomUUID } from 'node:crypto';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { among, count, rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { addPairing, findVisit, pairMany, tieVisitRequest, type NewPairing } from '.';

const DAY = 86_400_000;
let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

const clerk = (place: Place) => as(t, 'clerk', { place });
const asks = (familyId: string, more: object = {}) => ({ familyId, helperClass: 'leaders' as const, ...more });
const went = (familyId: string, more: object = {}) => ({ familyId, way: 'door' as const, occasion: 'monthly' as const, state: 'well' as const, words: '都好', happenedAt: t.clock.now(), ...more });

/** A helper paired with one family. */
async function paired(given?: Place) {
  const place = given ?? (await aCounty(t));
  const away = await aMember(t, place);
  const office = await clerk(place);
  const helper = await as(t, 'helper', { place });
  const pairing = await office.do('pairings.pair', asks(away.familyId, { helperId: helper.personId! }));
  return { place, away, office, helper, pairing, again: () => as(t, 'helper', { place, personId: helper.personId! }) };
}
const pairRow = (away: Away, helperId: string, more: Partial<NewPairing> = {}): NewPairing => ({ familyId: away.familyId, helperId, helperClass: 'organs', role: 'helper', aspects: ['life'], duty: '农推站', from: '2026-03-01', ...more });

describe('H1 pairing', () => {
  it('H1 pairs a known helper, who sees the family from then on', async () => {
    const { away, office, helper, pairing } = await paired();
    expect(pairing).toMatchObject({ familyId: away.familyId, helperId: helper.personId, helperClass: 'leaders', role: 'helper', from: '2026-11-22', until: null, can: ['end'] });
    expect(pairing.family).toBe(`${away.name}家`);
    expect((await helper.do('families.get', { id: away.familyId })).id).toBe(away.familyId);
    const list = await office.do('pairings.list', {});
    expect([list.total, list.rows]).toEqual([1, [pairing]]);
  });

  it('H1 writes down a new helper once, by name and phone', async () => {
    const { place, office } = await paired();
    const phone = aPhone();
    const [one, two] = [await aMember(t, place), await aMember(t, place)];
    const first = await office.do('pairings.pair', asks(one.familyId, { name: '杨正林', phone, duty: '副乡长', role: 'acting_parent', aspects: ['life', 'thought'] }));
    expect(first).toMatchObject({ helper: '杨正林', duty: '副乡长', role: 'acting_parent', aspects: ['thought', 'life'] });
    const second = await office.do('pairings.pair', asks(two.familyId, { name: '杨正林', phone }));
    expect([second.helperId, second.duty]).toEqual([first.helperId, '副乡长']);
    const helpers = await office.do('pairings.helpers', {});
    expect(helpers.rows.find((h) => h.personId === first.helperId)).toMatchObject({ name: '杨正林', families: 2, hasHat: false, phone: `${phone.slice(0, 4)}****${phone.slice(-3)}` });
    const nobody = await office.call('pairings.pair', asks(one.familyId));
    expect([nobody.status, nobody.error?.code]).toEqual([400, 'pairing.helper_needed']);
  });

  it('H1 the same two are not paired twice; one helper may have two families, one family two helpers', async () => {
    const { place, away, office, helper } = await paired();
    const twice = await office.call('pairings.pair', asks(away.familyId, { helperId: helper.personId! }));
    expect([twice.status, twice.error?.code]).toEqual([409, 'pairing.exists']);
    const second = await aMember(t, place);
    await office.do('pairings.pair', asks(second.familyId, { helperId: helper.personId! }));
    await office.do('pairings.pair', asks(away.familyId, { name: '龙老师' }));
    expect((await office.do('pairings.list', {})).total).toBe(3);
    expect((await helper.do('duties.visits', {})).rows.map((d) => d.familyId).sort()).toEqual([away.familyId, second.familyId].sort());
  });

  it('H1 twenty at once pair once, and a retry with the key is answered alike', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const [office, helper] = [await clerk(place), await as(t, 'helper', { place })];
    const input = asks(away.familyId, { helperId: helper.personId! });
    const replies = await Promise.all(Array.from({ length: 20 }, () => office.call('pairings.pair', input)));
    expect(replies.map((r) => r.status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    expect(await peek(t, (op) => count(op.db, sql(`select count(*) from access where holder_id = ? and why = 'pairing'`, helper.personId)))).toBe(1);
    const key = randomUUID();
    const other = asks((await aMember(t, place)).familyId, { helperId: helper.personId! });
    expect(await office.do('pairings.pair', other, { key })).toEqual(await office.do('pairings.pair', other, { key }));
  });

  it('H1 ending takes the sight away at the next request, and may be done once', async () => {
    const { away, office, helper, pairing } = await paired();
    const ended = await office.do('pairings.end', { id: pairing.id, reason: '调走了', nobody: '家里人回来了' });
    expect([ended.until, ended.can]).toEqual(['2026-11-22', []]);
    expect((await helper.call('families.get', { id: away.familyId })).status).toBe(404);
    expect((await helper.do('duties.visits', {})).rows).toEqual([]);
    const twice = await office.call('pairings.end', { id: pairing.id, reason: '再来' });
    expect([twice.status, twice.error?.code]).toEqual([409, 'pairing.ended']);
    expect([(await office.do('pairings.list', {})).rows, (await office.do('pairings.list', { ended: true })).rows.map((g) => g.id)]).toEqual([[], [pairing.id]]);
    await office.do('pairings.pair', asks(away.familyId, { helperId: helper.personId! }));
    expect((await helper.call('families.get', { id: away.familyId })).status).toBe(200);
  });

  it('H1 ending one family leaves the helper the other', async () => {
    const { place, away, office, helper, pairing } = await paired();
    const second = await aMember(t, place);
    await office.do('pairings.pair', asks(second.familyId, { helperId: helper.personId! }));
    await office.do('pairings.end', { id: pairing.id, reason: '只带一户', nobody: '搬去县城了' });
    expect([(await helper.call('families.get', { id: away.familyId })).status, (await helper.call('families.get', { id: second.familyId })).status]).toEqual([404, 200]);
  });

  it('H1 neighbours see no pairing and make none; civil affairs read no member’s name', async () => {
    const { place, away, office, helper, pairing } = await paired();
    const elsewhere = await aVillage(t, place);
    const [own, other] = [await as(t, 'secretary', { place }), await as(t, 'secretary', { place: elsewhere })];
    expect((await own.do('pairings.list', {})).rows.map((g) => [g.id, g.can])).toEqual([[pairing.id, ['end']]]);
    expect([(await other.do('pairings.list', {})).rows, (await other.call('pairings.end', { id: pairing.id, reason: '不' })).status]).toEqual([[], 404]);
    expect((await other.call('pairings.pair', asks(away.familyId, { helperId: helper.personId! }))).status).toBe(404);
    for (const where of [await aTownship(t, place.countyId), await aCounty(t)]) {
      const stranger = await clerk(where);
      expect([(await stranger.do('pairings.list', {})).rows, (await stranger.do('pairings.helpers', {})).rows, (await stranger.call('pairings.end', { id: pairing.id, reason: '不' })).status]).toEqual([[], [], 404]);
      const theirs = await aMember(t, where);
      expect((await stranger.call('pairings.pair', asks(theirs.familyId, { helperId: helper.personId! }))).status).toBe(404);
    }
    expect((await (await as(t, 'county', { place })).do('pairings.list', {})).rows.map((g) => g.can)).toEqual([[]]);
    const civil = (await (await as(t, 'civil', { place })).do('pairings.list', {})).rows[0]!;
    expect([civil.family.includes(away.name), civil.family.startsWith('老人')]).toEqual([false, true]);
    expect((await office.do('pairings.list', { village: elsewhere.villageId })).rows).toEqual([]);
    expect((await helper.call('pairings.list', {})).status).toBe(403);
  });

  it('H1 helpers stand in name order, with and without a hat, and pages follow on', async () => {
    const { place, office, helper } = await paired();
    for (const name of ['杨二', '安大', '龙三']) await office.do('pairings.pair', asks((await aMember(t, place)).familyId, { name }));
    const { rows: helpers } = await office.do('pairings.helpers', {});
    expect(helpers.filter((h) => h.personId !== helper.personId).map((h) => [h.name, h.families, h.hasHat])).toEqual([['安大', 1, false], ['龙三', 1, false], ['杨二', 1, false]]);
    expect(helpers.find((h) => h.personId === helper.personId)).toMatchObject({ hasHat: true, families: 1, phone: null });
    const first = await office.do('pairings.list', { limit: 3 });
    const rest = await office.do('pairings.list', { limit: 3, cursor: first.next! });
    expect([first.rows.length, rest.rows.length, rest.next, new Set([...first.rows, ...rest.rows].map((g) => g.id)).size]).toEqual([3, 1, null, 4]);
  });

  it('H1 H2 a unit helps through its contact person, who alone sees the family', async () => {
    const { place, away, office, helper } = await paired();
    const unitId = (await office.do('orgs.add', { kind: 'unit', name: '平寨小学', parentId: place.townshipId })).id;
    const [teacher, colleague] = [await as(t, 'helper', { place }), await as(t, 'helper', { place, orgId: unitId })];
    const made = await office.do('pairings.pair', asks(away.familyId, { unitId, helperId: teacher.personId!, helperClass: 'society', level: 'village' }));
    expect(made).toMatchObject({ unit: '平寨小学', helperId: teacher.personId, level: 'village', person: '' });
    expect([(await teacher.call('families.get', { id: away.familyId })).status, (await colleague.call('families.get', { id: away.familyId })).status]).toEqual([200, 404]);
    const bad = async (input: object) => { const r = await office.call('pairings.pair', asks(away.familyId, input)); return [r.status, r.error?.code]; };
    expect(await bad({ unitId, helperClass: 'society' })).toEqual([400, 'pairing.helper_needed']);
    expect(await bad({ unitId: place.villageId, helperId: helper.personId! })).toEqual([400, 'pairing.no_unit']);
    expect((await bad({ unitId: (await aCounty(t)).windowId, helperId: colleague.personId! }))[0]).toBe(404);
    expect(await bad({ helperId: colleague.personId!, from: '2027-01-01' })).toEqual([400, 'pairing.from_day']);
    await office.do('orgs.end', { id: unitId, onDay: '2026-11-22' });
    expect(await bad({ unitId, helperId: colleague.personId! })).toEqual([400, 'pairing.no_unit']);
  });

  it('H1 an acting child is paired with one person of the family; two of them are two pairs and one family to visit', async () => {
    const { place, away, office } = await paired();
    const other = await aMember(t, place);
    const child = await as(t, 'helper', { place });
    const one = await office.do('pairings.pair', asks(away.familyId, { personId: away.elderId, helperId: child.personId!, role: 'acting_child' }));
    expect(one.person).toMatch(/^老人/);
    expect((await office.call('pairings.pair', asks(away.familyId, { personId: away.elderId, helperId: child.personId! }))).error?.code).toBe('pairing.exists');
    expect((await office.call('pairings.pair', asks(away.familyId, { personId: other.elderId, helperId: child.personId! }))).error?.code).toBe('pairing.not_at_home');
    const whole = await office.do('pairings.pair', asks(away.familyId, { helperId: child.personId! }));
    expect([(await child.do('duties.visits', {})).rows.length, (await office.do('pairings.helpers', {})).rows.find((h) => h.personId === child.personId)?.families]).toEqual([1, 1]);
    await office.do('pairings.end', { id: one.id, reason: '两样并成一样' });
    // The other pairing with the same family still holds the sight.
    expect((await child.call('families.get', { id: away.familyId })).status).toBe(200);
    await office.do('pairings.end', { id: whole.id, reason: '换单位' });
    expect((await child.call('families.get', { id: away.familyId })).status).toBe(404);
  });
});

describe('H16 nobody is left without a helper', () => {
  it('H16 the last one names who follows, or why nobody does; the office lists who is left', async () => {
    const { place, away, office, helper, pairing } = await paired();
    const bare = await office.call('pairings.end', { id: pairing.id, reason: '调走' });
    expect([bare.status, bare.error?.code]).toEqual([409, 'pairing.successor_needed']);
    expect((await helper.call('families.get', { id: away.familyId })).status).toBe(200);
    const next = await as(t, 'helper', { place });
    await office.do('pairings.end', { id: pairing.id, reason: '调走', successorId: next.personId! });
    expect([(await helper.call('families.get', { id: away.familyId })).status, (await next.call('families.get', { id: away.familyId })).status]).toEqual([404, 200]);
    expect((await office.do('pairings.left', {})).rows).toEqual([]);
    const now = (await office.do('pairings.list', {})).rows[0]!;
    expect((await office.call('pairings.end', { id: now.id, reason: '又换', successorId: next.personId! })).error?.code).toBe('pairing.exists');
    await office.do('pairings.end', { id: now.id, reason: '他也走了', nobody: '家里人都回来了' });
    for (const who of [office, await as(t, 'secretary', { place }), await as(t, 'county', { place })])
      expect(await who.do('pairings.left', {})).toMatchObject({ total: 1, rows: [{ familyId: away.familyId, family: `${away.name}家`, until: '2026-11-22', reason: '他也走了', nobody: '家里人都回来了' }] });
    expect((await (await as(t, 'secretary', { place: await aVillage(t, place) })).do('pairings.left', {})).rows).toEqual([]);
    await office.do('pairings.pair', asks(away.familyId, { helperId: helper.personId! }));
    expect((await office.do('pairings.left', {})).total).toBe(0);
  });

  it('H1 H16 one of two may end without a word about who follows', async () => {
    const { place, away, office, pairing } = await paired();
    await office.do('pairings.pair', asks(away.familyId, { helperId: (await as(t, 'helper', { place })).personId! }));
    await office.do('pairings.end', { id: pairing.id, reason: '调走' });
    expect((await office.do('pairings.left', {})).total).toBe(0);
  });

  it('H16 of all who end the last pairings of a family at the very same moment one is asked who follows', async () => {
    const place = await aCounty(t);
    const offices = [await clerk(place), await as(t, 'secretary', { place }), await clerk(place)];
    const helpers = [await as(t, 'helper', { place }), await as(t, 'helper', { place }), await as(t, 'helper', { place })];
    for (let round = 0; round < 4; round += 1) {
      const { familyId } = await aMember(t, place);
      const ids: string[] = [];
      for (const h of helpers) ids.push((await offices[0]!.do('pairings.pair', asks(familyId, { helperId: h.personId! }))).id);
      const replies = await Promise.all(ids.map((id, i) => offices[i]!.call('pairings.end', { id, reason: '调走' })));
      expect(replies.map((r) => r.error?.code ?? 'ended').sort()).toEqual(['ended', 'ended', 'pairing.successor_needed']);
      expect(await peek(t, (op) => count(op.db, sql('select count(*) as n from pairings where family_id = ? and until_day is null', familyId)))).toBe(1);
      // Who helps no longer sees no longer, who does still sees.
      for (const [i, r] of replies.entries()) expect((await helpers[i]!.call('families.get', { id: familyId })).status).toBe(r.error ? 200 : 404);
    }
  });
});

describe('R12 pairings of a workbook', () => {
  it('H1 R12 a workbook adds what is new, updates what it names, and says so', async () => {
    const { place, away, helper } = await paired();
    const more = await aMember(t, place);
    const run = (list: NewPairing[]) => work(t.services, (op) => pairMany(op, list));
    expect(await run([pairRow(away, helper.personId!), pairRow(more, helper.personId!)])).toEqual(['changed', 'new']);
    expect(await run([pairRow(away, helper.personId!), pairRow(more, helper.personId!, { duty: '', aspects: [], from: '2026-05-01' })])).toEqual(['same', 'same']);
    expect(await work(t.services, (op) => addPairing(op, pairRow(more, helper.personId!, { helperClass: 'society' })))).toBe('changed');
  });
});

describe('H5 visits', () => {
  it('H5 lists the families, with who is at home and no number in full', async () => {
    const { away, helper } = await paired();
    const { period, rows: due } = await helper.do('duties.visits', {});
    expect([period, due]).toEqual(['2026-11', [{
      familyId: away.familyId, family: `${away.name}家`, village: expect.any(String), groupName: '', people: '老人 1', phone: `${away.elderPhone.slice(0, 4)}****${away.elderPhone.slice(-3)}`, doneOn: null, dueOn: null, state: 'none', occasion: 'monthly', serves: [],
    }]]);
  });

  it('H5 a visit is recorded, done for the month, and seen by those who serve the family', async () => {
    const { place, away, office, helper } = await paired();
    const visit = await helper.do('visits.record', went(away.familyId, { aspects: ['life', 'production'], echo: true }));
    expect(visit).toMatchObject({ familyId: away.familyId, way: 'door', occasion: 'monthly', state: 'well', aspects: ['life', 'production'], words: '都好', echo: true, on: '2026-11-22', requestId: null });
    expect((await helper.do('duties.visits', {})).rows.map((d) => d.doneOn)).toEqual(['2026-11-22']);
    const sights = [helper, office, await as(t, 'secretary', { place }), await as(t, 'county', { place })];
    for (const who of sights) expect((await who.do('visits.list', { familyId: away.familyId, month: '2026-11' })).rows).toEqual([visit]);
    expect((await office.do('visits.list', { month: '2026-10' })).rows).toEqual([]);
    expect((await office.do('families.get', { id: away.familyId })).visits).toMatchObject([{ id: visit.id, words: '都好' }]);
    const strangers = [await as(t, 'helper', { place }), await as(t, 'liaison', { place }), await as(t, 'secretary', { place: await aVillage(t, place) }), await clerk(await aCounty(t))];
    for (const who of strangers) expect((await who.do('visits.list', {})).rows).toEqual([]);
  });

  it('H4 pairings and visits are counted by what they help with, and each number opens a list as long', async () => {
    const { place, away, office, helper } = await paired();
    const second = await aMember(t, place);
    await office.do('pairings.pair', asks(second.familyId, { helperId: helper.personId!, aspects: ['life', 'thought'] }));
    await helper.do('visits.record', went(away.familyId, { aspects: ['life', 'production'] }));
    await helper.do('visits.record', went(second.familyId, { aspects: ['life'] }));
    const seen = await office.do('visits.aspects', {});
    expect(seen).toEqual({ month: '2026-11', pairings: 2, visits: 2, rows: [{ aspect: 'thought', pairings: 1, visits: 0 }, { aspect: 'life', pairings: 1, visits: 2 }, { aspect: 'production', pairings: 0, visits: 1 }] });
    for (const row of seen.rows) expect([(await office.do('pairings.list', { aspect: row.aspect })).total, (await office.do('visits.list', { aspect: row.aspect, month: seen.month })).total]).toEqual([row.pairings, row.visits]);
    expect((await (await as(t, 'secretary', { place: await aVillage(t, place) })).do('visits.aspects', {})).visits).toBe(0);
  });

  it('H5 both helpers of a family see who went this month', async () => {
    const { place, away, office, helper } = await paired();
    const second = await as(t, 'helper', { place });
    await office.do('pairings.pair', asks(away.familyId, { helperId: second.personId! }));
    await second.do('visits.record', went(away.familyId, { way: 'phone' }));
    expect((await helper.do('duties.visits', {})).rows.map((d) => d.doneOn)).toEqual(['2026-11-22']);
    expect((await helper.do('visits.list', {})).rows).toHaveLength(1);
  });

  it('H5 a family not one’s own is unknown: a neighbour’s, another county’s, none at all', async () => {
    const { place, helper, office, away } = await paired();
    const [neighbour, foreign] = [await aMember(t, place), await aMember(t, await aCounty(t))];
    for (const id of [neighbour.familyId, foreign.familyId, randomUUID()]) expect((await helper.call('visits.record', went(id))).status).toBe(404);
    expect((await office.call('visits.record', went(away.familyId))).status).toBe(403);
    expect((await office.do('visits.list', {})).rows).toEqual([]);
  });

  it('H5 a visit made without a network counts for its own day, once, also when the pairing ended since', async () => {
    const { away, office, pairing, again } = await paired();
    await work(t.services, (op) => op.db.query('update pairings set from_day = ? where id = ?', ['2026-09-01', pairing.id]));
    const helper = await again();
    const made = t.clock.now() - 25 * DAY;
    const key = randomUUID();
    const late = went(away.familyId, { happenedAt: made, words: '补记' });
    const visit = await helper.do('visits.record', late, { key });
    expect([visit.on, visit.happenedAt]).toEqual(['2026-10-28', made]);
    expect(await helper.do('visits.record', late, { key })).toEqual(visit);
    expect((await office.do('visits.list', { month: '2026-10' })).total).toBe(1);
    expect((await helper.do('duties.visits', {})).rows.map((d) => d.doneOn)).toEqual([null]);
    const before = t.clock.now();
    t.clock.advance(60_000);
    await office.do('pairings.end', { id: pairing.id, reason: '换人', nobody: '还在找' });
    t.clock.advance(60_000);
    expect((await helper.call('visits.record', went(away.familyId, { happenedAt: before }))).status).toBe(200);
    expect((await helper.call('visits.record', went(away.familyId))).status).toBe(404);
    expect((await helper.call('visits.record', went(away.familyId, { happenedAt: Date.UTC(2026, 7, 31, 2) }))).status).toBe(404);
  });

  it('H5 a phone whose clock runs ahead is asked to look at it', async () => {
    const { away, helper } = await paired();
    const ahead = await helper.call('visits.record', went(away.familyId, { happenedAt: t.clock.now() + 6 * 60_000 }));
    expect([ahead.status, ahead.error?.code]).toEqual([400, 'visit.future']);
    expect((await helper.call('visits.record', went(away.familyId, { happenedAt: t.clock.now() + 4 * 60_000 }))).status).toBe(200);
  });

  it('H5 S11 a difficulty is told to those who make a matter of it', async () => {
    const { away, helper } = await paired();
    const plain = await helper.do('visits.record', went(away.familyId));
    const told = await helper.do('visits.record', went(away.familyId, { difficulty: '屋檐漏雨，要人上房修' }));
    const seen = await helper.do('visits.record', went(away.familyId, { state: 'trouble' }));
    const where = among('subject_id', [away.familyId]);
    const events = await peek(t, (op) => rows<{ payload: string }>(op.db, sql(`select payload from events where name = 'visit.recorded' and ${where.text} order by id`, ...where.params)));
    expect(events.map((e) => JSON.parse(e.payload)).map((p) => [p.visitId, p.trouble])).toEqual([[plain.id, false], [told.id, true], [seen.id, true]]);
    expect((await peek(t, (op) => findVisit(op, told.id)))?.difficulty).toBe('屋檐漏雨，要人上房修');
    const requestId = randomUUID();
    await work(t.services, (op) => tieVisitRequest(op, plain.id, requestId));
    expect((await helper.do('visits.list', { familyId: away.familyId })).rows.find((v) => v.id === plain.id)?.requestId).toBe(requestId);
  });

  it('H5 visits come newest first, page by page; a photo of somebody else is none', async () => {
    const { away, helper } = await paired();
    for (const words of ['一', '二', '三']) { t.clock.advance(1000); await helper.do('visits.record', went(away.familyId, { words })); }
    const first = await helper.do('visits.list', { limit: 2 });
    const rest = await helper.do('visits.list', { limit: 2, cursor: first.next! });
    expect([first.total, first.rows.map((v) => v.words), rest.rows.map((v) => v.words), rest.next]).toEqual([3, ['三', '二'], ['一'], null]);
    expect((await helper.call('visits.record', went(away.familyId, { photoIds: [randomUUID()] }))).status).toBe(404);
    expect((await helper.do('visits.list', {})).total).toBe(3);
  });
});
