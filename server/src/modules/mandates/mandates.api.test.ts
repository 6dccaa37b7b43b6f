import { randomUUID } from 'node:crypto';
import { app, TEST_NOW, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, as, aTownship, awake, peek, type Away, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';

let t: TestApp;
let place: Place;
let away: Away;
let member: Caller; let family: Caller; let clerk: Caller;
let helper: Awaited<ReturnType<typeof awake>>;
beforeEach(async () => {
  t ??= await app();
  t.clock.set(TEST_NOW);
  place = await aCounty(t);
  away = await aMember(t, place);
  member = await awake(t, 'member', { place, personId: away.personId, familyId: away.familyId });
  family = await awake(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
  clerk = await awake(t, 'clerk', { place });
  helper = await awake(t, 'helper', { place });
  await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'society' });
});
afterAll(() => t.close());
const refused = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const r = await reply; return [r.status, r.error?.code]; };
const until = '2026-12-31';
const grant = (more: object = {}) => family.do('mandates.grant', { agentId: helper.personId!, items: ['MEDICAL'], until, ...more });

describe('S10 who may act for whom', () => {
  it('S10 X11 granted, used and seen: the helper asks for the elder, and both names stand in the course and the list', async () => {
    expect((await family.do('mandates.agents', {})).rows).toEqual([{ personId: helper.personId, name: expect.any(String), hat: 'helper' }]);
    const mandate = await grant();
    expect(mandate).toMatchObject({ principal: expect.stringContaining('老人'), items: ['MEDICAL'], until, state: 'open', how: 'self', can: ['revoke'] });
    expect((await helper.do('mandates.list', { open: true })).rows.map((m) => [m.id, m.can])).toEqual([[mandate.id, ['use']]]);
    const asked = await helper.do('requests.submit', { item: 'MEDICAL', text: '替老人报销', mandateId: mandate.id });
    expect(asked).toMatchObject({ asker: mandate.principal, agent: expect.stringContaining('helper'), mandate: { id: mandate.id, until, state: 'open' }, can: ['withdraw'] });
    expect(asked.steps[0]).toMatchObject({ by: asked.agent, forWhom: mandate.principal });
    const [line] = (await clerk.do('requests.list', {})).rows;
    expect([line!.asker, line!.agent]).toEqual([asked.asker, asked.agent]);
    await clerk.do('requests.take', { id: asked.id });
    await clerk.do('requests.askPapers', { id: asked.id, papers: ['发票'] });
    const brought = await helper.do('requests.bring', { id: asked.id, words: '发票拍来了' });
    expect(brought.steps.at(-1)).toMatchObject({ what: 'brought', forWhom: mandate.principal });
    expect((await family.do('requests.get', { id: asked.id })).steps).toEqual(brought.steps);
  });

  it('S10 not without one, not for another item, not for another family', async () => {
    expect(await refused(helper.call('requests.submit', { item: 'MEDICAL', text: '没有委托' }))).toEqual([409, 'mandate.none']);
    const mandate = await grant();
    expect(await refused(helper.call('requests.submit', { item: 'LOAN', text: '没委托这个', mandateId: mandate.id }))).toEqual([409, 'mandate.none']);
    const other = await as(t, 'helper', { place });
    expect(await refused(other.call('requests.submit', { item: 'MEDICAL', text: '别人的委托', mandateId: mandate.id }))).toEqual([404, 'request.not_found']);
    expect(await refused(family.call('mandates.grant', { agentId: other.personId!, until }))).toEqual([404, 'request.not_found']);
  });

  it('S10 taken back it is felt at the next request; so is its last day', async () => {
    const mandate = await grant();
    const { id } = await helper.do('requests.submit', { item: 'MEDICAL', text: '替老人报销', mandateId: mandate.id });
    await family.do('mandates.revoke', { id: mandate.id });
    expect(await refused(helper.call('requests.get', { id }))).toEqual([404, 'request.not_found']);
    expect(await refused(helper.call('requests.submit', { item: 'MEDICAL', text: '再来一次', mandateId: mandate.id }))).toEqual([409, 'mandate.none']);
    expect((await helper.do('requests.list', {})).rows).toEqual([]);
    expect((await clerk.do('requests.get', { id })).mandate!.state).toBe('revoked');
    expect(await refused(family.call('mandates.revoke', { id: mandate.id }))).toEqual([409, 'mandate.not_open']);
    const short = await grant({ items: [], until: '2026-11-23' });
    const second = await helper.do('requests.submit', { item: 'LOAN', text: '什么都可以', mandateId: short.id });
    t.clock.set(Date.parse('2026-11-24T09:00:00+08:00'));
    expect(await refused(helper.call('requests.get', { id: second.id }))).toEqual([404, 'request.not_found']);
    expect((await family.do('mandates.get', { id: short.id })).state).toBe('over');
  });

  it('S10 X11 told by phone or before a witness, the clerk writes it down; the witness lies ciphered', async () => {
    const given = { principalId: away.elderId, agentId: helper.personId!, until };
    expect(await refused(clerk.call('mandates.enter', { ...given, how: 'witness' }))).toEqual([400, 'mandate.witness']);
    const entered = await clerk.do('mandates.enter', { ...given, how: 'witness', witness: '村支书在场看着' });
    expect(entered).toMatchObject({ how: 'witness', witness: '村支书在场看着', by: expect.stringContaining('clerk') });
    expect(JSON.stringify(await peek(t, (op) => rows(op.db, sql('select * from mandates where id = ?', entered.id))))).not.toContain('在场');
    expect((await helper.do('requests.submit', { item: 'PENSION', text: '认证', mandateId: entered.id })).agent).not.toBeNull();
    const far = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    expect(await refused(far.call('mandates.enter', { ...given, how: 'phone' }))).toEqual([404, 'request.not_found']);
    expect(await refused(far.call('mandates.get', { id: entered.id }))).toEqual([404, 'request.not_found']);
    expect(await refused(far.call('mandates.revoke', { id: entered.id }))).toEqual([404, 'request.not_found']);
    expect((await member.do('mandates.list', {})).rows.map((m) => m.id)).toEqual([entered.id]);
  });

  it('S10 a year at most and not in the past; twice with one key it is one', async () => {
    for (const day of ['2026-11-21', '2028-01-01']) expect(await refused(family.call('mandates.grant', { agentId: helper.personId!, until: day }))).toEqual([400, 'mandate.until']);
    const key = randomUUID();
    const input = { agentId: helper.personId!, until };
    const first = await family.do('mandates.grant', input, { key });
    expect(await family.do('mandates.grant', input, { key })).toEqual(first);
    expect((await family.do('mandates.list', {})).rows).toHaveLength(1);
  });
});

describe('X11 a liaison asks for a family of his', () => {
  it('X11 as he takes down a report, and for no other', async () => {
    const liaison = await as(t, 'liaison', { place });
    await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [away.memberId] });
    const asked = await liaison.do('requests.submit', { item: 'PENSION', text: '电话里说的', familyId: away.familyId, personId: away.personId });
    expect(asked).toMatchObject({ asker: away.name, agent: expect.stringContaining('liaison') });
    expect((await member.do('requests.get', { id: asked.id })).steps[0]).toMatchObject({ forWhom: away.name });
    const other = await aMember(t, place);
    expect(await refused(liaison.call('requests.submit', { item: 'PENSION', text: '别家的', familyId: other.familyId }))).toEqual([404, 'request.not_found']);
  });
});
