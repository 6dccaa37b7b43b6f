import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Endpoint } from '@guiyan/shared/contract/define';
import { AppError } from '../platform/errors';

type Kind = Endpoint['kind'];
export interface Limits { address(ip: string, kind: Kind): Promise<void>; messages(ip: string): Promise<void>; account(userId: string, kind: Kind): Promise<void> }

/** Requests a minute. A township office shares one address, so an address may do what thirty people do. */
export const perMinute = { address: { read: 6000, write: 3000, session: 120 }, account: { read: 600, write: 240, session: 60 } } as const;

/** Messages one address may have sent in ten minutes: a full waiting room, not a whole county. */
export const MESSAGES = { points: 40, duration: 600 } as const;

export function createLimits(scale = 1): Limits {
  const make = (points: number, duration = 60) => new RateLimiterMemory({ points: points * scale, duration });
  const of = (table: Record<Kind, number>) => ({ read: make(table.read), write: make(table.write), session: make(table.session) });
  const [address, account, messages] = [of(perMinute.address), of(perMinute.account), make(MESSAGES.points, MESSAGES.duration)];
  const take = async (limiter: RateLimiterMemory, who: string) => {
    try { await limiter.consume(who); } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new AppError('request.too_many', 429, { params: { seconds }, retryAfter: seconds });
    }
  };
  return { address: (ip, kind) => take(address[kind], ip), messages: (ip) => take(messages, ip), account: (userId, kind) => take(account[kind], userId) };
}
