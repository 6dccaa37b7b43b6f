import { z } from 'zod';
import { helpLengths, helpSeasons, helpStates } from '../domain/helpdays';
import { Contract, Day, Id, Instant, Paging, page, someWords, words } from './define';

const planners = ['helper', 'secretary', 'clerk'] as const;
const Halves = z.literal(helpLengths);
export const Helpday = z.object({ id: Id, familyId: Id, family: z.string(), village: z.string(), helper: z.string(), season: z.enum(helpSeasons), on: Day, halves: Halves, state: z.enum(helpStates), words: z.string(), can: z.array(z.enum(['record', 'callOff'])) });
const Year = z.int().min(2000).max(2199);

export const helpdays = {
  'helpdays.plan': { kind: 'write', hats: planners, about: 'H9 A day on which somebody comes to help; an office leaves open who of the family’s helpers it is.', input: z.object({ familyId: Id, season: z.enum(helpSeasons), on: Day, halves: Halves, words: words(200).default('') }), output: Helpday },
  'helpdays.record': {
    kind: 'write', hats: ['helper'], about: 'H9 Helped, planned or not, also late from a phone that had no network; closes what the farm and flood windows made due. 404 for a family not one’s own at that time.',
    input: z.object({ id: Id.optional(), familyId: Id, season: z.enum(helpSeasons), halves: Halves, words: words(200).default(''), happenedAt: Instant }), output: Helpday,
  },
  'helpdays.callOff': { kind: 'write', hats: planners, about: 'H9 Nobody comes, or it was entered by mistake. 409 helpday.called_off.', input: z.object({ id: Id, reason: someWords(100) }), output: Helpday },
  'helpdays.list': { kind: 'read', personal: 'list', hats: [...planners, 'county', 'liaison', 'member', 'family'], about: 'H9 Days of help one may know of, the last day first.', input: z.object({ familyId: Id.optional(), state: z.enum(helpStates).optional(), season: z.enum(helpSeasons).optional(), year: Year.optional(), ...Paging }), output: page(Helpday) },
  'helpdays.figures': { kind: 'read', hats: ['secretary', 'clerk', 'county'], about: 'H9 Days of help of a year by season; each number is counted over the rows its list shows.', input: z.object({ year: Year }), output: z.object({ year: Year, days: z.number(), seasons: z.array(z.object({ season: z.enum(helpSeasons), times: z.int(), days: z.number(), families: z.int() })) }) },
} satisfies Contract;
