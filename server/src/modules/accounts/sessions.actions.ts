import { randomInt } from 'node:crypto';
import { sign, verify, type JwtPayload } from 'jsonwebtoken';
import type { Output, Parsed } from '@guiyan/shared/contract';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { change, empty, swap } from '../../platform/db/change';
import { row, count, sql } from '../../platform/db/sql';
import { AppError, ensure, notSignedIn } from '../../platform/errors';
import { newId, newToken } from '../../platform/ids';
import { record, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { sameSecret, type Keyring } from '../../platform/crypto';
import { LoginCode, SessionRow, User } from './accounts.entity';
import { orgNames } from '../orgs';
import { labelsOfCounties, partsOff } from '../settings';
import { findHat, findSession, findUser, findUserByOpenid, findUserByPhone, hatsOf, loadSession, openidIndex, sealUser, userPhone, userPhoneIndex } from './accounts.queries';
import { presentHat } from './accounts.present';
import { ACCESS_SECONDS, CODES_A_DAY, CODE_TRIES, CODE_VALID_MS, CODE_WAIT_MS, REFRESH_GRACE_MS, SESSION_DAYS } from './accounts.rules';

type Session = Output<'session.verifyCode'>;
type Keep = 'cookie' | 'body';
const DAY_MS = 86_400_000;

/** Algorithm, issuer and type are fixed here; what the token says of them is only compared. */
const jwtRules = { algorithms: ['HS256' as const], issuer: 'guiyan', audience: 'guiyan' };

export async function loadActor(services: Services, token: string): Promise<Actor> {
  return loadSessionActor(services, sessionOf(services, token));
}

/** Tokens whose signature was found good; they are looked at once more for their age alone. */
const sound = new WeakMap<Keyring, Map<string, { sessionId: string; until: number }>>();
const MOST_SOUND = 10_000;

function sessionOf(services: Services, token: string): string {
  const { kid, key } = services.keys.jwt;
  const seconds = Math.floor(services.clock.now() / 1000);
  let known = sound.get(services.keys);
  if (!known) sound.set(services.keys, (known = new Map()));
  const before = known.get(token);
  if (before && before.until > seconds) return before.sessionId;
  try {
    const { header, payload } = verify(token, key, { ...jwtRules, complete: true, clockTimestamp: seconds });
    const claims = payload as JwtPayload;
    if (header.kid !== kid || header.typ !== 'at+jwt' || typeof claims.sub !== 'string' || typeof claims.exp !== 'number') throw new Error('wrong kind of token');
    if (known.size >= MOST_SOUND) known.clear();
    known.set(token, { sessionId: claims.sub, until: claims.exp });
    return claims.sub;
  } catch {
    throw notSignedIn('auth.expired');
  }
}

export const loadSessionActor = (services: Services, sessionId: string): Promise<Actor> => loadSession(services.db, sessionId, services.clock.now());

const accessToken = (op: Op, sessionId: string): string => {
  const { kid, key } = op.services.keys.jwt;
  const now = Math.floor(op.now / 1000);
  return sign({ iat: now, exp: now + ACCESS_SECONDS }, key, { algorithm: 'HS256', keyid: kid, subject: sessionId, issuer: jwtRules.issuer, audience: jwtRules.audience, header: { alg: 'HS256', typ: 'at+jwt' } });
};
const refreshToken = (op: Op, s: { id: string; salt: string }, generation: number): string => `${s.id}.${generation}.${op.services.keys.mac('refresh', `${s.id}|${s.salt}|${generation}`)}`;

async function present(op: Op, s: SessionRow, refresh: string | null): Promise<Session> {
  const user = (await findUser(op, s.userId))!;
  const hats = await hatsOf(op, s.userId);
  const phone = userPhone(op, user);
  const labels = await labelsOfCounties(op, hats.map((h) => h.countyId));
  const views = hats.map((h) => presentHat(h, labels(h.countyId)));
  const worn = views.find((h) => h.id === s.hatId) ?? null;
  const places = worn ? [worn.countyId, worn.townshipId, worn.villageId] : [];
  const names = await orgNames(op, places);
  return { accessToken: accessToken(op, s.id), expiresIn: ACCESS_SECONDS, refreshToken: refresh, user: { id: user.id, phone: phone && maskPhone(phone) }, hat: worn, hats: views, today: op.today, path: places.flatMap((id) => (id && names.has(id) ? [names.get(id)!] : [])), labels: worn ? labels(worn.countyId) : {}, off: worn ? await partsOff(op, worn.countyId, op.today) : [] };
}

async function openSession(op: Op, userId: string, keep: Keep, hatId?: string): Promise<Session> {
  const wanted = hatId ?? (await hatsOf(op, userId))[0]?.id ?? null;
  const s: SessionRow = { id: newId(), userId, hatId: wanted, salt: newToken(), generation: 1, rotatedAt: op.now, createdAt: op.now, expiresAt: op.now + SESSION_DAYS * DAY_MS, endedAt: null };
  await op.db.insert(SessionRow, s);
  return handOver(op, s, keep);
}
function handOver(op: Op, s: SessionRow, keep: Keep): Promise<Session> {
  const refresh = refreshToken(op, s, s.generation);
  if (keep === 'body') return present(op, s, refresh);
  op.door.setRefreshCookie(refresh);
  return present(op, s, null);
}

/** X14 Sends a one-time code; known and unknown phones are answered alike. */
export async function sendCode(op: Op, { phone }: Parsed<'session.sendCode'>): Promise<{ waitSeconds: number }> {
  const phoneIx = userPhoneIndex(op, phone);
  // Whoever asks for the same phone at the same moment waits here, and then sees the code that was sent.
  await op.db.query('update login_codes set tries = tries where phone_ix = ?', [phoneIx]);
  const last = await row<LoginCode>(op.db, sql('select * from login_codes where phone_ix = ? order by sent_at desc limit 1', phoneIx));
  const wait = last ? Number(last.sentAt) + CODE_WAIT_MS - op.now : 0;
  if (wait > 0) { const seconds = Math.ceil(wait / 1000); throw new AppError('auth.code_too_often', 429, { params: { seconds }, retryAfter: seconds }); }
  if ((await count(op.db, sql('select count(*) from login_codes where phone_ix = ? and sent_at > ?', phoneIx, op.now - DAY_MS))) >= CODES_A_DAY) throw new AppError('request.too_many', 429, { params: { seconds: 3600 }, retryAfter: 3600 });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = newId();
  await op.db.insert(LoginCode, { id, phoneIx, codeMac: op.services.keys.mac('login-code', `${id}|${code}`), sentAt: op.now, expiresAt: op.now + CODE_VALID_MS, tries: 0, usedAt: null });
  op.afterCommit(() => { op.services.codes.send(phone, code).catch((error: unknown) => op.services.log.error({ err: error }, 'code not sent')); });
  return { waitSeconds: CODE_WAIT_MS / 1000 };
}

/** A code is good once, for five minutes and five tries; wrong tries are kept although refused. */
export async function verifyCode(op: Op, { phone, code, keep }: Parsed<'session.verifyCode'>): Promise<Session> {
  const phoneIx = userPhoneIndex(op, phone);
  const sent = await row<LoginCode>(op.db, sql('select * from login_codes where phone_ix = ? order by sent_at desc limit 1', phoneIx));
  if (!sent || sent.usedAt !== null || Number(sent.expiresAt) <= op.now) throw notSignedIn('auth.code_wrong');
  const tried = await op.db.createQueryBuilder().update(LoginCode).set({ tries: () => 'tries + 1' }).where('id = :id and tries < :most', { id: sent.id, most: CODE_TRIES }).execute();
  if (!tried.affected) throw new AppError('auth.code_too_many', 429);
  if (!sameSecret(op.services.keys.mac('login-code', `${sent.id}|${code}`), sent.codeMac)) throw new AppError('auth.code_wrong', 401, { keep: true });
  await change(op.db, LoginCode, { id: sent.id, usedAt: empty() }, { usedAt: op.now }, new AppError('auth.code_wrong', 401, { keep: true }));
  const user = (await findUserByPhone(op, phone)) ?? (await makeUser(op, { phone }));
  return openSession(op, user.id, keep);
}
/** One account for a phone, for WeChat, or for both. */
export async function makeUser(op: Op, known: { phone?: string; openid?: string }): Promise<User> {
  const id = newId();
  const user: User = {
    id, phoneCt: known.phone ? sealUser(op, 'phone', id, known.phone) : null, phoneIx: known.phone ? userPhoneIndex(op, known.phone) : null,
    openidCt: known.openid ? sealUser(op, 'openid', id, known.openid) : null, openidIx: known.openid ? openidIndex(op, known.openid) : null, createdAt: op.now,
  };
  await op.db.insert(User, user);
  return user;
}

/** X14 WeChat is asked before the transaction begins; here only what it said is written down. */
export async function openWechat(op: Op, openid: string, phone: string | null, keep: Keep): Promise<Session> {
  const known = await findUserByOpenid(op, openid);
  if (known) return openSession(op, known.id, keep);
  if (!phone) throw new AppError('auth.phone_needed', 409);
  const byPhone = await findUserByPhone(op, phone);
  const user = byPhone ?? (await makeUser(op, { phone, openid }));
  if (byPhone) await op.db.update(User, { id: user.id }, { openidCt: sealUser(op, 'openid', user.id, openid), openidIx: openidIndex(op, openid) });
  return openSession(op, user.id, keep);
}

export async function openDemo(op: Op, { hat, keep }: Parsed<'session.demo'>): Promise<Session> {
  const seeded = await row<{ value: string }>(op.db, sql(`select value from installation where name = ?`, `demo.hat.${hat}`));
  const worn = seeded && (await findHat(op, seeded.value));
  if (!worn) throw new AppError('auth.no_demo', 403);
  return openSession(op, worn.userId, keep, worn.id);
}

/**
 * Rotates the refresh token. The last one is good for ten seconds more (its answer may have been lost);
 * an older one was stolen or copied: the whole sign-in ends.
 */
export async function refresh(op: Op, input: Parsed<'session.refresh'>): Promise<Session> {
  const fromCookie = input.refreshToken === undefined;
  const given = input.refreshToken ?? op.door.refreshCookie ?? '';
  const [id = '', generationText = '', mac = ''] = given.split('.');
  const s = /^[0-9a-f-]{36}$/.test(id) ? await findSession(op, id) : null;
  const generation = Number(generationText);
  if (!s || !sameSecret(mac, op.services.keys.mac('refresh', `${s.id}|${s.salt}|${generation}`)) || s.endedAt !== null || Number(s.expiresAt) <= op.now) throw notSignedIn('auth.refresh_invalid');
  const keep: Keep = fromCookie ? 'cookie' : 'body';
  if (generation === s.generation && (await swap(op.db, SessionRow, { id: s.id, generation }, { generation: generation + 1, rotatedAt: op.now }))) return handOver(op, { ...s, generation: generation + 1 }, keep);
  const now = (await findSession(op, id))!;
  if (generation === now.generation - 1 && op.now - Number(now.rotatedAt) <= REFRESH_GRACE_MS) return handOver(op, now, keep);
  await op.db.update(SessionRow, { id: s.id }, { endedAt: op.now });
  await record(op, 'session.reuse_detected', { sessionId: s.id }, { subjectId: s.id });
  throw new AppError('auth.refresh_invalid', 401, { keep: true });
}

export async function switchHat(op: Op, { hatId }: Parsed<'session.switchHat'>): Promise<Session> {
  const hat = await findHat(op, hatId);
  ensure(hat && hat.userId === op.actor!.userId && hat.untilDay === null, new AppError('request.not_found', 404));
  await op.db.update(SessionRow, { id: op.actor!.sessionId }, { hatId });
  const s = (await findSession(op, op.actor!.sessionId))!;
  return present(op, s, null);
}

export async function endSession(op: Op): Promise<Record<string, never>> {
  await op.db.update(SessionRow, { id: op.actor!.sessionId }, { endedAt: op.now });
  op.door.setRefreshCookie(null);
  return {};
}
