import { z } from 'zod';
import { awayStates, memberStates, trades, verifyStates } from '../domain/members';
import { Contract, Day, Id, Nothing, Paging, page, someWords, Phone } from './define';
import { following, ProvinceCode } from './members.follow';
import { MemberHistory, MemberPage, MemberRow } from './members.page';


export { MemberPage, MemberRow } from './members.page';
export const MemberFilter = {
  village: Id.optional(), going: z.enum(['out', 'in', 'planned']).optional(), liaison: z.enum(['none']).optional(), name: z.string().trim().max(30).optional(),
  state: z.enum(memberStates).optional(), province: ProvinceCode.optional(), trade: z.enum(trades).optional(), verified: z.enum(verifyStates).optional(), contact: z.enum(['silent', 'proposed', 'lost']).optional(),
};

const staff = ['liaison', 'secretary', 'clerk', 'county'] as const;
export const members = {
  'members.list': { kind: 'read', personal: 'list', hats: staff, about: 'R1 R3 The ledger of members away, of one’s own scope; with state returned or transferred, of those who were.', input: z.object({ ...MemberFilter, ...Paging }), output: page(MemberRow) },
  'members.get': { kind: 'read', personal: 'one', hats: ['member', ...staff], about: 'R1 One member; opening the page is recorded.', input: z.object({ id: Id }), output: MemberPage },
  'members.mine': { kind: 'read', hats: ['member'], about: 'R2 The member’s own page, with what he may register himself.', input: Nothing, output: MemberPage },
  'members.history': { kind: 'read', personal: 'one', hats: ['member', ...staff], about: 'R2 R4 R11 N5 What was registered, checked, asked and decided about one member, newest first.', input: z.object({ id: Id }), output: MemberHistory },
  'members.count': {
    kind: 'read', hats: staff, about: 'R1 R2 Members away as of a day, by state, by that day’s rules and the register of that day; each number is the length of the list of that filter.',
    input: z.object({ asOf: Day.optional(), village: Id.optional() }),
    output: z.object({
      asOf: Day, total: z.int(), outMonths: z.int(), staleMonths: z.int(),
      states: z.array(z.object({ state: z.enum(awayStates), count: z.int() })), verified: z.array(z.object({ verified: z.enum(verifyStates), count: z.int() })),
    }),
  },
  'members.reveal': { kind: 'write', hats: ['liaison', 'secretary', 'clerk'], about: 'X2 Shows one masked value once, with a reason that is recorded.', input: z.object({ personId: Id, field: z.enum(['phone', 'id_no']), reason: someWords(100) }), output: z.object({ value: z.string() }) },
  'members.liaisons': { kind: 'read', personal: 'list', hats: ['clerk', 'secretary'], about: 'N5 Liaison coverage: names found in the roster, those appointed, and members without one.',
    input: Nothing, output: z.object({
      members: z.int(), covered: z.int(),
      fromRoster: z.array(z.object({ name: z.string(), village: z.string(), members: z.int() })),
      liaisons: z.array(z.object({ personId: Id, name: z.string(), village: z.string(), members: z.int(), phone: z.string().nullable(), hasHat: z.boolean() })),
      gaps: z.array(z.object({ id: Id, name: z.string(), village: z.string() })),
    }) },
  'members.appointFromRoster': { kind: 'write', hats: ['clerk', 'secretary'], about: 'N5 Appoints everyone named in the roster column 支部联系人 as liaison of the members they stand beside.', input: Nothing, output: z.object({ liaisons: z.int(), members: z.int() }) },
  'members.appoint': { kind: 'write', hats: ['clerk', 'secretary'], about: 'N5 Appoints one liaison for the given members, or for all who have none.',
    input: z.object({ liaisonId: Id.optional(), name: someWords(30).optional(), phone: Phone.optional(), memberIds: z.array(Id).max(500).optional(), allGaps: z.boolean().default(false) }), output: z.object({ members: z.int(), liaisonId: Id }) },
  ...following,
  'members.leadNetworkBranch': { kind: 'write', hats: ['clerk'], about: 'N1 The clerk becomes liaison of the township’s network branch, and gets that hat.', input: Nothing, output: z.object({ hatId: Id }) },
} satisfies Contract;
