import { peek, aCounty, aMember, as, aTownship, type Place } from '../../test/factories/county';
import { app, type TestApp } from '../../test/app';
import { seal } from '../../platform/sealing';
import { rows, sql } from '../../platform/db/sql';

let t: TestApp;
let place: Place;
beforeAll(async () => { t = await app(); place = await aCounty(t); });
afterAll(() => t.close());
const sealAll = async () => { while ((await seal(t.services)) > 0); };

describe('X3 the log', () => {
  it('X3 tells who did what to whom and when, newest first', async () => {
    const away = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    await clerk.do('members.reveal', { personId: away.personId, field: 'phone', reason: '打电话' });
    const auditor = await as(t, 'auditor', { place });
    const { rows: [first, ...rest] } = await auditor.do('audit.events', { name: 'value.revealed' });
    expect(first).toMatchObject({ name: 'value.revealed', hat: 'clerk', subject: away.personId, at: expect.any(Number), on: '2026-11-22' });
    expect(first!.actor).toMatch(/^clerk/);
    const all = (await auditor.do('audit.events', {})).rows.map((e) => e.id);
    expect(all).toEqual([...all].sort().reverse());
    expect(rest.every((e) => e.name === 'value.revealed')).toBe(true);
  });

  it('X3 a page that was opened and a list that was read are there', async () => {
    const away = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    await clerk.do('members.get', { id: away.memberId });
    await clerk.do('members.list', {});
    await clerk.do('members.list', {});
    await t.reads.flush();
    const auditor = await as(t, 'auditor', { place });
    expect((await auditor.do('audit.events', { name: 'page.opened' })).rows[0]).toMatchObject({ subject: away.memberId, hat: 'clerk' });
    expect((await auditor.do('audit.events', { name: 'list.read' })).rows.filter((e) => e.hat === 'clerk')).toHaveLength(1);
  });

  it('X3 holds no name, phone, number or reason of the person looked at', async () => {
    const away = await aMember(t, place, { name: '石守田' });
    const clerk = await as(t, 'clerk', { place });
    await clerk.do('members.reveal', { personId: away.personId, field: 'id_no', reason: '核对身份证' });
    const auditor = await as(t, 'auditor', { place });
    const answer = JSON.stringify(await auditor.do('audit.events', { limit: 200 }));
    const stored = JSON.stringify(await peek(t, (op) => rows(op.db, sql('select payload, subject_id from events'))));
    for (const secret of ['石守田', away.phone, away.idNo, '核对身份证']) expect([answer.includes(secret), stored.includes(secret)]).toEqual([false, false]);
  });

  it('X3 the person sees who looked, by day, office and role, and never by name', async () => {
    const away = await aMember(t, place);
    const [clerk, county] = [await as(t, 'clerk', { place }), await as(t, 'county', { place })];
    const me = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    expect((await me.do('audit.mine', {})).rows).toEqual([]);
    await clerk.do('members.get', { id: away.memberId });
    await clerk.do('members.get', { id: away.memberId });
    await clerk.do('families.get', { id: away.familyId });
    await clerk.do('families.file', { id: away.elderId }).catch(() => undefined);
    await county.do('members.get', { id: away.memberId });
    await clerk.do('members.reveal', { personId: away.personId, field: 'phone', reason: '打电话' });
    await me.do('families.get', { id: away.familyId });
    const { rows: told } = await me.do('audit.mine', {});
    expect(told.map((r) => [r.hat, r.what, r.times])).toEqual([['组织干事', 'number', 1], ['县组织部', 'member', 1], ['组织干事', 'family', 1], ['组织干事', 'member', 2]]);
    expect([told[0]!.on, /clerk\d/.test(JSON.stringify(told))]).toEqual(['2026-11-22', false]);
    // At home one sees what the family’s page was opened for, and nothing of the member’s.
    const home = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    expect((await home.do('audit.mine', {})).rows.map((r) => r.what)).toEqual(['family', 'family']);
    const other = await aMember(t, place);
    expect((await (await as(t, 'member', { place, personId: other.personId, familyId: other.familyId })).do('audit.mine', {})).rows).toEqual([]);
    expect((await clerk.call('audit.mine', {})).status).toBe(403);
  });

  it('X3 says which events are sealed', async () => {
    await aMember(t, place);
    await sealAll();
    const before = await as(t, 'county', { place });
    const { rows: log } = await before.do('audit.events', { limit: 200 });
    // Giving the county its hat came after the last sealing.
    expect(log.filter((e) => e.name === 'member.added').every((e) => e.sealed)).toBe(true);
    expect(log[0]).toMatchObject({ name: 'hat.given', sealed: false });
  });

  it('X3 pages without losing or repeating an event', async () => {
    const auditor = await as(t, 'auditor', { place });
    const whole = (await auditor.do('audit.events', { limit: 200 })).rows.map((e) => e.id);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await auditor.do('audit.events', { limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...page.rows.map((e) => e.id));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(paged.slice(0, whole.length)).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('X3 an auditor narrowed to a township reads that township’s events and no other’s, nor the county’s', async () => {
    const next = await aTownship(t, place.countyId);
    const [here, there] = [await aMember(t, place), await aMember(t, next)];
    for (const [at, away] of [[place, here], [next, there]] as const) await (await as(t, 'clerk', { place: at })).do('members.reveal', { personId: away.personId, field: 'phone', reason: '打电话' });
    const narrow = await as(t, 'auditor', { place: next, wide: 'township' });
    const read = (await narrow.do('audit.events', { limit: 200 })).rows;
    expect(read.filter((e) => e.name === 'value.revealed').map((e) => e.subject)).toEqual([there.personId]);
    const known = await peek(t, (op) => rows<{ id: string; townshipId: string | null }>(op.db, sql('select id, township_id from events where county_id = ?', place.countyId)));
    const of = new Map(known.map((e) => [e.id, e.townshipId]));
    expect(new Set(read.map((e) => of.get(e.id)))).toEqual(new Set([next.townshipId]));
    const wide = (await (await as(t, 'auditor', { place })).do('audit.events', { name: 'value.revealed', limit: 200 })).rows.map((e) => e.subject);
    expect(wide).toEqual(expect.arrayContaining([here.personId, there.personId]));
  });

  it('X3 the auditor of another county sees nothing of it, and a clerk may not knock', async () => {
    const other = await aCounty(t);
    const stranger = await as(t, 'auditor', { place: other });
    const own = (await stranger.do('audit.events', { limit: 200 })).rows;
    expect(own.map((e) => e.name)).toEqual(['hat.given']);
    for (const hat of ['clerk', 'secretary', 'helper', 'member'] as const) expect((await (await as(t, hat, { place })).call('audit.events', {})).status).toBe(403);
  });
});
