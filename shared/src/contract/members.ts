import { z } from 'zod';
import { Contract, Day, Id, Nothing, Paging, page, someWords, Phone } from './define';

export const MemberRow = z.object({
  id: Id, personId: Id, familyId: Id.nullable(), name: z.string(), village: z.string(), villageId: Id, phone: z.string().nullable(),
  outDay: Day.nullable(), place: z.string(), inProvince: z.boolean().nullable(), job: z.string(), liaison: z.string().nullable(), lastCheckinOn: Day.nullable(),
});
export const MemberPage = MemberRow.extend({
  sex: z.string(), birth: z.string(), nation: z.string(), edu: z.string(), idNo: z.string().nullable(), branch: z.string(), joinDay: z.string(), groupName: z.string(),
  family: z.array(z.object({ personId: Id, name: z.string(), relation: z.string(), kind: z.string() })),
  outflows: z.array(z.object({ outDay: Day.nullable(), backDay: Day.nullable(), place: z.string(), job: z.string() })),
  can: z.array(z.enum(['reveal_phone', 'reveal_id', 'call'])),
});
export const MemberFilter = { village: Id.optional(), going: z.enum(['out', 'in']).optional(), liaison: z.enum(['none']).optional(), name: z.string().trim().max(30).optional() };

const staff = ['liaison', 'secretary', 'clerk', 'county'] as const;
export const members = {
  'members.list': { kind: 'read', personal: 'list', hats: staff, about: 'R1 R3 The ledger of members away, of one’s own scope.', input: z.object({ ...MemberFilter, ...Paging }), output: page(MemberRow) },
  'members.get': { kind: 'read', personal: 'one', hats: ['member', ...staff], about: 'R1 One member; opening the page is recorded.', input: z.object({ id: Id }), output: MemberPage },
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
  'members.leadNetworkBranch': { kind: 'write', hats: ['clerk'], about: 'N1 The clerk becomes liaison of the township’s network branch, and gets that hat.', input: Nothing, output: z.object({ hatId: Id }) },
} satisfies Contract;
