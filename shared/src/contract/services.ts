import { z } from 'zod';
import { cardTokenPattern } from '../domain/cards';
import { DESK_DAYS, endings, serviceSources } from '../domain/services';
import { Contract, Day, Id, Instant, Nothing, Paging, Period, page, someWords, words } from './define';

const MatterCode = z.string().regex(/^[A-Z0-9_]{2,12}$/);
const Opinion = z.int().min(1).max(5);
const seers = ['window', 'clerk', 'secretary', 'county'] as const;
const offices = ['clerk', 'secretary', 'county'] as const;
const home = ['member', 'family'] as const;

export const Service = z.object({
  id: Id, cardId: Id, number: z.string(), unitId: Id, unit: z.string(), matter: MatterCode, matterLabel: z.string(), priority: z.boolean(), waitedMinutes: z.int(), ending: z.enum(endings), result: z.string(), happenedAt: Instant, on: Day,
  source: z.enum(serviceSources), by: z.string(), corrected: z.boolean(), holder: z.string(), village: z.string(), can: z.array(z.enum(['correct'])),
});
const Facts = { matter: MatterCode, priority: z.boolean(), waitedMinutes: z.int().min(0).max(600), ending: z.enum(endings).default('done'), result: words(120).default('') };
const Filter = { month: Period.optional(), unit: Id.optional(), priority: z.boolean().optional() };
/** One service a family may rate, as the family and its liaison see it. */
export const ToRate = z.object({ id: Id, familyId: Id, family: z.string(), unit: z.string(), matterLabel: z.string(), on: Day, until: Day, people: z.array(z.object({ personId: Id, name: z.string() })), rated: z.object({ opinion: Opinion, on: Day, said: z.string(), by: z.string() }).nullable() });
export const CallBack = z.object({
  id: Id, familyId: Id, family: z.string(), village: z.string(), unit: z.string(), matterLabel: z.string(), servedOn: Day, opinion: Opinion, words: z.string(), rater: z.string(), takenBy: z.string().nullable(), openedOn: Day, state: z.enum(['open', 'closed']),
  said: z.string(), done: z.string(), closedBy: z.string().nullable(), closedOn: Day.nullable(), can: z.array(z.enum(['close'])),
});
const Matter = z.object({ code: MatterCode, label: z.string(), on: z.boolean(), own: z.boolean() });

export const services = {
  'services.options': { kind: 'read', hats: seers, about: 'F5 What a log page offers: the county’s matters, units of the township, and the matter this unit does most.', input: Nothing, output: z.object({ unit: z.string(), units: z.array(z.object({ id: Id, name: z.string() })), matters: z.array(z.object({ code: MatterCode, label: z.string() })), usual: MatterCode }) },
  'services.matters': { kind: 'read', hats: seers, about: 'F5 The county’s matters, also those put away.', input: Nothing, output: z.object({ rows: z.array(Matter), can: z.array(z.enum(['set'])) }) },
  'services.setMatter': { kind: 'write', hats: ['county'], about: 'F5 Adds a matter, or names one anew, or puts one away. What was logged keeps the words it was logged under. 409 service.matter_taken, service.too_many_matters.', input: z.object({ code: MatterCode.optional(), label: someWords(12), on: z.boolean().default(true) }), output: Matter },
  'services.log': {
    kind: 'write', hats: ['window'], about: 'F5 Logs one service for a card scanned by this window within the day before it: by the card’s id, or by the one in its code. 409 service.not_scanned.',
    input: z.object({ cardId: Id.optional(), /** The card by the id in its code, for what was scanned without a network. */ code: z.string().regex(cardTokenPattern).optional(), ...Facts, happenedAt: Instant }), output: Service,
  },
  'services.logAtDesk': { kind: 'write', hats: ['clerk'], about: `F5 Logs one service of a unit of one’s township without a scan, by the card’s number, for one of the last ${DESK_DAYS} days on which the card held. 404 for a number that is none here; 409 service.card_not_valid.`, input: z.object({ number: someWords(24), unitId: Id, on: Day, ...Facts }), output: Service },
  'services.correct': { kind: 'write', hats: ['window', 'clerk'], about: 'F5 Corrects an entry of one’s own counter, or of one’s own desk, within seven days of the service; the first one stays in the history. 409 service.too_old.', input: z.object({ id: Id, ...Facts, reason: someWords(120) }), output: Service },
  'services.list': { kind: 'read', personal: 'list', hats: seers, about: 'F5 Services logged: one’s own window’s, or those of the township.', input: z.object({ ...Filter, ...Paging }), output: page(Service) },
  'services.units': { kind: 'read', hats: seers, about: 'F5 How many services each unit did in a month, in the order of names; they add up to the list of the same filter.', input: z.object({ month: Period }), output: z.object({ total: z.int(), rows: z.array(z.object({ unitId: Id, unit: z.string(), services: z.int(), priority: z.int() })) }) },

  'services.toRate': { kind: 'read', personal: 'list', hats: [...home, 'liaison'], about: 'F7 Services of the last days that may be rated or have been: of one’s own family, or of families one looks after.', input: z.object({ ...Paging }), output: page(ToRate) },
  'services.rate': { kind: 'write', hats: home, about: 'F7 Rates the unit, once a service, within the county’s days; nobody must. 409 service.rated, service.rate_late.', input: z.object({ id: Id, opinion: Opinion, words: words(200).default('') }), output: ToRate },
  'services.takeRating': { kind: 'write', hats: ['liaison'], about: 'F7 The same said on the phone by somebody of the family: both names stand beside it. 409 families.not_here.', input: z.object({ id: Id, personId: Id, opinion: Opinion, words: words(200).default('') }), output: ToRate },
  'services.ratings': { kind: 'read', hats: seers, about: 'F7 How the ratings of a month spread over the five grades, unit by unit in the order of names; a unit with few of them shows none. No average and no rank.', input: z.object({ month: Period }), output: z.object({ fewest: z.int(), rows: z.array(z.object({ unitId: Id, unit: z.string(), opinions: z.array(z.int()).length(5).nullable() })) }) },
  'services.callBacks': { kind: 'read', personal: 'list', hats: offices, about: 'F7 Families to be called back after a bad opinion, the oldest first; `state` narrows.', input: z.object({ state: z.enum(['open', 'closed']).optional(), ...Paging }), output: page(CallBack) },
  'services.closeCallBack': { kind: 'write', hats: offices, about: 'F7 Called back: what was said and what was done. 403 service.own_call_back for whoever served, works at the rated unit or took the rating; 409 service.call_back_closed.', input: z.object({ id: Id, said: someWords(300), done: someWords(300) }), output: CallBack },
} satisfies Contract;
