import type { ZodType } from 'zod';
import { ExchangeError, configuredBase, exchange, sharedConnections, type ExchangeAnswer } from './exchange';
import { failure, parseAnswer } from './wechat-answers';
import { WechatError, faultOf, fieldOf, nextMinute, ridOf, tomorrow, type WechatErrorDetail, type WechatFault } from './wechat-errors';

export type OutboundLog = Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>;

export type WechatApi = {
  /** For the log. */
  name: string;
  path: string;
  query?: Record<string, string>;
  json?: unknown;
  /** 45009 is counted per minute here, not per day. */
  perMinute?: boolean;
  /** Called many times in a row, so connections are kept from one to the next. */
  often?: boolean;
};

type Options = { baseUrl: string; now: () => number; log: OutboundLog; timeoutMs: number; random: () => number };

const jsonCap = 1024 * 1024;
const imageCap = 5 * 1024 * 1024;

/** These need a person to look at appid, secret, quota or our own code. */
const alarming: ReadonlySet<WechatFault> = new Set<WechatFault>(['wechat.token', 'wechat.config', 'wechat.quota', 'wechat.rejected', 'wechat.bad_answer']);

/** One call to WeChat, its answer checked; throws WechatError and logs the outcome, never a URL, a body, a token or a phone. */
export function wechatCaller({ baseUrl, now, log, timeoutMs, random }: Options) {
  const base = configuredBase(baseUrl).href.replace(/\/$/, '');
  const shared = sharedConnections(configuredBase(baseUrl));

  const after = (fault: WechatFault): number | undefined => {
    if (fault === 'wechat.quota') return Math.round(tomorrow(now()) + random() * 600_000);
    if (fault === 'wechat.throttled') return Math.round(nextMinute(now()) + random() * 5_000);
    if (fault === 'wechat.busy') return Math.round(now() + 5_000 + random() * 5_000);
    return undefined;
  };
  const error = (fault: WechatFault, detail: WechatErrorDetail): WechatError => {
    const later = after(fault);
    return new WechatError(fault, { after: later, mayHaveActed: false, ...detail }, later === undefined ? undefined : Math.ceil((later - now()) / 1_000));
  };

  async function fetchAnswer(api: WechatApi, maxBytes: number): Promise<ExchangeAnswer> {
    const url = new URL(base + api.path);
    for (const [key, value] of Object.entries(api.query ?? {})) url.searchParams.set(key, value);
    const answer = await exchange({ url, method: api.json === undefined ? 'GET' : 'POST', json: api.json, timeoutMs, maxBytes, agent: api.often ? shared : undefined }).catch((cause: unknown) => {
      if (!(cause instanceof ExchangeError)) throw cause;
      const quiet = cause.fault === 'timeout' || cause.fault === 'reset' || cause.fault === 'unreachable';
      throw error(quiet ? 'wechat.busy' : 'wechat.bad_answer', { mayHaveActed: cause.mayHaveActed });
    });
    if (answer.status === 200) return answer;
    // RFC 9110: 429 and 503 say that the request was not taken up; 500, 502 and 504 leave open what happened behind them.
    if (answer.status === 429 || answer.status === 503) throw error('wechat.busy', { http: answer.status });
    if (answer.status >= 500) throw error('wechat.busy', { http: answer.status, mayHaveActed: true });
    if (answer.status >= 400) throw error('wechat.rejected', { http: answer.status });
    throw error('wechat.bad_answer', { http: answer.status, mayHaveActed: true });
  }

  function refuseFailure(api: WechatApi, answer: unknown): void {
    const failed = failure.safeParse(answer);
    if (!failed.success || failed.data.errcode === 0) return;
    const { errcode, errmsg } = failed.data;
    const fault = errcode === 45009 && api.perMinute ? 'wechat.throttled' : faultOf(errcode);
    throw error(fault, { errcode, rid: ridOf(errmsg), field: fieldOf(errmsg) });
  }

  async function logged<T>(api: WechatApi, run: () => Promise<T>): Promise<T> {
    const from = now();
    try {
      const value = await run();
      log.info({ api: api.name, ms: now() - from }, 'wechat answered');
      return value;
    } catch (cause) {
      if (cause instanceof WechatError) {
        const { errcode, http, field, rid, mayHaveActed } = cause.detail;
        const facts = { api: api.name, ms: now() - from, fault: cause.fault, errcode, http, field, rid, mayHaveActed };
        log[alarming.has(cause.fault) ? 'error' : 'warn'](facts, 'wechat did not do it');
      }
      throw cause;
    }
  }

  return {
    error,
    json: <T>(api: WechatApi, shape: ZodType<T>): Promise<T> =>
      logged(api, async () => {
        const answer = parseAnswer((await fetchAnswer(api, jsonCap)).body);
        // What was promised carries no other code than 0, so only what is not it is asked for its failure.
        const checked = shape.safeParse(answer);
        if (checked.success) return checked.data;
        refuseFailure(api, answer);
        throw error('wechat.bad_answer', { mayHaveActed: true });
      }),
    /** Success is an image body, failure is JSON, both with status 200. */
    image: (api: WechatApi): Promise<Buffer> =>
      logged(api, async () => {
        const { contentType, body } = await fetchAnswer(api, imageCap);
        if (contentType.startsWith('image/') && isImage(body)) return body;
        refuseFailure(api, parseAnswer(body));
        throw error('wechat.bad_answer', { mayHaveActed: true });
      }),
  };
}

/** JPEG and PNG begin with these bytes. */
const isImage = (body: Buffer): boolean => /^(?:ffd8ff|89504e47)/.test(body.toString('hex', 0, 4));
