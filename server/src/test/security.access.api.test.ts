import { giveHat } from '../modules/accounts';
import { addPerson } from '../modules/people';
import { work } from '../platform/op';
import { sql, rows } from '../platform/db/sql';
import { app, type Caller, type TestApp } from './app';
import { aCounty, aMember, aPhone, aTownship, aVillage, as, peek, signIn, type Place } from './factories/county';
import { takeInFull } from './factories/exports';
import { aFile, upload } from './factories/files';

let t: TestApp;
let place: Place;
beforeAll(async () => { t = await app(); place = await aCounty(t); });
afterAll(() => t.close());

const inTen = (fn: (n: number) => Promise<unknown>) => Promise.all(Array.from({ length: 10 }, (_, n) => fn(n)));
const newcomer = async (): Promise<Caller> => t.as(await signIn(t, aPhone()));
const accept = (caller: Caller, code: string) => caller.call('accounts.acceptInvite', { code });
/** A token keeps ten minutes and every sign-in moves the clock one on: callers of one test go back to its start. */
const back = (at: number) => t.clock.set(at);

describe('X15 an invite gives what it says, once', () => {
  it('X15 of ten who take one code at the same moment one gets the hat', async () => {
    const clerk = await as(t, 'clerk', { place });
    const { code } = await clerk.do('accounts.invite', { hat: 'secretary', name: '书记甲', orgId: place.villageId });
    const start = t.clock.now();
    const callers: Caller[] = [];
    for (let i = 0; i < 10; i += 1) { callers.push(await newcomer()); back(start + i * 1000); }
    const answers = await inTen((n) => accept(callers[n]!, code));
    expect((answers as { status: number }[]).map((a) => a.status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
  });

  it('X15 a code taken back while it is being taken is either taken or taken back', async () => {
    const clerk = await as(t, 'clerk', { place });
    for (let round = 0; round < 5; round += 1) {
      const start = t.clock.now();
      const { code, id } = await clerk.do('accounts.invite', { hat: 'secretary', name: '书记乙', orgId: place.villageId });
      const caller = await newcomer();
      back(start);
      const [took, revoked] = await Promise.all([accept(caller, code), clerk.call('accounts.revokeInvite', { id })]);
      expect([took.status, revoked.status].sort()).toEqual([200, 409]);
    }
  });

  it('X15 the answer to a taken invite can be asked for again by the same key, though the hat has changed', async () => {
    const clerk = await as(t, 'clerk', { place });
    const { code } = await clerk.do('accounts.invite', { hat: 'secretary', name: '书记丙', orgId: place.villageId });
    const caller = await newcomer();
    const key = 'a1b2c3d4-0000-4000-8000-00000000a001';
    const first = await caller.call('accounts.acceptInvite', { code }, { key });
    const again = await caller.call('accounts.acceptInvite', { code }, { key });
    expect([first.status, again.status, again.data]).toEqual([200, 200, first.data]);
  });

  it('X15 a clerk who names a village makes a secretary of that village, not of the township', async () => {
    const clerk = await as(t, 'clerk', { place });
    expect(await clerk.call('accounts.invite', { hat: 'secretary', name: '全乡书记' })).toMatchObject({ status: 400, error: { code: 'invite.village_needed' } });
    const { code } = await clerk.do('accounts.invite', { hat: 'secretary', name: '村书记', orgId: place.villageId });
    const { hat } = await (await newcomer()).do('accounts.acceptInvite', { code });
    expect([hat.townshipId, hat.villageId]).toEqual([place.townshipId, place.villageId]);
    const other = await aTownship(t, place.countyId);
    expect((await clerk.call('accounts.invite', { hat: 'secretary', name: '别乡', orgId: other.villageId })).status).toBe(404);
  });

  it('X15 a second village of the same township is a hat of its own', async () => {
    const clerk = await as(t, 'clerk', { place });
    const second = await aVillage(t, place);
    const caller = await newcomer();
    for (const p of [place, second]) {
      const { code } = await clerk.do('accounts.invite', { hat: 'secretary', name: '两村书记', orgId: p.villageId });
      expect((await caller.do('accounts.acceptInvite', { code })).hat.villageId).toBe(p.villageId);
    }
  });

  it('X15 only a county makes township offices, and never one without a township', async () => {
    const county = await as(t, 'county', { place });
    for (const [hat, code] of [['clerk', 'invite.org_needed'], ['secretary', 'invite.village_needed']] as const) {
      expect((await county.call('accounts.invite', { hat, name: '全县' })).error?.code).toBe(code);
      expect((await county.call('accounts.invite', { hat, name: '全县', orgId: place.countyId })).error?.code).toBe(code);
    }
    const { code } = await county.do('accounts.invite', { hat: 'clerk', name: '干事', orgId: place.townshipId });
    expect((await (await newcomer()).do('accounts.acceptInvite', { code })).hat).toMatchObject({ townshipId: place.townshipId, villageId: null });
  });

  it('X15 a window hat belongs to a window and to nothing else', async () => {
    const clerk = await as(t, 'clerk', { place });
    for (const orgId of [place.villageId, place.townshipId, place.networkBranchId]) expect((await clerk.call('accounts.invite', { hat: 'window', name: '柜台', orgId })).error?.code).toBe('invite.org_needed');
  });

  it('X15 what an ended hat gave out and nobody took is void with it', async () => {
    const first = await as(t, 'clerk', { place });
    const { code } = await first.do('accounts.invite', { hat: 'clerk', name: '留的后门' });
    const second = await as(t, 'clerk', { place });
    await second.do('accounts.endHat', { id: first.hatId, reason: '调走' });
    expect((await accept(await newcomer(), code)).error?.code).toBe('invite.not_open');
  });

  it('X15 a liaison invites those he serves and nobody else of the village, and sees his own invites only', async () => {
    const clerk = await as(t, 'clerk', { place });
    const start = t.clock.now();
    const [mine, other] = [await aMember(t, place), await aMember(t, place)];
    const liaison = await as(t, 'liaison', { place });
    back(start);
    await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [mine.memberId] });
    const clerks = await clerk.do('accounts.invite', { hat: 'family', name: '别家', familyId: other.familyId });
    for (const input of [{ hat: 'member' as const, name: '冒名', personId: other.personId }, { hat: 'family' as const, name: '冒名', familyId: other.familyId }]) expect((await liaison.call('accounts.invite', input)).status).toBe(404);
    const own = await liaison.do('accounts.invite', { hat: 'member', name: mine.name, personId: mine.personId });
    await liaison.do('accounts.invite', { hat: 'family', name: '家属', familyId: mine.familyId });
    const seen = (await liaison.do('accounts.invites', { limit: 200 })).rows.map((i) => i.id);
    expect([seen.includes(own.id), seen.includes(clerks.id), seen.length]).toEqual([true, false, 2]);
    expect((await liaison.call('accounts.revokeInvite', { id: clerks.id })).status).toBe(404);
  });

  it('X14 nobody becomes a member a second time: who is bound stays bound to one account', async () => {
    const away = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    const { code } = await clerk.do('accounts.invite', { hat: 'member', name: away.name, personId: away.personId });
    const me = t.as(await signIn(t, away.phone));
    await me.do('accounts.bindMember', { name: away.name, idLast4: away.idNo.slice(-4) });
    expect((await accept(await newcomer(), code)).error?.code).toBe('bind.taken');
  });
});

describe('X14 guessing', () => {
  it('X14 twenty guesses at once are counted like twenty one after the other', async () => {
    const away = await aMember(t, place);
    const me = t.as(await signIn(t, away.phone));
    const wrong = Array.from({ length: 20 }, (_, n) => String(1000 + n)).filter((d) => d !== away.idNo.slice(-4));
    const answers = await Promise.all(wrong.map((idLast4) => me.call('accounts.bindMember', { name: away.name, idLast4 })));
    expect(answers.filter((a) => a.error?.code === 'bind.no_match').length).toBeLessThanOrEqual(5);
    expect(answers.every((a) => a.status < 500)).toBe(true);
    expect((await me.call('accounts.bindMember', { name: away.name, idLast4: away.idNo.slice(-4) })).error?.code).toBe('bind.too_many');
  });

  it('X14 many accounts guess at one person no more often than two', async () => {
    const away = await aMember(t, place);
    const right = away.idNo.slice(-4);
    const guesses = Array.from({ length: 12 }, (_, n) => String(2000 + n)).filter((d) => d !== right);
    for (let i = 0; i < 10; i += 1) {
      const one = await newcomer();
      await one.call('accounts.bindMember', { name: away.name, idLast4: guesses[i]! });
    }
    const eleventh = await newcomer();
    // Told as any wrong guess is: else the refusal itself would say that the digits are right.
    expect((await eleventh.call('accounts.bindMember', { name: away.name, idLast4: right })).error?.code).toBe('bind.no_match');
    // The person himself, on his own phone, is not locked out by others’ guesses.
    const me = t.as(await signIn(t, away.phone));
    expect((await me.do('accounts.bindMember', { name: away.name, idLast4: right })).status).toBe('bound');
  });

  it('X14 a login code takes five guesses however many come at once, and is good for one session', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    const right = t.codes.get(phone)!;
    const wrong = Array.from({ length: 20 }, (_, n) => String(300_000 + n)).filter((c) => c !== right);
    const answers = await Promise.all(wrong.map((code) => t.as(null).call('session.verifyCode', { phone, code })));
    expect(answers.filter((a) => a.error?.code === 'auth.code_wrong').length).toBeLessThanOrEqual(5);
    expect(answers.every((a) => a.status === 401 || a.status === 429)).toBe(true);
    t.clock.advance(61_000);
    await t.as(null).do('session.sendCode', { phone });
    const fresh = t.codes.get(phone)!;
    const both = await Promise.all(Array.from({ length: 4 }, () => t.as(null).call('session.verifyCode', { phone, code: fresh })));
    expect(both.filter((a) => a.status === 200).length).toBe(1);
  });

  it('X14 an older code stays dead when a newer one was sent and used', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    const old = t.codes.get(phone)!;
    t.clock.advance(61_000);
    await t.as(null).do('session.sendCode', { phone });
    await t.as(null).do('session.verifyCode', { phone, code: t.codes.get(phone)! });
    expect((await t.as(null).call('session.verifyCode', { phone, code: old })).status).toBe(401);
  });

  it('X14 codes asked for ten times at once: one is sent', async () => {
    const phone = aPhone();
    await t.as(null).do('session.sendCode', { phone });
    t.clock.advance(61_000);
    const answers = await inTen(() => t.as(null).call('session.sendCode', { phone }));
    expect((answers as { status: number }[]).filter((a) => a.status === 200).length).toBe(1);
  });

  it('X14 known and unknown phones, and a wrong code with and without one sent, read the same', async () => {
    const known = aPhone();
    await signIn(t, known);
    t.clock.advance(61_000);
    const [a, b] = [await t.as(null).call('session.sendCode', { phone: known }), await t.as(null).call('session.sendCode', { phone: aPhone() })];
    expect([a.status, a.data]).toEqual([b.status, b.data]);
    const never = await t.as(null).call('session.verifyCode', { phone: aPhone(), code: '123456' });
    const sent = await t.as(null).call('session.verifyCode', { phone: known, code: t.codes.get(known) === '123456' ? '654321' : '123456' });
    expect([never.status, never.error?.code, never.error?.message]).toEqual([sent.status, sent.error?.code, sent.error?.message]);
  });

  it('X14 two doubtful bindings of one person approved at once bind one account', async () => {
    const clerk = await as(t, 'clerk', { place });
    const start = t.clock.now();
    const away = await aMember(t, place);
    for (let i = 0; i < 2; i += 1) { await (await newcomer()).do('accounts.bindMember', { name: away.name, idLast4: away.idNo.slice(-4) }); back(start); }
    const waiting = (await clerk.do('accounts.bindRequests', {})).rows.filter((b) => b.personId === away.personId);
    const answers = await Promise.all(waiting.map((b) => clerk.call('accounts.approveBind', { id: b.id })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });
});

describe('scope', () => {
  it('N5 a village secretary appoints and counts his own village only', async () => {
    const [one, two] = [await aVillage(t, place), await aVillage(t, place)];
    const secretary = await as(t, 'secretary', { place: one });
    const elsewhere = await aMember(t, two);
    await work(t.services, (op) => op.db.query('update members set roster_liaison = ? where id = ?', ['花名册联络员', elsewhere.memberId]));
    expect((await secretary.do('members.liaisons', {})).fromRoster).toEqual([]);
    expect(await secretary.do('members.appointFromRoster', {})).toEqual({ liaisons: 0, members: 0 });
    const clerk = await as(t, 'clerk', { place });
    await clerk.do('members.appointFromRoster', {});
    const again = await as(t, 'secretary', { place: one });
    expect((await again.do('members.liaisons', {})).liaisons).toEqual([]);
  });

  const roster = (line: string) => Buffer.from(`村,姓名,身份证号,流入地,联系电话\n${line}\n`);
  async function bring(caller: Caller, line: string) {
    const { id } = await caller.do('imports.start', { fileId: await aFile(t, caller, '名册.csv', roster(line)) });
    const questions = (await caller.do('imports.questions', { id, limit: 200 })).rows;
    if (questions.length) await caller.do('imports.answer', { id, answers: questions.map((q) => ({ key: q.key, value: q.suggested })) });
    const tried = await caller.do('imports.dryRun', { id });
    return { id, counts: tried.counts };
  }
  const nameOf = (personId: string) => peek(t, async (op) => (await rows<{ name: string; phoneIx: string }>(op.db, sql('select name, phone_ix from people where id = ?', personId)))[0]!);
  const villageName = (id: string) => peek(t, async (op) => (await rows<{ name: string }>(op.db, sql('select name from orgs where id = ?', id)))[0]!.name);

  it('R12 a roster with a number of another township changes nobody there', async () => {
    const other = await aTownship(t, place.countyId);
    const away = await aMember(t, other);
    const before = await nameOf(away.personId);
    const clerk = await as(t, 'clerk', { place });
    const { counts } = await bring(clerk, `${await villageName(place.villageId)},${away.name},${away.idNo},浙江宁波,${aPhone()}`);
    expect(counts).toMatchObject({ refused: 1, fresh: 0, changed: 0 });
    expect(await nameOf(away.personId)).toEqual(before);
  });

  it('R12 a village secretary’s roster writes into his own village only', async () => {
    const [one, two] = [await aVillage(t, place), await aVillage(t, place)];
    const away = await aMember(t, two);
    const secretary = await as(t, 'secretary', { place: one });
    const foreign = await bring(secretary, `${await villageName(two.villageId)},${away.name},${away.idNo},浙江宁波,${aPhone()}`);
    expect(foreign.counts).toMatchObject({ refused: 1, fresh: 0, changed: 0 });
    const moved = await bring(secretary, `${await villageName(one.villageId)},${away.name},${away.idNo},浙江宁波,${aPhone()}`);
    expect(moved.counts).toMatchObject({ refused: 1, fresh: 0, changed: 0 });
    const own = await bring(secretary, `${await villageName(one.villageId)},龙新来,,浙江宁波,${aPhone()}`);
    expect(own.counts).toMatchObject({ refused: 0, fresh: 1 });
  });

  it('X1 the export of a clerk is his no more once the hat is ended', async () => {
    const clerk = await as(t, 'clerk', { place });
    const boss = await as(t, 'clerk', { place });
    const made = await takeInFull(clerk, boss, { ledger: 'outflow', purpose: '年底核对' });
    const id = /^\/files\/([\w-]+)\?/.exec(made.url)![1]!;
    await clerk.do('files.link', { id });
    await boss.do('accounts.endHat', { id: clerk.hatId, reason: '调走' });
    expect((await clerk.call('files.link', { id })).status).toBe(404);
    await work(t.services, async (op) => {
      const hat = await giveHat(op, { userId: clerk.userId, hat: 'helper', name: '改做帮扶', place: '', countyId: place.countyId, townshipId: place.townshipId, personId: await addPerson(op, { countyId: place.countyId, name: '改做帮扶' }) });
      await op.db.query('update sessions set hat_id = ? where user_id = ?', [hat.id, clerk.userId]);
    });
    expect((await clerk.call('files.link', { id })).status).toBe(404);
  });

  it('X1 nothing done under a hat that has ended is told, opened or gone on with under another of the same account', async () => {
    const start = t.clock.now();
    const away = await aMember(t, place);
    const boss = await as(t, 'clerk', { place });
    const clerk = await as(t, 'clerk', { place });
    const village = await aTownship(t, place.countyId);
    back(start);
    const again = async (key: string) => clerk.call('members.reveal', { personId: away.personId, field: 'id_no', reason: '核对' }, { key });
    const key = '11111111-2222-4333-8444-555555555555';
    expect((await again(key)).data.value).toBe(away.idNo);
    expect((await again(key)).data.value).toBe(away.idNo);
    const { id } = await clerk.do('imports.start', { fileId: await aFile(t, clerk, '名册.csv', Buffer.from('村,姓名,流入地,联系电话\n甲村,龙一,浙江宁波,13900000001\n')) });
    // What another brought is his to take home: its rows hold numbers in full.
    expect((await boss.do('imports.get', { id })).can).not.toContain('failed_rows');
    expect((await boss.call('imports.failedRows', { id })).error?.code).toBe('request.not_allowed');
    await clerk.do('imports.failedRows', { id });
    const { url } = await clerk.do('ledgers.export', { ledger: 'outflow' });
    expect((await t.raw(url)).status).toBe(200);
    const second = await work(t.services, (op) => giveHat(op, { userId: clerk.userId, hat: 'secretary', name: '改任书记', place: '', countyId: village.countyId, townshipId: village.townshipId, villageId: village.villageId }));
    await clerk.do('session.switchHat', { hatId: second.id });
    // He still wears the first hat: a lost answer may be asked for again.
    expect((await again(key)).data.value).toBe(away.idNo);
    expect((await t.raw(url)).status).toBe(409);
    await boss.do('accounts.endHat', { id: clerk.hatId, reason: '调走' });
    expect((await again(key)).error?.code).toBe('auth.hat_ended');
    for (const name of ['imports.get', 'imports.dryRun', 'imports.commit', 'imports.failedRows'] as const) expect([name, (await clerk.call(name, { id })).status]).toEqual([name, 404]);
    expect((await clerk.do('imports.list', {})).rows).toEqual([]);
  });

  it('S1 civil affairs find families by those at home, never by the member’s name', async () => {
    const away = await aMember(t, place);
    const civil = await as(t, 'civil', { place });
    expect((await civil.do('families.list', { name: away.name })).rows).toEqual([]);
    const elder = await peek(t, async (op) => (await rows<{ name: string }>(op.db, sql('select name from people where id = ?', away.elderId)))[0]!.name);
    expect((await civil.do('families.list', { name: elder })).rows.map((f) => f.id)).toContain(away.familyId);
    expect(JSON.stringify(await civil.do('families.list', { limit: 200 }))).not.toContain(away.name);
  });

  it('H15 the member away reads of a visit only when the family agreed', async () => {
    const away = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    const start = t.clock.now();
    const helper = await as(t, 'helper', { place });
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const family = await as(t, 'family', { place, personId: away.elderId, familyId: away.familyId });
    back(start);
    await clerk.do('pairings.pair', { familyId: away.familyId, helperId: helper.personId!, helperClass: 'society' });
    const visit = { familyId: away.familyId, way: 'door' as const, occasion: 'monthly' as const, state: 'trouble' as const, happenedAt: t.clock.now() };
    await helper.do('visits.record', { ...visit, words: '老人摔了一跤，叮嘱别告诉孩子', difficulty: '摔伤要人照看', echo: false });
    await helper.do('visits.record', { ...visit, words: '药送到了', difficulty: '要轮椅', echo: true });
    const told = JSON.stringify([await member.do('families.get', { id: away.familyId }), await member.do('requests.list', {}), await member.do('home.open', {})]);
    expect([told.includes('摔'), told.includes('药送到了'), told.includes('要轮椅')]).toEqual([false, true, true]);
    const home = JSON.stringify([await family.do('families.get', { id: away.familyId }), await family.do('requests.list', {})]);
    expect([home.includes('叮嘱'), home.includes('摔伤要人照看')]).toEqual([true, true]);
  });

  it('X1 a link dies with the sign-in, after a minute, and for another file', async () => {
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const [one, two] = [await aFile(t, member, '一.png', await png()), await aFile(t, member, '二.png', await png())];
    const link = async () => (await member.do('files.link', { id: one })).url;
    const get = async (url: string) => (await t.raw(url)).status;
    const url = await link();
    expect(await get(url)).toBe(200);
    expect(await get(url.replace(one, two))).toBe(404);
    expect(await get(url.slice(0, -1))).toBe(404);
    expect(await get(url.replace(/t=\d+/, (m) => `${m}9`))).toBe(404);
    expect(await get(`/files/${one}`)).toBe(404);
    t.clock.advance(60_001);
    expect(await get(url)).toBe(404);
    const last = await link();
    await member.do('session.end', {});
    expect(await get(last)).toBe(401);
  });

  it('X1 X10 a picture is brought and seen under the hat it was meant for', async () => {
    back(t.clock.now());
    const away = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    const me = t.as(await signIn(t, away.phone));
    const member = (await me.do('accounts.bindMember', { name: away.name, idLast4: away.idNo.slice(-4) })).hat!;
    const { hat: helper } = await me.do('accounts.acceptInvite', { code: (await clerk.do('accounts.invite', { hat: 'helper', name: '帮扶甲', personId: away.elderId })).code });
    // Another window has put on the helper's hat: what this one brings as a member is not taken.
    const stale = await upload(t, me, '图.png', await png(), { 'X-Hat': member.id });
    expect([stale.status, (await stale.json() as { error: { code: string } }).error.code]).toEqual([409, 'auth.hat_changed']);
    const taken = await upload(t, me, '图.png', await png(), { 'X-Hat': helper.id });
    const { id } = (await taken.json() as { data: { id: string } }).data;
    const get = async (url: string) => (await t.raw(url)).status;
    const { url } = await me.do('files.link', { id });
    expect(await get(url)).toBe(200);
    await me.do('session.switchHat', { hatId: member.id });
    expect([await get(url), await get(url.replace(helper.id, member.id)), await get(url.replace(helper.id, ''))]).toEqual([409, 404, 404]);
    await me.do('session.switchHat', { hatId: helper.id });
    expect(await get(url)).toBe(200);
  });
});

const png = async () => (await import('sharp')).default({ create: { width: 3, height: 3, channels: 3, background: '#abc' } }).png().toBuffer();
