import { rows, sql } from '../../platform/db/sql';
import { app, type TestApp } from '../../test/app';
import { readLedger, takeInFull } from '../../test/factories/exports';
import { aCounty, aMember, aVillage, awake as as, peek, type Away, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
let away: Away;
beforeAll(async () => { t = await app(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); });
afterAll(() => t.close());
const file = { living: 'alone' as const, contacts: [{ name: '杨梅', relation: '侄女', phone: '13900000001' }], health: '腿脚不便' };

describe('H14 elders by village', () => {
  it('H14 how an elder lives, whom to ring, visits and doctor; the newest saying stands; civil affairs reads it', async () => {
    const secretary = await as(t, 'secretary', { place });
    await secretary.do('elders.save', { id: away.elderId, living: 'couple' });
    expect(await secretary.do('elders.save', { id: away.elderId, ...file })).toMatchObject({ living: 'alone', contactList: file.contacts, health: '腿脚不便', doctor: false, can: ['save'] });
    await secretary.do('clinics.record', { familyId: away.familyId, personIds: [away.elderId], kind: 'doctor', on: '2026-11-01' });
    const civil = await as(t, 'civil', { place });
    const [line] = (await civil.do('elders.list', {})).rows;
    expect(line).toMatchObject({ personId: away.elderId, living: 'alone', contacts: 1, visits: 0, lastVisitOn: null, doctor: true });
    expect(JSON.stringify(line)).not.toContain('腿脚');
    expect([line!.contact, (await civil.do('elders.list', { contacts: true })).rows[0]!.contact]).toEqual(['', '杨梅 侄女 1390****001']);
    expect(await civil.do('elders.get', { id: away.elderId })).toMatchObject({ health: '腿脚不便', can: [] });
    // A member is no elder of these files, and another village's secretary knows of none.
    expect((await secretary.call('elders.save', { id: away.personId, living: 'alone' })).status).toBe(404);
    const next = await as(t, 'secretary', { place: await aVillage(t, place) });
    expect([(await next.do('elders.list', {})).rows, (await next.call('elders.get', { id: away.elderId })).status]).toEqual([[], 404]);
    expect((await secretary.call('elders.save', { id: away.elderId, ...file, contacts: [...file.contacts, ...file.contacts, ...file.contacts] })).status).toBe(400);
  });

  it('H14 a helper keeps the files of those he is paired with and knows of no other', async () => {
    const helper = await as(t, 'helper', { place });
    expect([(await helper.do('elders.list', {})).rows, (await helper.call('elders.get', { id: away.elderId })).status, (await helper.call('elders.save', { id: away.elderId, ...file })).status]).toEqual([[], 404, 404]);
    const clerk = await as(t, 'clerk', { place });
    const { id } = await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs' });
    const other = await aMember(t, place);
    expect((await helper.do('elders.list', {})).rows.map((e) => e.personId)).toEqual([away.elderId]);
    expect(await helper.do('elders.save', { id: away.elderId, ...file })).toMatchObject({ living: 'alone', health: '腿脚不便', can: ['save'] });
    expect((await helper.call('elders.get', { id: other.elderId })).status).toBe(404);
    await clerk.do('pairings.end', { id, reason: '调走了', nobody: '暂时没有人' });
    expect([(await helper.do('elders.list', {})).rows, (await helper.call('elders.get', { id: away.elderId })).status]).toEqual([[], 404]);
  });

  it('H14 who has no family doctor is a list', async () => {
    const secretary = await as(t, 'secretary', { place });
    const other = await aMember(t, place);
    await secretary.do('clinics.record', { familyId: away.familyId, personIds: [away.elderId], kind: 'doctor', on: '2026-11-01' });
    const ids = async (doctor: boolean) => { const page = await secretary.do('elders.list', { doctor }); return [page.total, page.rows.map((e) => e.personId)]; };
    expect([await ids(true), await ids(false)]).toEqual([[1, [away.elderId]], [1, [other.elderId]]]);
  });

  it('H14 contacts and health are ciphered; a contract with a doctor of more than a year ago holds no more', async () => {
    const secretary = await as(t, 'secretary', { place });
    await secretary.do('elders.save', { id: away.elderId, ...file });
    await secretary.do('clinics.record', { familyId: away.familyId, personIds: [away.elderId], kind: 'doctor', on: '2025-10-01' });
    expect((await secretary.do('elders.list', {})).rows[0]!.doctor).toBe(false);
    const kept = JSON.stringify(await peek(t, (op) => rows(op.db, sql('select * from elder_files'))));
    for (const word of ['杨梅', '13900000001', '腿脚']) expect(kept).not.toContain(word);
  });

  it('H14 the hand-over list is masked; in full it takes a second pair of eyes, and only then says health and numbers', async () => {
    await (await as(t, 'secretary', { place })).do('elders.save', { id: away.elderId, ...file });
    const [clerk, other] = [await as(t, 'clerk', { place }), await as(t, 'clerk', { place })];
    const masked = await readLedger(t, (await clerk.do('ledgers.export', { ledger: 'elder_files' })).url);
    expect(masked.rows).toMatchObject([{ 居住方式: '独自住', 紧急联系人: '杨梅 侄女 1390****001', 健康: '' }]);
    expect(JSON.stringify(masked.rows)).not.toContain('13900000001');
    const asking = await clerk.do('ledgers.ask', { ledger: 'elder_files', purpose: '移交民政' });
    expect((await clerk.call('ledgers.take', { id: asking.id })).status).not.toBe(200);
    expect((await clerk.call('ledgers.approve', { id: asking.id })).status).not.toBe(200);
    const full = await readLedger(t, (await takeInFull(clerk, other, { ledger: 'elder_files', purpose: '移交民政' })).url);
    expect(full.rows).toMatchObject([{ 紧急联系人: '杨梅 侄女 13900000001', 健康: '腿脚不便' }]);
  });
});
