import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, as, awake, aTownship, peek, type Away, type Place } from '../../test/factories/county';
import { count, row, rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { joinFamily } from '../families';
import { addMember, startOutflow } from '../members';
import { addPerson } from '../people';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

const clerk = (place: Place) => as(t, 'clerk', { place });
const secretary = (place: Place) => as(t, 'secretary', { place });
const family = (place: Place, away: Away) => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
const setDays = (id: string, validUntil: string) => work(t.services, (op) => op.db.query('update cards set valid_until = ? where id = ?', [validUntil, id]));
/** A second member of the family, away too. */
const another = (place: Place, away: Away): Promise<{ memberId: string; personId: string }> => work(t.services, async (op) => {
  const where = { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId };
  const personId = await addPerson(op, { ...where, name: '远弟', isMember: true });
  await joinFamily(op, away.familyId, away.personId, { personId, relation: '弟弟', kind: 'other', tags: [] });
  const member = await addMember(op, { ...where, personId });
  await startOutflow(op, member, { outDay: '2025-05-01', province: '浙江省', city: '宁波市', inProvince: false });
  return { memberId: member.id, personId };
});
const home = async (place: Place, memberId: string) => {
  const office = await clerk(place);
  const { going } = await office.do('members.get', { id: memberId });
  return office.call('members.comeBack', { id: memberId, version: going!.version, day: '2026-11-20' });
};
const listed = (place: Place) => peek(t, (op) => count(op.db, sql('select count(*) from card_revocations where county_id = ?', place.countyId)));

describe('F1 the way to a card', () => {
  it('F1 asked by the family, checked in the village, approved and issued with others, each step with its day', async () => {
    const place = await aCounty(t);
    const [away, beside] = [await aMember(t, place), await aMember(t, place)];
    const [caller, village, office] = [await family(place, away), await secretary(place), await clerk(place)];
    const asked = await caller.do('cards.apply', {});
    expect(asked).toMatchObject({ kind: 'new', status: 'asked', can: [], steps: [{ status: 'asked', on: '2026-11-22', by: '' }] });
    expect((await caller.do('cards.mine', {})).ask).toMatchObject({ id: asked.id, status: 'asked' });
    expect((await caller.do('cards.mine', {})).can).toEqual([]);
    expect((await office.call('cards.approve', { ids: [asked.id] })).error?.code).toBe('card.not_checked');
    const key = { key: '11111111-1111-4111-8111-111111111111' };
    const checked = await village.call('cards.check', { id: asked.id }, key);
    expect(checked.data).toMatchObject({ status: 'checked', can: ['refuse'] });
    expect((await village.call('cards.check', { id: asked.id }, key)).data).toEqual(checked.data);
    expect((await village.call('cards.check', { id: asked.id })).error?.code).toBe('row.changed');
    // Asked by the office, the steps it may take itself are taken.
    const direct = await office.do('cards.apply', { familyId: beside.familyId });
    expect(direct.status).toBe('approved');
    expect(await office.do('cards.approve', { ids: [asked.id, direct.id] })).toEqual({ approved: 1, already: 1 });
    expect(await office.do('cards.counts', {})).toMatchObject({ asked: 0, checked: 0, approved: 2, valid: 0, without: 2 });
    expect(await office.do('cards.issueBatch', { approved: true })).toEqual({ issued: 2, already: 0 });
    expect(await office.do('cards.issueBatch', { approved: true })).toEqual({ issued: 0, already: 0 });
    expect(await office.do('cards.counts', {})).toMatchObject({ approved: 0, valid: 2, without: 0 });
    const done = (await office.do('cards.asks', { status: 'issued' })).rows;
    expect(done.map((q) => q.cardNumber)).toEqual(['X 0001', 'X 0002']);
    expect(done[0]!.steps.map((s) => [s.status, s.on, s.by !== ''])).toEqual([['asked', '2026-11-22', false], ['checked', '2026-11-22', true], ['approved', '2026-11-22', true], ['issued', '2026-11-22', true]]);
    expect((await caller.call('cards.apply', {})).error?.code).toBe('card.holds');
  });

  it('F1 a family has one open asking, however many ask at once', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const hands = [await family(place, away), await as(t, 'member', { place, personId: away.personId, familyId: away.familyId })];
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => hands[i % 2]!.call('cards.apply', {})));
    expect(replies.map((r) => r.status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    expect(new Set(replies.map((r) => r.error?.code))).toEqual(new Set([undefined, 'card.asked']));
  });

  it('F1 refused for a reason of the table: the family reads it and what to do, and may ask again', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const [caller, village, office] = [await family(place, away), await secretary(place), await clerk(place)];
    const { id } = await caller.do('cards.apply', {});
    expect((await village.do('cards.refuse', { id, reason: 'facts', words: '户口本上的名字不一样' })).status).toBe('refused');
    const mine = await caller.do('cards.mine', {});
    expect([mine.ask?.reasonWords, mine.line, mine.can]).toEqual(['户口本上的名字不一样', '资料和名册对不上，请到村里核对一下，再申请。', ['apply']]);
    expect(await peek(t, async (op) => JSON.stringify(await rows(op.db, sql('select * from card_asks where id = ?', id))))).not.toContain('户口本');
    expect((await office.call('cards.refuse', { id, reason: 'other' })).error?.code).toBe('row.changed');
    const again = await caller.do('cards.apply', {});
    await village.do('cards.check', { id: again.id });
    await office.do('cards.approve', { ids: [again.id] });
    // Approved by the township: no longer the village's to refuse.
    expect((await village.call('cards.refuse', { id: again.id, reason: 'other' })).status).toBe(403);
    expect((await office.do('cards.refuse', { id: again.id, reason: 'other' })).status).toBe('refused');
  });

  it('F1 another township knows of no asking; a family asks for nobody else', async () => {
    const place = await aCounty(t);
    const [away, beside] = [await aMember(t, place), await aMember(t, place)];
    const caller = await family(place, away);
    const { id } = await caller.do('cards.apply', {});
    const far = await clerk(await aTownship(t, place.countyId));
    for (const reply of [await far.call('cards.check', { id }), await far.call('cards.approve', { ids: [id] }), await far.call('cards.refuse', { id, reason: 'other' }), await far.call('cards.apply', { familyId: away.familyId }), await caller.call('cards.apply', { familyId: beside.familyId })]) expect(reply.status).toBe(404);
    expect((await far.do('cards.asks', {})).rows).toEqual([]);
    expect((await caller.call('cards.check', { id })).status).toBe(403);
    const stays = await aMember(t, place);
    await home(place, stays.memberId);
    expect((await (await family(place, stays)).call('cards.apply', {})).error?.code).toBe('card.nobody_away');
  });

  it('F1 renewed within sixty days of its end: the number stays, two years more', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const [caller, office] = [await family(place, away), await clerk(place)];
    await office.do('cards.issueBatch', { familyIds: [away.familyId] });
    const card = (await caller.do('cards.mine', {})).card!;
    await setDays(card.id, '2027-01-22');
    expect((await caller.call('cards.apply', {})).error?.code).toBe('card.holds');
    await setDays(card.id, '2027-01-21');
    expect((await caller.do('cards.mine', {})).can).toEqual(['renew', 'lose']);
    const ask = await office.do('cards.apply', { familyId: away.familyId });
    expect([ask.kind, ask.status]).toEqual(['renew', 'approved']);
    expect(await office.do('cards.issueBatch', { approved: true })).toEqual({ issued: 1, already: 0 });
    expect(await office.do('cards.issueBatch', { approved: true })).toEqual({ issued: 0, already: 0 });
    const renewed = (await caller.do('cards.mine', {})).card!;
    expect([renewed.id, renewed.number, renewed.validUntil, renewed.token === card.token]).toEqual([card.id, card.number, '2029-01-21', false]);
    // Past its days it says so, and comes back by the same way, from today.
    await setDays(card.id, '2026-11-01');
    const late = await caller.do('cards.mine', {});
    expect([late.card!.status, late.line, late.can]).toEqual(['expired', '这张证到期了，窗口不再认它。申请续期，号码不变。', ['renew']]);
    await office.do('cards.apply', { familyId: away.familyId });
    await office.do('cards.issueBatch', { approved: true });
    expect((await caller.do('cards.mine', {})).card).toMatchObject({ id: card.id, status: 'valid', validUntil: '2028-11-22' });
  });

  it('F1 lost: the family itself makes it void at once, fifty times is once, and the next one has a new number', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const [caller, office] = [await family(place, away), await clerk(place)];
    await office.do('cards.issueBatch', { familyIds: [away.familyId] });
    const card = (await caller.do('cards.mine', {})).card!;
    const replies = await Promise.all(Array.from({ length: 50 }, () => caller.call('cards.lose', { again: true })));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
    expect(replies.filter((r) => r.status !== 200).map((r) => r.error?.code)).toEqual(Array.from({ length: 49 }, () => 'card.not_valid'));
    expect((await (await as(t, 'window', { place })).do('cards.scan', { token: card.token })).valid).toBe(false);
    expect(await listed(place)).toBe(1);
    const mine = await caller.do('cards.mine', {});
    expect([mine.card!.status, mine.ask?.kind, mine.line]).toEqual(['void', 'again', '这张证报了丢失，已经作废。申请补一张，补来的是新号。']);
    const ask = (await office.do('cards.asks', { status: 'asked' })).rows[0]!;
    await office.do('cards.check', { id: ask.id });
    await office.do('cards.approve', { ids: [ask.id] });
    expect(await office.do('cards.issueBatch', { approved: true })).toEqual({ issued: 1, already: 0 });
    const next = (await caller.do('cards.mine', {})).card!;
    expect([next.number, next.status]).toEqual(['X 0002', 'valid']);
  });

  it('F1 a township issued twice at once, in the office’s way and the askers’, gives no second card', async () => {
    const place = await aCounty(t);
    const families = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    const office = await clerk(place);
    for (const one of families) await office.do('cards.apply', { familyId: one.familyId });
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => office.call('cards.issueBatch', i % 2 ? { approved: true } : {})));
    expect(replies.map((r) => r.status)).toEqual(replies.map(() => 200));
    expect(replies.reduce((n, r) => n + r.data.issued, 0)).toBe(3);
    const cards = (await office.do('cards.list', {})).rows;
    expect([cards.length, new Set(cards.map((k) => k.familyId)).size]).toEqual([3, 3]);
    expect((await office.do('cards.asks', { status: 'issued' })).rows).toHaveLength(3);
    expect(await office.do('cards.counts', {})).toMatchObject({ approved: 0, valid: 3 });
  });
});

describe('F1 one card a family, and its end', () => {
  it('F1 control: a 57th member in a carded family is 57 members and 56 cards', async () => {
    const place = await aCounty(t);
    const families: Away[] = [];
    for (let i = 0; i < 56; i += 1) families.push(await aMember(t, place, { withElder: false }));
    const office = await clerk(place);
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 56, already: 0 });
    await another(place, families[0]!);
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 0, already: 56 });
    expect([(await office.do('members.list', {})).total, (await office.do('cards.counts', {})).valid, (await office.do('cards.list', { status: 'valid' })).total]).toEqual([57, 56, 56]);
  }, 120_000);

  it('F1 void when the member returns, at once and with its reason; what was asked for ends too', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const [caller, office] = [await family(place, away), await clerk(place)];
    await office.do('cards.issueBatch', { familyIds: [away.familyId] });
    const card = (await caller.do('cards.mine', {})).card!;
    await setDays(card.id, '2026-12-20');
    await caller.do('cards.apply', {});
    expect((await home(place, away.memberId)).status).toBe(200);
    const mine = await caller.do('cards.mine', {});
    expect([mine.card!.status, mine.line, mine.can]).toEqual(['void', '家里的党员返乡了，这张证用到今天为止。再出去的时候，可以重新申请。', []]);
    expect(await peek(t, (op) => row(op.db, sql('select void_reason, voided_on from cards where id = ?', card.id)))).toEqual({ voidReason: 'returned', voidedOn: '2026-11-22' });
    expect(await listed(place)).toBe(1);
    expect((await office.do('cards.asks', { status: 'closed' })).rows).toMatchObject([{ familyId: away.familyId, reason: 'nobody_away' }]);
    const seen = await (await as(t, 'window', { place })).do('cards.scan', { token: card.token });
    expect([seen.valid, JSON.stringify(seen).includes('返乡')]).toEqual([false, false]);
  });

  it('F1 with two members away one’s return leaves the card, the other’s ends it', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const other = await another(place, away);
    const office = await clerk(place);
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 1, already: 0 });
    await home(place, away.memberId);
    expect((await office.do('cards.list', { status: 'valid' })).rows).toHaveLength(1);
    await home(place, other.memberId);
    expect((await office.do('cards.list', { status: 'valid' })).rows).toHaveLength(0);
    expect(await listed(place)).toBe(1);
  });

  it('F1 two members of a family return in the same moment: the card ends all the same', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const other = await another(place, away);
    const office = await clerk(place);
    await office.do('cards.issueBatch', {});
    expect((await Promise.all([home(place, away.memberId), home(place, other.memberId)])).map((r) => r.status)).toEqual([200, 200]);
    expect((await office.do('cards.list', { status: 'valid' })).rows).toHaveLength(0);
    expect(await listed(place)).toBe(1);
  });

  it('F1 issued and returned at once: never a valid card for a family with nobody away', async () => {
    for (let i = 0; i < 6; i += 1) {
      const place = await aCounty(t);
      const away = await aMember(t, place);
      const office = await clerk(place);
      const [issued] = await Promise.all([office.call('cards.issueBatch', { familyIds: [away.familyId] }), home(place, away.memberId)]);
      const cards = (await office.do('cards.list', { status: 'valid' })).rows;
      // Issued first and ended by the return, or refused for the return that came first.
      expect([200, 409]).toContain(issued.status);
      expect(cards).toEqual([]);
    }
  });

  it('F1 a member who goes out again gets another card with the next number', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    const office = await awake(t, 'clerk', { place });
    await office.do('cards.issueBatch', {});
    await home(place, away.memberId);
    t.clock.advance(86_400_000);
    await office.do('members.leave', { id: away.memberId, province: '33', city: '宁波市', outDay: '2026-11-22' });
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 1, already: 0 });
    expect((await office.do('cards.list', {})).rows.map((k) => [k.number, k.status])).toEqual([['X 0001', 'void'], ['X 0002', 'valid']]);
  });
});

describe('F1 for the printer', () => {
  it('F1 the office’s sheet has faces of valid cards only, of its own township', async () => {
    const place = await aCounty(t);
    const [a, b] = [await aMember(t, place), await aMember(t, place)];
    const office = await clerk(place);
    await office.do('cards.issueBatch', {});
    const [first, second] = (await office.do('cards.list', {})).rows;
    await office.do('cards.void', { id: first!.id, reason: 'mistake' });
    const sheet = await office.do('cards.sheet', {});
    expect(sheet.rows.map((k) => [k.id, k.number, k.status, k.token.startsWith('GY:')])).toEqual([[second!.id, 'X 0002', 'valid', true]]);
    expect((await office.do('cards.sheet', { ids: [first!.id] })).rows).toEqual([]);
    expect((await office.do('cards.sheet', { issuedFrom: '2026-12-23' })).rows).toEqual([]);
    expect((await (await clerk(await aTownship(t, place.countyId))).do('cards.sheet', {})).rows).toEqual([]);
    expect([a, b].some((m) => JSON.stringify(sheet).includes(m.name))).toBe(false);
  });
});
