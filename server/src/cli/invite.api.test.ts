import { seedDemo } from '../seed';
import { sentenceOf } from '../start-words';
import { app, type TestApp } from '../test/app';
import { signIn } from '../test/factories/county';
import { inviteFirst } from './invite';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());
const invite = (flags: Parameters<typeof inviteFirst>[1], on = t) => inviteFirst(on.services, flags, 'http://127.0.0.1:8080');
const codeIn = (printed: string): string => /邀请码 (\w+)/.exec(printed)![1]!;
const clerkOf = { county: '清水县', province: '贵州', township: '小河乡', hat: 'clerk', name: '龙某' };

describe('npm run invite', () => {
  it('X15 the first invite makes the county and its township, and its link gives the hat to who signs in', async () => {
    const printed = await invite(clerkOf);
    expect(printed).toContain(`http://127.0.0.1:8080/desktop/#/invite/${codeIn(printed)}`);
    const clerk = t.as(await signIn(t, '13900002001'));
    expect((await clerk.do('accounts.acceptInvite', { code: codeIn(printed) })).hat).toMatchObject({ hat: 'clerk', name: '龙某', place: '小河乡' });
    const tree = (await clerk.do('orgs.tree', {})).rows;
    expect(tree.map((o) => [o.kind, o.name])).toEqual(expect.arrayContaining([['county', '清水县'], ['township', '小河乡'], ['network_branch', '小河乡网络党支部']]));
    const again = await clerk.call('accounts.acceptInvite', { code: codeIn(printed) });
    expect([again.status, again.error?.code]).toEqual([409, 'invite.not_open']);
  });

  it('X15 a later invite finds what is there: one county, one township, one window', async () => {
    for (const name of ['甲', '乙']) await invite({ county: '清水县', township: '小河乡', hat: 'window', org: '信用社', name });
    const clerk = t.as(await signIn(t, '13900002002'));
    await clerk.do('accounts.acceptInvite', { code: codeIn(await invite(clerkOf)) });
    const kinds = (await clerk.do('orgs.tree', {})).rows.map((o) => o.kind).sort();
    expect(kinds).toEqual(['county', 'network_branch', 'township', 'window']);
  });

  it('X15 an invite with a phone is for that phone alone', async () => {
    const code = codeIn(await invite({ county: '清水县', hat: 'county', name: '罗某', phone: '13900002003' }));
    const other = await t.as(await signIn(t, '13900002004')).call('accounts.acceptInvite', { code });
    expect([other.status, other.error?.code]).toEqual([403, 'invite.other_phone']);
    expect((await t.as(await signIn(t, '13900002003')).do('accounts.acceptInvite', { code })).hat).toMatchObject({ hat: 'county', townshipId: null });
  });

  it.each([
    [{ county: '新县', hat: 'county', name: '甲' }, /--province/],
    [{ county: '新县', province: '火星', hat: 'county', name: '甲' }, /省名/],
    [{ county: '清水县', hat: 'clerk', name: '甲' }, /--township/],
    [{ county: '清水县', hat: 'county' }, /--name/],
    [{ county: '清水县', hat: 'county', name: '甲', phone: '123' }, /11 位/],
    [{ county: '清水县', township: '小河乡', village: '没有村', hat: 'secretary', name: '甲' }, /没有 没有村/],
    [{ county: '清水县', hat: 'member', name: '甲' }, /组织干事在办公端邀请/],
  ])('X15 %j is refused with a sentence', async (flags, sentence) => {
    await expect(invite(flags)).rejects.toThrow(sentence);
  });

  it('X15 no real county is made in a demo database, but its own offices may be invited', async () => {
    const demo = await app();
    try {
      await seedDemo(demo.services);
      await expect(invite(clerkOf, demo)).rejects.toThrow(/演示库/);
      expect(await invite({ county: '雁溪县', township: '青石乡', hat: 'clerk', name: '龙某' }, demo)).toContain('组织干事 龙某（青石乡）');
    } finally { await demo.close(); }
  });
});

describe('why a start fails', () => {
  it.each([
    [Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 8080 }), /端口 8080 已经有人在用.*PORT=8081/],
    [new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED', address: '127.0.0.1', port: 3306 })]), /数据库没有应答：127.0.0.1:3306/],
    [new Error('plain words'), /^plain words$/],
  ])('is told in a sentence: %s', (error, sentence) => {
    expect(sentenceOf(error)).toMatch(sentence);
  });
});
