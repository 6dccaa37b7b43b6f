import type { Output } from '@guiyan/shared/contract';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { row, rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

const clerk = (place: Place) => as(t, 'clerk', { place });
const window = (place: Place, orgId?: string) => as(t, 'window', { place, ...(orgId ? { orgId } : {}) });
const family = (place: Place, away: Away) => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });

/** A township with one carded family. */
async function carded(place?: Place) {
  const where = place ?? (await aCounty(t));
  const away = await aMember(t, where);
  const office = await clerk(where);
  await office.do('cards.issueBatch', { familyIds: [away.familyId] });
  const caller = await family(where, away);
  const { card } = await caller.do('cards.mine', {});
  return { place: where, away, office, caller, card: card! };
}
const shape = (scan: Output<'cards.scan'>) => ({ ...scan, ask: typeof scan.ask });

describe('F1 cards', () => {
  it('F1 a batch gives every family with a member away one card, with numbers in a row', async () => {
    const place = await aCounty(t);
    const people = [await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    const office = await clerk(place);
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 3, already: 0 });
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 0, already: 3 });
    const list = await office.do('cards.list', {});
    expect([list.total, list.rows.map((k) => k.number)]).toEqual([3, ['X 0001', 'X 0002', 'X 0003']]);
    expect(list.rows.map((k) => k.familyId).sort()).toEqual(people.map((p) => p.familyId).sort());
    expect(list.rows[0]).toMatchObject({ status: 'valid', issuedOn: '2026-11-22', validUntil: '2028-11-22', can: ['void'] });
  });

  it('F1 fifty at once make one card a family, and numbers without a gap', async () => {
    const place = await aCounty(t);
    const people = [await aMember(t, place), await aMember(t, place), await aMember(t, place), await aMember(t, place)];
    const office = await clerk(place);
    const ask = (i: number) => office.call('cards.issueBatch', i % 2 ? {} : { familyIds: [people[i % 4]!.familyId] });
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => ask(i)));
    expect(replies.map((r) => r.status)).toEqual(replies.map(() => 200));
    expect(replies.reduce((n, r) => n + r.data.issued, 0)).toBe(4);
    const list = await office.do('cards.list', { status: 'valid' });
    expect(new Set(list.rows.map((k) => k.familyId)).size).toBe(4);
    expect(list.rows.map((k) => k.number).sort()).toEqual(['X 0001', 'X 0002', 'X 0003', 'X 0004']);
    const late = await aMember(t, place);
    await office.do('cards.issueBatch', { familyIds: [late.familyId] });
    expect((await office.do('cards.list', {})).rows.map((k) => k.number)).toContain('X 0005');
  });

  it('F1 two townships of a county with the same letters keep their numbers apart', async () => {
    const first = await aCounty(t);
    const [a, b] = [await aTownship(t, first.countyId, '青石乡'), await aTownship(t, first.countyId, '千山镇')];
    const numbers: string[] = [];
    for (const place of [a, b]) {
      await aMember(t, place);
      const office = await clerk(place);
      await office.do('cards.issueBatch', {});
      numbers.push(...(await office.do('cards.list', {})).rows.map((k) => k.number));
    }
    expect(numbers).toEqual(['QS 0001', 'QS2 0001']);
  });

  it('F1 a family of elsewhere is unknown, one with nobody away gets none', async () => {
    const { office, place } = await carded();
    const stranger = await aMember(t, await aTownship(t, place.countyId));
    expect((await office.call('cards.issueBatch', { familyIds: [stranger.familyId] })).status).toBe(404);
    const home = await aMember(t, place);
    await work(t.services, (op) => op.db.query('update outflows set back_day = ? where person_id = ?', ['2026-10-01', home.personId]));
    const refused = await office.call('cards.issueBatch', { familyIds: [home.familyId] });
    expect([refused.status, refused.error?.code]).toEqual([409, 'card.nobody_away']);
    expect(await office.do('cards.issueBatch', {})).toEqual({ issued: 0, already: 1 });
  });

  it('F1 a void card is void for good, and the family may get another', async () => {
    const { office, caller, card, away } = await carded();
    expect(await office.do('cards.void', { id: card.id, reason: 'lost', words: '赶集丢的' })).toMatchObject({ status: 'void', can: [] });
    const again = await office.call('cards.void', { id: card.id, reason: 'mistake' });
    expect([again.status, again.error?.code]).toEqual([409, 'card.not_valid']);
    expect((await caller.do('cards.mine', {})).card).toMatchObject({ id: card.id, status: 'void' });
    expect(await office.do('cards.issueBatch', { familyIds: [away.familyId] })).toEqual({ issued: 1, already: 0 });
    const next = (await caller.do('cards.mine', {})).card!;
    expect([next.status, next.number, next.token === card.token]).toEqual(['valid', 'X 0002', false]);
    expect((await office.do('cards.list', { status: 'void' })).rows.map((k) => k.id)).toEqual([card.id]);
  });

  it('F1 an expired card says so and makes way for a new one', async () => {
    const { office, away, card } = await carded();
    await work(t.services, (op) => op.db.query('update cards set valid_until = ? where id = ?', ['2026-11-01', card.id]));
    expect((await office.do('cards.list', { status: 'expired' })).rows).toMatchObject([{ id: card.id, status: 'expired', can: [] }]);
    expect((await office.call('cards.void', { id: card.id, reason: 'lost' })).error?.code).toBe('card.not_valid');
    expect(await office.do('cards.issueBatch', { familyIds: [away.familyId] })).toEqual({ issued: 1, already: 0 });
    expect((await office.do('cards.list', { status: 'valid' })).rows).toHaveLength(1);
  });

  it('F1 neighbours see no card: other village, other township, other county; helpers and families knock in vain', async () => {
    const { place, card, away, caller } = await carded();
    expect((await (await as(t, 'secretary', { place })).do('cards.list', {})).rows.map((k) => [k.id, k.can])).toEqual([[card.id, []]]);
    expect((await (await as(t, 'secretary', { place: await aVillage(t, place) })).do('cards.list', {})).rows).toEqual([]);
    for (const other of [await aTownship(t, place.countyId), await aCounty(t)]) {
      const office = await clerk(other);
      expect((await office.do('cards.list', {})).rows).toEqual([]);
      expect((await office.call('cards.void', { id: card.id, reason: 'lost' })).status).toBe(404);
    }
    expect((await (await as(t, 'liaison', { place })).do('cards.list', {})).rows).toEqual([]);
    expect((await caller.call('cards.list', {})).status).toBe(403);
    expect((await (await as(t, 'secretary', { place })).call('cards.issueBatch', { familyIds: [away.familyId] })).status).toBe(403);
  });
});

describe('F2 the family’s own card', () => {
  it('F2 shows surnames, the units with phones and pledges, and a token the database cannot read out', async () => {
    const { place, away, caller, card } = await carded();
    expect(card).toMatchObject({ holder: '老**', member: '远**', status: 'valid', complaintPhone: '0855-1234567' });
    expect(card.token).toMatch(/^GY:[0-9A-Z $%*+\-./:]{150,221}\.$/);
    expect(card.units.map((u) => [u.phone, u.pledge, u.pledgeVersion])).toEqual([['0855-1234567', '有事当天回话', 1], ['0855-7654321', '持证优先办', 1]]);
    expect(card.units[0]!.name).toMatch(/政府$/);
    expect(JSON.stringify(await peek(t, (op) => row(op.db, sql('select * from cards where id = ?', card.id))))).not.toContain(card.token);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect((await member.do('cards.mine', {})).card?.id).toBe(card.id);
    expect((await caller.do('cards.mine', {})).card).toEqual(card);
  });

  it('F2 a family without a card is told so', async () => {
    const place = await aCounty(t);
    const away = await aMember(t, place);
    expect(await (await family(place, away)).do('cards.mine', {})).toEqual({ card: null, ask: null, line: '', can: ['apply'] });
  });
});

describe('F3 scan', () => {
  it('F3 a valid card answers with surname, day and what it entitles to, in any township of the county', async () => {
    const { place, card } = await carded();
    const seen = await (await window(place)).do('cards.scan', { token: card.token });
    expect(seen).toEqual({ valid: true, cardId: card.id, holder: '老**', validUntil: card.validUntil, entitles: '优先办事、优先享受政策', ask: expect.any(String) });
    expect((await (await window(await aTownship(t, place.countyId))).do('cards.scan', { token: card.token })).valid).toBe(true);
  });

  it('F3 void, expired, foreign, guessed, malformed: one and the same answer, and each is written down', async () => {
    const { place, office, card } = await carded();
    const voided = await carded(place);
    await office.do('cards.void', { id: voided.card.id, reason: 'returned' });
    const expired = await carded(place);
    await work(t.services, (op) => op.db.query('update cards set valid_until = ? where id = ?', ['2026-11-21', expired.card.id]));
    const foreign = await carded();
    const caller = await window(place);
    const tries = [voided.card.token, expired.card.token, foreign.card.token, card.number, card.id, 'A'.repeat(22), '', '🐦 https://example.com/?a=1', 'x'.repeat(3000), card.token.toLowerCase().replace(/^./, '_')];
    const answers: Output<'cards.scan'>[] = [];
    for (const token of tries) answers.push(await caller.do('cards.scan', { token }));
    const refusal = { valid: false, cardId: null, holder: null, validUntil: null, entitles: null, ask: 'string' };
    expect(answers.map(shape)).toEqual(tries.map(() => refusal));
    expect(new Set(answers.map((a) => a.ask)).size).toBe(1);
    expect(answers[0]!.ask).toMatch(/^有疑问请问乡\d+政府 0855-1234567$/);
    const scans = await peek(t, (op) => rows<{ valid: number; cardId: string | null }>(op.db, sql('select valid, card_id from card_scans where org_id = ? order by id', place.windowId)));
    expect(scans.map((s) => [Boolean(s.valid), s.cardId])).toEqual(tries.map((_, i) => [false, [voided.card.id, expired.card.id][i] ?? null]));
    const events = await peek(t, (op) => rows<{ countyId: string; payload: string }>(op.db, sql(`select county_id, payload from events where name = 'card.scanned' and county_id = ?`, place.countyId)));
    expect([events.length, events.some((e) => e.payload.includes(foreign.card.id))]).toEqual([tries.length, false]);
  });

  it('F3 where nothing can be scanned, the number and its six digits will do; digits cannot be found by trying', async () => {
    const { place, card } = await carded();
    const foreign = await carded();
    const caller = await window(place);
    for (const typed of [`${card.number} ${card.code}`, `${card.number.toLowerCase()}-${card.code}`.replace(' ', ''), `${card.number}　${card.code.slice(0, 3)} ${card.code.slice(3)}`])
      expect(await caller.do('cards.scan', { token: typed })).toMatchObject({ valid: true, cardId: card.id });
    expect((await caller.do('cards.scan', { token: `${foreign.card.number} ${foreign.card.code}` })).valid).toBe(false);
    const other = card.code === '000000' ? '000001' : '000000';
    for (let i = 1; i < 20; i += 1) expect((await caller.do('cards.scan', { token: `${card.number} ${other}` })).valid).toBe(false);
    expect(await caller.call('cards.scan', { token: `${card.number} ${card.code}` })).toMatchObject({ status: 429, error: { code: 'card.typed_too_often' } });
    expect((await caller.do('cards.scan', { token: card.token })).valid).toBe(true);
  });

  it('F3 the card counts through its last day', async () => {
    const { place, card } = await carded();
    await work(t.services, (op) => op.db.query('update cards set valid_until = ? where id = ?', ['2026-11-22', card.id]));
    expect((await (await window(place)).do('cards.scan', { token: ` ${card.token}\n` })).valid).toBe(true);
  });

  it('F3 only windows scan', async () => {
    const { office, caller, card } = await carded();
    for (const who of [office, caller]) expect((await who.call('cards.scan', { token: card.token })).status).toBe(403);
  });
});
