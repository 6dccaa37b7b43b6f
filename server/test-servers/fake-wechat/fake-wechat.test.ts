import { startFakeWechat, type FakeWechat } from './index';

const minute = 60_000;
let at = Date.UTC(2026, 4, 20, 4);
let fake: FakeWechat;

beforeAll(async () => {
  fake = await startFakeWechat({ now: () => at });
});
afterAll(() => fake.stop());
beforeEach(() => fake.control.reset());

type Body = Record<string, unknown>;
const post = async (path: string, body: unknown, method = 'POST'): Promise<Body> => {
  const answer = await fetch(fake.url + path, { method, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Body;
};
const token = (force = false) => post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: fake.appid, secret: fake.secret, force_refresh: force });
const check = async (value: unknown) => (await post(`/wxa/msg_sec_check?access_token=${String(value)}`, { version: 2, scene: 2, openid: 'nobody', content: 'x' }))['errcode'];
const alive = 43104;

describe('the platform’s token', () => {
  it('stays the same until five minutes before its end, then both live five minutes', async () => {
    const first = await token();
    expect(first).toMatchObject({ expires_in: 7_200 });
    at += 114 * minute;
    expect(await token()).toEqual({ access_token: first['access_token'], expires_in: 360 });
    at += minute;
    const second = await token();
    expect(second['access_token']).not.toBe(first['access_token']);
    at += 5 * minute - 1;
    expect([await check(first['access_token']), await check(second['access_token'])]).toEqual([alive, alive]);
    at += 1;
    expect(await check(first['access_token'])).toBe(42001);
    fake.control.setExpiredCode({ errcode: 40001 });
    expect(await check(first['access_token'])).toBe(40001);
  });

  it('is killed by force, not within thirty seconds, and twenty times a day', async () => {
    const first = await token();
    const second = await token(true);
    expect(await check(first['access_token'])).toBe(40001);
    at += 29_000;
    expect((await token(true))['access_token']).toBe(second['access_token']);
    for (let turn = 1; turn < 20; turn += 1) {
      at += 31_000;
      expect(await token(true)).toHaveProperty('access_token');
    }
    at += 31_000;
    expect(await token(true)).toMatchObject({ errcode: 45009 });
  });

  it('is asked for by every call', async () => {
    expect(await check('')).toBe(41001);
    expect(await check('rubbish')).toBe(40014);
    expect(await check('90_unknown')).toBe(40001);
  });
});

describe('the platform’s door', () => {
  it('answers failures with 200 and a request id', async () => {
    expect((await post('/cgi-bin/stable_token', { grant_type: 'client_credential' }))['errmsg']).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  });

  it('refuses the wrong method, an empty body and broken JSON', async () => {
    expect(await post('/cgi-bin/stable_token', undefined, 'GET')).toMatchObject({ errcode: 43002 });
    expect(await post('/sns/jscode2session', '{}')).toMatchObject({ errcode: 43001 });
    expect(await post('/cgi-bin/stable_token', '')).toMatchObject({ errcode: 44002 });
    expect(await post('/cgi-bin/stable_token', '{"a":')).toMatchObject({ errcode: 47001 });
    expect(await post('/cgi-bin/nothing', '{}')).toMatchObject({ errcode: 40066 });
  });

  it('a session answer has no errcode', async () => {
    const { openid } = fake.control.createUser();
    const query = new URLSearchParams({ appid: fake.appid, secret: fake.secret, grant_type: 'authorization_code', js_code: fake.control.loginCode({ openid }) });
    expect(Object.keys(await post(`/sns/jscode2session?${query}`, undefined, 'GET')).sort()).toEqual(['openid', 'session_key']);
    query.delete('js_code');
    expect(await post(`/sns/jscode2session?${query}`, undefined, 'GET')).toMatchObject({ errcode: 41008 });
  });

  it('faults hit by count, by user and after some calls', async () => {
    fake.control.fault({ endpoint: '/cgi-bin/stable_token', kind: 'errcode', errcode: -1, skip: 1, times: 2 });
    const codes: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) codes.push((await token())['errcode']);
    expect(codes).toEqual([undefined, -1, -1, undefined]);
    fake.control.fault({ endpoint: '*', openid: 'somebody', kind: 'errcode', errcode: -1, times: 'always' });
    const value = (await token())['access_token'];
    expect(await check(value)).toBe(alive);
    expect(await post(`/wxa/msg_sec_check?access_token=${String(value)}`, { openid: 'somebody' })).toMatchObject({ errcode: -1 });
  });

  it('the control door takes the same verbs over HTTP, and no others', async () => {
    const made = (await post('/__control/createUser', { phone: '13912345026' }))['data'] as Body;
    expect(await post('/__control/loginCode', { openid: made['openid'] })).toHaveProperty('data');
    const statuses = ['constructor', 'nothing', '__proto__'].map(async (verb) => (await fetch(`${fake.url}/__control/${verb}`, { method: 'POST' })).status);
    expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
    expect((await fetch(`${fake.url}/__control/loginCode`, { method: 'POST', body: '{"openid":"nobody"}' })).status).toBe(500);
  });
});
