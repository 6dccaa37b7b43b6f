import { readCard } from '@guiyan/shared/domain/card-code';
import { addPart, cardHash, isListed, isStale, packHashes, readList, type KeptList } from '@guiyan/shared/domain/card-list';
import { checkSign, sha512 } from '../../platform/ed25519';
import { row, rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, as, awake, aTownship, peek, type Place } from '../../test/factories/county';
import { revoke } from './keys.actions';

const DAY = 86_400_000;
let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
const today = '2026-11-22';
const window = (place: Place) => as(t, 'window', { place });

async function carded(place: Place) {
  const away = await aMember(t, place);
  const office = await as(t, 'clerk', { place });
  await office.do('cards.issueBatch', { familyIds: [away.familyId] });
  const caller = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
  return { away, office, caller, card: (await caller.do('cards.mine', {})).card! };
}
/** What a phone does with the answer. */
async function trust(place: Place, kept?: KeptList) {
  const got = await (await window(place)).do('cards.trust', { since: kept?.serial ?? 0 });
  const part = got.list ? readList(got.list, got.keys, checkSign) : undefined;
  return { got, part, kept: part ? addPart(kept, part) : kept };
}

describe('F4 what a card says without a network', () => {
  it('F4 the code holds what the law names and nothing else, and the phone’s keys read it', async () => {
    const place = await aCounty(t);
    const { away, card } = await carded(place);
    const { got } = await trust(place);
    const read = readCard(card.token, got.keys, checkSign, today)!;
    expect(read).toEqual({ kid: got.keys[0]!.kid, token: expect.stringMatching(/^[\w-]{22}$/), orgId: place.townshipId, from: today, until: card.validUntil, rights: 3, initial: '老' });
    expect([readCard(card.token, got.keys, checkSign, '2028-11-22')?.token, readCard(card.token, got.keys, checkSign, '2028-11-23'), readCard(card.token, got.keys, checkSign, '2026-11-21')]).toEqual([read.token, undefined, undefined]);
    for (const secret of [away.name, away.idNo, away.elderPhone, away.phone]) expect(card.token).not.toContain(secret);
    expect(JSON.stringify(await peek(t, (op) => rows(op.db, sql('select * from card_keys where county_id = ?', place.countyId))))).not.toContain(read.token);
    expect((await (await window(place)).do('cards.scan', { token: read.token })).valid).toBe(true);
  });

  it('F4 a card of another county is none here, signed as it is; nor one whose words were changed', async () => {
    const [place, far] = [await aCounty(t), await aCounty(t)];
    const [{ card }, other] = [await carded(place), await carded(far)];
    const keys = (await trust(place)).got.keys;
    expect(readCard(other.card.token, keys, checkSign, today)).toBeUndefined();
    const changed = `${card.token.slice(0, 60)}${card.token[60] === 'A' ? 'B' : 'A'}${card.token.slice(61)}`;
    const caller = await window(place);
    expect([(await caller.do('cards.scan', { token: other.card.token })).valid, (await caller.do('cards.scan', { token: changed })).valid, (await caller.do('cards.scan', { token: card.token })).valid]).toEqual([false, false, true]);
  });
});

describe('F4 the list of cards that count no more', () => {
  it('F4 whole at first, then only what came since; a void card is on it and no other', async () => {
    const place = await aCounty(t);
    const [a, b] = [await carded(place), await carded(place)];
    const first = await trust(place);
    expect(first.part).toMatchObject({ since: 0, serial: 0, hashes: [], countyId: place.countyId });
    await a.office.do('cards.void', { id: a.card.id, reason: 'lost' });
    const second = await trust(place, first.kept);
    expect(second.part).toMatchObject({ since: 0, serial: 1 });
    await b.caller.do('cards.lose', {});
    const third = await trust(place, second.kept);
    expect([third.part!.since, third.part!.serial, third.part!.hashes.length, third.kept!.serial]).toEqual([1, 2, 1, 2]);
    const hashOf = (token: string) => cardHash(readCard(token, third.got.keys, checkSign, today)!.token, sha512);
    const c = await carded(place);
    expect([a, b, c].map((k) => isListed(third.kept!, hashOf(k.card.token)))).toEqual([true, true, false]);
    expect((await trust(place, third.kept)).part).toMatchObject({ since: 2, serial: 2, hashes: [] });
    // A list of another county, and a part that does not follow, change nothing.
    expect(addPart(third.kept, { ...third.part!, since: 5, serial: 9 })).toBe(third.kept);
    expect(addPart(third.kept, { ...third.part!, countyId: place.townshipId, since: 2, serial: 9 })).toBe(third.kept);
    expect(addPart(third.kept, { ...third.part!, since: 0, at: third.part!.at - 1000 })).toBe(third.kept);
  });

  it('F4 a list that was changed, or signed by a stranger, is no list; its age is told', async () => {
    const [place, far] = [await aCounty(t), await aCounty(t)];
    await carded(place);
    await carded(far);
    const [{ got, part, kept }, other] = [await trust(place), await trust(far)];
    expect(readList(other.got.list!, got.keys, checkSign)).toBeUndefined();
    expect(readList(`${got.list!.slice(0, 30)}${got.list![30] === 'A' ? 'B' : 'A'}${got.list!.slice(31)}`, got.keys, checkSign)).toBeUndefined();
    expect([got.staleDays, isStale(kept!, part!.at + 7 * DAY, got.staleDays), isStale(kept!, part!.at + 7 * DAY + 1, got.staleDays), isStale(kept!, part!.at - 2 * 3_600_000, got.staleDays)]).toEqual([7, false, true, true]);
    expect(got.phone).toBe('0855-1234567');
    // The county sets the age itself.
    const county = await as(t, 'county', { place });
    await county.do('settings.set', { key: 'card_list_days', value: 3, from: today, note: '窗口常有网' });
    expect((await trust(place)).got.staleDays).toBe(3);
  });

  it('F4 ten thousand void cards are at most 40 KB', async () => {
    const hashes = Array.from({ length: 10_000 }, (_, i) => cardHash(Buffer.from(sha512(Buffer.from(`card ${i}`)).subarray(0, 16)).toString('base64url'), sha512));
    const place = await aCounty(t);
    await carded(place);
    await work(t.services, async (op) => {
      for (let i = 0; i < hashes.length; i += 500) {
        const part = hashes.slice(i, i + 500);
        await op.db.query(`insert into card_revocations (id, county_id, serial, card_id, hash, valid_until, at) values ${part.map(() => '(?,?,?,?,?,?,?)').join(',')}`, part.flatMap((hash, j) => [`x${place.countyId.slice(0, 20)}${i + j}`, place.countyId, i + j + 1, `k${place.countyId.slice(0, 20)}${i + j}`, hash.toString(16).padStart(8, '0'), '2028-01-01', 0]));
      }
      await op.db.query('insert into card_lists (id, county_id, serial) values (?,?,?)', [place.countyId, place.countyId, hashes.length]);
    });
    const { got, part, kept } = await trust(place);
    expect(part!.hashes).toHaveLength(new Set(hashes).size);
    expect(new Set(part!.hashes)).toEqual(new Set(hashes));
    expect(got.list!.length).toBeLessThanOrEqual(40_000);
    expect(packHashes(hashes).length).toBeLessThanOrEqual(30_100);
    expect(kept!.packed.length).toBeLessThanOrEqual(40_000);
  });

  it('F4 cards made void at the same time get serials in a row, each its own', async () => {
    const place = await aCounty(t);
    const all = [await carded(place), await carded(place), await carded(place), await carded(place)];
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? all[i % 4]!.office.call('cards.void', { id: all[i % 4]!.card.id, reason: 'lost' }) : all[i % 4]!.caller.call('cards.lose', {}))));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(4);
    expect((await peek(t, (op) => rows<{ serial: number }>(op.db, sql('select serial from card_revocations where county_id = ? order by serial', place.countyId)))).map((r) => r.serial)).toEqual([1, 2, 3, 4]);
  });
});

describe('F4 keys', () => {
  it('F4 another key signs from now on, an old card lives through it, and two clicks are one rotation', async () => {
    const place = await aCounty(t);
    const { card, caller } = await carded(place);
    const county = await as(t, 'county', { place });
    const kid = (await county.do('cards.keys', {})).keys[0]!.kid;
    const replies = await Promise.all(Array.from({ length: 10 }, () => county.call('cards.rotateKey', { kid })));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
    expect(new Set(replies.filter((r) => r.status !== 200).map((r) => r.error?.code))).toEqual(new Set(['card.key_changed']));
    const { got } = await trust(place);
    expect(got.keys.map((k) => [k.kid === kid, k.trustedUntil])).toEqual([[false, null], [true, card.validUntil]]);
    expect(readCard(card.token, got.keys, checkSign, today)).toBeDefined();
    expect((await (await window(place)).do('cards.scan', { token: card.token })).valid).toBe(true);
    // Shown anew it is signed by the new key.
    const fresh = (await caller.do('cards.mine', {})).card!.token;
    expect([fresh === card.token, readCard(fresh, got.keys, checkSign, today)?.kid]).toEqual([false, got.keys[0]!.kid]);
    // A phone that has not heard of the new key cannot read it; it reads the old one.
    expect(readCard(fresh, got.keys.slice(1), checkSign, today)).toBeUndefined();
  });

  it('F4 after a leak what the old key signed counts no more, here and offline; shown anew it does', async () => {
    const place = await aCounty(t);
    const { card, caller } = await carded(place);
    const county = await as(t, 'county', { place });
    const { keys } = await county.do('cards.keys', {});
    await county.do('cards.rotateKey', { kid: keys[0]!.kid, leaked: true });
    const { got } = await trust(place);
    expect(got.keys).toHaveLength(1);
    expect([readCard(card.token, got.keys, checkSign, today), (await (await window(place)).do('cards.scan', { token: card.token })).valid]).toEqual([undefined, false]);
    expect((await (await window(place)).do('cards.scan', { token: (await caller.do('cards.mine', {})).card!.token })).valid).toBe(true);
  });

  it('F4 secret halves are sealed; a county without a card has no key and no list', async () => {
    const place = await aCounty(t);
    expect((await trust(place)).got).toMatchObject({ keys: [], list: null });
    await carded(place);
    const key = (await peek(t, (op) => row<{ seedCt: string; publicKey: string }>(op.db, sql('select * from card_keys where county_id = ?', place.countyId))))!;
    expect(Buffer.from(key.seedCt, 'base64url').length).toBeGreaterThan(60);
    expect((await (await as(t, 'secretary', { place })).call('cards.keys', {})).status).toBe(403);
    expect((await (await as(t, 'clerk', { place })).call('cards.rotateKey', { kid: 'x' })).status).toBe(403);
  });
});

describe('F4 looked at without a network, sent later', () => {
  it('F4 stands as the window saw it, at its own time, once however often it is sent', async () => {
    const place = await aCounty(t);
    const { card, office } = await carded(place);
    const caller = await awake(t, 'window', { place });
    const at = t.clock.now() - 3_600_000;
    const looked = { token: card.token, offline: { saw: 'valid' as const, at, listAt: at - DAY } };
    const replies = await Promise.all(Array.from({ length: 50 }, () => caller.call('cards.scan', looked)));
    expect(replies.map((r) => r.status)).toEqual(replies.map(() => 200));
    const kept = () => peek(t, (op) => rows<{ valid: number; at: number; saw: string; tooLate: number | null }>(op.db, sql('select valid, at, saw, too_late from card_scans where org_id = ? order by id', place.windowId)));
    expect((await kept()).map((s) => [Boolean(s.valid), Number(s.at), s.saw, Boolean(s.tooLate)])).toEqual([[true, at, 'valid', false]]);
    // A service logged after it finds it.
    expect((await caller.call('services.log', { cardId: card.id, matter: 'LOAN', priority: true, waitedMinutes: 5, happenedAt: at + 60_000 })).status).toBe(200);
    // Where only the phone has seen it, by the id in the code.
    const code = readCard(card.token, (await trust(place)).got.keys, checkSign, today)!.token;
    expect((await caller.call('services.log', { code, matter: 'LOAN', priority: true, waitedMinutes: 5, happenedAt: at + 120_000 })).data.cardId).toBe(card.id);
    expect((await caller.call('services.log', { code: 'A'.repeat(22), matter: 'LOAN', priority: true, waitedMinutes: 5, happenedAt: at })).status).toBe(404);
    // Made void, and seen as good by a phone that could not know.
    await office.do('cards.void', { id: card.id, reason: 'lost' });
    t.clock.advance(2 * DAY);
    const late = await caller.do('cards.scan', { token: card.token, offline: { saw: 'valid', at: t.clock.now() - 60_000, listAt: at } });
    expect(late.valid).toBe(false);
    expect((await kept()).map((s) => [Boolean(s.valid), Boolean(s.tooLate)])).toEqual([[true, false], [true, true]]);
    // What no key of ours signed is never valid, whatever a phone says; nor what happens tomorrow.
    await caller.do('cards.scan', { token: `${card.token.slice(0, -9)}AAAAAAAA.`, offline: { saw: 'valid', at: t.clock.now() - 30_000, listAt: null } });
    expect(Boolean((await kept()).at(-1)!.valid)).toBe(false);
    expect((await caller.call('cards.scan', { token: card.token, offline: { saw: 'valid', at: t.clock.now() + DAY, listAt: null } })).error?.code).toBe('time.future');
  });

  it('F4 guessed ids come to a stop', async () => {
    const place = await aCounty(t);
    const { card } = await carded(place);
    const caller = await window(place);
    const guesses = await Promise.all(Array.from({ length: 60 }, (_, i) => caller.do('cards.scan', { token: Buffer.from(sha512(Buffer.from(`guess ${i}`)).subarray(0, 16)).toString('base64url') })));
    expect(guesses.filter((g) => g.valid)).toEqual([]);
    expect((await caller.call('cards.scan', { token: 'A'.repeat(22) })).status).toBe(429);
    // A real card goes on being served.
    expect((await caller.do('cards.scan', { token: card.token })).valid).toBe(true);
  });

  it('F4 only a window asks for the list', async () => {
    const place = await aCounty(t);
    const { office, caller } = await carded(place);
    for (const who of [office, caller]) expect((await who.call('cards.trust', {})).status).toBe(403);
    expect((await (await window(await aTownship(t, place.countyId))).call('cards.trust', {})).status).toBe(200);
  });
});

// The serial is taken in the same transaction: what fails leaves none behind.
it('F4 a void that fails takes no serial', async () => {
  const place = await aCounty(t);
  const { card } = await carded(place);
  await expect(work(t.services, async (op) => {
    await revoke(op, (await row(op.db, sql('select * from cards where id = ?', card.id)))!, 'A'.repeat(22));
    throw new Error('stop');
  })).rejects.toThrow('stop');
  expect((await trust(place)).part!.serial).toBe(0);
});
