import * as http from 'node:http';
import * as https from 'node:https';

export type ExchangeFault = 'unreachable' | 'timeout' | 'reset' | 'redirect' | 'too_large' | 'encoded';

/** `mayHaveActed`: bytes may have reached the other side, so nobody can say whether it acted on them. */
export class ExchangeError extends Error {
  constructor(readonly fault: ExchangeFault, readonly mayHaveActed: boolean) {
    super(`outbound exchange failed: ${fault}`);
    this.name = 'ExchangeError';
  }
}

export type ExchangeRequest = {
  url: URL;
  method: 'GET' | 'POST';
  /** Sent as application/json with its length: WeChat's gateway refuses chunked bodies. */
  json?: unknown;
  headers?: Record<string, string>;
  /** For the whole exchange, in milliseconds. */
  timeoutMs: number;
  /** The answer is cut off and refused beyond this many bytes. */
  maxBytes: number;
  /** Connections to share with the next ones; without it each has its own. */
  agent?: http.Agent | undefined;
};

export type ExchangeAnswer = { status: number; contentType: string; body: Buffer };

/** Refuses a base URL that could carry secrets in clear or send them somewhere unexpected. */
export function configuredBase(baseUrl: string): URL {
  const url = new URL(baseUrl);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) throw new Error('an outbound base URL must be https, or http on loopback');
  if (url.username || url.password || url.search || url.hash) throw new Error('an outbound base URL carries neither credentials, query nor fragment');
  return url;
}

/** A connection is used again only by what comes right after; one left alone for longer might be found closed by the other side. */
const IDLE_MS = 500;
/**
 * For many requests in a row. A reused socket that dies looks like a reset after sending and would cost the user's one-time grant,
 * so none lies idle: it is closed on this side long before anybody else would.
 */
export const sharedConnections = (base: URL): http.Agent => new (base.protocol === 'https:' ? https : http).Agent({ keepAlive: true, timeout: IDLE_MS, scheduling: 'lifo' });

/** One request, one answer: no redirects, no proxy, a bounded body and a bounded time. Throws ExchangeError. */
export function exchange({ url, method, json, headers: own, timeoutMs, maxBytes, agent }: ExchangeRequest): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const payload = json === undefined ? undefined : JSON.stringify(json);
    let connected = false;
    const headers: http.OutgoingHttpHeaders = { accept: 'application/json, image/*', 'accept-encoding': 'identity', ...own };
    if (payload !== undefined) Object.assign(headers, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(payload) });
    // The address in its parts, and the body as text: Node then makes no copy of the one and writes the other together with the head.
    const { protocol, port, pathname, search } = url;
    const request = (secure ? https : http).request({ protocol, hostname: url.hostname.replace(/^\[|\]$/g, ''), port: port || undefined, path: pathname + search, method, headers, agent: agent ?? false });

    const fail = (fault: ExchangeFault) => {
      clearTimeout(timer);
      reject(new ExchangeError(fault, connected));
      request.destroy();
    };
    const timer = setTimeout(() => fail('timeout'), timeoutMs);

    request.on('socket', (socket) => { if (request.reusedSocket) connected = true; else socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true)); });
    request.on('error', () => fail(connected ? 'reset' : 'unreachable'));
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) return fail('redirect');
      if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') return fail('encoded');
      const parts: Uint8Array[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > maxBytes) return fail('too_large');
        parts.push(new Uint8Array(part.buffer, part.byteOffset, part.length));
      });
      // An answer that ends before its announced length comes as an error, not as an end.
      response.on('error', () => fail('reset'));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({ status, contentType: response.headers['content-type'] ?? '', body: Buffer.concat(parts) });
      });
    });
    request.end(payload);
  });
}
