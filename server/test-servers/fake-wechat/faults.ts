import type { ServerResponse } from 'node:http';

type Aim = {
  /** Path such as /cgi-bin/message/subscribe/send, or `*`. */
  endpoint: string;
  /** Only calls that concern this user. */
  openid?: string;
  /** How many calls it hits; 1 unless told. */
  times?: number | 'always';
  /** Lets this many calls through first. */
  skip?: number;
  /** Whether the call takes effect before its answer is spoilt; each kind has its own default. */
  effect?: boolean;
};

export type Fault = Aim &
  (
    | { kind: 'errcode'; errcode: number; errmsg?: string }
    | { kind: 'delay'; ms: number }
    | { kind: 'clock'; ms: number }
    | { kind: 'status'; status: number }
    | { kind: 'hang' | 'reset' | 'redirect' | 'html502' | 'half_json' | 'wrong_types' | 'huge' | 'not_json' | 'mislabelled' | 'wrong_openid' | 'other_appid' | 'revoke_token' }
  );

/** A spoilt answer that stands for trouble on the way back comes after the effect, one that stands for trouble on the way in comes instead of it. */
const effectByDefault: Record<Fault['kind'], boolean> = {
  errcode: false, status: false, redirect: false, html502: false,
  hang: true, reset: true, half_json: true, wrong_types: true, huge: true, not_json: true, mislabelled: true,
  delay: true, clock: true, wrong_openid: true, other_appid: true, revoke_token: true,
};
export const takesEffect = (fault: Fault): boolean => fault.effect ?? effectByDefault[fault.kind];

/** Finds the fault that hits this call and counts it down. */
export function hit(faults: Fault[], endpoint: string, openid: string | undefined): Fault | undefined {
  for (const fault of faults) {
    if (fault.endpoint !== '*' && fault.endpoint !== endpoint) continue;
    if (fault.openid !== undefined && fault.openid !== openid) continue;
    if ((fault.skip ?? 0) > 0) {
      fault.skip = (fault.skip ?? 0) - 1;
      continue;
    }
    if (fault.times !== 'always') {
      fault.times = (fault.times ?? 1) - 1;
      if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    }
    return fault;
  }
  return undefined;
}

/** Text becomes a number and a number text, all the way down. */
const twisted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(twisted);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, twisted(inner)]));
  return typeof value === 'number' || typeof value === 'bigint' ? `${value}!` : 7;
};

/** Spoils the answer; false when this fault leaves the answer itself alone. */
export function spoil(fault: Fault, response: ServerResponse, answer: { body: Buffer; json: unknown }): boolean {
  const send = (status: number, type: string, body: string) => {
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(body);
    return true;
  };
  switch (fault.kind) {
    case 'hang':
      return true;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere', 'content-length': 0 });
      response.end();
      return true;
    case 'html502':
      return send(502, 'text/html', '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>');
    case 'status':
      return send(fault.status, 'text/plain', '');
    case 'half_json':
      return send(200, 'application/json', answer.body.toString('utf8').slice(0, Math.floor(answer.body.length / 2)));
    case 'not_json':
      return send(200, 'application/json', 'ok');
    case 'mislabelled':
      return send(200, 'image/jpeg', '<html><body>please log in</body></html>');
    case 'wrong_types':
      return send(200, 'application/json', JSON.stringify(twisted(answer.json ?? {})));
    case 'huge':
      return send(200, 'application/json', `{"filler":"${'x'.repeat(10 * 1024 * 1024)}"}`);
    case 'errcode':
    case 'delay':
    case 'clock':
    case 'wrong_openid':
    case 'other_appid':
    case 'revoke_token':
      return false;
  }
}
