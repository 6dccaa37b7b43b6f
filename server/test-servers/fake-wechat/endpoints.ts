import type { Notify } from './events';
import { badField } from './checks';
import { checkToken, refusal, stableToken, type Refusal } from './tokens';
import { grantKey, invented, over, type Code, type World } from './world';

export type Ask = { world: World; now: number; appid: string; secret: string; query: URLSearchParams; json: Record<string, unknown>; notify: Notify };
export type Reply = Record<string, unknown> | Buffer;
type Endpoint = { method: 'GET' | 'POST'; token: boolean; openid?: (ask: Ask) => string | undefined; run: (ask: Ask) => Reply };

const minute = 60_000;
const codeLife = 5 * minute;
const ok = { errcode: 0, errmsg: 'ok' };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function redeem({ world, now }: Ask, value: string, kind: Code['kind'], openid?: string): Code | Refusal {
  const code = world.codes.get(value);
  const bad = !code || code.used || code.kind !== kind || now - code.madeAt > codeLife || (openid !== undefined && openid !== code.openid);
  if (bad) return refusal(40029, 'invalid code');
  code.used = true;
  return code;
}

function credentials(ask: Ask, appid: string, secret: string): Refusal | undefined {
  if (!appid) return refusal(41002, 'appid missing');
  if (!secret) return refusal(41004, 'appsecret missing');
  if (appid !== ask.appid) return refusal(40013, 'invalid appid');
  if (secret !== ask.secret) return refusal(40125, 'invalid appsecret');
  return undefined;
}

function session(ask: Ask): Reply {
  const { world, now, query } = ask;
  const wrong = credentials(ask, query.get('appid') ?? '', query.get('secret') ?? '');
  if (wrong) return wrong;
  const jsCode = query.get('js_code') ?? '';
  if (!jsCode) return refusal(41008, 'missing code');
  const owner = world.codes.get(jsCode)?.openid;
  if (owner && over(world, `session ${owner}`, minute, now, world.limits.sessionPerMinute)) return refusal(45011, 'api minute-quota reach limit, mustslower retry next minute');
  const code = redeem(ask, jsCode, 'login');
  if ('errcode' in code) return code;
  const user = world.users.get(code.openid);
  if (!user) return refusal(40029, 'invalid code');
  if (user.blocked) return refusal(40226, 'code blocked');
  user.lastLogin = now;
  return { openid: user.openid, session_key: invented('', 16), ...(user.unionid ? { unionid: user.unionid } : {}) };
}

function token(ask: Ask): Reply {
  const wrong = credentials(ask, text(ask.json['appid']), text(ask.json['secret']));
  if (wrong) return wrong;
  if (ask.json['grant_type'] !== 'client_credential') return refusal(40002, 'invalid grant_type');
  return stableToken(ask.world, ask.now, ask.json['force_refresh'] === true);
}

function phoneNumber(ask: Ask): Reply {
  const openid = ask.json['openid'];
  const code = redeem(ask, text(ask.json['code']), 'phone', typeof openid === 'string' ? openid : undefined);
  if ('errcode' in code) return code;
  const phone = ask.world.users.get(code.openid)?.phone ?? '';
  const [, country, pure] = /^\+(\d{1,3}) (\d+)$/.exec(phone) ?? ['', '86', phone];
  const watermark = { timestamp: Math.floor(ask.now / 1_000), appid: ask.appid };
  return { ...ok, phone_info: { phoneNumber: country === '86' ? pure : `+${country}${pure}`, purePhoneNumber: pure, countryCode: country, watermark } };
}

function send({ world, now, json, notify }: Ask): Reply {
  const [touser, templateId, page] = [text(json['touser']), text(json['template_id']), text(json['page'])];
  if (!world.users.has(touser)) return refusal(40003, 'invalid openid');
  const template = world.templates.get(templateId);
  if (!template) return refusal(40037, 'invalid template_id');
  const path = page.split('?')[0] ?? '';
  if (page.startsWith('/') || (page && world.pages.size > 0 && !world.pages.has(path))) return refusal(41030, 'invalid page');
  const data = json['data'];
  if (!data || typeof data !== 'object' || Array.isArray(data)) return refusal(47003, 'argument invalid! data is empty');
  const bad = badField(template.keys, data as Record<string, unknown>);
  if (bad) return refusal(47003, bad);
  if (over(world, 'send', 1_440 * minute, now, world.limits.sendPerDay)) return refusal(45009, 'reach max api daily quota limit');
  const key = grantKey(touser, templateId);
  const grants = world.grants.get(key) ?? 0;
  if (grants <= 0) return refusal(43101, 'user refuse to accept the msg');
  world.grants.set(key, grants - 1);
  const msgid = String((world.nextMsgid += 1n));
  const values = Object.fromEntries(Object.entries(data as Record<string, { value: string }>).map(([name, field]) => [name, field.value]));
  world.sent.push({ msgid, at: now, touser, templateId, page, data: values, state: text(json['miniprogram_state']) });
  notify.delivered(touser, templateId, msgid);
  // A marker the writer turns into a bare number: the real msgid has more digits than a JavaScript number holds.
  return { ...ok, msgid: BigInt(msgid) };
}

const common = (json: Record<string, unknown>, world: World, now: number): Refusal | undefined => {
  if (json['version'] !== 2) return refusal(40129, 'invalid version');
  if (![1, 2, 3, 4].includes(json['scene'] as number)) return refusal(40129, 'invalid scene');
  const user = world.users.get(text(json['openid']));
  if (!user) return refusal(43104, 'appid not match openid');
  if (now - user.lastLogin > 120 * minute) return refusal(61010, 'code is expired');
  return undefined;
};

function checkText({ world, now, json }: Ask): Reply {
  const content = text(json['content']);
  if (!content) return refusal(44002, 'empty post data');
  if (Array.from(content).length > 2_500) return refusal(45002, 'content size out of limit');
  if (over(world, 'check', minute, now, world.limits.checkPerMinute)) return refusal(45009, 'reach max api daily quota limit');
  const wrong = common(json, world, now);
  if (wrong) return wrong;
  const verdict = world.textVerdicts.shift() ?? { suggest: 'pass', label: 100 };
  return { ...ok, trace_id: invented('trace-', 12), result: verdict, detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }] };
}

function checkMedia({ world, now, json, notify }: Ask): Reply {
  if (![1, 2].includes(json['media_type'] as number) || !text(json['media_url'])) return refusal(40129, 'invalid media');
  const wrong = common(json, world, now);
  if (wrong) return wrong;
  const trace = invented('trace-', 12);
  notify.mediaChecked(text(json['openid']), trace, world.mediaPlans.shift() ?? { suggest: 'pass', label: 100 });
  return { ...ok, trace_id: trace };
}

/** The smallest head and tail of a JPEG file. */
const picture = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

function code({ world, now, json }: Ask): Reply {
  const [scene, page] = [text(json['scene']), text(json['page'])];
  if (!/^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/.test(scene)) return refusal(40169, 'invalid length for scene, or the data is not json string');
  const unknown = world.pages.size > 0 && !world.pages.has(page);
  if (/^\/|\?/.test(page) || (json['check_path'] !== false && unknown)) return refusal(41030, 'invalid page');
  const width = json['width'] ?? 430;
  if (typeof width !== 'number' || width < 280 || width > 1_280) return refusal(40097, 'invalid args');
  if (over(world, 'code', minute, now, world.limits.codePerMinute)) return refusal(45009, 'reach max api daily quota limit');
  return picture;
}

const asked = (name: string) => (ask: Ask) => text(ask.json[name]) || undefined;
const codeOwner = (read: (ask: Ask) => string) => (ask: Ask) => ask.world.codes.get(read(ask))?.openid;

export const endpoints: Record<string, Endpoint> = {
  '/sns/jscode2session': { method: 'GET', token: false, openid: codeOwner((ask) => ask.query.get('js_code') ?? ''), run: session },
  '/cgi-bin/stable_token': { method: 'POST', token: false, run: token },
  '/wxa/business/getuserphonenumber': { method: 'POST', token: true, openid: codeOwner((ask) => text(ask.json['code'])), run: phoneNumber },
  '/cgi-bin/message/subscribe/send': { method: 'POST', token: true, openid: asked('touser'), run: send },
  '/wxa/msg_sec_check': { method: 'POST', token: true, openid: asked('openid'), run: checkText },
  '/wxa/media_check_async': { method: 'POST', token: true, openid: asked('openid'), run: checkMedia },
  '/wxa/getwxacodeunlimit': { method: 'POST', token: true, run: code },
};

export function answer(path: string, ask: Ask): Reply {
  const endpoint = endpoints[path];
  if (!endpoint) return refusal(40066, 'invalid url');
  if (endpoint.token) {
    const wrong = checkToken(ask.world, ask.now, ask.query.get('access_token'));
    if (wrong) return wrong;
  }
  return endpoint.run(ask);
}
