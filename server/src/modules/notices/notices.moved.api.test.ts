import { CarryTogether } from '../../migrations/1764014112000-carry-together';
import { rows, sql } from '../../platform/db/sql';
import { aCounty, aMember, as, peek, type Away } from '../../test/factories/county';
import { withWechat, type WithWechat } from '../../test/with-wechat';

let w: WithWechat;
beforeAll(async () => { w = await withWechat(); });
afterAll(() => w.close());
beforeEach(() => w.reset());

const EVENING = Date.UTC(2026, 10, 22, 14);
const MORNING = Date.UTC(2026, 10, 23, 1);
const outcome = async (away: Away) => Object.fromEntries((await peek(w.t, (op) => rows<{ channel: string; status: string }>(op.db, sql('select channel, status from deliveries where person_id = ?', away.personId)))).map((d) => [d.channel, d.status]));

describe('M6 messages that waited when they began to go out together', () => {
  it('M6 each knows its item afterwards, can be taken back, and goes out once', async () => {
    w.t.clock.set(EVENING);
    const place = await aCounty(w.t);
    const [stays, leaves] = [await aMember(w.t, place), await aMember(w.t, place)];
    const phones = [await w.onWechat(stays), await w.onWechat(leaves)];
    await (await as(w.t, 'clerk', { place })).do('notices.send', { period: '2026-11', text: '月底前报个平安' });
    // As the version before wrote them: an item for each, known by its person and delivery.
    const runner = await w.t.services.db.read(async (m) => m.connection.createQueryRunner());
    const step = new CarryTogether();
    const waiting = await peek(w.t, (op) => rows<{ id: string; personId: string }>(op.db, sql(`select id, person_id from deliveries where channel = 'wechat'`)));
    await step.down(runner);
    await w.t.services.db.tx(async (m) => {
      await m.query(`update deliveries set status = 'waiting' where channel = 'wechat'`);
      for (const d of waiting) await m.query(`insert into outbox (id, kind, dedupe_key, county_id, payload, status, not_before, attempts) values (?, 'notices.push', ?, ?, ?, 'waiting', ?, 0)`, [`o${d.id.slice(1)}`, `notices.push:${d.personId}:${d.id}`, place.countyId, JSON.stringify({ deliveryId: d.id }), MORNING - 3_600_000]);
    });
    await step.up(runner);
    await runner.release();
    expect(await w.t.services.db.schemaDiff()).toEqual([]);
    expect(await peek(w.t, (op) => rows<{ payload: string; postId: string }>(op.db, sql(`select o.payload, d.post_id from deliveries d join outbox o on o.id = d.post_id where d.channel = 'wechat' order by d.id`))))
      .toEqual(waiting.sort((a, b) => (a.id < b.id ? -1 : 1)).map((d) => ({ payload: JSON.stringify({ countyId: place.countyId, deliveryIds: [d.id] }), postId: `o${d.id.slice(1)}` })));

    const hat = (await peek(w.t, (op) => rows<{ id: string }>(op.db, sql('select id from hats where person_id = ?', leaves.personId))))[0]!;
    await (await as(w.t, 'clerk', { place })).do('accounts.endHat', { id: hat.id, reason: '换了账号' });
    w.t.clock.set(MORNING);
    await w.flush();
    expect([await outcome(stays), await outcome(leaves)]).toEqual([{ app: 'sent', wechat: 'sent' }, { app: 'sent', wechat: 'not_reached', phone: 'todo' }]);
    expect(phones.map((p) => w.sentTo(p.openid))).toEqual([1, 0]);
  }, 60_000);
});
