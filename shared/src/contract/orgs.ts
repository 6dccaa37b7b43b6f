import { z } from 'zod';
import { orgKinds, outpostForms, plannedDeeds, profileFigures } from '../domain/orgs';
import { Contract, Day, Id, Nothing, words, someWords } from './define';

const Kind = z.enum(orgKinds);
const PublicPhone = z.string().regex(/^[\d-]{5,15}$/);
export const Org = z.object({ id: Id, parentId: Id.nullable(), kind: Kind, name: z.string(), phone: z.string().nullable(), seq: z.int() });
/** A duty, who has it, and the phone that is made public with it; never a number taken from a person's file. */
const Holder = z.object({ id: Id, title: z.string(), name: z.string(), personId: Id.nullable(), phone: z.string().nullable(), from: Day, until: Day.nullable() });
const orgVerbs = ['edit', 'rename', 'move', 'merge', 'end', 'add_below', 'seat', 'set_profile', 'to_township'] as const;
const Outpost = z.object({ form: z.enum(outpostForms), city: z.string(), homeId: Id.nullable(), approvedBy: z.string(), approvedNo: z.string(), approvedOn: Day.nullable() });
/** Approval: 流动党员党组织 are set up by leave of a county-level Party committee or above. */
const OutpostFacts = z.object({ form: z.enum(outpostForms), city: someWords(30), homeId: Id.optional(), approvedBy: words(60).default(''), approvedNo: words(40).default(''), approvedOn: Day.optional() }).strict();
const ProfileLine = z.object({ year: z.int(), figure: z.enum(profileFigures), value: z.number(), source: z.string(), by: z.string(), on: Day });

const OrgLine = Org.extend({ form: z.enum(outpostForms).nullable(), city: z.string().nullable(), holders: z.array(z.object({ title: z.string(), name: z.string() })), can: z.array(z.enum(orgVerbs)) });
const Public = z.object({ id: Id, kind: Kind, name: z.string(), phone: z.string().nullable(), city: z.string().nullable(), holders: z.array(z.object({ title: z.string(), name: z.string(), phone: z.string().nullable() })) });
/** A duty, who has it, and its public phone. */
const Contact = z.object({ title: z.string(), name: z.string(), phone: z.string().nullable() });
const desks = ['secretary', 'clerk', 'county', 'civil', 'outpost'] as const;
const keepers = ['clerk', 'county'] as const;
const Done = z.object({ id: Id });

export const orgs = {
  'orgs.tree': { kind: 'read', hats: ['county', 'clerk', 'secretary', 'liaison', 'civil', 'outpost', 'helper', 'window'], about: 'R13 Offices, villages and windows in scope, in their fixed order.', input: Nothing, output: z.object({ rows: z.array(Org) }) },
  'orgs.addWindow': { kind: 'write', hats: keepers, about: 'R13 Adds a window (信用社, 农推站 …) with its public phone and service pledge.',
    input: z.object({ name: someWords(40), phone: PublicPhone.optional(), pledge: words(120).default('') }), output: Done },
  'orgs.list': { kind: 'read', hats: desks, about: 'R13 N1 N2 The tree to work on: what stands at the county, all townships, and everything of one township, with duty holders and what one may do.',
    input: z.object({ township: Id.optional() }), output: z.object({ rows: z.array(OrgLine), township: Id.nullable() }) },
  'orgs.get': { kind: 'read', hats: desks, about: 'R13 One org: names and parents by days, duty holders of now and before, pledges by version, what it is away from home.', input: z.object({ id: Id }),
    output: OrgLine.omit({ holders: true }).extend({
      since: Day, until: Day.nullable(), mergedInto: z.object({ id: Id, name: z.string() }).nullable(), parent: z.string(), pledge: z.string(), outpost: Outpost.nullable(),
      /** What it was away from home until a day, the last first. */
      outpostBefore: z.array(Outpost.omit({ homeId: true }).extend({ until: Day, by: z.string() })),
      names: z.array(z.object({ name: z.string(), parent: z.string(), from: Day, until: Day.nullable() })), holders: z.array(Holder),
      pledges: z.array(z.object({ version: z.int(), text: z.string(), from: Day })), absorbed: z.array(z.object({ id: Id, name: z.string(), on: Day })),
      /** Decided for a day to come; `why`: what it waits for, or why it could not be done on its day. */
      plans: z.array(z.object({ id: Id, deed: z.enum(plannedDeeds), org: z.object({ id: Id, name: z.string() }), name: z.string(), other: z.object({ id: Id, name: z.string() }).nullable(), on: Day, by: z.string(), failed: z.boolean(), why: z.string(), can: z.array(z.enum(['call_off'])) })),
    }) },
  'orgs.add': { kind: 'write', hats: keepers, about: 'R13 N1 N2 Sets up an org below another; orgs.wrong_parent, orgs.name_taken, orgs.one_network_branch.',
    input: z.object({ kind: Kind, parentId: Id, name: someWords(40), phone: PublicPhone.optional(), pledge: words(120).default(''), outpost: OutpostFacts.optional() }), output: Done },
  'orgs.edit': { kind: 'write', hats: keepers, about: 'R13 Public phone (null takes it away), pledge (a new version), facts of an outpost; what they were stays in its history.',
    input: z.object({ id: Id, phone: PublicPhone.nullable().optional(), pledge: words(120).optional(), outpost: OutpostFacts.optional() }), output: Done },
  'orgs.rename': { kind: 'write', hats: keepers, about: 'R13 A new name from a day on; figures of earlier days keep the old one. A day to come is kept as a plan and takes effect then. 409 orgs.too_early before the present name began, orgs.planned.', input: z.object({ id: Id, name: someWords(40), onDay: Day }), output: Done },
  'orgs.move': { kind: 'write', hats: keepers, about: 'R13 Below another parent from a day on, inside the same township.', input: z.object({ id: Id, parentId: Id, onDay: Day }), output: Done },
  'orgs.mergeInto': { kind: 'write', hats: keepers, about: 'R13 One of a kind becomes part of another of the same place from a day on. Its rows keep their ids, count under the other from that day, and under the old name before. A day to come is kept as a plan.', input: z.object({ id: Id, into: Id, onDay: Day }), output: Done },
  'orgs.moveVillage': { kind: 'write', hats: ['county'], about: 'R13 A village goes to another township from a day on, with its people, rows and hats; earlier days count it where it was. A day to come is kept as a plan. 409 orgs.import_open, orgs.merges_open, orgs.cannot_move_village.', input: z.object({ id: Id, townshipId: Id, onDay: Day }), output: Done },
  'orgs.callOff': { kind: 'write', hats: keepers, about: 'R13 Calls a change off before its day; 409 orgs.plan_over.', input: z.object({ id: Id }), output: Done },
  'orgs.end': { kind: 'write', hats: keepers, about: 'R13 Ends an org and its seats from a day on; 409 orgs.has_people, orgs.has_below.', input: z.object({ id: Id, onDay: Day }), output: Done },
  'orgs.seat': { kind: 'write', hats: keepers, about: 'R13 N1 Puts a person, by name or from the roster, on a duty with a public phone.', input: z.object({ orgId: Id, title: someWords(20), name: someWords(30).optional(), personId: Id.optional(), phone: PublicPhone.optional(), fromDay: Day.optional() }), output: Done },
  'orgs.handOver': { kind: 'write', hats: keepers, about: 'R13 One duty holder ends and the next begins on one day; the phone stays with the duty unless another is given.', input: z.object({ id: Id, name: someWords(30).optional(), personId: Id.optional(), phone: PublicPhone.nullable().optional(), onDay: Day }), output: Done },
  'orgs.unseat': { kind: 'write', hats: keepers, about: 'R13 Ends a duty from a day on.', input: z.object({ id: Id, onDay: Day }), output: Done },
  'orgs.profile': { kind: 'read', hats: desks, about: 'R10 Figures of a place by year: those that hold, and what they corrected.', input: z.object({ id: Id }), output: z.object({ rows: z.array(ProfileLine), corrected: z.array(ProfileLine.extend({ until: Day })) }) },
  'orgs.setProfile': { kind: 'write', hats: keepers, about: 'R10 Enters or corrects figures of one year with their source; the corrected value stays in the history.',
    input: z.object({ orgId: Id, year: z.int().min(1949).max(2100), source: someWords(60), figures: z.array(z.object({ figure: z.enum(profileFigures), value: z.number().min(0).max(20_000_000) }).strict()).min(1).max(profileFigures.length) }), output: z.object({ changed: z.int() }) },
  'orgs.directory': { kind: 'read', hats: ['member', 'family', 'liaison', 'secretary', 'clerk', 'county', 'helper', 'window', 'outpost', 'civil', 'auditor'], about: 'R13 Public phones of the county, of its townships, and of one township in full; readable for everybody of the county.',
    input: z.object({ township: Id.optional() }), output: z.object({ county: Public, countyRows: z.array(Public), townships: z.array(z.object({ id: Id, name: z.string() })), township: Public.nullable(), rows: z.array(Public) }) },
  'orgs.countyHome': { kind: 'read', hats: ['member', 'liaison', ...desks], about: 'N1 流动党员之家 in three levels: every township with its network branch, of one township also the villages with their groups and whom to ask to be let in. The secretary is the township’s organisation committee member and the liaison its clerk where nobody else sits there.',
    input: z.object({ township: Id.optional() }), output: z.object({ county: z.string(), holders: z.array(Contact), townships: z.array(z.object({ id: Id, name: z.string(), branch: z.object({ id: Id, name: z.string(), secretary: Contact.nullable(), liaison: Contact.nullable(), holders: z.array(Contact) }).nullable() })),
      township: z.object({ id: Id, villages: z.array(z.object({ id: Id, name: z.string(), groups: z.array(z.object({ id: Id, name: z.string(), keeper: Contact.nullable() })) })) }).nullable() }) },
} satisfies Contract;
