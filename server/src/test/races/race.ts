import { randomUUID } from 'node:crypto';
import type { EndpointName, Input } from '@guiyan/shared/contract';
import { count, sql } from '../../platform/db/sql';
import type { Caller, Reply } from '../app';
import { peek } from '../factories/county';
import type { RaceWorld } from './world';

/** What is counted afterwards: the rest of `select count(*) from …` with its values. Each must come to one. */
export type Effects = Record<string, readonly [text: string, ...params: unknown[]]>;
export const event = (name: string, subjectId: string): Effects[string] => ['events where name = ? and subject_id = ?', name, subjectId];
export interface Subject { input: object; callers: readonly Caller[]; effects: Effects }
/** `one`: everybody repeats the same call. `own`: everybody means it, each with a key of his own. */
export const manners = ['one', 'own'] as const;
export type Manner = (typeof manners)[number];
/** `late`: what whoever came second is told, by himself or by another; none where he is told that it is so already. */
export interface Race { verb: EndpointName; late: readonly string[]; make(w: RaceWorld): Promise<Subject> }
export interface Finish { effects: Record<string, number>; won: number; told: Record<string, number>; answers: number; busy: number }

const TRIES = 30;
/** A server that is busy says so and the key stays free: the same call again, as a phone does. */
async function untilAnswered(caller: Caller, verb: EndpointName, input: object, key: string): Promise<{ reply: Reply<unknown>; busy: number }> {
  for (let busy = 0; ; busy += 1) {
    const reply = await caller.call(verb, input as Input<EndpointName>, { key });
    if (reply.error?.code !== 'server.busy' || busy === TRIES) return { reply, busy };
    await new Promise((r) => setTimeout(r, 20 + Math.random() * 200));
  }
}

/** All calls at once; what came of them and how often it came to be. */
export async function race(w: RaceWorld, { verb, make }: Race, manner: Manner, calls: number): Promise<Finish> {
  const { input, callers, effects } = await make(w);
  const key = randomUUID();
  const replies = await Promise.all(Array.from({ length: calls }, (_, i) => (manner === 'one' ? untilAnswered(callers[0]!, verb, input, key) : untilAnswered(callers[i % callers.length]!, verb, input, randomUUID()))));
  const told: Record<string, number> = {};
  const answers = new Set<string>();
  for (const { reply } of replies) {
    const what = reply.error?.code ?? 'done';
    told[what] = (told[what] ?? 0) + 1;
    if (!reply.error) answers.add(JSON.stringify(reply.data));
  }
  const counted: Record<string, number> = {};
  for (const [name, [text, ...params]] of Object.entries(effects)) counted[name] = await peek(w.t, (op) => count(op.db, sql(`select count(*) as n from ${text}`, ...params)));
  return { effects: counted, won: told.done ?? 0, told, answers: answers.size, busy: replies.reduce((n, r) => n + r.busy, 0) };
}

/** What a race must come to: a repeat is told what the first was told, a rival in a sentence that somebody was faster. */
export function faults({ late }: Race, manner: Manner, calls: number, found: Finish): string[] {
  const wins = manner === 'one' || late.length === 0 ? calls : 1;
  return [
    ...Object.entries(found.effects).filter(([, n]) => n !== 1).map(([name, n]) => `${n} × ${name}`),
    ...(found.won === wins ? [] : [`${found.won} of ${calls} were told that it is done`]),
    ...Object.keys(found.told).filter((what) => what !== 'done' && !(manner === 'own' && late.includes(what))).map((what) => `${found.told[what]} × ${what}`),
    ...(manner === 'one' && found.answers !== 1 ? [`${found.answers} answers to one call`] : []),
  ];
}
