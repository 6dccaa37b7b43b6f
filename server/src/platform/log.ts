import { pino, type Logger } from 'pino';

export type Log = Logger;

/** One JSON line an event. Bodies, tokens, phones, names and IDs never go in; the redaction list is the second net. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: { paths: ['*.phone', '*.name', '*.idNo', '*.token', '*.code', '*.secret', '*.authorization', 'authorization', 'phone', 'token', 'secret'], censor: '***' },
  });
