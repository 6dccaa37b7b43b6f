import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeControl, type Control, type Held } from './control';
import { answer, endpoints, type Ask, type Reply } from './endpoints';
import { inventedOpenid, notifier } from './events';
import { hit, spoil, takesEffect, type Fault } from './faults';
import { refusal } from './tokens';
import { freshWorld, rid } from './world';

export type { Control } from './control';
export type { Fault } from './faults';

export type FakeWechat = { url: string; appid: string; secret: string; control: Control; stop(): Promise<void> };
type Options = {
  /** The platform's clock; setClock and advance shift it. */
  now?: () => number;
  appid?: string;
  secret?: string;
  /** On loopback; 0 picks a free one. */
  port?: number;
};

/** A WeChat platform on loopback that keeps the documented contract, for tests and demos. */
export async function startFakeWechat({ now = Date.now, appid = 'wx0000000000guiyan', secret = 'not-a-secret-just-a-fake', port = 0 }: Options = {}): Promise<FakeWechat> {
  let shift = 0;
  let world = freshWorld();
  const held: Held = {
    get world() {
      return world;
    },
    now: () => now() + shift,
    setNow: (at) => (shift = at - now()),
    replaceWorld: (next) => (world = next),
  };
  const notify = notifier(() => ({ world, now: held.now(), appid }));
  const control = makeControl(held, notify);

  async function platform(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const endpoint = endpoints[url.pathname];
    const body = await bodyOf(request);
    // A call that a reset overtakes ends in the world it came from.
    const world = held.world;
    const json = parsed(body);
    const ask: Ask = { world, now: held.now(), appid, secret, query: url.searchParams, json: json ?? {}, notify };
    const openid = endpoint?.openid?.(ask);
    const fault = hit(world.faults, url.pathname, openid);

    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === 'clock') control.advance({ ms: fault.ms });
    if (fault?.kind === 'revoke_token') control.revokeToken();
    ask.now = held.now();

    const reply = replyTo(url.pathname, request, body, json, ask, fault);
    const plain = Buffer.isBuffer(reply) ? undefined : withRid(reply);
    const errcode = typeof plain?.['errcode'] === 'number' ? plain['errcode'] : 0;
    world.calls.push({ at: ask.now, endpoint: url.pathname, errcode, ...(openid ? { openid } : {}), ...(fault ? { fault: fault.kind } : {}) });
    const bytes = Buffer.isBuffer(reply) ? reply : Buffer.from(written(plain ?? {}));
    if (fault && spoil(fault, response, { body: bytes, json: plain })) return;
    response.writeHead(200, { 'content-type': Buffer.isBuffer(reply) ? 'image/jpeg' : 'application/json; charset=utf-8', 'content-length': bytes.length });
    response.end(bytes);
  }

  function replyTo(path: string, request: IncomingMessage, body: string, json: Record<string, unknown> | undefined, ask: Ask, fault: Fault | undefined): Reply {
    if (fault?.kind === 'errcode') {
      if (takesEffect(fault)) answer(path, ask);
      return refusal(fault.errcode, fault.errmsg ?? (fault.errcode === -1 ? 'system error' : 'injected'));
    }
    if (fault && !takesEffect(fault)) return {};
    const method = endpoints[path]?.method;
    if (method === 'GET' && request.method !== 'GET') return refusal(43001, 'require GET method');
    if (method === 'POST' && request.method !== 'POST') return refusal(43002, 'require POST method');
    if (method === 'POST' && body === '') return refusal(44002, 'empty post data');
    if (method === 'POST' && !json) return refusal(47001, 'data format error');
    if (fault?.kind === 'wrong_openid') return strangers(path, () => answer(path, ask));
    if (fault?.kind === 'other_appid') return answer(path, { ...ask, appid: 'wx9999999999999999' });
    return answer(path, ask);
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const work = url.pathname.startsWith('/__control/') ? controlDoor(control, url, request, response) : platform(url, request, response);
    work.catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : 'failed' }));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    appid,
    secret,
    control,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** With `wrong_openid` a login names somebody else; where the user is named by the caller, he is unknown. */
function strangers(path: string, usual: () => Reply): Reply {
  if (path === '/sns/jscode2session') return { ...usual(), openid: inventedOpenid() };
  if (path === '/cgi-bin/message/subscribe/send') return refusal(40003, 'invalid openid');
  return path === '/wxa/business/getuserphonenumber' ? refusal(40029, 'invalid code') : refusal(43104, 'appid not match openid');
}

async function controlDoor(control: Control, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const verb = url.pathname.slice('/__control/'.length);
  const run = Object.hasOwn(control, verb) ? (control[verb as keyof Control] as (input: unknown) => unknown) : undefined;
  if (!run || request.method !== 'POST') {
    response.writeHead(404).end();
    return;
  }
  const result = await run(parsed(await bodyOf(request)) ?? {});
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ data: result ?? null }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    body += part;
    if (body.length > 4 * 1024 * 1024) throw new Error('body too large');
  }
  return body;
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Every failure names its request id at the end of errmsg. */
const withRid = (reply: Record<string, unknown>): Record<string, unknown> =>
  reply['errcode'] ? { ...reply, errmsg: `${String(reply['errmsg'])} rid: ${rid()}` } : reply;

const written = (reply: Record<string, unknown>): string =>
  JSON.stringify(reply, (_key, value: unknown) => (typeof value === 'bigint' ? `bare:${value}` : value)).replace(/"bare:(\d+)"/g, '$1');
