import { z } from 'zod';
import { echoes, greetingMax, greetingTextMax, occasions } from '../domain/greetings';
import { Contract, Day, Id, Paging, page, someWords, words } from './define';

const Year = z.int().min(2020).max(2199);
const Which = { occasion: z.enum(occasions), year: Year };
export const Greeting = z.object({
  id: Id, memberId: Id, name: z.string(), village: z.string(), ...Which, line: z.string(), from: z.string(), sentOn: Day,
  /** He has the app and finds it there; else it goes on paper. */
  hasApp: z.boolean(), echo: z.object({ kind: z.enum(echoes), words: z.string(), on: Day }).nullable(), can: z.array(z.enum(['echo'])),
});
const readers = ['member', 'liaison', 'secretary', 'clerk'] as const;
export const greetings = {
  'greetings.plan': {
    kind: 'read', personal: 'list', hats: ['clerk'], about: 'M3 Everybody away of the township with the line he would get, or got; `left`: who has none yet. Writes nothing.',
    input: z.object(Which), output: z.object({ ...Which, text: z.string(), from: z.string(), sentOn: Day.nullable(), left: z.int(), rows: z.array(z.object({ memberId: Id, name: z.string(), village: z.string(), line: z.string(), sentOn: Day.nullable(), hasApp: z.boolean() })) }),
  },
  'greetings.send': {
    kind: 'write', hats: ['clerk'], about: 'M3 Sends the card of an occasion to everybody away, once a year each: a second run makes it for those who came since. `lines` are for those who get words of their own. Proves the duty of that feast. 409 greeting.nobody, greeting.year.',
    input: z.object({ ...Which, text: someWords(greetingTextMax), lines: z.array(z.strictObject({ memberId: Id, line: someWords(greetingMax) })).max(1000).default([]) }), output: z.object({ made: z.int(), total: z.int() }),
  },
  'greetings.list': { kind: 'read', personal: 'list', hats: readers, about: 'M3 Cards that were sent, newest first, with what came back.', input: z.object({ occasion: Which.occasion.optional(), year: Year.optional(), ...Paging }), output: page(Greeting) },
  'greetings.get': { kind: 'read', personal: 'one', hats: readers, about: 'M3 One card.', input: z.object({ id: Id }), output: Greeting },
  'greetings.echo': { kind: 'write', hats: ['member'], about: 'M3 The member answers his card, once. 409 greeting.echoed.', input: z.object({ id: Id, kind: z.enum(echoes), words: words(100).default('') }), output: Greeting },
} satisfies Contract;
