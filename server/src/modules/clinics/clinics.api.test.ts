import { z } from 'zod';
import { contract } from '@guiyan/shared/contract';
import { getMetadataArgsStorage } from 'typeorm';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, aVillage, awake as as, type Away, type Place } from '../../test/factories/county';
import { ClinicAttendance } from './clinics.entity';

let t: TestApp;
let place: Place;
let away: Away;
let secretary: Caller;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); secretary = await as(t, 'secretary', { place }); });
afterAll(() => t.close());
const seen = (more: object = {}) => ({ familyId: away.familyId, personIds: [away.elderId], kind: 'checkup' as const, on: '2026-11-21', ...more });

describe('H11 free clinics, check-ups, family doctors', () => {
  it('H11 attendance and nothing else: no field, in or out or in the table, takes what was found', async () => {
    for (const extra of [{ words: '血压高' }, { result: '高' }, { diagnosis: '高血压' }, { note: 'x' }]) expect((await secretary.call('clinics.record', seen(extra) as never)).error?.code).toBe('request.invalid');
    expect(Object.keys(contract['clinics.record'].input.shape).sort()).toEqual(['familyId', 'kind', 'on', 'personIds']);
    expect(Object.keys((z.toJSONSchema(contract['clinics.takeBack'].output) as { properties: object }).properties).sort()).toEqual(['by', 'can', 'familyId', 'id', 'kind', 'on', 'person', 'personId', 'village']);
    expect(getMetadataArgsStorage().columns.filter((c) => c.target === ClinicAttendance).map((c) => c.propertyName).sort()).toEqual(['at', 'byName', 'byUserId', 'countyId', 'familyId', 'id', 'kind', 'onDay', 'openKey', 'personId', 'takenBackAt', 'townshipId', 'villageId']);
  });

  it('H11 who was there stands once for a day and kind, is taken back by whoever wrote it, and may be written anew', async () => {
    const [first] = (await secretary.do('clinics.record', seen({ personIds: [away.elderId, away.personId] }))).rows;
    const helper = await as(t, 'helper', { place });
    await (await as(t, 'clerk', { place })).do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs' });
    expect((await helper.do('clinics.record', seen())).rows.map((r) => [r.id, r.can])).toEqual([[first!.id, []]]);
    const figures = async () => (await secretary.do('clinics.figures', { year: 2026 })).kinds.find((k) => k.kind === 'checkup');
    expect(await figures()).toEqual({ kind: 'checkup', times: 2, people: 2 });
    expect((await helper.call('clinics.takeBack', { id: first!.id })).status).toBe(403);
    await secretary.do('clinics.takeBack', { id: first!.id });
    expect((await secretary.call('clinics.takeBack', { id: first!.id })).error?.code).toBe('clinic.taken_back');
    expect(await figures()).toEqual({ kind: 'checkup', times: 1, people: 1 });
    expect((await secretary.do('clinics.record', seen())).rows[0]!.id).not.toBe(first!.id);
    const civil = await as(t, 'civil', { place });
    expect((await civil.do('clinics.list', {})).rows.map((r) => r.personId)).toEqual([away.elderId]);
  });

  it('H11 the figures of a year are their lists, by kind and by village', async () => {
    const clerk = await as(t, 'clerk', { place });
    const far = await aVillage(t, place);
    const there = await aMember(t, far);
    await secretary.do('clinics.record', seen({ kind: 'doctor' }));
    await clerk.do('clinics.record', seen({ familyId: there.familyId, personIds: [there.elderId], kind: 'doctor' }));
    await clerk.do('clinics.record', seen({ familyId: there.familyId, personIds: [there.elderId], kind: 'checkup', on: '2026-10-01' }));
    await clerk.do('clinics.record', seen({ familyId: there.familyId, personIds: [there.elderId], kind: 'checkup' }));
    const f = await clerk.do('clinics.figures', { year: 2026 });
    expect(f.kinds.filter((k) => k.times)).toEqual([{ kind: 'checkup', times: 2, people: 1 }, { kind: 'doctor', times: 2, people: 2 }]);
    expect(f.villages.map((v) => [v.villageId, v.kinds.reduce((n, k) => n + k.times, 0)])).toEqual(expect.arrayContaining([[place.villageId, 1], [far.villageId, 3]]) as unknown);
    for (const { kind, times, people } of f.kinds) {
      const rows = (await clerk.do('clinics.list', { year: 2026, kind })).rows;
      expect([rows.length, new Set(rows.map((r) => r.personId)).size]).toEqual([times, people]);
    }
    const narrow = { year: 2026, village: far.villageId };
    expect([(await clerk.do('clinics.figures', narrow)).kinds.reduce((n, k) => n + k.times, 0), (await clerk.do('clinics.list', narrow)).rows.length]).toEqual([3, 3]);
    expect((await (await as(t, 'county', { place })).do('clinics.list', { year: 2026 })).rows).toHaveLength(4);
  });

  it('H11 only people of the family, only days that were, only families one may know of', async () => {
    const other = await aMember(t, await aVillage(t, place));
    const answers = [await secretary.call('clinics.record', seen({ personIds: [other.elderId] })), await secretary.call('clinics.record', seen({ on: '2199-01-01' })), await secretary.call('clinics.record', seen({ familyId: other.familyId, personIds: [other.elderId] }))];
    expect(answers.map((r) => [r.status, r.error?.code])).toEqual([[409, 'families.not_here'], [400, 'clinic.future'], [404, 'request.not_found']]);
  });
});
