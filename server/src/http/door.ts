import type { Context } from 'koa';
import { AppError } from '../platform/errors';
import type { Actor, Door } from '../platform/op';

export const bearer = (ctx: Context): string | null => /^Bearer ([\w.-]+)$/.exec(ctx.get('authorization'))?.[1] ?? null;

/** X10 Another window of the same sign-in has changed the hat: nothing is shown to it, and nothing is done under it, that was meant for the other. */
export function asMeant(meant: string, actor: Actor | null): void {
  if (meant && actor?.hatId && meant !== actor.hatId) throw new AppError('auth.hat_changed', 409);
}

const clients = ['h5', 'desktop'] as const;
const DAYS_180 = 180 * 86_400_000;

/** The phone app on H5 and the office web share an origin, and each keeps its own sign-in. */
export function cookieDoor(ctx: Context): Door {
  const client = clients.find((c) => c === ctx.get('guiyan-client')) ?? 'h5';
  const name = `guiyan_${client}`;
  return {
    ip: ctx.ip,
    refreshCookie: ctx.cookies.get(name) ?? null,
    setRefreshCookie: (value) => void ctx.cookies.set(name, value, { httpOnly: true, sameSite: 'strict', secure: ctx.secure, path: '/api', maxAge: value ? DAYS_180 : 0, overwrite: true }),
  };
}
