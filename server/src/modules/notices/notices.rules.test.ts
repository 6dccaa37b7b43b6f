import { awake, bestAccount, callWhy, isTooLate, nextTry, scopeKeyOf, suggestedText, whyCall } from './notices.rules';

/** An instant by Shanghai's clock on 22 November 2026. */
const hours = { quiet_from: 21, quiet_until: 8, push_hours: 36 };
const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 22, hour - 8, minute);

describe('M6 quiet hours', () => {
  it.each([[8, 0], [12, 30], [20, 59]])('M6 at %d:%d a message leaves at once', (hour, minute) => expect(awake(at(hour, minute), hours)).toBe(at(hour, minute)));
  it('M6 at night it waits for eight in the morning', () => {
    expect([at(21), at(23, 59), at(24), at(7, 59)].map((when) => awake(when, hours))).toEqual([at(32), at(32), at(32), at(8)]);
  });
  it('M6 X16 a county may begin the evening earlier and the morning later', () => {
    const own = { quiet_from: 19, quiet_until: 10, push_hours: 12 };
    expect([at(18, 59), at(19), at(9, 59)].map((when) => awake(when, own))).toEqual([at(18, 59), at(34), at(10)]);
    expect([[at(10), at(22)], [at(10), at(22, 1)]].map(([from, to]) => [isTooLate(from!, to!, own), isTooLate(from!, to!, hours)])).toEqual([[false, false], [true, false]]);
  });
  it('M6 tries come later and later, never at night, never before WeChat allows', () => {
    expect([1, 2, 3, 9].map((n) => (nextTry(at(10), n, 0, hours) - at(10)) / 60_000)).toEqual([1, 2, 4, 60]);
    expect(nextTry(at(20, 59), 3, 0, hours)).toBe(at(32));
    expect(nextTry(at(10), 1, at(24), hours)).toBe(at(32));
  });
});

describe('P4 whose month it is', () => {
  const actor = { hat: 'liaison', orgId: null, personId: 'p', countyId: 'c', townshipId: 't', villageId: 'v' };
  it('P4 a village liaison has his own people, the network branch and the clerk share the township', () => {
    expect(scopeKeyOf(actor)).toBe('holder:p');
    expect(scopeKeyOf({ ...actor, orgId: 'o', villageId: null })).toBe(scopeKeyOf({ ...actor, hat: 'clerk', villageId: null }));
    expect(scopeKeyOf({ ...actor, hat: 'secretary' })).toBe('village:v');
  });
});

describe('M6 words', () => {
  it('M6 the account that agreed is chosen, and the reason for a call is told', () => {
    const [plain, wechat, agreed] = [{ userId: 'a', hasWechat: false, left: 0 }, { userId: 'b', hasWechat: true, left: 0 }, { userId: 'c', hasWechat: true, left: 1 }];
    expect(bestAccount([plain, wechat, agreed])).toBe(agreed);
    expect(bestAccount([plain, wechat])).toBe(wechat);
    expect(bestAccount([])).toBeNull();
    expect([whyCall(null, true), whyCall(plain, true), whyCall(wechat, true), whyCall(agreed, false)]).toEqual(['发的时候还没登录过归雁', '没用微信登录', '没同意收消息', '这里没开微信提醒']);
  });
  it('M6 a call that nobody answered says how often', () => {
    expect([callWhy('no_answer', 1, ''), callWhy('no_answer', 3, '晚上再打'), callWhy('reached', 2, '都好')]).toEqual(['没人接', '打了 3 次没人接：晚上再打', '打通了：都好']);
  });
  it('P4 the suggested text names the month', () => expect(suggestedText('2026-09')).toMatch(/^9月了/));
});
