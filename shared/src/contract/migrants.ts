import { z } from 'zod';
import { trades } from '../domain/members';
import { MOST_BROUGHT, MOST_MIGRANTS } from '../domain/migrants';
import { Contract, Day, Id, Paging, Phone, page, someWords, words } from './define';
import { ProvinceCode } from './members.follow';

const staff = ['clerk', 'secretary'] as const;
const readers = [...staff, 'county'] as const;
/** A city or county, never closer. */
const City = z.string().trim().max(20).regex(/^[\p{Script=Han}·]*$/u);
const Facts = { province: ProvinceCode, city: City, trade: z.enum(trades), activist: z.boolean(), brought: z.int().min(0).max(MOST_BROUGHT) };

export const Migrant = z.object({
  id: Id, personId: Id, name: z.string(), village: z.string(), villageId: Id, phone: z.string().nullable(), place: z.string(), province: z.string().nullable(), city: z.string(), inProvince: z.boolean().nullable(), trade: z.enum(trades).nullable(),
  /** Somebody the branch has its eye on; how many he took along to work. */
  activist: z.boolean(), brought: z.int(), fromDay: Day, untilDay: Day.nullable(), version: z.int(), can: z.array(z.enum(['change', 'end'])),
});
const Counted = z.object({ away: z.int(), named: z.int(), outProvince: z.int(), activists: z.int(), brought: z.int() });
export const MigrantFigures = z.object({
  asOf: Day, sum: Counted,
  /** In the fixed order; `total` is the newest one told on or before the day. */
  villages: z.array(Counted.extend({ villageId: Id, village: z.string(), total: z.int().nullable(), totalOn: Day.nullable(), source: z.string() })),
});

export const migrants = {
  'migrants.list': { kind: 'read', personal: 'list', hats: readers, about: 'R9 People away for work who are not members, by name, as of a day.', input: z.object({ asOf: Day.optional(), village: Id.optional(), activist: z.boolean().optional(), name: z.string().trim().max(30).optional(), ...Paging }), output: page(Migrant) },
  'migrants.figures': { kind: 'read', hats: readers, about: 'R9 How many are away as of a day, by village: a total is taken to hold those who are named, so the two are never added.', input: z.object({ asOf: Day.optional() }), output: MigrantFigures },
  'migrants.add': {
    kind: 'write', hats: staff, about: 'R9 Enters somebody of the registry, or a new person. 409 migrants.is_member, migrants.known.',
    input: z.object({ villageId: Id, personId: Id.optional(), name: someWords(30).optional(), phone: Phone.optional(), fromDay: Day.optional(), province: Facts.province, city: Facts.city.default(''), trade: Facts.trade.optional(), activist: Facts.activist.default(false), brought: Facts.brought.default(0) }), output: Migrant,
  },
  'migrants.change': { kind: 'write', hats: staff, about: 'R9 What is left out stays as it is. 409 when the version is not the newest.', input: z.object({ id: Id, version: z.int(), province: Facts.province.optional(), city: Facts.city.optional(), trade: Facts.trade.optional(), activist: Facts.activist.optional(), brought: Facts.brought.optional() }), output: Migrant },
  'migrants.end': { kind: 'write', hats: staff, about: 'R9 No longer away from this day on; earlier figures keep him.', input: z.object({ id: Id, on: Day, reason: words(60).default('') }), output: Migrant },
  'migrants.setTotal': { kind: 'write', hats: staff, about: 'R9 A village’s total as of a day, those named included; holds until the next. The same day again corrects it.', input: z.object({ villageId: Id, on: Day, total: z.int().min(0).max(MOST_MIGRANTS), outProvince: z.int().min(0).max(MOST_MIGRANTS), brought: Facts.brought.default(0), source: someWords(60) }), output: MigrantFigures },
} satisfies Contract;
