import { z } from 'zod';
import { windowKinds } from '../domain/calendar';
import { dutyClocks, dutyEvents, dutyEvidences, dutyFeasts, dutyOwners, dutyPeriods, dutyStates, dutySteps, dutySubjects } from '../domain/duties';
import { visitOccasions } from '../domain/pairings';
import { Contract, Day, Id, Instant, Nothing, Paging, Period, page, someWords, words } from './define';

const Code = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/);
export const DutyTrigger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('period'), every: z.enum(dutyPeriods) }),
  z.strictObject({ kind: z.literal('feast'), feasts: z.array(z.enum(dutyFeasts)).min(1).max(dutyFeasts.length) }),
  z.strictObject({ kind: z.literal('window'), windows: z.array(z.enum(windowKinds)).min(1).max(4) }),
  z.strictObject({ kind: z.literal('event'), events: z.array(z.enum(dutyEvents)).min(1).max(dutyEvents.length), within: z.int().min(1).max(720), unit: z.enum(['hour', 'workday']) }),
  z.strictObject({ kind: z.literal('clock'), clock: z.enum(dutyClocks) }),
  z.strictObject({ kind: z.literal('hand') }),
]);
/** Days; see domain/duties for what each is counted from. */
export const DutySpec = z.strictObject({
  title: someWords(30), on: z.boolean(), trigger: DutyTrigger, subject: z.enum(dutySubjects), owner: z.enum(dutyOwners), evidence: z.enum(dutyEvidences),
  lead: z.int().min(0).max(120).nullable(), grace: z.int().min(0).max(60), escalate: z.int().min(0).max(60).nullable(), lapse: z.int().min(1).max(366).nullable(),
});
export const DutyRule = z.object({
  code: Code, spec: DutySpec, own: z.boolean(),
  /** What the next opening makes, in words; empty for what waits for an event. */
  next: z.string(),
  history: z.array(z.object({ spec: DutySpec, from: Day, until: Day.nullable(), by: z.string(), note: z.string(), at: Instant })), can: z.array(z.enum(['set'])),
});
/** `subject`: what is opened for it; of somebody at home, or of a pairing, that is the family. */
export const Duty = z.object({
  id: Id, rule: Code, title: z.string(), period: z.string(), subject: z.object({ kind: z.enum(['member', 'family', 'org']), id: Id, name: z.string() }), village: z.string(),
  opensOn: Day, dueOn: Day, state: z.enum(dutyStates), doneOn: Day.nullable(), owner: z.object({ hat: z.enum(dutyOwners), name: z.string() }),
  /** The office it was told to because its time has passed. */
  escalatedTo: z.string(), evidence: z.enum(dutyEvidences), words: z.string(), can: z.array(z.enum(['done', 'cancel', 'assign'])),
});
/** `was`: who had it before it changed hands, where that was somebody by name. */
export const DutyTrail = z.object({ at: Instant, what: z.enum(dutySteps), by: z.string(), words: z.string(), was: z.string() });
/** H5 A family one helps. `dueOn`: the next day a visit is due, null when none is; `doneOn`: the last visit of this month, whoever made it; `none`: nobody asks for a visit now. */
export const DueVisit = z.object({ familyId: Id, family: z.string(), village: z.string(), groupName: z.string(), people: z.string(), phone: z.string().nullable(), doneOn: Day.nullable(), dueOn: Day.nullable(), state: z.enum(['overdue', 'due', 'done', 'none']),
  /** H7 What a visit now would be for, and the titles of everything it closes. */
  occasion: z.enum(visitOccasions), serves: z.array(z.string()) });
const Counts = { todo: z.int(), overdue: z.int(), done: z.int(), missed: z.int() };

const doers = ['liaison', 'helper', 'member', 'outpost', 'secretary', 'clerk', 'county'] as const;
const offices = ['secretary', 'clerk', 'county'] as const;
export const duties = {
  'duties.list': {
    kind: 'read', personal: 'list', hats: doers, about: 'M5 What is due: `mine` for whoever acts, `place` for everything of an office’s scope. Overdue first by its day; what is done, missed or cancelled newest first.',
    input: z.object({ view: z.enum(['mine', 'place']).default('mine'), state: z.enum(dutyStates).optional(), rule: Code.optional(), township: Id.optional(), village: Id.optional(), group: z.string().max(60).optional(), ...Paging }), output: page(Duty),
  },
  'duties.get': { kind: 'read', personal: 'one', hats: doers, about: 'M5 One duty and everything that happened to it.', input: z.object({ id: Id }), output: Duty.extend({ trail: z.array(DutyTrail) }) },
  'duties.counts': {
    kind: 'read', hats: offices, about: 'M5 L5 How much is to be done, overdue, and since the first of the month done or missed, by rule and by the places below one’s own or the asked one: townships, villages, and the groups of a village. Each number is the length of the list it opens; `uncovered` are families without a helper (stats.gaps).',
    input: z.object({ township: Id.optional(), village: Id.optional() }),
    output: z.object({ month: z.string(), rules: z.array(z.object({ code: Code, title: z.string(), ...Counts })), places: z.array(z.object({ orgId: Id, name: z.string(), ...Counts, uncovered: z.int() })), groups: z.array(z.object({ name: z.string(), ...Counts, uncovered: z.int() })) }),
  },
  'duties.visits': { kind: 'read', personal: 'list', hats: ['helper'], about: 'H5 The families paired with the helper, the most pressing first, with the visits that are due to each, whichever of its helpers is to make them.', input: Nothing, output: z.object({ period: Period, rows: z.array(DueVisit) }) },
  'duties.plan': {
    kind: 'read', personal: 'list', hats: ['helper', 'secretary', 'clerk'], about: 'H5 The visits that are due, for each helper over the days that are left: in time, evenly, hamlet by hamlet. A helper’s own, or those of an office’s place.',
    input: z.object({ village: Id.optional() }),
    output: z.object({ asOf: Day, rows: z.array(z.object({ helperId: Id.nullable(), helper: z.string(), days: z.array(z.object({ on: Day, hamlets: z.array(z.object({ village: z.string(), groupName: z.string(),
      stops: z.array(z.object({ familyId: Id, family: z.string(), people: z.string(), phone: z.string().nullable(), titles: z.array(z.string()), dueOn: Day, overdue: z.boolean() })) })) })) })) }),
  },
  'duties.drive': {
    kind: 'read', hats: offices, about: 'H6 The drive before Spring Festival that began last, org by org in their fixed order: whether it has gone, and how many of its families were visited since.',
    input: Nothing, output: z.object({ drive: z.object({ period: z.string(), opensOn: Day, dueOn: Day }).nullable(), total: z.int(), done: z.int(), rows: z.array(z.object({ orgId: Id, name: z.string(), isUnit: z.boolean(), state: z.enum(dutyStates), doneOn: Day.nullable(), families: z.int(), visited: z.int() })) }),
  },
  'duties.done': { kind: 'write', hats: doers, about: 'M5 Done, in the words of whoever did it; only where no fact of its own proves it. 409 duty.not_open, duty.proved.', input: z.object({ id: Id, words: someWords(200) }), output: Duty },
  'duties.cancel': { kind: 'write', hats: offices, about: 'M5 Not to be done after all, with the reason. 409 duty.not_open.', input: z.object({ id: Id, reason: someWords(120) }), output: Duty },
  'duties.assign': { kind: 'write', hats: offices, about: 'M5 To another person, or back to the office of the village or township; it stays there whoever is liaison or helper. 409 duty.not_open.', input: z.object({ id: Id, to: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('person'), personId: Id }), z.strictObject({ kind: z.literal('office'), hat: z.enum(['secretary', 'clerk']) })]), reason: words(120).default('') }), output: Duty },
  'duties.give': {
    kind: 'write', hats: ['secretary', 'clerk'], about: 'M5 Something to be done once, about a member, a family or a village, by a person or an office.',
    input: z.object({ title: someWords(30), words: words(200).default(''), dueOn: Day, about: z.strictObject({ kind: z.enum(['member', 'family', 'org']), id: Id }), to: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('person'), personId: Id }), z.strictObject({ kind: z.literal('office'), hat: z.enum(['secretary', 'clerk']) })]) }), output: Duty,
  },
  'duties.rules': { kind: 'read', hats: offices, about: 'M5 X16 The county’s rules of what falls due, with every form they had or will have.', input: Nothing, output: z.object({ rows: z.array(DutyRule) }) },
  'duties.setRule': {
    kind: 'write', hats: ['county'], about: 'M5 X16 Another form of a rule from today or a later day on; without a code a rule of the county’s own. What is open already stays as it is. 400 duty.rule_shape, setting.past.',
    input: z.object({ code: Code.optional(), spec: DutySpec, from: Day, note: words(100).default('') }), output: DutyRule,
  },
  'duties.previewRule': {
    kind: 'read', hats: ['county'], about: 'M5 How many duties this form of a rule would open in a month, by today’s roster, and for how many to do. Writes nothing.',
    input: z.object({ code: Code.optional(), spec: DutySpec, month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional() }), output: z.object({ month: z.string(), duties: z.int(), owners: z.int(), opens: z.array(z.object({ period: z.string(), on: Day, dueOn: Day, duties: z.int() })) }),
  },
} satisfies Contract;
