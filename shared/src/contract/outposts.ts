import { z } from 'zod';
import { bookingMax, bookingStates, lastMarketDay, letters, MARKET_DAYS, marketCalendars, ticketOutcomes, ticketStates } from '../domain/markets';
import { requestTextMax } from '../domain/requests';
import { outpostForms } from '../domain/orgs';
import { facilities, jointStates, languages, outpostMax } from '../domain/outposts';
import { Contract, Day, Id, Instant, Nothing, Paging, Phone, page, someWords, words } from './define';
import { ItemCode as Item } from './items';

const Version = z.int().min(0);
const Staff = z.object({ id: Id, name: z.string(), title: z.string(), languages: z.array(z.enum(languages)), from: Day });
const Rule = z.object({ calendar: z.enum(marketCalendars), days: z.array(z.int()), from: Day });
const Joint = z.object({ id: Id, title: z.string(), ours: z.string(), host: z.string(), onDay: Day, at: z.string(), place: z.string(), state: z.enum(jointStates), came: z.int().nullable(), words: z.string(), reason: z.string(), can: z.array(z.enum(['hold', 'cancel'])) });
const outpostVerbs = ['manage', 'desk', 'book'] as const;
const OutpostLine = z.object({ id: Id, name: z.string(), form: z.enum(outpostForms).nullable(), city: z.string(), phone: z.string().nullable(), hours: z.string(), bilingual: z.boolean(), next: Day.nullable(), can: z.array(z.enum(outpostVerbs)) });
export const OutpostPage = OutpostLine.extend({
  way: z.string(), facilities: z.array(z.enum(facilities)), version: Version, holders: z.array(z.object({ title: z.string(), name: z.string(), phone: z.string().nullable() })),
  staff: z.array(Staff), rule: Rule.nullable(), nextRule: Rule.nullable(), joints: z.array(Joint),
});
const MarketDay = z.object({
  day: Day, lunar: z.string(), on: z.boolean(), why: z.string(), rota: z.array(z.object({ id: Id, name: z.string(), bilingual: z.boolean() })), version: Version, booked: z.int(),
  /** Nobody is on the rota, or nobody of it speaks a second language. */
  warning: z.enum(['nobody', 'one_language']).nullable(),
});
export const Booking = z.object({
  id: Id, outpostId: Id, outpost: z.string(), day: Day, lunar: z.string(), item: Item, itemLabel: z.string(), words: z.string(), bring: z.array(z.string()), name: z.string(), phone: z.string().nullable(), by: z.string(),
  state: z.enum(bookingStates), hours: z.string(), way: z.string(), outpostPhone: z.string().nullable(), can: z.array(z.enum(['cancel'])),
});

const Letter = z.enum(letters);
const No = z.int().min(1).max(999);
/** One in the queue: all of his name is the surname, for a whole room reads it. */
export const Ticket = z.object({
  id: Id, letter: Letter, no: No, number: z.string(), surname: z.string(), itemLabel: z.string(), state: z.enum(ticketStates), outcome: z.enum(ticketOutcomes).nullable(),
  takenAt: Instant, takenBy: z.string(), servedAt: Instant.nullable(), servedBy: z.string(), doneAt: Instant.nullable(), requestId: Id, mine: z.boolean(),
});
const Turn = { id: Id, day: Day, letter: Letter, no: No, happenedAt: Instant };
const Queue = z.object({ day: Day, now: Instant, rows: z.array(Ticket) });
const desk = ['clerk', 'outpost'] as const;
const everybody = ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk', 'county', 'outpost'] as const;
const keepers = ['clerk', 'county', 'outpost'] as const;
const askers = ['member', 'family', 'helper'] as const;
export const outposts = {
  'outposts.list': { kind: 'read', hats: everybody, about: 'S9 Outposts of the county with hours and the next market day.', input: Nothing, output: z.object({ rows: z.array(OutpostLine) }) },
  'outposts.get': { kind: 'read', hats: everybody, about: 'S9 One outpost: what it has, when it is open, how to get there, who serves in which languages, joint activities.', input: z.object({ id: Id }), output: OutpostPage },
  'outposts.set': { kind: 'write', hats: keepers, about: 'S9 Hours, facilities, how to get there. 409 row.changed.', input: z.object({ id: Id, hours: words(outpostMax.hours), way: words(outpostMax.way), facilities: z.array(z.enum(facilities)).max(facilities.length), version: Version }), output: OutpostPage },
  'outposts.addStaff': { kind: 'write', hats: keepers, about: 'S9 Somebody who serves there, with the languages spoken.', input: z.object({ id: Id, name: someWords(30), title: words(20).default(''), languages: z.array(z.enum(languages)).min(1).max(languages.length) }), output: OutpostPage },
  'outposts.endStaff': { kind: 'write', hats: keepers, about: 'S9 Serves there no more from today.', input: z.object({ id: Id, staffId: Id }), output: OutpostPage },
  'outposts.planJoint': { kind: 'write', hats: keepers, about: 'S9 An activity together with the host community, both organisations named.', input: z.object({ id: Id, title: someWords(40), host: someWords(60), onDay: Day, at: words(20).default(''), place: words(60).default(''), words: words(outpostMax.words).default('') }), output: OutpostPage },
  'outposts.holdJoint': { kind: 'write', hats: keepers, about: 'S9 It took place, and how many came. 409 outpost.not_planned.', input: z.object({ id: Id, jointId: Id, onDay: Day, came: z.int().min(0).max(100_000), words: words(outpostMax.words).default('') }), output: OutpostPage },
  'outposts.cancelJoint': { kind: 'write', hats: keepers, about: 'S9 It does not take place, and why.', input: z.object({ id: Id, jointId: Id, reason: someWords(100) }), output: OutpostPage },

  'markets.days': { kind: 'read', hats: everybody, about: 'S8 Market days of the coming three months; `from` looks back too.', input: z.object({ id: Id, from: Day.optional() }), output: z.object({ rows: z.array(MarketDay) }) },
  'markets.setRule': { kind: 'write', hats: keepers, about: 'S8 Three set days a month from a day on, of the sun or of the moon; days somebody booked stay. 409 market.rule_from.', input: z.object({ id: Id, calendar: z.enum(marketCalendars), days: z.array(z.int().min(1).max(lastMarketDay.lunar)).length(MARKET_DAYS), from: Day }), output: OutpostPage },
  'markets.setDay': { kind: 'write', hats: keepers, about: 'S8 One day more, or one that is called off; who booked it is told on the first screen.', input: z.object({ id: Id, day: Day, on: z.boolean(), why: words(60).default(''), version: Version }), output: z.object({ rows: z.array(MarketDay) }) },
  'markets.setRota': { kind: 'write', hats: keepers, about: 'S8 Who serves on a market day. 409 row.changed, market.no_market.', input: z.object({ id: Id, day: Day, staffIds: z.array(Id).max(30), version: Version }), output: z.object({ rows: z.array(MarketDay) }) },
  'markets.book': { kind: 'write', hats: askers, about: 'S8 Comes on a market day, with what to bring; a helper books for a family. 409 market.no_market, market.booked.', input: z.object({ id: Id, day: Day, item: Item, words: words(bookingMax).default(''), familyId: Id.optional() }), output: Booking },
  'markets.unbook': { kind: 'write', hats: askers, about: 'S8 Does not come after all. 409 market.not_booked.', input: z.object({ id: Id }), output: Booking },
  'markets.bookings': { kind: 'read', personal: 'list', hats: everybody, about: 'S8 Bookings one may see, by day.', input: z.object({ outpostId: Id.optional(), day: Day.optional(), state: z.enum(bookingStates).optional(), ...Paging }), output: page(Booking) },

  'markets.openTablet': { kind: 'write', hats: desk, about: 'S8 A tablet’s own letter for a day, the same one whenever it asks again, and the last number known of it. 409 market.no_market, market.too_many_tablets.', input: z.object({ id: Id, day: Day, device: Id }), output: z.object({ letter: Letter, last: z.int() }) },
  'markets.intake': {
    kind: 'write', hats: desk, about: 'S8 S6 Somebody took a number: a matter that began when the tablet says, owned by who took it. The same number twice is refused. 409 market.number_taken, market.no_tablet, 400 time.future.',
    input: z.object({ ...Turn, bookingId: Id.optional(), asker: z.strictObject({ name: someWords(30), phone: Phone.optional() }).optional(), item: Item, text: words(requestTextMax).default('') }), output: Ticket,
  },
  'markets.serve': { kind: 'write', hats: desk, about: 'S8 It is his turn. 409 market.not_waiting.', input: z.object(Turn), output: Ticket },
  'markets.finish': { kind: 'write', hats: desk, about: 'S8 His turn is over: settled with a result told to his face, taken in, or he left. 409 market.over, 400 market.result.', input: z.object({ ...Turn, outcome: z.enum(ticketOutcomes), words: words(500).default('') }), output: Ticket },
  'markets.queue': { kind: 'read', hats: desk, about: 'S8 The queue of a day, for the board: numbers and surnames.', input: z.object({ id: Id, day: Day }), output: Queue },
  'markets.report': {
    kind: 'read', personal: 'list', hats: [...desk, 'county'], about: 'S8 What came of a day: who came by item, settled on the spot, minutes waited, who booked and did not come.',
    input: z.object({ id: Id, day: Day }), output: z.object({
      day: Day, lunar: z.string(), outpost: z.string(), rota: z.array(z.string()), came: z.int(), booked: z.int(), bookedCame: z.int(), settled: z.int(), later: z.int(), left: z.int(), open: z.int(),
      items: z.array(z.object({ label: z.string(), count: z.int(), settled: z.int() })), takenBy: z.array(z.object({ name: z.string(), count: z.int() })),
      /** Minutes from the number to the turn: half waited no longer than `half`; the longest. */
      waits: z.object({ half: z.int(), longest: z.int() }).nullable(), missed: z.array(z.object({ id: Id, name: z.string(), itemLabel: z.string() })),
    }),
  },
} satisfies Contract;
