import { invented, over, type World } from './world';

const minute = 60_000;
const day = 86_400_000;
const lifetime = 7_200_000;
const overlap = 5 * minute;

export type Refusal = { errcode: number; errmsg: string };
export const refusal = (errcode: number, errmsg: string): Refusal => ({ errcode, errmsg });

/** The same token until five minutes before its end; then a new one, and both live five minutes. Force kills the old one at once. */
export function stableToken(world: World, now: number, force: boolean): { access_token: string; expires_in: number } | Refusal {
  if (over(world, 'token', minute, now, world.limits.tokenPerMinute)) return refusal(45009, 'reach max api daily quota limit');
  const current = world.tokens.findLast((token) => !token.killed && token.expiresAt > now);
  if (force) {
    world.forcedAt = world.forcedAt.filter((at) => now - at < day);
    const tooSoon = world.forcedAt.some((at) => now - at < 30_000);
    if (!tooSoon && world.forcedAt.length >= world.limits.forcePerDay) return refusal(45009, 'reach max api daily quota limit');
    if (!tooSoon || !current) {
      world.forcedAt.push(now);
      for (const token of world.tokens) token.killed = true;
      return issue(world, now);
    }
  }
  if (current && (force || current.expiresAt - now > overlap)) return { access_token: current.value, expires_in: Math.floor((current.expiresAt - now) / 1_000) };
  if (current) current.expiresAt = Math.min(current.expiresAt, now + overlap);
  return issue(world, now);
}

function issue(world: World, now: number) {
  const value = invented('90_', 96);
  world.tokens.push({ value, expiresAt: now + lifetime, killed: false });
  return { access_token: value, expires_in: lifetime / 1_000 };
}

export function checkToken(world: World, now: number, value: string | null): Refusal | undefined {
  if (!value) return refusal(41001, 'access_token missing');
  const token = world.tokens.find((known) => known.value === value);
  if (!token && !value.startsWith('90_')) return refusal(40014, 'invalid access_token');
  if (!token || token.killed) return refusal(40001, 'invalid credential, access_token is invalid or not latest');
  if (token.expiresAt <= now) return refusal(world.expiredCode, world.expiredCode === 42001 ? 'access_token expired' : 'invalid credential, access_token is invalid or not latest');
  return undefined;
}
