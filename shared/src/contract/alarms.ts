import { z } from 'zod';
import { alarmDeeds, alarmNumbers } from '../domain/alarms';
import { Contract, Day, Id, Instant, Paging, page, someWords, words } from './define';

const readers = ['clerk', 'civil'] as const;
const Line = z.object({ id: Id, on: Day, village: z.string(), open: z.boolean() });
export const Alarm = Line.extend({
  familyId: Id.nullable(), by: z.string(), words: z.string(), guardian: z.string(), called: z.array(z.enum(alarmNumbers)),
  trail: z.array(z.object({ at: Instant, what: z.enum(alarmDeeds), by: z.string(), words: z.string() })), can: z.array(z.enum(['note'])),
});

export const alarms = {
  'alarms.raise': {
    kind: 'write', hats: ['member', 'family', 'helper', 'liaison', 'secretary'], about: 'H17 The record of a report about a child in danger: sealed, and read by the clerk and civil affairs of the place only, not by whoever wrote it.',
    input: z.object({ familyId: Id.optional(), words: someWords(500), guardian: words(200).default(''), called: z.array(z.enum(alarmNumbers)).max(4).default([]) }), output: z.object({ on: Day }),
  },
  'alarms.list': { kind: 'read', personal: 'list', hats: readers, about: 'H17 That there are records, and of which day and village; nothing of what they say.', input: z.object({ ...Paging }), output: page(Line) },
  'alarms.get': { kind: 'read', personal: 'one', hats: readers, about: 'H17 What a record says, and what was done.', input: z.object({ id: Id }), output: Alarm },
  'alarms.note': { kind: 'write', hats: readers, about: 'H17 What was done about it; `closed` ends it. 409 alarm.closed.', input: z.object({ id: Id, what: z.enum(alarmDeeds), words: words(500).default('') }), output: Alarm },
} satisfies Contract;
