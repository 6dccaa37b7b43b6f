import type { Host } from './host';

export interface WxOptions {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
  [name: string]: unknown;
}
export type WxCall = (options: WxOptions) => unknown;
export type WxTable = Record<string, unknown>;

/** A refusal that the app sees as `errMsg: "<name>:fail <reason>"`. */
export class WxFail extends Error {
  constructor(reason: string, readonly more: Record<string, unknown> = {}) {
    super(reason);
  }
}

/** The two manners of WeChat: callbacks when given, a promise otherwise. */
export const asyncApi = (host: Host, name: string, run: WxCall) => (given?: WxOptions): unknown => {
  const options = given ?? {};
  host.calls.push({ name, options });
  const { realm } = host;
  const outcome = (async () => run(options))().then(
    (value) => ({ ok: true, result: { ...((value ?? {}) as object), errMsg: `${name}:ok` } }),
    (error: unknown) => {
      if (!(error instanceof WxFail)) host.fault(error, `wx.${name}`);
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, result: { ...(error instanceof WxFail ? error.more : {}), errMsg: `${name}:fail ${reason}` } };
    },
  );
  const told = outcome.then(({ ok, result }) => {
    if (host.closed) return;
    const native = host.toApp(result);
    realm.call(`wx.${name}`, ok ? options.success : options.fail, undefined, native);
    realm.call(`wx.${name}`, options.complete, undefined, native);
  });
  if (options.success || options.fail || options.complete) return undefined;
  return new realm.Promise((resolve, reject) => {
    void told.then(() => outcome).then(({ ok, result }) => (ok ? resolve : reject)(host.toApp(result)));
  });
};

export const asyncApis = (host: Host, table: Record<string, WxCall>): WxTable =>
  Object.fromEntries(Object.entries(table).map(([name, run]) => [name, asyncApi(host, name, run)]));
