import { z } from 'zod';
import { askingStates, ledgerNames } from '../domain/ledgers';
import { lookedAt } from '../domain/looks';
import { figures } from '../domain/stats';
import { Contract, Day, Id, Instant, Link, Nothing, Paging, Period, page, someWords, words } from './define';

const MonthCount = z.object({ all: z.int(), priority: z.int() });
/** F8 Percent, points and growth to one place; null where there is nothing to divide by. */
const Priority = z.object({ now: MonthCount, before: MonthCount, share: z.number().nullable(), shareBefore: z.number().nullable(), points: z.number().nullable(), growth: z.number().nullable() });
const Due = z.object({ due: z.int(), done: z.int(), overdue: z.int(), notYet: z.int() });
export const stats = {
  'stats.township': { kind: 'read', hats: ['clerk', 'secretary', 'county'], about: 'L1 L5 The township in one page: six figures with definition and as-of, helper coverage, visits, twelve months, villages in their fixed order. Visits are what the duties say, by family: overdue where one has passed, not yet where one has time, done where none is left; months count the monthly visits that were asked for.',
    input: z.object({ asOf: Day.optional(), township: Id.optional(), village: Id.optional() }),
    output: z.object({
      asOf: Day, computedAt: Instant, period: Period, place: z.string(),
      figures: z.array(z.object({ figure: z.enum(figures), title: z.string(), unit: z.string(), definition: z.string(), value: z.int(), parts: z.array(z.object({ part: z.string(), title: z.string(), value: z.int() })),
        /** Percent of a yearly figure of the place (R10), to one place; null while nobody entered that figure. */
        share: z.object({ percent: z.number(), of: z.number(), title: z.string(), year: z.int(), source: z.string() }).nullable() })),
      helped: z.object({ families: z.int(), withHelper: z.int(), without: z.int() }), visits: Due,
      months: z.array(z.object({ period: Period, due: z.int(), done: z.int() })),
      villages: z.array(Due.extend({ villageId: Id, village: z.string() })),
      gaps: z.object({ noHelper: z.int(), noLiaison: z.int(), overdue: z.int() }),
    }) },
  'stats.records': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county'], about: 'L1 The very records behind one figure, or one part of it.',
    input: z.object({ figure: z.enum(figures), part: z.string().max(20).optional(), asOf: Day.optional(), township: Id.optional(), village: Id.optional(), ...Paging }),
    output: page(z.object({ id: Id, name: z.string(), village: z.string(), note: z.string(), on: Day.nullable() })) },
  'stats.priority': {
    kind: 'read', hats: ['clerk', 'secretary', 'county'], about: 'F8 优先率 and 环比 of a month with their definitions: in all, unit by unit in the order of names (in a county by township, then by name), township by township (in a county), and twelve months. Units add up to the whole. Each number is the length of `stats.services` for the same place, unit, month and part.',
    input: z.object({ month: Period.optional(), township: Id.optional(), village: Id.optional() }),
    output: z.object({
      month: Period, asOf: Day,
      /** The month is not over yet. */
      partial: z.boolean(), place: z.string(), words: z.array(z.object({ key: z.enum(['share', 'growth']), title: z.string(), definition: z.string() })),
      total: Priority, units: z.array(Priority.extend({ unitId: Id, unit: z.string(), /** Where the unit stands; null for one of the county's. */ townshipId: Id.nullable(), township: z.string() })), places: z.array(Priority.extend({ orgId: Id, name: z.string() })), months: z.array(MonthCount.extend({ month: Period, share: z.number().nullable() })),
    }),
  },
  'stats.services': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county'], about: 'F8 The very services behind a number of `stats.priority`.', input: z.object({ month: Period, township: Id.optional(), village: Id.optional(), unit: Id.optional(), part: z.enum(['all', 'priority']).default('all'), ...Paging }),
    output: page(z.object({ id: Id, on: Day, unit: z.string(), family: z.string(), village: z.string(), matter: z.string(), priority: z.boolean(), waitedMinutes: z.int() })) },
  'stats.gaps': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary', 'county'], about: 'L5 Who is covered and who is not, by name and with the cause: the list behind each number of the coverage ring and the due bar.',
    input: z.object({ kind: z.enum(['no_helper', 'helped', 'no_liaison', 'overdue', 'visited', 'not_yet']), asOf: Day.optional(), township: Id.optional(), village: Id.optional(), group: z.string().max(60).optional(), ...Paging }),
    output: page(z.object({ id: Id, familyId: Id.nullable(), name: z.string(), village: z.string(), people: z.string(), why: z.string(), since: Day.nullable() })) },
} satisfies Contract;

const takers = ['clerk', 'secretary', 'civil', 'outpost'] as const;
const deciders = ['clerk', 'secretary', 'civil', 'county'] as const;
/** Which ledger, of which own place, about which days; one that tells how things stand is of the day `until`. */
const LedgerAsked = { ledger: z.enum(ledgerNames), village: Id.optional(), township: Id.optional(), from: Day.optional(), until: Day.optional() };
export const Asking = z.object({
  id: Id, ledger: z.enum(ledgerNames), place: z.string(),
  /** The days it is about; null where it tells how things stand. */
  from: Day.nullable(), until: Day.nullable(),
  purpose: z.string(), askedBy: z.string(), askedOn: Day, mine: z.boolean(), state: z.enum(askingStates), decidedBy: z.string().nullable(), decidedOn: Day.nullable(), reason: z.string(),
  /** The last day it waits for an answer, or can be fetched. */
  expiresOn: Day,
  /** Of the file, once it was made. */
  rows: z.int().nullable(), sha256: z.string().nullable(), can: z.array(z.enum(['approve', 'refuse', 'take'])),
});

export const ledgers = {
  'ledgers.export': { kind: 'write', hats: takers, about: 'R1 L4 A ledger in the paper’s columns as a workbook: own scope only, watermarked, recorded with the file’s hash, kept for a week. Dated ledgers are about the days from … until, by default this month so far; the others tell how things stood on `until`, by default today. The place is the one of that last day: a village that has moved since stands in its old township’s ledger, always masked (R13). Numbers are masked and what people wrote stays out; for these see ledgers.ask. 403 ledger.not_your_scope; 403 ledger.not_your_hat: party ledgers and children’s are apart.',
    input: z.object({ ...LedgerAsked, purpose: words(120).default('') }), output: Link },
  'ledgers.ask': { kind: 'write', hats: takers, about: 'X2 L4 Asks for a ledger with numbers in full and what people wrote; somebody else of the same or a higher office decides. 403 ledger.not_your_scope, ledger.not_your_hat.', input: z.object({ ...LedgerAsked, purpose: someWords(120) }), output: Asking },
  'ledgers.askings': { kind: 'read', hats: [...deciders, 'outpost'], about: 'X2 Askings of one’s own scope for ledgers this hat may take, the newest first; `open`: those that wait for an answer of this very person.', input: z.object({ open: z.boolean().default(false), ...Paging }), output: page(Asking) },
  'ledgers.approve': { kind: 'write', hats: deciders, about: 'X2 Four eyes: 403 ledger.own_asking for the asker himself, by whatever account or hat. 409 once it is answered or expired.', input: z.object({ id: Id }), output: Asking },
  'ledgers.refuse': { kind: 'write', hats: deciders, about: 'X2 Says no, and why; the asker reads it.', input: z.object({ id: Id, reason: someWords(120) }), output: Asking },
  'ledgers.take': { kind: 'write', hats: takers, about: 'X2 The asker fetches what was approved: the file is made the first time and is the same one until it expires.', input: z.object({ id: Id }), output: Link },
} satisfies Contract;

export const audit = {
  'audit.events': { kind: 'read', hats: ['auditor', 'county'], about: 'X3 Who did, read or exported what, newest first; ids and codes only. An auditor of one township reads that township’s.',
    input: z.object({ name: z.string().max(60).optional(), ...Paging }),
    output: page(z.object({ id: Id, name: z.string(), at: Instant, on: Day, actor: z.string(), hat: z.string().nullable(), subject: z.string().nullable(), sealed: z.boolean() })) },
  'audit.mine': { kind: 'read', hats: ['member', 'family'], about: 'X3 Who looked at one’s own data in half a year, the newest day first: by day, office and role, never by name. Not told: whoever looked into a child’s file, or worked on what is sealed.',
    input: Nothing,
    output: z.object({ rows: z.array(z.object({ key: z.string(), on: Day, hat: z.string(), place: z.string(), what: z.enum(lookedAt), times: z.int() })) }) },
} satisfies Contract;
