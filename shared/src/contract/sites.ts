import { z } from 'zod';
import { isSitePhone, siteMax, siteStates } from '../domain/sites';
import { Contract, Day, Id, Paging, page, someWords, words } from './define';

const Facts = { name: someWords(siteMax.name), place: someWords(siteMax.place), keeper: someWords(siteMax.keeper), phone: someWords(siteMax.phone).refine(isSitePhone), days: someWords(siteMax.days), doings: words(siteMax.doings).default('') };
export const Site = z.object({
  id: Id, ...Facts, phone: z.string(), doings: z.string(), villageId: Id, village: z.string(), fromDay: Day, untilDay: Day.nullable(), reason: z.string(), state: z.enum(siteStates), version: z.int(),
  /** Who kept it before, the last first; to the offices. As of an earlier day `keeper` is who kept it then, and there is no number. */
  keepers: z.array(z.object({ name: z.string(), fromDay: Day, untilDay: Day })),
  can: z.array(z.enum(['change', 'close'])),
});
const everybody = ['member', 'family', 'liaison', 'helper', 'secretary', 'clerk', 'county', 'civil'] as const;
export const sites = {
  'sites.list': { kind: 'read', hats: everybody, about: 'H13 Activity-houses of one’s own place by village, open or to open on the day asked for; with `all` those closed too. The keeper’s number is public.', input: z.object({ village: Id.optional(), asOf: Day.optional(), all: z.boolean().optional(), ...Paging }), output: page(Site) },
  'sites.add': { kind: 'write', hats: ['clerk'], about: 'H13 An activity-house of a village, from a day on. 404 where the village is not one’s own.', input: z.object({ villageId: Id, ...Facts, from: Day }), output: Site },
  'sites.change': { kind: 'write', hats: ['clerk'], about: 'H13 Another keeper, place, other days or doings. 409 row.changed, site.closed.', input: z.object({ id: Id, ...Facts, version: z.int() }), output: Site },
  'sites.close': { kind: 'write', hats: ['clerk'], about: 'H13 From that day on it is not open any more; it stays in the list of earlier days. 409 site.closed; 400 site.before.', input: z.object({ id: Id, on: Day, reason: someWords(siteMax.reason) }), output: Site },
} satisfies Contract;
