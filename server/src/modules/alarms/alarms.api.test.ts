import type { EndpointName } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import { ledgersOf } from '@guiyan/shared/domain/ledgers';
import { figures } from '@guiyan/shared/domain/stats';
import { runDuties } from '../duties';
import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { readLedger, takeInFull } from '../../test/factories/exports';
import { readsOf } from '../../test/factories/reads';

const secret = '夜里有人打孩子';
const guard = '请奶奶先照管';
let t: TestApp;
let place: Place;
let away: Away;
let clerk: Caller;
let start: number;
beforeAll(async () => {
  t = await app({ limitScale: 1000 });
  start = t.clock.now();
  place = await aCounty(t);
  away = await aMember(t, place);
  clerk = await as(t, 'clerk', { place });
  t.clock.set(start);
});
afterAll(() => t.close());
const at = async <T>(made: Promise<T>): Promise<T> => { const value = await made; t.clock.set(start); return value; };
const raised = { words: secret, guardian: guard, called: ['110' as const] };

describe('H17 a child in danger', () => {
  it('H17 written by anybody near the child, read by the clerk and civil affairs of the place only, and closed once', async () => {
    const member = await at(as(t, 'member', { place, personId: away.personId, familyId: away.familyId }));
    expect(await member.do('alarms.raise', { familyId: away.familyId, ...raised })).toEqual({ on: expect.any(String) });
    const civil = await at(as(t, 'civil', { place }));
    const [line] = (await civil.do('alarms.list', {})).rows;
    expect(JSON.stringify(line)).not.toContain(secret);
    const told = await clerk.do('alarms.get', { id: line!.id });
    expect(told).toMatchObject({ familyId: away.familyId, words: secret, guardian: guard, called: ['110'], open: true, can: ['note'], trail: [] });
    await civil.do('alarms.note', { id: line!.id, what: 'guardian', words: '送到奶奶家' });
    const closed = await clerk.do('alarms.note', { id: line!.id, what: 'closed', words: '派出所接了' });
    expect([closed.open, closed.can, closed.trail.map((s) => [s.what, s.words])]).toEqual([false, [], [['guardian', '送到奶奶家'], ['closed', '派出所接了']]]);
    expect((await clerk.call('alarms.note', { id: line!.id, what: 'visited' })).error?.code).toBe('alarm.closed');
    // Other places.
    for (const other of [await aTownship(t, place.countyId), await aCounty(t)]) for (const hat of ['clerk', 'civil'] as const) {
      const stranger = await at(as(t, hat, { place: other }));
      expect([(await stranger.do('alarms.list', {})).rows, (await stranger.call('alarms.get', { id: line!.id })).status]).toEqual([[], 404]);
    }
    const nextVillage = await at(as(t, 'civil', { place: await aVillage(t, place), wide: 'village' }));
    expect((await nextVillage.call('alarms.get', { id: line!.id })).status).toBe(404);
  });

  it('H17 the tables hold no word of it in the clear', async () => {
    const kept = await peek(t, async (op) => JSON.stringify([await rows(op.db, sql('select * from alarms')), await rows(op.db, sql('select * from alarm_notes')), await rows(op.db, sql(`select payload, subject_id from events where name like 'alarm.%'`))]));
    for (const word of [secret, guard, '送到奶奶家', away.familyId]) expect(kept).not.toContain(word);
    expect(kept).toContain('alarmId');
  });

  it('H17 no read of any hat, no ledger and no duty tells of it: what they answer is the same before and after', async () => {
    await runDuties(t.services);
    const helper = await at(as(t, 'helper', { place }));
    await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'society' });
    const who: Record<string, Caller> = { clerk, helper, civil: await at(as(t, 'civil', { place })) };
    for (const hat of ['secretary', 'county', 'auditor', 'window'] as const) who[hat] = await at(as(t, hat, { place }));
    who.member = await at(as(t, 'member', { place, personId: away.personId, familyId: away.familyId }));
    who.family = await at(as(t, 'family', { place, personId: away.elderId, familyId: away.familyId }));
    const inputs: Partial<Record<EndpointName, object[]>> = { 'families.get': [{ id: away.familyId }], 'members.get': [{ id: away.memberId }], 'stats.records': figures.map((figure) => ({ figure })), 'duties.list': [{ view: 'mine' }, { view: 'place' }] };
    const answers = async () => {
      const out: Record<string, string> = {};
      const asked = Object.entries(who).flatMap(([hat, caller]) => readsOf(hat as Hat).filter((n) => !n.startsWith('alarms.') && n !== 'audit.events').map((name) => ({ hat, caller, name })));
      // X3 Last who looked, without how often: both are counted up by these very questions.
      for (const { hat, caller, name } of [...asked.filter((q) => q.name !== 'audit.mine'), ...asked.filter((q) => q.name === 'audit.mine')]) for (const input of inputs[name] ?? [{}]) {
        const { status, data } = await caller.call(name, input as never);
        if (status === 200) out[`${hat} ${name} ${JSON.stringify(input)}`] = JSON.stringify(data, (key, value: unknown) => (name === 'audit.mine' && key === 'times' ? undefined : value));
      }
      return out;
    };
    const before = await answers();
    expect(Object.keys(before).length).toBeGreaterThan(60);
    await helper.do('alarms.raise', { familyId: away.familyId, ...raised });
    expect(await answers()).toEqual(before);
    const auditor = who.auditor!;
    expect((await auditor.do('audit.events', { limit: 200 })).rows.filter((e) => e.name.startsWith('alarm.'))).toEqual([]);
    expect((await auditor.do('audit.events', { name: 'alarm.raised' })).rows).toEqual([]);
    const other = await at(as(t, 'clerk', { place }));
    for (const ledger of ledgersOf('clerk')) for (const link of [await clerk.do('ledgers.export', { ledger }), await takeInFull(clerk, other, { ledger, purpose: '核对' })]) expect(JSON.stringify((await readLedger(t, link.url)).rows)).not.toContain(secret);
    expect(await peek(t, (op) => rows(op.db, sql('select id from outbox')))).toEqual([]);
  }, 120_000);
});
