import { z } from 'zod';

/** What WeChat promises to answer; anything else is refused. Long numbers arrive as text, see `parseAnswer`. */
export const failure = z.object({ errcode: z.int(), errmsg: z.string().max(2_000).optional() });

const ok = z.literal(0);
/** jscode2session leaves errcode out when all is well. */
const silentOk = z.union([z.literal(0), z.literal(''), z.null()]).optional();
const openid = z.string().regex(/^[\w-]{16,64}$/);
export const session = z.object({ errcode: silentOk, openid, session_key: z.string().min(1), unionid: z.string().regex(/^[\w-]{16,64}$/).optional() });

export const stableToken = z.object({ errcode: silentOk, access_token: z.string().regex(/^[\x21-\x7e]{16,2048}$/), expires_in: z.int().min(1).max(7_200) });

export const phone = z.object({
  errcode: ok,
  phone_info: z.object({
    purePhoneNumber: z.string().regex(/^\d{5,15}$/),
    countryCode: z.union([z.string(), z.int()]).transform(String).pipe(z.string().regex(/^\d{1,4}$/)),
    watermark: z.object({ appid: z.string() }),
  }),
});

export const sent = z.object({ errcode: ok, msgid: z.string().regex(/^\d{1,32}$/) });

export const verdict = z.object({
  errcode: ok,
  trace_id: z.string().min(1).max(200),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.int() }),
});

export const accepted = z.object({ errcode: ok, trace_id: z.string().min(1).max(200) });

/** msgid has up to 19 digits, more than a JavaScript number holds: quoted before parsing, so that no digit is lost. */
export function parseAnswer(body: Buffer): unknown {
  const raw = body.toString('utf8').replace(/("msgid"\s*:\s*)(\d+)(?=\s*[,}])/, '$1"$2"');
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
