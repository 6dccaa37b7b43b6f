import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What the platform tells us, one entry per template or medium. `at` is epoch ms. */
export type WechatEvent =
  | { kind: 'asked'; openid: string; at: number; templateId: string; answer: 'accept' | 'reject' | 'ban' | 'filter' }
  /** The user changed the switch in the settings; `reject` sets the grant counter to 0. */
  | { kind: 'changed'; openid: string; at: number; templateId: string; answer: 'accept' | 'reject' | 'ban' | 'filter' }
  | { kind: 'delivered'; openid: string; at: number; templateId: string; msgid: string; ok: boolean }
  | { kind: 'media_checked'; at: number; traceId: string; suggest: 'pass' | 'review' | 'risky' };

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([z.array(item).max(100), item.transform((one) => [one])]);
const seconds = z.union([z.int(), z.string().regex(/^\d{1,12}$/).transform(Number)]);
const digits = z.union([z.int(), z.string().regex(/^\d{1,32}$/)]).transform(String);
const head = { FromUserName: z.string().regex(/^[\w-]{1,64}$/), CreateTime: seconds };
const answered = z.object({ ...head, List: oneOrMany(z.object({ TemplateId: z.string().max(100), SubscribeStatusString: z.enum(['accept', 'reject', 'ban', 'filter']) })) });
const deliveries = z.object({ ...head, List: oneOrMany(z.object({ TemplateId: z.string().max(100), MsgID: digits, ErrorCode: digits })) });
const media = z.object({ CreateTime: seconds, trace_id: z.string().min(1).max(200), errcode: z.int(), result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }).optional() });
const named = z.object({ MsgType: z.literal('event'), Event: z.string() });

/** Reads a callback body (already parsed JSON); null when it is none of our events or out of shape. `List` may be an object or an array, CreateTime text or number. */
export function readWechatEvents(body: unknown): WechatEvent[] | null {
  const name = named.safeParse(body).data?.Event;
  if (name === 'subscribe_msg_popup_event' || name === 'subscribe_msg_change_event') {
    const event = answered.safeParse(body).data;
    const kind = name === 'subscribe_msg_popup_event' ? ('asked' as const) : ('changed' as const);
    return event ? event.List.map((item) => ({ kind, openid: event.FromUserName, at: event.CreateTime * 1_000, templateId: item.TemplateId, answer: item.SubscribeStatusString })) : null;
  }
  if (name === 'subscribe_msg_sent_event') {
    const event = deliveries.safeParse(body).data;
    return event
      ? event.List.map((item) => ({ kind: 'delivered', openid: event.FromUserName, at: event.CreateTime * 1_000, templateId: item.TemplateId, msgid: item.MsgID, ok: item.ErrorCode === '0' }))
      : null;
  }
  if (name === 'wxa_media_check') {
    const event = media.safeParse(body).data;
    if (!event) return null;
    // An address WeChat could not read is unchecked, so a person has to look.
    const suggest = event.errcode === 0 ? (event.result?.suggest ?? 'review') : 'review';
    return [{ kind: 'media_checked', at: event.CreateTime * 1_000, traceId: event.trace_id, suggest }];
  }
  return null;
}

export type CallbackSignature = { signature: string; timestamp: string; nonce: string };

/** `fresh`: genuine and new. `replay`: genuine, already seen. `refused`: badly signed or more than five minutes off our clock. */
export function callbackGuard({ token, clock }: { token: string; clock: { now(): number } }) {
  const window = 5 * 60_000;
  const seen = new Map<string, number>();

  return ({ signature, timestamp, nonce }: CallbackSignature): 'fresh' | 'replay' | 'refused' => {
    const now = clock.now();
    const expected = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest();
    if (!/^[0-9a-f]{40}$/.test(signature) || !timingSafeEqual(Uint8Array.from(expected), Uint8Array.from(Buffer.from(signature, 'hex')))) return 'refused';
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp) * 1_000) > window) return 'refused';
    for (const [key, at] of seen) if (now - at > 2 * window) seen.delete(key);
    if (seen.has(signature)) return 'replay';
    seen.set(signature, now);
    return 'fresh';
  };
}
