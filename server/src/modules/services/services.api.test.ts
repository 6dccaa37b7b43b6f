import { randomUUID } from 'node:crypto';
import { addDays, shanghaiDay } from '@guiyan/shared/domain/dates';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, as, peek, type Away, type Place } from '../../test/factories/county';
import { count, row, rows, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import type { Card } from '../cards';
import { tokenOf } from '../cards/cards.actions';
import { addOrg } from '../orgs';

const DAY = 86_400_000;
let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

const clerk = (place: Place) => as(t, 'clerk', { place });
const window = (place: Place, orgId?: string) => as(t, 'window', { place, ...(orgId ? { orgId } : {}) });
const family = (place: Place, away: Away) => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
const facts = (more: object = {}) => ({ matter: 'SUBSIDY', priority: true, waitedMinutes: 5, result: '到账了', ...more });

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

describe('F5 services', () => {
  const log = async (caller: Awaited<ReturnType<typeof window>>, cardId: string, more: object = {}) => caller.call('services.log', { cardId, ...facts(), happenedAt: t.clock.now(), ...more });

  it('F5 a service is logged after a scan, and seen by its window and the township', async () => {
    const { place, office, card, away } = await carded();
    const caller = await window(place);
    await caller.do('cards.scan', { token: card.token });
    const { data } = await log(caller, card.id);
    expect(data).toMatchObject({ cardId: card.id, matter: 'SUBSIDY', matterLabel: '领补贴', priority: true, waitedMinutes: 5, result: '到账了', corrected: false, holder: '老**', on: '2026-11-22', can: ['correct'] });
    expect((await caller.do('services.list', { month: '2026-11' })).rows.map((s) => s.id)).toEqual([data.id]);
    const seen = await office.do('services.list', {});
    expect([seen.total, seen.rows[0]!.holder.startsWith('老人'), seen.rows[0]!.can]).toEqual([1, true, []]);
    expect((await (await as(t, 'county', { place })).do('services.list', {})).total).toBe(1);
    expect((await caller.do('services.list', { month: '2026-10' })).rows).toEqual([]);
    const kept = await peek(t, (op) => row(op.db, sql('select family_id, window_org_id, township_id from services where id = ?', data.id)));
    expect(kept).toEqual({ familyId: away.familyId, windowOrgId: place.windowId, townshipId: place.townshipId });
  });

  it('F5 fifty times the same look and the same entry at once are one of each', async () => {
    const { place, card } = await carded();
    const caller = await window(place);
    const [look, entry] = [randomUUID(), randomUUID()];
    expect(new Set((await Promise.all(Array.from({ length: 50 }, () => caller.call('cards.scan', { token: card.token }, { key: look })))).map((r) => r.status))).toEqual(new Set([200]));
    const given = { cardId: card.id, ...facts(), happenedAt: t.clock.now() };
    const told = await Promise.all(Array.from({ length: 50 }, () => caller.call('services.log', given, { key: entry })));
    expect(new Set(told.map((r) => r.data?.id)).size).toBe(1);
    expect(await peek(t, async (op) => [await count(op.db, sql('select count(*) as n from services where card_id = ?', card.id)), await count(op.db, sql(`select count(*) as n from events where name = 'card.scanned' and county_id = ?`, place.countyId))])).toEqual([1, 1]);
  });

  it('F5 without a scan of this very window within a day it is refused', async () => {
    const { place, card, caller: home } = await carded();
    const other = await window(place, await work(t.services, (op) => addOrg(op, { countyId: place.countyId, townshipId: place.townshipId, kind: 'window', name: '农推站', parentId: place.townshipId })));
    const caller = await window(place);
    await other.do('cards.scan', { token: card.token });
    const refused = await log(caller, card.id);
    expect([refused.status, refused.error?.code]).toEqual([409, 'service.not_scanned']);
    await caller.do('cards.scan', { token: 'guessed' });
    expect((await log(caller, card.id)).error?.code).toBe('service.not_scanned');
    await caller.do('cards.scan', { token: card.token });
    const at = t.clock.now();
    expect((await log(caller, card.id, { happenedAt: at + 3_600_000 })).error?.code).toBe('time.future');
    expect((await home.call('services.log', { cardId: card.id, ...facts(), happenedAt: at })).status).toBe(403);
    t.clock.advance(DAY + 60_000);
    const later = await window(place);
    expect((await log(later, card.id)).error?.code).toBe('service.not_scanned');
    // Written on a phone without network a day ago, and sent now.
    expect((await log(later, card.id, { happenedAt: at + 60_000 })).status).toBe(200);
  });

  it('F5 a card of another county is no card at all here', async () => {
    const foreign = await carded();
    const caller = await window(await aCounty(t));
    await caller.do('cards.scan', { token: foreign.card.token });
    expect((await log(caller, foreign.card.id)).status).toBe(404);
  });

  it('F5 two windows keep their own entries, and the township adds them up', async () => {
    const { place, office, card } = await carded();
    const second = await work(t.services, (op) => addOrg(op, { countyId: place.countyId, townshipId: place.townshipId, kind: 'window', name: '财政所', parentId: place.townshipId }));
    const [a, b] = [await window(place), await window(place, second)];
    for (const [caller, matter] of [[a, 'LOAN'], [b, 'SUBSIDY'], [b, 'PAPERS']] as const) {
      await caller.do('cards.scan', { token: card.token });
      expect((await log(caller, card.id, { matter, happenedAt: t.clock.now() })).status).toBe(200);
      t.clock.advance(1000);
    }
    expect([(await a.do('services.list', {})).total, (await b.do('services.list', {})).total]).toEqual([1, 2]);
    const all = await office.do('services.list', { limit: 2 });
    expect([all.total, all.rows.map((s) => s.matter)]).toEqual([3, ['PAPERS', 'SUBSIDY']]);
    const rest = await office.do('services.list', { limit: 2, cursor: all.next! });
    expect([rest.rows.map((s) => s.matter), rest.next]).toEqual([['LOAN'], null]);
    const theirs = (await b.do('services.list', {})).rows[0]!;
    expect((await a.call('services.correct', { id: theirs.id, ...facts(), reason: '不是我的' })).status).toBe(404);
  });

  it('F5 a correction is added, and the first entry stays in the history but counts no more', async () => {
    const { place, card, office } = await carded();
    const caller = await window(place);
    await caller.do('cards.scan', { token: card.token });
    const { data: first } = await log(caller, card.id);
    const second = await caller.do('services.correct', { id: first.id, ...facts({ matter: 'LOAN', priority: false, waitedMinutes: 20 }), reason: '点错了' });
    expect(second).toMatchObject({ matter: 'LOAN', priority: false, waitedMinutes: 20, corrected: true, happenedAt: first.happenedAt, can: ['correct'] });
    const list = await office.do('services.list', {});
    expect([list.total, list.rows.map((s) => s.id)]).toEqual([1, [second.id]]);
    const kept = await peek(t, (op) => rows<{ id: string; matter: string; corrected: number; correctsId: string | null }>(op.db, sql('select id, matter, corrected, corrects_id from services where card_id = ? order by id', card.id)));
    expect(kept.map((s) => [s.id, s.matter, Boolean(s.corrected), s.correctsId])).toEqual([[first.id, 'SUBSIDY', true, null], [second.id, 'LOAN', false, first.id]]);
    const again = await caller.call('services.correct', { id: first.id, ...facts(), reason: '再改' });
    expect([again.status, again.error?.code]).toEqual([409, 'row.changed']);
  });

  it('F5 ten corrections at once leave one', async () => {
    const { place, card } = await carded();
    const caller = await window(place);
    await caller.do('cards.scan', { token: card.token });
    const { data: first } = await log(caller, card.id);
    const replies = await Promise.all(Array.from({ length: 10 }, () => caller.call('services.correct', { id: first.id, ...facts(), reason: '同时' })));
    expect(replies.map((r) => r.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect((await caller.do('services.list', {})).total).toBe(1);
  });

  it('F5 after seven days an entry stands', async () => {
    const { place, card } = await carded();
    const caller = await window(place);
    await caller.do('cards.scan', { token: card.token });
    const { data: entry } = await log(caller, card.id);
    t.clock.advance(7 * DAY + 1000);
    const late = await window(place);
    expect((await late.do('services.list', {})).rows.map((s) => s.can)).toEqual([[]]);
    const refused = await late.call('services.correct', { id: entry.id, ...facts(), reason: '太晚' });
    expect([refused.status, refused.error?.code]).toEqual([409, 'service.too_old']);
  });
});

describe('F5 matters of a county', () => {
  it('F5 a county adds, renames and puts away; what was logged keeps the words it was logged under', async () => {
    const { place, card } = await carded();
    const caller = await window(place);
    await caller.do('cards.scan', { token: card.token });
    await caller.do('services.log', { cardId: card.id, ...facts(), happenedAt: t.clock.now() });
    const county = await as(t, 'county', { place });
    const own = await county.do('services.setMatter', { label: '办社保' });
    expect(own).toMatchObject({ label: '办社保', on: true, own: true });
    await county.do('services.setMatter', { code: 'SUBSIDY', label: '惠农补贴' });
    await county.do('services.setMatter', { code: 'LOAN', label: '贷款', on: false });
    const options = await caller.do('services.options', {});
    expect(options.matters.map((m) => m.label)).toEqual(['惠农补贴', '农技农资', '畜牧防疫', '看病报销', '开证明', '别的事', '办社保']);
    expect([options.usual, options.unit.endsWith('信用社')]).toEqual(['SUBSIDY', true]);
    expect((await caller.do('services.list', {})).rows[0]!.matterLabel).toBe('领补贴');
    // A phone that had no network may still say what was put away; what is no matter is refused.
    expect((await caller.do('services.log', { cardId: card.id, ...facts({ matter: own.code }), happenedAt: t.clock.now() })).matterLabel).toBe('办社保');
    expect((await caller.call('services.log', { cardId: card.id, ...facts({ matter: 'LOAN' }), happenedAt: t.clock.now() })).status).toBe(200);
    const codes = [await caller.call('services.log', { cardId: card.id, ...facts({ matter: 'NOTHING' }), happenedAt: t.clock.now() }), await county.call('services.setMatter', { label: '办社保' }), await county.call('services.setMatter', { code: 'NOTHING', label: '没有的' }), await caller.call('services.setMatter', { label: '窗口自己' })];
    expect(codes.map((r) => [r.status, r.error?.code])).toEqual([[400, 'service.no_matter'], [409, 'service.matter_taken'], [404, 'request.not_found'], [403, 'request.not_allowed']]);
    const elsewhere = await as(t, 'county', { place: await aCounty(t) });
    expect((await elsewhere.do('services.matters', {})).rows.map((m) => m.label)).not.toContain('办社保');
  });
});

describe('F5 without a scan', () => {
  it('F5 a phone that had no network names the card by the id in its code; it must have been scanned all the same', async () => {
    const { place, card } = await carded();
    const caller = await window(place);
    const code = await peek(t, async (op) => tokenOf(op, (await row<Card>(op.db, sql('select * from cards where id = ?', card.id)))!));
    const log = (id: string) => caller.call('services.log', { code: id, ...facts(), happenedAt: t.clock.now() });
    expect([(await log(code)).error?.code, (await log('AAAAAAAAAAAAAAAAAAAAAA')).error?.code]).toEqual(['service.not_scanned', 'request.not_found']);
    await caller.do('cards.scan', { token: card.token });
    expect((await log(code)).data).toMatchObject({ cardId: card.id, source: 'scan' });
    expect((await caller.call('services.log', { ...facts(), happenedAt: t.clock.now() })).status).toBe(404);
  });

  it('F5 the desk logs by the number that was read out, for a unit of its township and a day on which the card held', async () => {
    const { place, office, card } = await carded();
    const foreign = await carded();
    const today = shanghaiDay(t.clock.now());
    const made = await office.do('services.logAtDesk', { number: ` ${card.number.toLowerCase()} `, unitId: place.townshipId, on: today, ...facts() });
    expect(made).toMatchObject({ cardId: card.id, number: card.number, source: 'desk', can: ['correct'] });
    expect(made.unit).toMatch(/政府$/);
    const refused = [
      await office.call('services.logAtDesk', { number: 'ZZ 0001', unitId: place.windowId, on: today, ...facts() }),
      await foreign.office.call('services.logAtDesk', { number: card.number, unitId: place.windowId, on: today, ...facts() }),
      await office.call('services.logAtDesk', { number: card.number, unitId: foreign.place.windowId, on: today, ...facts() }),
      await office.call('services.logAtDesk', { number: card.number, unitId: place.windowId, on: addDays(today, -1), ...facts() }),
      await office.call('services.logAtDesk', { number: card.number, unitId: place.windowId, on: addDays(today, -32), ...facts() }),
      await office.call('services.logAtDesk', { number: card.number, unitId: place.windowId, on: addDays(today, 1), ...facts() }),
    ];
    expect(refused.map((r) => r.status)).toEqual([404, 404, 404, 409, 400, 400]);
    expect([refused[0]!.error?.code, refused[3]!.error?.code, refused[4]!.error?.code]).toEqual(['service.no_such_card', 'service.card_not_valid', 'service.desk_days']);
    // The desk puts right what the desk logged, and not what a counter did.
    expect(await office.do('services.correct', { id: made.id, ...facts({ priority: false }), reason: '听错了' })).toMatchObject({ priority: false, corrected: true, source: 'desk' });
    const caller = await window(place);
    await caller.do('cards.scan', { token: card.token });
    const counter = await caller.do('services.log', { cardId: card.id, ...facts(), happenedAt: t.clock.now() });
    expect((await office.call('services.correct', { id: counter.id, ...facts(), reason: '不是我的' })).status).toBe(404);
    const month = await office.do('services.units', { month: today.slice(0, 7) });
    const list = await office.do('services.list', { month: today.slice(0, 7) });
    expect([month.total, month.rows.reduce((n, u) => n + u.services, 0), list.total]).toEqual([2, 2, 2]);
    for (const unit of month.rows) expect((await office.do('services.list', { month: today.slice(0, 7), unit: unit.unitId })).total).toBe(unit.services);
  });
});
