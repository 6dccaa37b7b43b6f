import type { Hat } from '@guiyan/shared/domain/hats';
import { rows, sql } from '../../platform/db/sql';
import { app, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, peek, type Away, type Place } from '../../test/factories/county';
import { fitting, readsOf } from '../../test/factories/reads';

const reason = '总说睡不着，不想见人';
const said = '谈了一个钟头，约了下周三';
let t: TestApp;
let place: Place;
let away: Away;
let start: number;
beforeAll(async () => { t = await app({ limitScale: 1000 }); start = t.clock.now(); });
beforeEach(async () => { place = await aCounty(t); away = await aMember(t, place); t.clock.set(start); });
afterAll(() => t.close());
const at = async <T>(made: Promise<T>): Promise<T> => { const value = await made; t.clock.set(start); return value; };
/** A counsellor with a referral about the elder at home, made by the secretary. */
async function referred() {
  const counsellor = await at(as(t, 'helper', { place }));
  const county = await at(as(t, 'county', { place }));
  await county.do('referrals.appoint', { personId: counsellor.personId! });
  const secretary = await at(as(t, 'secretary', { place }));
  const { id } = await secretary.do('referrals.make', { familyId: away.familyId, personId: away.elderId, counsellorId: counsellor.personId!, reason });
  return { counsellor, county, secretary, id };
}

describe('H12 a counsellor’s notes', () => {
  it('H12 the counsellor reads the reason and writes notes; those entitled know that there is a referral, and no more', async () => {
    const { counsellor, secretary, id } = await referred();
    const file = await counsellor.do('referrals.note', { id, words: said });
    expect(file).toMatchObject({ reason, notes: [{ words: said }], can: ['open'] });
    expect(file.phone).toMatch(/^1391\*{4}\d{3}$/);
    const [line] = (await secretary.do('referrals.list', {})).rows;
    expect(line).toMatchObject({ id, personId: away.elderId, can: [] });
    const elder = await at(as(t, 'family', { place, personId: away.elderId, familyId: away.familyId }));
    const member = await at(as(t, 'member', { place, personId: away.personId, familyId: away.familyId }));
    expect([(await elder.do('referrals.list', {})).rows.length, (await member.do('referrals.list', {})).rows]).toEqual([1, []]);
    expect((await secretary.call('referrals.make', { familyId: away.familyId, personId: away.elderId, counsellorId: counsellor.personId!, reason })).error?.code).toBe('referral.open');
    expect((await counsellor.do('referrals.end', { id })).endedOn).not.toBeNull();
    expect((await counsellor.call('referrals.note', { id, words: said })).error?.code).toBe('referral.ended');
  });

  it('H12 whoever asked sees that it was taken up and that it ended, and nothing in between', async () => {
    const counsellor = await at(as(t, 'helper', { place }));
    await (await at(as(t, 'county', { place }))).do('referrals.appoint', { personId: counsellor.personId! });
    const helper = await at(as(t, 'helper', { place }));
    await (await at(as(t, 'clerk', { place }))).do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'organs' });
    const made = await helper.do('referrals.make', { familyId: away.familyId, personId: away.elderId, counsellorId: counsellor.personId!, reason });
    const told = async () => (await helper.do('referrals.list', {})).rows.map((r) => [r.takenOn !== null, r.endedOn !== null, r.can]);
    expect([made.takenOn, await told()]).toEqual([null, [[false, false, []]]]);
    for (const verb of ['referrals.take', 'referrals.get', 'referrals.end'] as const) expect((await helper.call(verb, { id: made.id })).status).toBe(404);
    expect((await counsellor.do('referrals.take', { id: made.id })).takenOn).not.toBeNull();
    expect((await counsellor.call('referrals.take', { id: made.id })).error?.code).toBe('referral.taken');
    await counsellor.do('referrals.note', { id: made.id, words: said });
    expect(await told()).toEqual([[true, false, []]]);
    await counsellor.do('referrals.end', { id: made.id });
    expect([await told(), (await counsellor.call('referrals.take', { id: made.id })).error?.code]).toEqual([[[true, true, []]], 'referral.ended']);
    expect(JSON.stringify(await helper.do('referrals.list', {}))).not.toContain(said);
  });

  it('H12 through every read of every other hat no word of it comes out, and the tables hold none in the clear', async () => {
    const { counsellor, secretary, county, id } = await referred();
    await counsellor.do('referrals.note', { id, words: said });
    const readers: Record<string, Caller> = { secretary, county };
    for (const hat of ['clerk', 'civil', 'auditor', 'liaison', 'helper', 'window'] as const) readers[hat] = await at(as(t, hat, { place }));
    readers.member = await at(as(t, 'member', { place, personId: away.personId, familyId: away.familyId }));
    readers.family = await at(as(t, 'family', { place, personId: away.elderId, familyId: away.familyId }));
    const second = await at(as(t, 'helper', { place }));
    await county.do('referrals.appoint', { personId: second.personId! });
    readers.second = second;
    let asked = 0;
    for (const [hat, caller] of Object.entries(readers)) for (const name of readsOf(hat === 'second' ? 'helper' : (hat as Hat))) {
      for (const input of fitting(name, [{}, { id }, { id: away.familyId }, { familyId: away.familyId }])) {
        const reply = await caller.call(name, input as never);
        if (reply.status === 200) asked += 1;
        const text = JSON.stringify([reply.data, reply.error]);
        expect([hat, name, text.includes(reason) || text.includes(said)]).toEqual([hat, name, false]);
      }
    }
    expect(asked).toBeGreaterThan(100);
    for (const who of [second, readers.helper!]) expect([(await who.call('referrals.get', { id })).status, (await who.call('referrals.note', { id, words: 'x' })).status, (await who.call('referrals.end', { id })).status]).toEqual([404, 404, 404]);
    const kept = await peek(t, async (op) => JSON.stringify([await rows(op.db, sql('select * from referrals')), await rows(op.db, sql('select * from referral_notes')), await rows(op.db, sql(`select * from events where name like 'referral.%'`)), await rows(op.db, sql('select * from idempotency_keys'))]));
    expect([kept.includes(reason), kept.includes(said), kept.includes(id)]).toEqual([false, false, true]);
  }, 120_000);

  it('H12 the right ends with the helper’s hat, in the same moment; another hat of his keeps it', async () => {
    const { counsellor, county, id } = await referred();
    const again = await at(as(t, 'helper', { place, personId: counsellor.personId! }));
    const clerk = await at(as(t, 'clerk', { place }));
    await clerk.do('accounts.endHat', { id: again.hatId, reason: '换了人' });
    expect((await counsellor.do('referrals.get', { id })).reason).toBe(reason);
    await clerk.do('accounts.endHat', { id: counsellor.hatId, reason: '换了人' });
    expect((await county.do('referrals.counsellors', {})).rows.map((c) => c.personId)).not.toContain(counsellor.personId);
    const back = await at(as(t, 'helper', { place, personId: counsellor.personId! }));
    expect((await back.call('referrals.get', { id })).status).toBe(404);
    await county.do('referrals.appoint', { personId: counsellor.personId! });
    expect((await back.do('referrals.get', { id })).reason).toBe(reason);
  });

  it('H12 the right ends at once, and is given by county and civil affairs of the own place only', async () => {
    const { counsellor, county, id } = await referred();
    await county.do('referrals.dismiss', { personId: counsellor.personId! });
    expect((await counsellor.call('referrals.get', { id })).status).toBe(404);
    expect((await county.call('referrals.dismiss', { personId: counsellor.personId! })).error?.code).toBe('referral.not_counsellor');
    const civil = await at(as(t, 'civil', { place }));
    await civil.do('referrals.appoint', { personId: counsellor.personId! });
    expect((await civil.call('referrals.appoint', { personId: counsellor.personId! })).error?.code).toBe('referral.counsellor_already');
    expect((await counsellor.do('referrals.get', { id })).reason).toBe(reason);
    expect((await civil.call('referrals.appoint', { personId: away.elderId })).error?.code).toBe('referral.no_hat');
    const elsewhere = await at(as(t, 'county', { place: await aCounty(t) }));
    expect((await elsewhere.call('referrals.appoint', { personId: counsellor.personId! })).status).toBe(404);
    expect((await (await at(as(t, 'clerk', { place }))).call('referrals.appoint', { personId: counsellor.personId! })).status).toBe(403);
  });
});
