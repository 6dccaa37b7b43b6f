import { app, type TestApp } from '../test/app';
import { aCounty, peek } from '../test/factories/county';
import { EventRow } from './platform.entity';
import { findBrokenSeal, seal } from './sealing';
import { rows, sql } from './db/sql';
import { newId } from './ids';
import { record, work } from './op';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

const sealAll = async () => { while ((await seal(t.services)) > 0); };
const note = (countyId: string, subjectId: string) => work(t.services, (op) => record(op, 'window.added', { orgId: subjectId }, { countyId, subjectId }));
const chain = (countyId: string) => peek(t, (op) => rows<{ seq: number; eventId: string }>(op.db, sql('select seq, event_id from event_seals where county_id = ? order by seq', countyId)));
const change = (text: string, ...params: unknown[]) => t.services.db.tx((m) => m.query(text, params));

/** A county of its own with six sealed events. */
async function sealed(): Promise<{ countyId: string; events: string[] }> {
  const { countyId } = await aCounty(t);
  for (let i = 0; i < 6; i += 1) await note(countyId, newId());
  await sealAll();
  return { countyId, events: (await chain(countyId)).map((s) => s.eventId) };
}

describe('X3 sealing', () => {
  it('X3 an untouched log is whole, and sealing again adds nothing', async () => {
    const { countyId, events } = await sealed();
    expect(events).toHaveLength(6);
    await sealAll();
    expect(await chain(countyId)).toHaveLength(6);
    expect(await findBrokenSeal(t.services, countyId)).toBeNull();
  });

  it.each([
    ['who did it', `update events set actor_user_id = 'x' where id = ?`],
    ['what it says', `update events set payload = '{"orgId":"other"}' where id = ?`],
    ['when it was', 'update events set at = at + 1 where id = ?'],
    ['about whom', `update events set subject_id = 'x' where id = ?`],
    ['its name', `update events set name = 'window.gone' where id = ?`],
    ['that it was', 'delete from events where id = ?'],
    ['that it was sealed', 'delete from event_seals where event_id = ?'],
  ])('X3 one event changed in %s is found', async (_what, text) => {
    const { countyId, events } = await sealed();
    await change(text, events[3]);
    const broken = await findBrokenSeal(t.services, countyId);
    // A seal that is gone shows at the next one.
    expect(broken?.seq).toBe(text.includes('event_seals') ? 5 : 4);
  });

  it('X3 two events that changed places are found', async () => {
    const { countyId, events } = await sealed();
    await change('update event_seals set event_id = ? where event_id = ?', 'aside', events[2]);
    await change('update event_seals set event_id = ? where event_id = ?', events[2], events[3]);
    await change('update event_seals set event_id = ? where event_id = ?', events[3], 'aside');
    expect((await findBrokenSeal(t.services, countyId))?.seq).toBe(3);
  });

  it('X3 an event that became visible late is sealed after newer ones, not skipped', async () => {
    const { countyId } = await aCounty(t);
    // Its id was made before the others, its transaction came in after they were sealed.
    const lateId = newId();
    await note(countyId, newId());
    await note(countyId, newId());
    await sealAll();
    await t.services.db.tx((m) => m.insert(EventRow, { id: lateId, name: 'window.added', at: t.clock.now(), countyId, townshipId: null, actorUserId: null, actorHat: null, actorName: '', subjectId: null, payload: {} }));
    await sealAll();
    expect((await chain(countyId)).map((s) => [s.seq, s.eventId === lateId])).toEqual([[1, false], [2, false], [3, true]]);
    expect(await findBrokenSeal(t.services, countyId)).toBeNull();
  });

  it('X3 each county has a chain of its own: harm in one leaves the other whole', async () => {
    const [one, two] = [await sealed(), await sealed()];
    await change('delete from events where id = ?', one.events[0]);
    expect([(await findBrokenSeal(t.services, one.countyId))?.seq, await findBrokenSeal(t.services, two.countyId)]).toEqual([1, null]);
  });
});
