import type { EndpointName, Input, Output } from '../contract';
import { netSentence } from '../net-words';

/** Carries one request; rejects only when no answer came. */
export interface Transport {
  send(request: { path: string; body: unknown; headers: Record<string, string> }): Promise<{ status: number; body: unknown }>;
}

/** Where the client finds the access token, and how it gets a new one. */
export interface SessionStore {
  accessToken(): string | null;
  /** The hat one believes to wear: the server refuses what it would do under another. */
  hatId?(): string | null;
  /** Gets a fresh access token; false when one must sign in again. */
  refresh(): Promise<boolean>;
}

/** What the sender wanted to write and what somebody else wrote before; to be shown side by side. */
export interface Copies { mine: Record<string, unknown>; theirs: Record<string, unknown> }

/** status 0 means that no answer came. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly requestId: string = '',
    readonly retryAfterSeconds: number | null = null,
    readonly copies: Copies | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
  /** Whether the same call may succeed later unchanged. */
  get maySucceedLater(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface CallOptions { key?: string }
export type Call = <N extends EndpointName>(name: N, input: Input<N>, options?: CallOptions) => Promise<Output<N>>;

export interface ClientOptions { transport: Transport; session: SessionStore; newKey: () => string; lang?: () => string }

interface Answer { data?: unknown; error?: { code: string; message: string; fields?: Record<string, string>; requestId?: string; retryAfter?: number; copies?: Copies } }

/** The whole client. Writes carry an Idempotency-Key; a caller that may repeat a write passes the same `key`. */
export const createClient = ({ transport, session, newKey, lang }: ClientOptions): { call: Call } => {
  const once = async (name: string, input: unknown, key: string, hat: string | null | undefined): Promise<{ status: number; body: unknown }> => {
    const token = session.accessToken();
    const headers: Record<string, string> = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (hat) headers['X-Hat'] = hat;
    if (lang) headers['Accept-Language'] = lang();
    try {
      return await transport.send({ path: `/api/${name}`, body: input, headers });
    } catch {
      throw new ApiError('net.failed', 0, netSentence('net.failed'));
    }
  };
  const call: Call = async (name, input, options = {}) => {
    const key = options.key ?? newKey();
    // What was meant under one hat is not sent under another, though a fresh token may bring one.
    const hat = session.hatId?.();
    let answer = await once(name, input, key, hat);
    if (answer.status === 401 && session.accessToken() && !name.startsWith('session.refresh') && (await session.refresh())) answer = await once(name, input, key, hat);
    const body = (answer.body ?? {}) as Answer;
    if (answer.status >= 200 && answer.status < 300 && 'data' in body) return body.data as never;
    const error = body.error;
    throw new ApiError(error?.code ?? 'server.failed', answer.status, error?.message ?? netSentence('server.failed'), error?.fields, error?.requestId, error?.retryAfter ?? null, error?.copies ?? null);
  };
  return { call };
};

/** A version-4 UUID from Math.random: keys only need to differ between one user's writes, and old phones lack crypto. */
export const randomKey = (): string =>
  'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (c) => {
    const r = Math.floor(Math.random() * 16);
    return (c === 'x' ? r : (r & 3) | 8).toString(16);
  });
