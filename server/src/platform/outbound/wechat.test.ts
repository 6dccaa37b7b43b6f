import { startFakeWechat, type FakeWechat, type Fault } from '../../../test-servers/fake-wechat';
import { SetClock } from '../clock';
import { subscribeData } from './subscribe-data';
import { createWechat, type SendOutcome, type Wechat, type WechatOptions } from './wechat';
import { WechatError } from './wechat-errors';
import { memoryTokenStore } from './wechat-token';

const sendPath = '/cgi-bin/message/subscribe/send';
const tokenPath = '/cgi-bin/stable_token';
const sessionPath = '/sns/jscode2session';
const minute = 60_000;
/** Noon in Shanghai. */
const noon = Date.UTC(2026, 4, 20, 4, 0, 0);
const clock = new SetClock(noon);

let fake: FakeWechat;
let wechat: Wechat;
let lines: { level: string; facts: Record<string, unknown> }[];
let openid: string;

const written = (level: string) => (facts: object) => void lines.push({ level, facts: { ...facts } });
const log: WechatOptions['log'] = { info: written('info'), warn: written('warn'), error: written('error') };
const client = (more: Partial<WechatOptions> = {}) =>
  createWechat({ baseUrl: fake.url, appid: fake.appid, secret: fake.secret, clock, log, timeoutMs: 800, random: () => 0, ...more });
const calls = (endpoint: string) => fake.control.calls({ endpoint }).length;
const grants = (templateId = 'todo') => fake.control.grants({ openid, templateId });
const send = (more: Partial<Parameters<Wechat['sendSubscribe']>[0]> = {}, by = wechat): Promise<SendOutcome> =>
  by.sendSubscribe({ touser: openid, templateId: 'todo', page: 'pages/todo/index', data: subscribeData({ thing1: '您有一条待办', time2: noon }), ...more });
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(() => new Error('did not fail'), (cause: unknown) => cause);
  return error instanceof WechatError ? error.fault : `not a WechatError: ${String(error)}`;
};

beforeAll(async () => {
  fake = await startFakeWechat({ now: () => clock.now() });
});
afterAll(() => fake.stop());

beforeEach(async () => {
  clock.set(noon);
  fake.control.setClock({ now: noon });
  fake.control.reset();
  lines = [];
  openid = fake.control.createUser({ unionid: 'u_0123456789abcdefghij', phone: '13912345026' }).openid;
  fake.control.addTemplate({ id: 'todo', keys: ['thing1', 'time2'] });
  await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
  wechat = client();
});

describe('login and phone', () => {
  it('X14 a login code becomes an openid and never a session key', async () => {
    expect(await wechat.code2session(fake.control.loginCode({ openid }))).toEqual({ openid, unionid: 'u_0123456789abcdefghij' });
  });

  it('X14 a login code works once and for five minutes', async () => {
    const code = fake.control.loginCode({ openid });
    await wechat.code2session(code);
    expect(await faultOf(wechat.code2session(code))).toBe('wechat.code_invalid');
    const old = fake.control.loginCode({ openid });
    clock.advance(5 * minute + 1);
    expect(await faultOf(wechat.code2session(old))).toBe('wechat.code_invalid');
  });

  it('X14 a phone code is no login code, and a login code no phone code', async () => {
    expect(await faultOf(wechat.code2session(fake.control.phoneCode({ openid })))).toBe('wechat.code_invalid');
    expect(await faultOf(wechat.phoneNumber(fake.control.loginCode({ openid })))).toBe('wechat.code_invalid');
  });

  it('X14 a user WeChat blocks is told apart, so that the page can offer the branch’s phone', async () => {
    fake.control.blockUser({ openid });
    const error = await wechat.code2session(fake.control.loginCode({ openid })).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ fault: 'wechat.user_blocked', code: 'auth.wechat_blocked', status: 403 });
  });

  it('X14 more than a hundred logins a minute wait for the next one', async () => {
    fake.control.setLimits({ sessionPerMinute: 0 });
    const error = await wechat.code2session(fake.control.loginCode({ openid })).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ fault: 'wechat.throttled', status: 503, detail: { errcode: 45011, after: noon + minute }, extra: { retryAfter: 60 } });
  });

  it('X14 the phone comes as eleven digits, a foreign one with its country', async () => {
    expect(await wechat.phoneNumber(fake.control.phoneCode({ openid }), openid)).toEqual({ phone: '13912345026' });
    const abroad = fake.control.createUser({ phone: '+852 51234567' }).openid;
    expect(await wechat.phoneNumber(fake.control.phoneCode({ openid: abroad }))).toEqual({ phone: '+85251234567' });
  });

  it('X14 a phone that carries another appid’s watermark is not believed', async () => {
    fake.control.fault({ endpoint: '/wxa/business/getuserphonenumber', kind: 'other_appid' });
    expect(await faultOf(wechat.phoneNumber(fake.control.phoneCode({ openid })))).toBe('wechat.bad_answer');
  });

  it('X14 a login answered with somebody else’s openid ends at the phone check', async () => {
    fake.control.fault({ endpoint: sessionPath, kind: 'wrong_openid' });
    const stranger = await wechat.code2session(fake.control.loginCode({ openid }));
    expect(stranger.openid).not.toBe(openid);
    expect(await faultOf(wechat.phoneNumber(fake.control.phoneCode({ openid }), stranger.openid))).toBe('wechat.code_invalid');
  });

  it.each([
    [{ appid: 'wx9999999999999999' }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ appid: '' }, 41002],
    [{ secret: '' }, 41004],
  ])('X14 a configuration error is said once and not retried: %j', async (wrong, errcode) => {
    const error = await client(wrong).code2session(fake.control.loginCode({ openid })).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ fault: 'wechat.config', detail: { errcode } });
    expect(calls(sessionPath)).toBe(1);
    expect(lines.at(-1)?.level).toBe('error');
  });
});

describe('sending', () => {
  it('M6 a message is sent once, with all 19 digits of its id, and uses one grant', async () => {
    const outcome = await send();
    expect(outcome).toEqual({ outcome: 'sent', msgid: fake.control.sent()[0]?.msgid });
    expect(fake.control.sent()).toMatchObject([{ touser: openid, data: { thing1: '您有一条待办', time2: '2026年5月20日 12:00' }, state: 'formal' }]);
    expect(grants()).toBe(0);
  });

  it('M6 43101 without a grant is a refusal', async () => {
    await send();
    expect(await send()).toEqual({ outcome: 'refused' });
    await fake.control.tap({ openid, templateId: 'todo', answer: 'reject' });
    expect(await send()).toEqual({ outcome: 'refused' });
  });

  it('M6 of two sends at once on one grant, one is refused', async () => {
    const outcomes = await Promise.all([send(), send(), send()]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'refused', 'sent']);
    expect(fake.control.sent()).toHaveLength(1);
  });

  it.each<[Fault['kind'], Partial<Fault>]>([
    ['hang', {}],
    ['reset', {}],
    ['half_json', {}],
    ['wrong_types', {}],
    ['not_json', {}],
    ['huge', {}],
    ['redirect', {}],
    ['html502', {}],
    ['html502', { effect: true }],
    ['delay', { ms: 1_600 } as Partial<Fault>],
    ['status', { status: 504 } as Partial<Fault>],
    ['status', { status: 204 } as Partial<Fault>],
  ])('M6 after sending, %s %j leaves the outcome unknown, and nothing is sent again', async (kind, more) => {
    fake.control.fault({ endpoint: sendPath, kind, ...more } as Fault);
    expect(await send()).toEqual({ outcome: 'unknown' });
    if (kind === 'delay') await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(calls(sendPath)).toBe(1);
    expect(fake.control.sent().length).toBeLessThanOrEqual(1);
  });

  it('M6 control: after a timeout the message had in fact been sent', async () => {
    fake.control.fault({ endpoint: sendPath, kind: 'hang' });
    await send();
    expect(fake.control.sent()).toHaveLength(1);
    expect(grants()).toBe(0);
  });

  it.each<[string, Partial<Fault>, number]>([
    ['−1 a little later', { kind: 'errcode', errcode: -1 }, noon + 5_000],
    ['503 a little later', { kind: 'status', status: 503 }, noon + 5_000],
    ['429 a little later', { kind: 'status', status: 429 }, noon + 5_000],
    ['45011 in the next minute', { kind: 'errcode', errcode: 45011 }, noon + minute],
    ['45009 tomorrow in Shanghai', { kind: 'errcode', errcode: 45009 }, Date.UTC(2026, 4, 20, 16)],
  ])('M6 %s', async (_name, fault, after) => {
    fake.control.fault({ endpoint: sendPath, ...fault } as Fault);
    expect(await send()).toEqual({ outcome: 'retry', after });
    expect(fake.control.sent()).toHaveLength(0);
    expect(grants()).toBe(1);
    expect(calls(sendPath)).toBe(1);
  });

  it('M6 with nobody at the other end nothing was sent and it may be tried again', async () => {
    const other = await startFakeWechat();
    await other.stop();
    expect(await send({}, client({ baseUrl: other.url }))).toEqual({ outcome: 'retry', after: noon + 5_000 });
  });

  it.each<Fault['kind']>(['hang', 'reset', 'half_json', 'wrong_types', 'not_json', 'huge', 'redirect', 'html502'])(
    'M6 when no token comes (%s), nothing was sent and it may be tried again',
    async (kind) => {
      fake.control.fault({ endpoint: tokenPath, kind } as Fault);
      expect((await send()).outcome).toBe('retry');
      expect(calls(sendPath)).toBe(0);
      expect((await send()).outcome).toBe('sent');
    },
  );

  it.each([40037, 47003, 41030, 40169, 40129, 47001, 44002, 43302, 48001, 40013, 99999])('M6 %d is ours to mend: broken, not retried, and loud', async (errcode) => {
    fake.control.fault({ endpoint: sendPath, kind: 'errcode', errcode });
    expect(await send()).toEqual({ outcome: 'broken', code: errcode, binding: false });
    expect(calls(sendPath)).toBe(1);
    expect(lines.at(-1)?.level).toBe('error');
  });

  it('M6 an HTTP refusal is ours to mend too', async () => {
    fake.control.fault({ endpoint: sendPath, kind: 'status', status: 412 });
    expect(await send()).toEqual({ outcome: 'broken', code: 'http_412', binding: false });
  });

  it.each([40003, 43104])('M6 %d breaks the binding', async (errcode) => {
    fake.control.fault({ endpoint: sendPath, kind: 'errcode', errcode });
    expect(await send()).toEqual({ outcome: 'broken', code: errcode, binding: true });
  });

  it('M6 an openid of another appid, an unknown template and a bad page are told apart and use no grant', async () => {
    expect(await send({ touser: 'oNobodyNobodyNobodyNobody000' })).toEqual({ outcome: 'broken', code: 40003, binding: true });
    expect(await send({ templateId: 'other' })).toEqual({ outcome: 'broken', code: 40037, binding: false });
    expect(await send({ page: '/pages/todo/index' })).toEqual({ outcome: 'broken', code: 41030, binding: false });
    expect(grants()).toBe(1);
  });

  it('M6 a refused field is named and uses no grant', async () => {
    expect(await send({ data: subscribeData({ thing1: '您有一条待办' }) })).toEqual({ outcome: 'broken', code: 47003, field: 'time2', binding: false });
    expect(grants()).toBe(1);
  });
});

describe('the token', () => {
  it('M6 many calls at once ask for one token', async () => {
    fake.control.fault({ endpoint: tokenPath, kind: 'delay', ms: 50 });
    await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(calls(tokenPath)).toBe(1);
    expect(calls(sendPath)).toBe(20);
  });

  it('M6 it is kept until five minutes before its end, then renewed', async () => {
    await send();
    clock.advance(115 * minute - 1);
    await send();
    expect(calls(tokenPath)).toBe(1);
    clock.advance(1);
    await send();
    expect(calls(tokenPath)).toBe(2);
  });

  it('M6 a renewal that fails in the last five minutes stops nothing', async () => {
    await send();
    clock.advance(117 * minute);
    fake.control.fault({ endpoint: tokenPath, kind: 'errcode', errcode: -1 });
    await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
    expect((await send()).outcome).toBe('sent');
  });

  it('M6 two processes share one token through the store', async () => {
    const tokenStore = memoryTokenStore();
    await send({}, client({ tokenStore }));
    await send({}, client({ tokenStore }));
    expect(calls(tokenPath)).toBe(1);
  });

  it.each([40001, 42001, 40014, 41001])('M6 after %d it is refreshed once and the call repeated once', async (errcode) => {
    fake.control.fault({ endpoint: sendPath, kind: 'errcode', errcode });
    expect((await send()).outcome).toBe('sent');
    expect(calls(tokenPath)).toBe(2);
    expect(calls(sendPath)).toBe(2);
    expect(fake.control.sent()).toHaveLength(1);
  });

  it.each([40001, 42001, 40014, 41001])('M6 a second %d is for a person to look at', async (errcode) => {
    fake.control.fault({ endpoint: sendPath, kind: 'errcode', errcode, times: 'always' });
    expect(await send()).toEqual({ outcome: 'broken', code: errcode, binding: false });
    expect(calls(sendPath)).toBe(2);
    expect(calls(tokenPath)).toBe(2);
    expect(lines.at(-1)?.level).toBe('error');
  });

  it.each([40001, 42001] as const)('M6 revoked or outlived in mid-run (%d), the next call heals it', async (errcode) => {
    fake.control.setExpiredCode({ errcode });
    fake.control.fault({ endpoint: sendPath, kind: 'revoke_token' });
    expect((await send()).outcome).toBe('sent');
    await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
    fake.control.fault({ endpoint: sendPath, kind: 'clock', ms: 3 * 60 * minute });
    expect((await send()).outcome).toBe('sent');
  });

  it('M6 a token renewed by another process is not dropped by a late refusal of the old one', async () => {
    const store = memoryTokenStore();
    await store.put('a', { accessToken: 'new', expiresAt: 1 });
    await store.drop('a', 'old');
    expect(await store.get('a')).toEqual({ accessToken: 'new', expiresAt: 1 });
  });
});

describe('texts and codes', () => {
  const check = (content = '今天去看了老人') => wechat.msgSecCheck({ openid, scene: 2, content });

  it('the verdict is the result, not the errcode', async () => {
    await wechat.code2session(fake.control.loginCode({ openid }));
    expect(await check()).toMatchObject({ suggest: 'pass', label: 100 });
    fake.control.queueTextVerdict({ suggest: 'risky', label: 20001 });
    expect(await check()).toMatchObject({ suggest: 'risky', label: 20001 });
  });

  it('a user not seen for two hours goes to a person', async () => {
    expect(await check()).toEqual({ suggest: 'review', inactive: true });
  });

  it('too long or empty a text is not sent at all', async () => {
    expect(await faultOf(check('长'.repeat(2_501)))).toBe('wechat.rejected');
    expect(await faultOf(check(''))).toBe('wechat.rejected');
    expect(calls('/wxa/msg_sec_check')).toBe(0);
  });

  it('a picture is handed in by its address and known by its trace id', async () => {
    await wechat.code2session(fake.control.loginCode({ openid }));
    expect((await wechat.mediaCheck({ openid, scene: 2, mediaUrl: 'https://files.example.org/1', mediaType: 2 })).traceId).toMatch(/^trace-/);
  });

  it('F1 a mini-program code is an image, its failure JSON', async () => {
    const image = await wechat.wxacode('AbCdEfGhIjKlMnOpQrStUv', 'cards/show/index');
    expect(image.toString('hex', 0, 3)).toBe('ffd8ff');
    fake.control.setPages({ pages: ['pages/home/index'] });
    expect(await faultOf(wechat.wxacode('AbC', 'cards/show/index'))).toBe('wechat.rejected');
    fake.control.setLimits({ codePerMinute: 0 });
    expect(await faultOf(wechat.wxacode('AbC', 'pages/home/index'))).toBe('wechat.throttled');
  });

  it.each(['', 'x'.repeat(33), 'a&b', '龙', 'a b'])('F1 a scene WeChat would not carry is refused here: %j', async (scene) => {
    expect(await faultOf(wechat.wxacode(scene, 'cards/show/index'))).toBe('wechat.rejected');
    expect(calls('/wxa/getwxacodeunlimit')).toBe(0);
  });
});

describe('API10 every spoilt answer fails closed', () => {
  const spoilt: Partial<Fault>[] = [
    { kind: 'errcode', errcode: -1 }, { kind: 'hang' }, { kind: 'reset' }, { kind: 'redirect' }, { kind: 'html502' }, { kind: 'half_json' },
    { kind: 'not_json' }, { kind: 'mislabelled' }, { kind: 'wrong_types' }, { kind: 'huge' }, { kind: 'status', status: 500 }, { kind: 'status', status: 201 }, { kind: 'delay', ms: 1_600 },
  ];
  const verbs: [string, string, () => Promise<unknown>][] = [
    ['code2session', sessionPath, () => wechat.code2session(fake.control.loginCode({ openid }))],
    ['phoneNumber', '/wxa/business/getuserphonenumber', () => wechat.phoneNumber(fake.control.phoneCode({ openid }))],
    ['msgSecCheck', '/wxa/msg_sec_check', () => wechat.msgSecCheck({ openid, scene: 2, content: '你好' })],
    ['mediaCheck', '/wxa/media_check_async', () => wechat.mediaCheck({ openid, scene: 2, mediaUrl: 'https://files.example.org/1', mediaType: 2 })],
    ['wxacode', '/wxa/getwxacodeunlimit', () => wechat.wxacode('AbC', 'cards/show/index')],
  ];

  it.each(verbs.flatMap(([name, path, run]) => spoilt.map((fault) => [name, fault, path, run] as const)))('%s, %j', async (_name, fault, path, run) => {
    await wechat.code2session(fake.control.loginCode({ openid }));
    fake.control.fault({ endpoint: path, ...fault } as Fault);
    expect(['wechat.busy', 'wechat.bad_answer']).toContain(await faultOf(run()));
    await expect(run()).resolves.toBeDefined();
  });

  it.each(['http://api.weixin.qq.com', 'ftp://127.0.0.1', 'https://user:pw@api.weixin.qq.com', 'https://api.weixin.qq.com/?a=1', 'nonsense'])(
    'a base URL that would leak or mislead is refused: %s',
    (baseUrl) => expect(() => client({ baseUrl })).toThrow(),
  );
});

it('S7 the log names the request id and holds no token, secret, phone, openid or code', async () => {
  const code = fake.control.phoneCode({ openid });
  await wechat.phoneNumber(code, openid);
  await faultOf(wechat.phoneNumber(code, openid));
  await send();
  await send();
  fake.control.fault({ endpoint: sendPath, kind: 'errcode', errcode: 40001, times: 'always' });
  await send();
  const text = JSON.stringify(lines);
  expect(lines.filter(({ facts }) => /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/.test(String(facts['rid'])))).toHaveLength(4);
  for (const secret of ['90_', fake.secret, '13912345026', openid, code, 'session_key']) expect(text).not.toContain(secret);
});
