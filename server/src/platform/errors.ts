import { errorSentence, type ErrorCode } from '@guiyan/shared/errors';

export interface ErrorExtra {
  params?: Record<string, string | number>;
  fields?: Record<string, string>;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** What the sender wanted to write and what stands there now, for him to decide with both before his eyes. */
  copies?: { mine: Record<string, unknown>; theirs: Record<string, unknown> };
  /** Keep what was written although the request is refused: counted attempts, ended sessions. */
  keep?: boolean;
}

/** A refusal with a code from shared/errors; the one renderer turns it into a sentence. */
export class AppError extends Error {
  constructor(readonly code: ErrorCode, readonly status: number, readonly extra: ErrorExtra = {}) {
    super(errorSentence(code, extra.params));
    this.name = 'AppError';
  }
}

export const badInput = (code: ErrorCode, fields?: Record<string, string>) => new AppError(code, 400, fields ? { fields } : {});
export const notSignedIn = (code: ErrorCode = 'auth.needed') => new AppError(code, 401);
export const notAllowed = (code: ErrorCode = 'request.not_allowed', params?: ErrorExtra['params']) => new AppError(code, 403, params ? { params } : {});
/** Also for rows that exist but are not the actor's to know of. */
export const notFound = (code: ErrorCode = 'request.not_found') => new AppError(code, 404);
export const conflict = (code: ErrorCode, params?: ErrorExtra['params']) => new AppError(code, 409, params ? { params } : {});

export function ensure(fact: unknown, error: AppError): asserts fact {
  if (!fact) throw error;
}
