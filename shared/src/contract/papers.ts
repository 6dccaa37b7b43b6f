import { z } from 'zod';
import { activities, advisedPapers, arrivalStates, carriers, LETTER_DAYS_MAX, overdueKinds, paperEnds, paperKinds, paperStates, transferStates } from '../domain/papers';
import { duesKinds } from '../domain/dues';
import { Contract, Day, Id, Instant, Nothing, Paging, Period, Quarter, page, someWords, words } from './define';

const staff = ['liaison', 'secretary', 'clerk'] as const;
const office = ['secretary', 'clerk'] as const;
/** A number as it stands on the paper: letters, digits, 第…号. */
const PaperNumber = z.string().trim().min(1).max(40).regex(/^[\p{L}\p{N}〔〕()（）[\] ._/-]+$/u);
const Person = { personId: Id, memberId: Id, name: z.string(), village: z.string() };

export const TransferRow = z.object({
  id: Id, ...Person, state: z.enum(transferStates), toOrg: z.string(), toWhere: z.string(), startedOn: Day, letterNumber: z.string().nullable(), letterOn: Day.nullable(), validDays: z.int().nullable(), letterUntil: Day.nullable(),
  handedOn: Day.nullable(), carrier: z.enum(carriers).nullable(), receiptDue: Day.nullable(), receivedOn: Day.nullable(), endedOn: Day.nullable(), reason: z.string(),
  /** The relation came back on this day, and from where. */
  backOn: Day.nullable(), backFrom: z.string(),
  due: Day.nullable(), overdue: z.array(z.enum(overdueKinds)),
  /** Who looks after him until the receipt is in: the member’s liaison; null when nobody is appointed, or it is over. */
  owner: z.string().nullable(), can: z.array(z.enum(['issueLetter', 'hand', 'receive', 'return', 'void', 'back'])),
});
export const PaperRow = z.object({
  id: Id, ...Person, kind: z.enum(paperKinds), number: z.string(), issuedOn: Day, expiresOn: Day.nullable(), state: z.enum(paperStates), endedOn: Day.nullable(), reason: z.string(),
  checkedOn: Day.nullable(), checkedBy: z.string().nullable(), checkDue: z.boolean(), can: z.array(z.enum(['check', 'end', 'code'])),
});
export const ArrivalRow = z.object({
  id: Id, ...Person, host: z.string(), hostPhone: z.string().nullable(), state: z.enum(arrivalStates), reportedOn: Day, by: z.string(), byLiaison: z.boolean(), answeredOn: Day.nullable(), reason: z.string(), can: z.array(z.enum(['withdraw'])),
});
/** Nothing but name and city until the host has accepted him (domain: 流入地支部). */
export const HostRow = z.object({
  id: Id, name: z.string(), city: z.string(), state: z.enum(arrivalStates), reportedOn: Day, answeredOn: Day.nullable(),
  personId: Id.nullable(), phone: z.string().nullable(), branch: z.string().nullable(), duesTo: Period.nullable(), stamps: z.int().nullable(), can: z.array(z.enum(['accept', 'return', 'phone', 'stamp', 'dues'])),
});
export const Stamp = z.object({ id: Id, arrivalId: Id, personId: Id, name: z.string(), host: z.string(), activity: z.enum(activities), label: z.string(), on: Day, words: z.string(), by: z.string(), can: z.array(z.enum(['takeBack'])) });
export const DuesEntry = z.object({ id: Id, paidTo: Period, place: z.string(), receiver: z.string(), on: Day, by: z.string(), at: Instant, takenBack: z.boolean(), reason: z.string(), can: z.array(z.enum(['takeBack'])) });
const RuleFacts = { minMonths: z.int().min(0).max(60).nullable(), maxMonths: z.int().min(0).max(60).nullable(), settled: z.boolean().nullable(), placeKnown: z.boolean().nullable(), paper: z.enum(advisedPapers), words: someWords(200), source: someWords(120) };
const RuleCode = z.string().regex(/^[a-z_]{2,20}$/);
const shown = { words: z.string(), source: z.string() };
export const Rule = z.object({ code: z.string(), ...RuleFacts, ...shown, own: z.boolean(), from: Day.nullable() });

export const transfers = {
  'transfers.start': { kind: 'write', hats: staff, about: 'C5 Begins the transfer of a member; one open transfer a member (409 transfer.open).', input: z.object({ memberId: Id, toOrg: someWords(80), toWhere: words(60).default(''), on: Day.optional() }), output: TransferRow },
  'transfers.issueLetter': { kind: 'write', hats: office, about: `C5 Records the letter the Party committee issued: its number, day and printed days of validity (1–${LETTER_DAYS_MAX}). The product issues nothing. 409 paper.number_taken.`,
    input: z.object({ id: Id, number: PaperNumber, on: Day, validDays: z.int().min(1).max(LETTER_DAYS_MAX) }), output: TransferRow },
  'transfers.hand': { kind: 'write', hats: staff, about: 'C5 The letter has left; from now on 转出未接收, and the old branch stays responsible (党员教育管理工作条例第二十五条). 409 transfer.expired.', input: z.object({ id: Id, on: Day, carrier: z.enum(carriers) }), output: TransferRow },
  'transfers.receive': { kind: 'write', hats: office, about: 'C5 The receipt is in: the member is transferred on that day.', input: z.object({ id: Id, on: Day }), output: TransferRow },
  'transfers.return': { kind: 'write', hats: office, about: 'C5 The letter came back; it is over, and may begin anew.', input: z.object({ id: Id, on: Day.optional(), reason: someWords(120) }), output: TransferRow },
  'transfers.void': { kind: 'write', hats: office, about: 'C5 Ends the transfer; its letter’s number is void, or lost.', input: z.object({ id: Id, reason: someWords(120), lost: z.boolean().default(false) }), output: TransferRow },
  'transfers.back': { kind: 'write', hats: office, about: 'C5 The relation of a transferred member came back: he is of his old branch again from that day, with all that was before. A new going-away or transfer may begin. 409 transfer.wrong_state.', input: z.object({ id: Id, on: Day, from: words(80).default('') }), output: TransferRow },
  'transfers.list': { kind: 'read', personal: 'list', hats: [...staff, 'county'], about: 'C5 Transfers of one’s own scope as of a day (today), what is late first. 转出未接收 stands on the old branch’s list until the receipt.',
    input: z.object({ state: z.enum(transferStates).optional(), overdue: z.boolean().optional(), asOf: Day.optional(), ...Paging }),
    output: page(TransferRow).extend({ asOf: Day, counts: z.array(z.object({ state: z.enum(transferStates), n: z.int() })).optional(), overdue: z.int().optional() }) },
} satisfies Contract;

export const papers = {
  'papers.register': { kind: 'write', hats: office, about: 'C3 Enters a paper somebody else issued. One 活动证 in use a person (409 paper.has_one); a number once in the county (409 paper.number_taken says where it stands, without the name of a person of elsewhere). Letters come with their transfer.',
    input: z.object({ memberId: Id, kind: z.enum(['activity', 'proof']), number: PaperNumber, issuedOn: Day, expiresOn: Day.nullable().default(null) }), output: PaperRow },
  'papers.check': { kind: 'write', hats: office, about: 'C3 年审 of this year, once a year (409 paper.checked).', input: z.object({ id: Id, on: Day, words: words(120).default('') }), output: PaperRow },
  'papers.end': { kind: 'write', hats: office, about: 'C3 Lost (the number is void for good), returned, or void. 409 paper.of_transfer for the letter of an open transfer.', input: z.object({ id: Id, how: z.enum(paperEnds), reason: words(120).default('') }), output: PaperRow },
  'papers.list': { kind: 'read', personal: 'list', hats: [...staff, 'county'], about: 'C3 The register of one’s own scope; `due` holds those in use whose yearly check is not done this year.',
    input: z.object({ kind: z.enum(paperKinds).optional(), show: z.enum(['valid', 'due', 'expired', 'lost', 'ended']).optional(), ...Paging }), output: page(PaperRow) },
  'papers.mine': { kind: 'read', hats: ['member'], about: 'C1 C3 C5 Everything of the member’s own in one call. `code` is ours, random, and only says valid or not (C6).', input: Nothing, output: z.object({
    papers: z.array(z.object({ id: Id, kind: z.enum(paperKinds), number: z.string(), issuedOn: Day, expiresOn: Day.nullable(), state: z.enum(paperStates), checkedOn: Day.nullable(), code: z.string().nullable() })),
    transfer: TransferRow.nullable(), arrival: ArrivalRow.nullable(), duesTo: Period.nullable(), stamps: z.array(Stamp), quarter: Quarter }) },
  'papers.code': { kind: 'write', hats: office, about: 'C6 The paper’s opaque code once more, for who lost it; recorded.', input: z.object({ id: Id }), output: z.object({ code: z.string() }) },
  'papers.verify': { kind: 'write', hats: ['window', 'outpost', ...staff], about: 'C6 Valid today or not, and nothing more; unknown, ended, foreign and guessed codes answer alike. Every look is recorded.', input: z.object({ code: z.string().max(4000) }), output: z.object({ valid: z.boolean() }) },
  'papers.whichPaper': { kind: 'read', hats: ['member', 'county', ...staff], about: 'C2 Which paper does he need? The first rule of the county’s table that fits, cited.',
    input: z.object({ months: z.int().min(0).max(600).nullable().default(null), settled: z.boolean().nullable().default(null), placeKnown: z.boolean().nullable().default(null) }), output: Rule.extend({ advice: z.string() }) },
  'papers.rules': { kind: 'read', hats: [...staff, 'county'], about: 'C2 The table that answers, and what the county changed, newest first.',
    input: Nothing, output: z.object({ rows: z.array(Rule), history: z.array(Rule.omit({ own: true }).extend({ from: Day, until: Day.nullable(), by: z.string() })) }) },
  'papers.setRule': { kind: 'write', hats: ['county'], about: 'C2 The county’s own line from today, in place of the one with this code; `null` takes its own line away again.', input: z.object({ code: RuleCode, rule: z.object(RuleFacts).strict().nullable() }), output: Nothing },
  'papers.duesAdvice': { kind: 'read', hats: ['member', ...staff], about: 'C5 What the published rules reckon a month, in fen, with the rule and its source. Advisory: nothing is owed or paid here. 400 dues.base_needed.',
    input: z.object({ kind: z.enum(duesKinds), baseFen: z.int().min(0).max(1_000_000_000).nullable().default(null), probationary: z.boolean().default(false) }),
    output: z.object({ fromFen: z.int(), untilFen: z.int(), rule: z.string(), source: z.string(), notes: z.array(z.string()) }) },
} satisfies Contract;

export const arrivals = {
  'arrivals.hosts': { kind: 'read', hats: ['member', ...staff], about: 'C1 The outposts of the county.', input: Nothing, output: z.object({ rows: z.array(z.object({ id: Id, name: z.string(), phone: z.string().nullable() })) }) },
  'arrivals.report': { kind: 'write', hats: ['member', 'liaison'], about: 'C1 The member reports to a host, or his liaison for him; both names are kept. One open at a time (409 arrival.open).', input: z.object({ memberId: Id.optional(), hostOrgId: Id }), output: ArrivalRow },
  'arrivals.withdraw': { kind: 'write', hats: ['member', 'liaison'], about: 'C1 Taken back, or, when accepted, ended: the host sees him no more.', input: z.object({ id: Id }), output: ArrivalRow },
  'arrivals.list': { kind: 'read', personal: 'list', hats: [...staff, 'county'], about: 'C1 Who of one’s own scope has reported where.', input: z.object({ state: z.enum(arrivalStates).optional(), ...Paging }), output: page(ArrivalRow) },
  'arrivals.atHost': { kind: 'read', personal: 'list', hats: ['outpost'], about: 'C1 Who reported here: name and city; branch, masked phone and dues of those accepted.', input: z.object({ state: z.enum(['reported', 'accepted']).optional(), ...Paging }), output: page(HostRow) },
  'arrivals.accept': { kind: 'write', hats: ['outpost'], about: 'C1 The host takes him up.', input: z.object({ id: Id }), output: HostRow },
  'arrivals.return': { kind: 'write', hats: ['outpost'], about: 'C1 The host sends him back, with a reason; also later, when he has moved on.', input: z.object({ id: Id, reason: someWords(120) }), output: HostRow },
  'arrivals.phone': { kind: 'write', hats: ['outpost'], about: 'C1 The phone of an accepted member, once, recorded. 409 arrival.not_accepted.', input: z.object({ id: Id }), output: z.object({ phone: z.string() }) },
} satisfies Contract;

export const stamps = {
  'stamps.give': { kind: 'write', hats: ['outpost'], about: 'C4 The host confirms that an accepted member took part, on a day since it accepted him.', input: z.object({ arrivalId: Id, activity: z.enum(activities), on: Day, words: words(120).default('') }), output: Stamp },
  'stamps.takeBack': { kind: 'write', hats: ['outpost'], about: 'C4 A slip of the host: the entry counts no more.', input: z.object({ id: Id, reason: someWords(120) }), output: Nothing },
  'stamps.list': { kind: 'read', personal: 'list', hats: ['member', 'outpost', 'county', ...staff], about: 'C4 Newest first: one’s own, those of one’s scope, those this host gave.', input: z.object({ memberId: Id.optional(), quarter: Quarter.optional(), ...Paging }), output: page(Stamp) },
} satisfies Contract;

export const dues = {
  'dues.record': { kind: 'write', hats: [...staff, 'outpost'], about: 'C5 Paid to which month, where, and who received it. No money moves here. The same member, month and place stand once: told again, the first answer; by another receiver, 409 dues.recorded.', input: z.object({ personId: Id, paidTo: Period, place: words(60).default(''), receiver: someWords(30), on: Day.optional() }), output: DuesEntry },
  'dues.takeBack': { kind: 'write', hats: [...office, 'outpost'], about: 'C5 A slip of the pen: the entry stays in the history and counts no more.', input: z.object({ id: Id, reason: someWords(120) }), output: DuesEntry },
  'dues.list': { kind: 'read', personal: 'list', hats: ['member', 'outpost', ...staff], about: 'C5 The history of one person, newest first.', input: z.object({ personId: Id }), output: z.object({ paidTo: Period.nullable(), rows: z.array(DuesEntry) }) },
  'dues.unpaid': { kind: 'read', personal: 'list', hats: [...office, 'county'], about: 'C5 Members whose last six months or more are unpaid: a proposal to look into it, no decision (党员教育管理工作条例第三十一条). `unknown` are those about whom nothing was ever entered.',
    input: z.object(Paging), output: page(z.object({ ...Person, paidTo: Period, months: z.int() })).extend({ unknown: z.int(), proposal: z.string(), source: z.string() }) },
} satisfies Contract;
