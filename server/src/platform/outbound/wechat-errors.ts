import type { ErrorCode } from '@guiyan/shared/errors';
import { AppError } from '../errors';

/** What a failed call means to us; the sentence for the user belongs to the error codes of the API. */
export type WechatFault =
  | 'wechat.busy' // −1, 5xx, timeout, no connection
  | 'wechat.throttled' // 45011, and 45009 on endpoints counted per minute
  | 'wechat.quota' // 45009: the day's quota is used up
  | 'wechat.token' // the token is refused again after one refresh
  | 'wechat.config' // appid, secret or permission is wrong
  | 'wechat.code_invalid' // login or phone code unknown, used or too old: the client takes a new one once
  | 'wechat.user_blocked' // 40226
  | 'wechat.user_inactive' // 61010: no login within two hours
  | 'wechat.user_refused' // 43101
  | 'wechat.binding_broken' // 40003, 43104: the openid is not of this appid
  | 'wechat.rejected' // our request is wrong
  | 'wechat.bad_answer'; // the answer is not what the platform promises

/** What a user is told when such a failure reaches the API unhandled. */
const told: Partial<Record<WechatFault, [ErrorCode, number]>> = {
  'wechat.busy': ['server.busy', 503],
  'wechat.throttled': ['server.busy', 503],
  'wechat.code_invalid': ['auth.wechat_failed', 400],
  'wechat.user_blocked': ['auth.wechat_blocked', 403],
  'wechat.rejected': ['server.failed', 500],
};

export type WechatErrorDetail = {
  errcode?: number;
  /** HTTP status when it was not 200. */
  http?: number;
  /** The message field WeChat complained about, e.g. `thing3`. */
  field?: string;
  rid?: string;
  /** Epoch ms; not to be tried again before. */
  after?: number;
  /** True when WeChat may have acted although we know no result. */
  mayHaveActed?: boolean;
};

export class WechatError extends AppError {
  constructor(readonly fault: WechatFault, readonly detail: WechatErrorDetail = {}, retryAfter?: number) {
    super(...(told[fault] ?? (['server.failed', 503] as const)), retryAfter === undefined ? {} : { retryAfter });
    this.name = 'WechatError';
  }
}

const codes: Record<number, WechatFault> = {
  [-1]: 'wechat.busy',
  40013: 'wechat.config', 40125: 'wechat.config', 41002: 'wechat.config', 41004: 'wechat.config', 48001: 'wechat.config',
  45009: 'wechat.quota', 45011: 'wechat.throttled',
  40029: 'wechat.code_invalid', 40163: 'wechat.code_invalid', 40226: 'wechat.user_blocked', 61010: 'wechat.user_inactive',
  43101: 'wechat.user_refused', 40003: 'wechat.binding_broken', 43104: 'wechat.binding_broken',
  40001: 'wechat.token', 42001: 'wechat.token', 40014: 'wechat.token', 41001: 'wechat.token',
};

/** A code nobody told us about is treated as our own mistake: visible, and never retried. */
export const faultOf = (errcode: number): WechatFault => codes[errcode] ?? 'wechat.rejected';

/** ` rid: 6f1a2b3c-0d1e2f3a-4b5c6d7e` at the end of an errmsg: what WeChat's support asks for. */
export const ridOf = (errmsg: string | undefined): string | undefined => /rid:\s*([0-9a-f]{8}(?:-[0-9a-f]{8}){2})\s*$/.exec(errmsg ?? '')?.[1];

/** `argument invalid! data.thing3.value invalid` → `thing3`. */
export const fieldOf = (errmsg: string | undefined): string | undefined => /\bdata\.([a-z_]{1,20}\d{1,3})\b/.exec(errmsg ?? '')?.[1];

const minute = 60_000;
const day = 86_400_000;
const shanghai = 8 * 3_600_000;

export const nextMinute = (now: number): number => (Math.floor(now / minute) + 1) * minute;
/** Midnight in Shanghai, which has had no summer time since 1991. */
export const tomorrow = (now: number): number => (Math.floor((now + shanghai) / day) + 1) * day - shanghai;
