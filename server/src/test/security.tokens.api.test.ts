import { createHmac, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { app, type TestApp } from './app';
import { aCounty, aPhone, as, signIn } from './factories/county';

let t: TestApp;
let good: string;
let session: string;
beforeAll(async () => {
  t = await app();
  const place = await aCounty(t);
  await as(t, 'clerk', { place });
  good = await signIn(t, aPhone());
  session = (JSON.parse(Buffer.from(good.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub;
});
afterAll(() => t.close());

const b64 = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(t.clock.now() / 1000);
const claims = () => ({ iat: now(), exp: now() + 600, sub: session, iss: 'guiyan', aud: 'guiyan' });
const header = () => ({ alg: 'HS256', typ: 'at+jwt', kid: t.services.keys.jwt.kid });
/** Signs anything with the real key: what only its holder could do, and what must still be refused. */
const made = (h: object, c: object, key: KeyObject = t.services.keys.jwt.key, hash = 'sha256'): string => {
  const text = `${b64(h)}.${b64(c)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
};
const unsigned = (h: object, c: object): string => `${b64(h)}.${b64(c)}.`;
const parts = () => good.split('.') as [string, string, string];
const flip = (text: string, at: number): string => {
  const bytes = Buffer.from(text, 'base64url');
  bytes[at % bytes.length]! ^= 1;
  return bytes.toString('base64url');
};
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

const forgeries: [string, () => string][] = [
  ...['none', 'None', 'NONE', 'nOnE', ''].map((alg): [string, () => string] => [`alg ${alg || 'empty'}, no signature`, () => unsigned({ ...header(), alg }, claims())]),
  ...['none', 'HS384', 'HS512', 'RS256', 'ES256', 'PS256'].map((alg): [string, () => string] => [`alg ${alg} over the real signature`, () => `${b64({ ...header(), alg })}.${parts()[1]}.${parts()[2]}`]),
  ['alg none, signed by the real key', () => made({ ...header(), alg: 'none' }, claims())],
  ['HS384 by the real key', () => made({ ...header(), alg: 'HS384' }, claims(), t.services.keys.jwt.key, 'sha384')],
  ['HS512 by the real key', () => made({ ...header(), alg: 'HS512' }, claims(), t.services.keys.jwt.key, 'sha512')],
  ['RS256 by a key of one’s own', () => sign({ iat: now(), exp: now() + 600 }, rsa.privateKey, { algorithm: 'RS256', subject: session, issuer: 'guiyan', audience: 'guiyan', keyid: t.services.keys.jwt.kid })],
  ['a public key inside the header', () => made({ ...header(), jwk: { kty: 'oct', k: 'AAAA' } }, { ...claims(), exp: now() - 1 })],
  ['an unknown critical header', () => made({ ...header(), crit: ['b64'], b64: false }, { ...claims(), sub: randomUUID() })],
  ['another key', () => sign({ iat: now(), exp: now() + 600 }, randomBytes(32), { subject: session, issuer: 'guiyan', audience: 'guiyan', keyid: t.services.keys.jwt.kid })],
  ['an empty key', () => { const text = `${b64(header())}.${b64(claims())}`; return `${text}.${createHmac('sha256', '').update(text).digest('base64url')}`; }],
  ['the kid as key', () => { const text = `${b64(header())}.${b64(claims())}`; return `${text}.${createHmac('sha256', t.services.keys.jwt.kid).update(text).digest('base64url')}`; }],
  ['another kid', () => made({ ...header(), kid: randomUUID() }, claims())],
  ['no kid', () => made({ alg: 'HS256', typ: 'at+jwt' }, claims())],
  ['a path as kid', () => made({ ...header(), kid: '../../../../dev/null' }, claims())],
  ['SQL as kid', () => made({ ...header(), kid: `x' union select 'key` }, claims())],
  ['typ JWT', () => made({ ...header(), typ: 'JWT' }, claims())],
  ['typ of a refresh token', () => made({ ...header(), typ: 'rt+jwt' }, claims())],
  ['no typ', () => made({ alg: 'HS256', kid: header().kid }, claims())],
  ['out of time', () => made(header(), { ...claims(), exp: now() - 1 })],
  ['out of time this second', () => made(header(), { ...claims(), exp: now() })],
  ['no end', () => { const { iat, sub, iss, aud } = claims(); return made(header(), { iat, sub, iss, aud }); }],
  ['an end in words', () => made(header(), { ...claims(), exp: 'never' })],
  ['not yet good', () => made(header(), { ...claims(), nbf: now() + 60 })],
  ['another issuer', () => made(header(), { ...claims(), iss: 'someone' })],
  ['no issuer', () => { const { iat, exp, sub, aud } = claims(); return made(header(), { iat, exp, sub, aud }); }],
  ['another audience', () => made(header(), { ...claims(), aud: 'someone' })],
  ['no audience', () => { const { iat, exp, sub, iss } = claims(); return made(header(), { iat, exp, sub, iss }); }],
  ['no session', () => { const { iat, exp, aud, iss } = claims(); return made(header(), { iat, exp, aud, iss }); }],
  ['an unknown session', () => made(header(), { ...claims(), sub: randomUUID() })],
  ['a session in a list', () => made(header(), { ...claims(), sub: [session] })],
  ['SQL as session', () => made(header(), { ...claims(), sub: `' or '1'='1` })],
  ['an empty session', () => made(header(), { ...claims(), sub: '' })],
  ...Array.from({ length: 8 }, (_, i): [string, () => string] => [`a bit of the signature turned at ${i * 4}`, () => { const [h, c, s] = parts(); return `${h}.${c}.${flip(s, i * 4)}`; }]),
  ...Array.from({ length: 4 }, (_, i): [string, () => string] => [`a bit of the claims turned at ${i * 9 + 2}`, () => { const [h, c, s] = parts(); return `${h}.${flip(c, i * 9 + 2)}.${s}`; }]),
  ['a bit of the header turned', () => { const [h, c, s] = parts(); return `${flip(h, 5)}.${c}.${s}`; }],
  ['no signature', () => parts().slice(0, 2).join('.')],
  ['half a signature', () => good.slice(0, -20)],
  ['two tokens', () => `${good}.${good}`],
  ['claims twice', () => { const [h, c, s] = parts(); return `${h}.${c}.${c}.${s}`; }],
  ['dots', () => '...'],
  ['words', () => 'admin'],
  ['a very long one', () => 'a'.repeat(6000)],
];

describe('X1 forged access tokens', () => {
  it('X1 there are at least forty of them, and the real one is good', async () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(40);
    expect((await t.as(good).call('home.open', {})).status).toBe(200);
  });
  it.each(forgeries)('X1 %s is refused', async (_name, forge) => {
    const reply = await t.as(forge()).call('home.open', {});
    expect([reply.status, Object.keys(reply.error ?? {}).sort()]).toEqual([401, ['code', 'message', 'requestId']]);
  });

  it('X1 a refresh token opens nothing, and an access token refreshes nothing', async () => {
    const phone = aPhone();
    t.clock.advance(61_000);
    await t.as(null).do('session.sendCode', { phone });
    const s = await t.as(null).do('session.verifyCode', { phone, code: t.codes.get(phone)!, keep: 'body' });
    expect((await t.as(s.refreshToken).call('home.open', {})).status).toBe(401);
    expect((await t.as(null).call('session.refresh', { refreshToken: s.accessToken.slice(0, 200) })).status).toBe(401);
    const [id, generation, mac] = s.refreshToken!.split('.') as [string, string, string];
    for (const forged of [`${id}.2.${mac}`, `${id}.0.${mac}`, `${id}.${generation}.${flip(mac, 3)}`, `${randomUUID()}.${generation}.${mac}`, `${id}.01.${flip(mac, 1)}`, `${id}.NaN.${mac}`, `${id}..${mac}`, '..', id])
      expect((await t.as(null).call('session.refresh', { refreshToken: forged })).status).toBe(401);
    // None of that was taken for a stolen token: the sign-in goes on.
    expect((await t.as(null).call('session.refresh', { refreshToken: s.refreshToken! })).status).toBe(200);
  });

  it('X1 every sign-in is a new session, and the cookie is for the server alone', async () => {
    const phone = aPhone();
    const ids = [];
    for (let i = 0; i < 2; i += 1) {
      t.clock.advance(61_000);
      await t.as(null).do('session.sendCode', { phone });
      const reply = await t.as(null).call('session.verifyCode', { phone, code: t.codes.get(phone)! }, { headers: { Cookie: `guiyan_h5=${session}.1.x` } });
      const cookie = reply.headers.get('set-cookie')!;
      expect(cookie).toMatch(/httponly/i);
      expect(cookie).toMatch(/samesite=strict/i);
      expect([reply.data.refreshToken, cookie.includes(session)]).toEqual([null, false]);
      ids.push(/guiyan_h5=([\w-]+)/.exec(cookie)![1]);
    }
    expect(new Set(ids).size).toBe(2);
  });
});
