import { z } from 'zod';
import type { Hat } from '../domain/hats';

/**
 * One line of the API.
 *
 * kind `read` changes nothing; `write` needs an Idempotency-Key and is answered once per key;
 * `session` verbs sign people in and out: their own single-use codes and tokens make a repeat safe,
 * and their replies hold secrets that must not be stored, so they take no key.
 *
 * hats: who may knock at all (403 otherwise). `public` needs no sign-in, `user` needs a sign-in but no hat.
 * What a hat may see and do to one row is decided by the room's queries and rules.
 */
export interface Endpoint {
  kind: 'read' | 'write' | 'session';
  hats: readonly Hat[] | 'public' | 'user';
  input: z.ZodObject;
  output: z.ZodType;
  about: string;
  /** Reads of personal data leave a trace: `one` an event before the answer (the input has an `id`), `list` a grouped one. */
  personal?: 'one' | 'list';
  /** Each call has a message sent that is paid for and rings somebody's phone: an address gets few of them. */
  sends?: true;
}

export type Contract = Record<string, Endpoint>;

export const Id = z.uuid();
/** A day of the calendar that somebody alive, or a plan, can be about; a slip in the year is no day. */
export const Day = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2199-12-31');
export const Instant = z.int().min(0).max(8.64e15);
export const Period = z.string().regex(/^(1[89]|2[01])\d{2}-(0[1-9]|1[0-2])$/);
export const Quarter = z.string().regex(/^(1[89]|2[01])\d{2}Q[1-4]$/);
/** Free text a person typed: trimmed, no control characters but line breaks, none that turn the reading direction round, no halves of a sign. */
export const words = (max: number) =>
  // Control characters are what is refused here; line breaks and tabs may stand.
  z.string().trim().max(max).regex(/^[^\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\p{Surrogate}]*$/u);
export const someWords = (max: number) => words(max).min(1);
export const Phone = z.string().regex(/^1\d{10}$/);
/** Money, in fen; and a quantity, in hundredths of its unit. */
export const Fen = z.int().min(1).max(10_000_000);
export const Quantity = z.int().min(1).max(100_000_000);
export const PhotoIds = z.array(Id).max(3).default([]);

/** Keyset paging: pass `next` of the last page as `cursor`. */
export const Paging = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(50) };
export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), next: z.string().nullable(), total: z.int().optional() });

export const Nothing = z.object({});
export const Link = z.object({ url: z.string(), name: z.string(), rows: z.int(), sha256: z.string() });

export type InputOf<E extends Endpoint> = z.input<E['input']>;
export type ParsedOf<E extends Endpoint> = z.output<E['input']>;
export type OutputOf<E extends Endpoint> = z.output<E['output']>;
