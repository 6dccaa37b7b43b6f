import fs from 'node:fs';
import path from 'node:path';
import type { Host } from '../host';
import { WxFail, type WxCall, type WxOptions, type WxTable } from '../api';
import { saveTemp, tempFile } from './media';

const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

interface Sent {
  status: number;
  header: Record<string, string>;
  bytes: Buffer;
}

const refuse = (host: Host, name: string, reason: string): never => {
  host.fault(new Error(reason), `wx.${name}`);
  throw new WxFail(reason);
};

const send = async (host: Host, name: string, options: WxOptions, init: RequestInit, stop: AbortController): Promise<Sent> => {
  const url = String(options.url ?? '');
  if (!/^https?:\/\//.test(url)) refuse(host, name, `invalid url "${url}"`);
  if (host.settings.offline) throw new WxFail('');
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, Number(options.timeout ?? 60_000));
  try {
    const reply = await fetch(url, { ...init, signal: stop.signal, redirect: 'follow' });
    return { status: reply.status, header: Object.fromEntries(reply.headers), bytes: Buffer.from(await reply.arrayBuffer()) };
  } catch {
    throw new WxFail(late ? 'timeout' : stop.signal.aborted ? 'abort' : '');
  } finally {
    clearTimeout(timer);
  }
};

const headersOf = (options: WxOptions): Record<string, string> =>
  Object.fromEntries(Object.entries((options.header ?? {}) as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), String(value)]));

const bodyOf = (data: unknown, headers: Record<string, string>): RequestInit['body'] => {
  if (data === undefined || data === null) return undefined;
  if (typeof data === 'string') return data;
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') return Buffer.from(data as ArrayBuffer);
  if ((headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(data as Record<string, string>).toString();
  return JSON.stringify(data);
};

const request = async (host: Host, options: WxOptions, stop: AbortController): Promise<Record<string, unknown>> => {
  const method = String(options.method ?? 'GET').toUpperCase();
  if (!methods.includes(method)) refuse(host, 'request', `method "${method}" is not allowed`);
  const headers = { 'content-type': 'application/json', ...headersOf(options) };
  const inUrl = method === 'GET' || method === 'HEAD';
  const query = inUrl && options.data ? `?${new URLSearchParams(options.data as Record<string, string>).toString()}` : '';
  const init = { method, headers, body: inUrl ? undefined : bodyOf(options.data, headers) };
  const { status, header, bytes } = await send(host, 'request', { ...options, url: `${String(options.url)}${query}` }, init, stop);
  const read = (): unknown => {
    if (options.responseType === 'arraybuffer') return host.realm.buffer(bytes);
    const text = bytes.toString('utf8');
    if ((options.dataType ?? 'json') !== 'json') return text;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  };
  return { statusCode: status, header, data: read(), cookies: [] };
};

const upload = async (host: Host, options: WxOptions, stop: AbortController): Promise<Record<string, unknown>> => {
  const file = tempFile(host, String(options.filePath));
  if (!file) throw new WxFail('file not found');
  const form = new FormData();
  for (const [name, value] of Object.entries((options.formData ?? {}) as Record<string, string>)) form.append(name, value);
  form.append(String(options.name ?? 'file'), new Blob([fs.readFileSync(file)], { type: typeOf(file) }), path.basename(file));
  const { 'content-type': _, ...headers } = headersOf(options);
  const { status, header, bytes } = await send(host, 'uploadFile', options, { method: 'POST', headers, body: form }, stop);
  return { statusCode: status, header, data: bytes.toString('utf8') };
};

const download = async (host: Host, options: WxOptions, stop: AbortController): Promise<Record<string, unknown>> => {
  const { status, header, bytes } = await send(host, 'downloadFile', options, { headers: headersOf(options) }, stop);
  return { statusCode: status, header, tempFilePath: saveTemp(host, bytes, header['content-type'] ?? '') };
};

const types: Record<string, string> = { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.gif': 'image/gif', '.pdf': 'application/pdf' };
const typeOf = (file: string): string => types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';

type Run = (host: Host, options: WxOptions, stop: AbortController) => Promise<Record<string, unknown>>;

const task = (host: Host, name: string, run: Run) => (options: WxOptions): object => {
  const stop = new AbortController();
  host.calls.push({ name, options });
  void run(host, options, stop)
    .then(
      (result) => ({ ok: true, result: { ...result, errMsg: `${name}:ok` } }),
      (error: unknown) => {
        if (!(error instanceof WxFail)) host.fault(error, `wx.${name}`);
        return { ok: false, result: { errMsg: `${name}:fail ${(error as Error).message}`, errno: 600001 } };
      },
    )
    .then(({ ok, result }) => {
      if (host.closed) return;
      const native = host.toApp(result);
      host.realm.call(`wx.${name}`, ok ? options.success : options.fail, undefined, native);
      host.realm.call(`wx.${name}`, options.complete, undefined, native);
    });
  const listen = (): void => undefined;
  return { abort: () => stop.abort(), onHeadersReceived: listen, offHeadersReceived: listen, onProgressUpdate: listen, offProgressUpdate: listen };
};

const listeners = new WeakMap<Host, Set<unknown>>();

/** Turns the network off or on, and tells the app as the phone does. */
export const setOffline = (host: Host, offline: boolean): void => {
  host.settings.offline = offline;
  const told = host.realm.native({ isConnected: !offline, networkType: offline ? 'none' : host.settings.networkType });
  for (const fn of listeners.get(host) ?? []) host.realm.call('onNetworkStatusChange', fn, undefined, told);
};

export const networkApis = (host: Host): Record<string, WxCall> => ({
  getNetworkType: () => ({ networkType: host.settings.offline ? 'none' : host.settings.networkType, signalStrength: -60, hasSystemProxy: false }),
});

export const networkTable = (host: Host): WxTable => {
  const heard = new Set<unknown>();
  listeners.set(host, heard);
  return {
    request: task(host, 'request', request),
    uploadFile: task(host, 'uploadFile', upload),
    downloadFile: task(host, 'downloadFile', download),
    onNetworkStatusChange: (fn: unknown) => void heard.add(fn),
    offNetworkStatusChange: (fn?: unknown) => void (fn ? heard.delete(fn) : heard.clear()),
  };
};
