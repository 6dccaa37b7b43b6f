import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

interface Told { type: string; message: string; reason: string | undefined; query: string | undefined; stack: string | undefined }
/** A failed statement carries its values, and the driver puts them into its own words: only its shape is told. */
function errorShape(error: unknown): Told {
  const e = error instanceof Error ? error : new Error(String(error));
  const { query, code, driverError } = e as { query?: unknown; code?: unknown; driverError?: { code?: unknown } };
  const reason = code ?? driverError?.code;
  const isStatement = typeof query === 'string';
  const frames = e.stack?.slice(e.stack.indexOf('\n    at ') + 1);
  return { type: e.name, message: isStatement ? 'a statement failed' : e.message, reason: reason === undefined ? undefined : String(reason), query: isStatement ? query : undefined, stack: isStatement ? frames : e.stack };
}

/** One JSON line an event. Bodies, tokens, phones, names and IDs never go in; the redaction list is the second net. */
export const createLog = (level: string, to?: DestinationStream): Log =>
  pino({
    level,
    base: null,
    serializers: { err: errorShape },
    redact: { paths: ['*.phone', '*.name', '*.idNo', '*.token', '*.code', '*.secret', '*.authorization', 'authorization', 'phone', 'token', 'secret'], censor: '***' },
  }, to);
