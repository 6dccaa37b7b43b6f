import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, aPhone, as, signIn, type Place } from '../../test/factories/county';

let t: TestApp;
let place: Place;
beforeAll(async () => { t = await app(); place = await aCounty(t); });
afterAll(() => t.close());
const last4 = (id: string) => id.slice(-4);

describe('X14 signing in and binding', () => {
  it('X14 a member is bound by phone, name and the last four of the ID', async () => {
    const away = await aMember(t, place);
    const me = t.as(await signIn(t, away.phone));
    const bound = await me.do('accounts.bindMember', { name: away.name, idLast4: last4(away.idNo) });
    expect(bound).toMatchObject({ status: 'bound', hat: { hat: 'member', personId: away.personId } });
    expect((await me.do('checkins.list', {})).rows).toEqual([]);
  });

  it('X14 five wrong last fours and the door is shut for the day, also for the right one', async () => {
    const away = await aMember(t, place);
    const me = t.as(await signIn(t, away.phone));
    const wrong = last4(away.idNo) === '0000' ? '1111' : '0000';
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push((await me.call('accounts.bindMember', { name: away.name, idLast4: wrong })).error?.code);
    expect(answers).toEqual(['bind.no_match', 'bind.no_match', 'bind.no_match', 'bind.no_match', 'bind.too_many']);
    const right = await me.call('accounts.bindMember', { name: away.name, idLast4: last4(away.idNo) });
    expect([right.status, right.error?.code]).toEqual([429, 'bind.too_many']);
    t.clock.advance(86_400_000);
    const tomorrow = t.as(await signIn(t, away.phone));
    expect((await tomorrow.do('accounts.bindMember', { name: away.name, idLast4: last4(away.idNo) })).status).toBe('bound');
  });

  it('X14 a damaged ID waits for a person, who says yes', async () => {
    const away = await aMember(t, place, { idState: 'damaged' });
    const me = t.as(await signIn(t, away.phone));
    expect(await me.do('accounts.bindMember', { name: away.name, idLast4: '0000' })).toMatchObject({ status: 'waiting', hat: null });
    const clerk = await as(t, 'clerk', { place });
    const waiting = (await clerk.do('accounts.bindRequests', {})).rows.find((b) => b.personId === away.personId)!;
    expect(waiting).toMatchObject({ why: 'damaged_id', can: ['approve', 'refuse'] });
    await clerk.do('accounts.approveBind', { id: waiting.id });
    const again = await clerk.call('accounts.approveBind', { id: waiting.id });
    expect(again.error?.code).toBe('bind.not_open');
    const session = await me.do('session.options', {});
    expect(session.demo).toBe(false);
  });

  it('X14 another phone with the right name and ID waits for a person', async () => {
    const away = await aMember(t, place);
    const me = t.as(await signIn(t, aPhone()));
    expect((await me.do('accounts.bindMember', { name: away.name, idLast4: last4(away.idNo) })).status).toBe('waiting');
    const elsewhere = await as(t, 'clerk', { place: await aCounty(t) });
    expect((await elsewhere.do('accounts.bindRequests', {})).rows).toEqual([]);
  });

  it('X14 a family is bound by the phone of the family roster and the member’s name', async () => {
    const away = await aMember(t, place);
    const me = t.as(await signIn(t, away.elderPhone));
    expect((await me.call('accounts.bindFamily', { memberName: '没有这人' })).error?.code).toBe('bind.no_match');
    expect(await me.do('accounts.bindFamily', { memberName: away.name })).toMatchObject({ hat: { hat: 'family', familyId: away.familyId } });
  });

  it('X14 a wrong code is counted although refused, and the sixth try finds the code dead', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    const right = t.codes.get(phone)!;
    const wrong = right === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i += 1) expect((await t.as(null).call('session.verifyCode', { phone, code: wrong })).error?.code).toBe('auth.code_wrong');
    expect((await t.as(null).call('session.verifyCode', { phone, code: right })).error?.code).toBe('auth.code_too_many');
  });

  it('X14 a code is good once', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    const code = t.codes.get(phone)!;
    await t.as(null).do('session.verifyCode', { phone, code });
    expect((await t.as(null).call('session.verifyCode', { phone, code })).status).toBe(401);
  });

  it('X14 demo hats are refused where the database is not the demo one', async () => {
    expect((await t.as(null).call('session.demo', { hat: 'clerk' })).error?.code).toBe('auth.no_demo');
  });
});

describe('X15 inviting and ending hats', () => {
  it('X15 a clerk invites a helper; the code works once and only on the invited phone', async () => {
    const clerk = await as(t, 'clerk', { place });
    const away = await aMember(t, place);
    const phone = aPhone();
    const made = await clerk.do('accounts.invite', { hat: 'helper', name: '帮扶甲', phone, personId: away.elderId });
    const stranger = t.as(await signIn(t, aPhone()));
    expect((await stranger.call('accounts.acceptInvite', { code: made.code })).error?.code).toBe('invite.other_phone');
    const helper = t.as(await signIn(t, phone));
    expect((await helper.do('accounts.acceptInvite', { code: made.code.toLowerCase() })).hat).toMatchObject({ hat: 'helper', personId: away.elderId });
    expect((await helper.call('accounts.acceptInvite', { code: made.code })).error?.code).toBe('invite.not_open');
    expect((await helper.call('accounts.acceptInvite', { code: 'BCDFGHJKMN' })).error?.code).toBe('invite.unknown');
  });

  it('X15 an invite leaves its trace on the person it was made for', async () => {
    const [clerk, { personId }] = [await as(t, 'clerk', { place }), await as(t, 'helper', { place })];
    expect((await clerk.do('accounts.invites', { personId: personId! })).rows).toEqual([]);
    await clerk.do('accounts.invite', { hat: 'helper', name: '张帮扶', personId: personId! });
    await clerk.do('accounts.invite', { hat: 'liaison', name: '张帮扶', personId: personId! });
    expect((await clerk.do('accounts.invites', { personId: personId!, hat: 'helper' })).rows).toMatchObject([{ hat: 'helper', status: 'open' }]);
    expect((await clerk.do('accounts.invites', { personId: personId! })).rows).toHaveLength(2);
  });

  it('X15 nobody invites above or beside himself', async () => {
    const clerk = await as(t, 'clerk', { place });
    expect((await clerk.call('accounts.invite', { hat: 'county', name: '甲' })).error?.code).toBe('invite.not_allowed');
    const foreign = await aCounty(t);
    expect((await clerk.call('accounts.invite', { hat: 'window', name: '甲', orgId: foreign.windowId })).status).toBe(404);
  });

  it('X15 a removed hat is refused at the next request', async () => {
    const clerk = await as(t, 'clerk', { place });
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    await member.do('checkins.list', {});
    await clerk.do('accounts.endHat', { id: member.hatId, reason: '转走了' });
    const refused = await member.call('checkins.list', {});
    expect([refused.status, refused.error?.code]).toEqual([403, 'auth.hat_ended']);
    expect((await clerk.call('accounts.endHat', { id: clerk.hatId, reason: '自己' })).error?.code).toBe('hat.yourself');
  });
});

describe('sessions', () => {
  it('rotates the refresh token; the last one is good for ten seconds, an older one ends the sign-in', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    const first = await t.as(null).do('session.verifyCode', { phone, code: t.codes.get(phone)!, keep: 'body' });
    const second = await t.as(null).do('session.refresh', { refreshToken: first.refreshToken! });
    const lostAnswer = await t.as(null).do('session.refresh', { refreshToken: first.refreshToken! });
    expect(lostAnswer.refreshToken).toBe(second.refreshToken);
    t.clock.advance(11_000);
    expect((await t.as(null).call('session.refresh', { refreshToken: first.refreshToken! })).status).toBe(401);
    expect((await t.as(null).call('session.refresh', { refreshToken: second.refreshToken! })).status).toBe(401);
    expect((await t.as(second.accessToken).call('session.switchHat', { hatId: first.user.id })).status).toBe(401);
  });

  it('fifty refreshes at once agree on one next token', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    const first = await t.as(null).do('session.verifyCode', { phone, code: t.codes.get(phone)!, keep: 'body' });
    const all = await Promise.all(Array.from({ length: 50 }, () => t.as(null).call('session.refresh', { refreshToken: first.refreshToken! })));
    expect(new Set(all.map((r) => `${r.status} ${r.data?.refreshToken}`)).size).toBe(1);
  });

  it('an access token dies after ten minutes and with its session', async () => {
    const caller = await as(t, 'clerk', { place });
    await caller.do('accounts.invites', {});
    t.clock.advance(601_000);
    expect((await caller.call('accounts.invites', {})).status).toBe(401);
  });
});
