import type { Input } from '../contract';
import { ticketNumber, type TicketOutcome, type TicketState } from '../domain/markets';
import { ApiError } from './call';

/** S8 What a machine at the door keeps while it has no network: its own letter, its own count, and every line until the server has answered it. */
export type Intake = Input<'markets.intake'>;
type Letter = Intake['letter'];
export type Line = { key: string; reason?: string } & ({ name: 'markets.intake'; input: Intake } | { name: 'markets.serve'; input: Input<'markets.serve'> } | { name: 'markets.finish'; input: Input<'markets.finish'> });
/** What stays on the screen of a number that was given here: nothing of whom or what but the surname and the item. */
export interface Given { no: number; surname: string; itemLabel: string; state: TicketState; takenAt: number; bookingId?: string }
export interface Tablet {
  id: string; day: string; letter: Letter;
  last: number;
  /** In the order they were made; sent in it. */
  unsent: readonly Line[];
  /** Not taken by the server, with its reason: kept until somebody decides. */
  refused: readonly Line[];
  given: readonly Given[];
}

export const newTablet = (id: string, day: string, letter: Letter, last: number): Tablet => ({ id, day, letter, last, unsent: [], refused: [], given: [] });
/** The count goes on from the higher of both: what this machine gave, and what the server knows of its letter. */
export const countFrom = (t: Tablet, last: number): Tablet => ({ ...t, last: Math.max(t.last, last) });

interface Taken { key: string; happenedAt: number; asker?: { name: string; phone?: string }; bookingId?: string; item: string; text: string; surname: string; itemLabel: string }
export function take(t: Tablet, { key, surname, itemLabel, ...f }: Taken): Tablet {
  const no = t.last + 1;
  const input: Intake = { id: t.id, day: t.day, letter: t.letter, no, ...f };
  return { ...t, last: no, unsent: [...t.unsent, { key, name: 'markets.intake', input }], given: [...t.given, { no, surname, itemLabel, state: 'waiting', takenAt: f.happenedAt, ...(f.bookingId ? { bookingId: f.bookingId } : {}) }] };
}
const put = (t: Tablet, no: number, state: TicketState): Pick<Tablet, 'given'> => ({ given: t.given.map((g) => (g.no === no ? { ...g, state } : g)) });
export const serve = (t: Tablet, f: { key: string; letter: Letter; no: number; happenedAt: number }): Tablet =>
  ({ ...t, ...(f.letter === t.letter ? put(t, f.no, 'serving') : {}), unsent: [...t.unsent, { key: f.key, name: 'markets.serve', input: { id: t.id, day: t.day, letter: f.letter, no: f.no, happenedAt: f.happenedAt } }] });
export const finish = (t: Tablet, f: { key: string; letter: Letter; no: number; happenedAt: number; outcome: TicketOutcome; words: string }): Tablet =>
  ({ ...t, ...(f.letter === t.letter ? put(t, f.no, f.outcome === 'left' ? 'left' : 'done') : {}), unsent: [...t.unsent, { key: f.key, name: 'markets.finish', input: { id: t.id, day: t.day, letter: f.letter, no: f.no, happenedAt: f.happenedAt, outcome: f.outcome, words: f.words } }] });

const isOf = (line: Line, of: Line): boolean => line.input.letter === of.input.letter && line.input.no === of.input.no;
/** The server has it: nothing of it stays here. */
export const sent = (t: Tablet, key: string): Tablet => ({ ...t, unsent: t.unsent.filter((l) => l.key !== key) });
/** Not taken. What was done with a number that was not taken waits beside it. */
export function refuse(t: Tablet, key: string, reason: string): Tablet {
  const line = t.unsent.find((l) => l.key === key);
  if (!line) return t;
  const goes = (l: Line) => l.key === key || (line.name === 'markets.intake' && isOf(l, line));
  return { ...t, unsent: t.unsent.filter((l) => !goes(l)), refused: [...t.refused, ...t.unsent.filter(goes).map((l) => ({ ...l, reason }))] };
}
/** Sent again under a number of its own, with what was done with the old one; it began when it began. */
export function again(t: Tablet, key: string, newKey: () => string): Tablet {
  const line = t.refused.find((l) => l.key === key);
  if (line?.name !== 'markets.intake') return t;
  const no = t.last + 1;
  const goes = (l: Line) => l.key === key || isOf(l, line);
  const renamed = t.refused.filter(goes).map(({ reason: _, ...l }) => ({ ...l, key: newKey(), input: { ...l.input, letter: t.letter, no } }) as Line);
  const was = t.given.find((g) => g.no === line.input.no && line.input.letter === t.letter);
  return { ...t, last: no, refused: t.refused.filter((l) => !goes(l)), unsent: [...t.unsent, ...renamed], given: was ? t.given.map((g) => (g === was ? { ...g, no } : g)) : t.given };
}
/** Thrown away by whoever decided so. */
export const drop = (t: Tablet, key: string): Tablet => {
  const line = t.refused.find((l) => l.key === key);
  return line ? { ...t, refused: t.refused.filter((l) => l.key !== key && !(line.name === 'markets.intake' && isOf(l, line))) } : t;
};
export const numberOf = (line: Line): string => ticketNumber(line.input.letter, line.input.no);

export interface Post { send(line: Line): Promise<unknown>; now(): Tablet; keep(next: Tablet): Promise<void> }
/** Sends what waits, in its order, until all is through or the network is gone; what is kept is kept before the next is sent. */
export async function flush({ send, now, keep }: Post): Promise<'all' | 'later'> {
  for (;;) {
    const [line] = now().unsent;
    if (!line) return 'all';
    try {
      await send(line);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Signed out is no refusal: whoever signs in again goes on.
      if (error.maySucceedLater || error.status === 401) return 'later';
      await keep(refuse(now(), line.key, error.message));
      continue;
    }
    await keep(sent(now(), line.key));
  }
}
