import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startFakeWechat, type FakeWechat } from '../../../test-servers/fake-wechat';
import { SetClock } from '../clock';
import { subscribeData } from './subscribe-data';
import { createWechat } from './wechat';
import { callbackGuard, readWechatEvents, type WechatEvent } from './wechat-events';

const noon = Date.UTC(2026, 4, 20, 4);
const clock = new SetClock(noon);
const token = 'callback-token-of-a-test';
const quiet = () => undefined;
const log = { info: quiet, warn: quiet, error: quiet };
let fake: FakeWechat;
let callback: Server;
let openid: string;
let verdicts: string[];
let events: WechatEvent[];

beforeAll(async () => {
  fake = await startFakeWechat({ now: () => clock.now() });
  const guard = callbackGuard({ token, clock });
  callback = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
    const verdict = guard({ signature: query.get('signature') ?? '', timestamp: query.get('timestamp') ?? '', nonce: query.get('nonce') ?? '' });
    let body = '';
    request.on('data', (part) => (body += part)).on('end', () => {
      verdicts.push(verdict);
      if (verdict === 'fresh') events.push(...(readWechatEvents(JSON.parse(body)) ?? []));
      response.writeHead(verdict === 'refused' ? 403 : 200).end();
    });
  });
  await new Promise<void>((resolve) => callback.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await fake.stop();
  callback.closeAllConnections();
  await new Promise((resolve) => callback.close(resolve));
});
beforeEach(() => {
  clock.set(noon);
  fake.control.reset();
  fake.control.setCallback({ url: `http://127.0.0.1:${(callback.address() as AddressInfo).port}/wechat`, token });
  openid = fake.control.createUser().openid;
  verdicts = [];
  events = [];
});

describe('M6 events of the platform', () => {
  it.each([
    ['object', 'number'],
    ['array', 'string'],
  ] as const)('one consent arrives the same as %s with a CreateTime as %s', async (list, createTime) => {
    expect(await fake.control.tap({ openid, templateId: 'todo', answer: 'accept', list, createTime })).toBe(200);
    expect(events).toEqual([{ kind: 'asked', openid, at: noon, templateId: 'todo', answer: 'accept' }]);
  });

  it('several consents in one sheet arrive one by one', async () => {
    await fake.control.tap({ openid, templateId: ['todo', 'echo'], answer: 'reject' });
    expect(events.map((event) => 'templateId' in event && event.templateId)).toEqual(['todo', 'echo']);
  });

  it('a switch turned off is told apart', async () => {
    await fake.control.changeSwitch({ openid, templateId: 'todo', answer: 'reject' });
    expect(events).toMatchObject([{ kind: 'changed', answer: 'reject' }]);
  });

  it('a picture’s verdict comes by its trace id: late and twice, or never', async () => {
    const mediaUrl = 'https://files.example.org/1';
    const wechat = createWechat({ baseUrl: fake.url, appid: fake.appid, secret: fake.secret, clock, log });
    await wechat.code2session(fake.control.loginCode({ openid }));
    fake.control.queueMediaVerdict({ suggest: 'risky', label: 20002, times: 2, delayMs: 20 });
    fake.control.queueMediaVerdict({ suggest: 'pass', label: 100, times: 0 });
    const { traceId } = await wechat.mediaCheck({ openid, scene: 2, mediaUrl, mediaType: 2 });
    await wechat.mediaCheck({ openid, scene: 2, mediaUrl, mediaType: 2 });
    await fake.control.settled();
    const verdict = { kind: 'media_checked', at: noon, traceId, suggest: 'risky' };
    expect(events).toEqual([verdict, verdict]);
  });

  it('a delivered message is reported', async () => {
    fake.control.addTemplate({ id: 'todo', keys: ['thing1'] });
    await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
    const wechat = createWechat({ baseUrl: fake.url, appid: fake.appid, secret: fake.secret, clock, log });
    const outcome = await wechat.sendSubscribe({ touser: openid, templateId: 'todo', page: 'pages/todo/index', data: subscribeData({ thing1: '您有一条待办' }) });
    await fake.control.settled();
    expect(events.at(-1)).toEqual({ kind: 'delivered', openid, at: noon, templateId: 'todo', msgid: outcome.outcome === 'sent' && outcome.msgid, ok: true });
  });

  it('a picture nobody could read goes to a person', () => {
    const body = { MsgType: 'event', Event: 'wxa_media_check', FromUserName: openid, CreateTime: 1, trace_id: 't', errcode: -1008, errmsg: 'unreachable' };
    expect(readWechatEvents(body)).toEqual([{ kind: 'media_checked', at: 1_000, traceId: 't', suggest: 'review' }]);
  });

  it('a replay is known and a bad or old signature refused', async () => {
    await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
    await fake.control.replay();
    clock.advance(5 * 60_000 + 1_000);
    await fake.control.replay();
    await fake.control.tap({ openid, templateId: 'todo', answer: 'accept', badSignature: true });
    expect(verdicts).toEqual(['fresh', 'replay', 'refused', 'refused']);
    expect(events).toHaveLength(1);
  });

  it.each([null, 'x', [], {}, { MsgType: 'text' }, { MsgType: 'event', Event: 'subscribe_msg_popup_event', FromUserName: 'o', CreateTime: 'x', List: {} }])('%j is none of ours', (body) => {
    expect(readWechatEvents(body)).toBeNull();
  });
});
