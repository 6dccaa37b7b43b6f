import type { ZodType } from 'zod';
import type { SubscribeData } from './subscribe-data';
import * as answers from './wechat-answers';
import { wechatCaller, type OutboundLog, type WechatApi } from './wechat-call';
import { WechatError } from './wechat-errors';
import { memoryTokenStore, tokenKeeper, type StoredToken, type TokenStore } from './wechat-token';

export type WechatOptions = {
  /** https://api.weixin.qq.com, or the fake one on loopback. */
  baseUrl: string;
  appid: string;
  secret: string;
  clock: { now(): number };
  log: OutboundLog;
  /** Shared by all processes of the installation; in memory by default. */
  tokenStore?: TokenStore;
  /** Which build of the mini-program messages and codes open. */
  build?: 'release' | 'trial' | 'develop';
  /** For one exchange, in milliseconds; 5,000 by default. */
  timeoutMs?: number;
  /** Spreads retries; 0 ≤ x < 1. */
  random?: () => number;
};

export type SendOutcome =
  | { outcome: 'sent'; msgid: string }
  /** 43101: the grant is gone. Counter to 0, not reached, next rung of the ladder. */
  | { outcome: 'refused' }
  /** WeChat may have sent it. The grant counts as used and the message is never sent again. */
  | { outcome: 'unknown' }
  /** Nothing was sent. `after`: epoch ms, not before. */
  | { outcome: 'retry'; after: number }
  /** Nothing was sent and repeating will not help. `code`: errcode, `http_<status>` or a WechatFault. `binding`: the openid is not of this appid. */
  | { outcome: 'broken'; code: number | string; field?: string; binding: boolean };

export type SubscribeMessage = { touser: string; templateId: string; page: string; data: SubscribeData };
/** 1 profile, 2 comment, 3 forum, 4 social log. */
export type SecScene = 1 | 2 | 3 | 4;
/** `inactive`: WeChat checks only for users who logged in within two hours, so a person has to look. Only `pass` may be shown. */
export type Verdict = { suggest: 'pass' | 'review' | 'risky'; label?: number; traceId?: string; inactive?: true };

export type Wechat = {
  /** Throws WechatError: wechat.code_invalid (the client takes a new code once) or wechat.user_blocked. */
  code2session(jsCode: string): Promise<{ openid: string; unionid?: string }>;
  /** 11 digits for a mainland number, else +country and number. With `openid` WeChat checks that code and user belong together. */
  phoneNumber(code: string, openid?: string): Promise<{ phone: string }>;
  sendSubscribe(message: SubscribeMessage): Promise<SendOutcome>;
  /** content: 1–2,500 characters. */
  msgSecCheck(input: { openid: string; scene: SecScene; content: string }): Promise<Verdict>;
  /** The verdict comes later as a `wxa_media_check` event with this trace id. mediaType 1 audio, 2 image. */
  mediaCheck(input: { openid: string; scene: SecScene; mediaUrl: string; mediaType: 1 | 2 }): Promise<{ traceId: string }>;
  /** scene: 1–32 of digits, letters and !#$'()*+,/:;=?@-._~; page without leading slash or query. Answers JPEG or PNG bytes. */
  wxacode(scene: string, page: string): Promise<Buffer>;
};

const states = { release: 'formal', trial: 'trial', develop: 'developer' } as const;

export function createWechat({ baseUrl, appid, secret, clock, log, tokenStore, build = 'release', timeoutMs = 5_000, random = Math.random }: WechatOptions): Wechat {
  const now = () => clock.now();
  const { json, image, error } = wechatCaller({ baseUrl, now, log, timeoutMs, random });

  async function fetchToken(): Promise<StoredToken> {
    const asked = now();
    const api = { name: 'stable_token', path: '/cgi-bin/stable_token', json: { grant_type: 'client_credential', appid, secret, force_refresh: false } };
    const token = await json(api, answers.stableToken).catch((cause: unknown) => {
      // Asking for a token changes nothing for anybody, whatever became of the question.
      throw cause instanceof WechatError ? error(cause.fault, { ...cause.detail, mayHaveActed: false }) : cause;
    });
    return { accessToken: token.access_token, expiresAt: asked + token.expires_in * 1_000 };
  }

  const keeper = tokenKeeper({
    appid,
    store: tokenStore ?? memoryTokenStore(),
    now,
    fetchToken,
    onLateRenewal: () => log.warn({ api: 'stable_token' }, 'token not renewed yet, the old one still holds'),
  });

  /** A refused token is dropped, asked for once more in normal mode, and the call repeated once; then it is for a person to look at. */
  async function withToken<T>(api: WechatApi, run: (api: WechatApi) => Promise<T>): Promise<T> {
    const attempt = (token: string) => run({ ...api, query: { ...api.query, access_token: token } });
    const token = await keeper.token();
    try {
      return await attempt(token);
    } catch (cause) {
      if (!(cause instanceof WechatError) || cause.fault !== 'wechat.token') throw cause;
      await keeper.drop(token);
      return attempt(await keeper.token());
    }
  }
  const ask = <T>(api: WechatApi, shape: ZodType<T>) => withToken(api, (complete) => json(complete, shape));

  return {
    async code2session(jsCode) {
      const query = { appid, secret, js_code: jsCode, grant_type: 'authorization_code' };
      const { openid, unionid } = await json({ name: 'jscode2session', path: '/sns/jscode2session', query }, answers.session);
      return unionid === undefined ? { openid } : { openid, unionid };
    },

    async phoneNumber(code, openid) {
      const api = { name: 'getuserphonenumber', path: '/wxa/business/getuserphonenumber', json: openid === undefined ? { code } : { code, openid } };
      const { phone_info: info } = await ask(api, answers.phone);
      if (info.watermark.appid !== appid) throw error('wechat.bad_answer', {});
      if (info.countryCode !== '86') return { phone: `+${info.countryCode}${info.purePhoneNumber}` };
      if (!/^1\d{10}$/.test(info.purePhoneNumber)) throw error('wechat.bad_answer', {});
      return { phone: info.purePhoneNumber };
    },

    async sendSubscribe({ touser, templateId, page, data }) {
      const message = { touser, template_id: templateId, page, data, miniprogram_state: states[build], lang: 'zh_CN' };
      try {
        const { msgid } = await ask({ name: 'subscribe.send', path: '/cgi-bin/message/subscribe/send', json: message, often: true }, answers.sent);
        return { outcome: 'sent', msgid };
      } catch (cause) {
        if (cause instanceof WechatError) return outcomeOf(cause, now());
        throw cause;
      }
    },

    async msgSecCheck({ openid, scene, content }) {
      const length = [...content].length;
      if (length === 0 || length > 2_500) throw error('wechat.rejected', { field: 'content' });
      const api = { name: 'msg_sec_check', path: '/wxa/msg_sec_check', json: { version: 2, openid, scene, content }, perMinute: true };
      try {
        const { trace_id: traceId, result } = await ask(api, answers.verdict);
        return { suggest: result.suggest, label: result.label, traceId };
      } catch (cause) {
        if (cause instanceof WechatError && cause.fault === 'wechat.user_inactive') return { suggest: 'review', inactive: true };
        throw cause;
      }
    },

    async mediaCheck({ openid, scene, mediaUrl, mediaType }) {
      const api = { name: 'media_check_async', path: '/wxa/media_check_async', json: { version: 2, openid, scene, media_url: mediaUrl, media_type: mediaType } };
      return { traceId: (await ask(api, answers.accepted)).trace_id };
    },

    async wxacode(scene, page) {
      // `&` is on WeChat's list too, but was refused once.
      if (!/^[0-9A-Za-z!#$'()*+,/:;=?@\-._~]{1,32}$/.test(scene)) throw error('wechat.rejected', { field: 'scene' });
      if (!/^[^/?][^?]*$/.test(page)) throw error('wechat.rejected', { field: 'page' });
      const body = { scene, page, check_path: build === 'release', env_version: build, width: 430 };
      return withToken({ name: 'getwxacodeunlimit', path: '/wxa/getwxacodeunlimit', json: body, perMinute: true }, image);
    },
  };
}

function outcomeOf({ fault, detail }: WechatError, now: number): SendOutcome {
  if (fault === 'wechat.user_refused') return { outcome: 'refused' };
  if (detail.mayHaveActed) return { outcome: 'unknown' };
  if (fault === 'wechat.busy' || fault === 'wechat.throttled' || fault === 'wechat.quota' || fault === 'wechat.bad_answer') {
    return { outcome: 'retry', after: detail.after ?? now + 60_000 };
  }
  const broken = { outcome: 'broken', code: detail.errcode ?? (detail.http ? `http_${detail.http}` : fault), binding: fault === 'wechat.binding_broken' } as const;
  return detail.field === undefined ? broken : { ...broken, field: detail.field };
}
