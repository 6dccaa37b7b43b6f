import { z } from 'zod';
import { helpLengths, helpSeasons, helpStates, lands, MOST_PEOPLE } from '../domain/helpdays';
import { Contract, Day, Id, Instant, Paging, page, someWords, words } from './define';

const planners = ['helper', 'secretary', 'clerk'] as const;
const Halves = z.literal(helpLengths);
/** Hundredths of a 亩. */
const Mu = z.int().min(0).max(1_000_000);
const NewLands = z.strictObject({ paddy: Mu.default(0), hill: Mu.default(0), otherLand: Mu.default(0) }).prefault({});
const Lands = z.object({ paddy: z.int(), hill: z.int(), otherLand: z.int() });
const People = z.int().min(1).max(MOST_PEOPLE).default(1);
export const Helpday = z.object({ id: Id, familyId: Id, family: z.string(), village: z.string(), helper: z.string(), season: z.enum(helpSeasons), on: Day, halves: Halves, people: z.int(), lands: Lands, state: z.enum(helpStates), words: z.string(), can: z.array(z.enum(['record', 'callOff'])) });
const Year = z.int().min(2000).max(2199);
/** `labour`: people times days. */
const Sums = z.object({ times: z.int(), days: z.number(), families: z.int(), people: z.int(), labour: z.number(), lands: Lands });

export const helpdays = {
  'helpdays.plan': { kind: 'write', hats: planners, about: 'H9 A day on which somebody comes to help; an office leaves open who of the family’s helpers it is.', input: z.object({ familyId: Id, season: z.enum(helpSeasons), on: Day, halves: Halves, people: People, lands: NewLands, words: words(200).default('') }), output: Helpday },
  'helpdays.record': {
    kind: 'write', hats: ['helper'], about: 'H9 Helped, planned or not, with how many people on what land, also late from a phone that had no network; closes what the farm and flood windows made due. 404 for a family not one’s own at that time.',
    input: z.object({ id: Id.optional(), familyId: Id, season: z.enum(helpSeasons), halves: Halves, people: People, lands: NewLands, words: words(200).default(''), happenedAt: Instant }), output: Helpday,
  },
  'helpdays.callOff': { kind: 'write', hats: planners, about: 'H9 Nobody comes, or it was entered by mistake. 409 helpday.called_off.', input: z.object({ id: Id, reason: someWords(100) }), output: Helpday },
  'helpdays.list': { kind: 'read', personal: 'list', hats: [...planners, 'county', 'liaison', 'member', 'family'], about: 'H9 Days of help one may know of, the last day first.', input: z.object({ familyId: Id.optional(), village: Id.optional(), state: z.enum(helpStates).optional(), season: z.enum(helpSeasons).optional(), land: z.enum(lands).optional(), year: Year.optional(), ...Paging }), output: page(Helpday) },
  'helpdays.figures': {
    kind: 'read', hats: ['secretary', 'clerk', 'county'], about: 'H9 Days of help of a year: times, people, labour and land by season and by village, and the visits before a member left; each number is counted over the rows its list shows.',
    input: z.object({ year: Year, village: Id.optional() }),
    output: Sums.extend({ year: Year, seasons: z.array(Sums.extend({ season: z.enum(helpSeasons) })), villages: z.array(Sums.extend({ villageId: Id.nullable(), village: z.string() })), leaving: z.object({ visits: z.int(), members: z.int() }) }),
  },
} satisfies Contract;
