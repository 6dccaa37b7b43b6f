import { z } from 'zod';
import { Contract, Day, Id } from './define';

const Activity = z.object({ id: Id, orgId: Id, org: z.string(), from: Day, until: Day.nullable(), can: z.array(z.enum(['leave'])) });

export const memberships = {
  'memberships.list': { kind: 'read', personal: 'list', hats: ['liaison', 'secretary', 'clerk', 'county'], about: 'N1 Who belongs to an org: by activity with days, and formally where the roster names the branch. A village, or its group, lists its members who are away, with everything each takes part in. Only members one may see on the roster.',
    input: z.object({ orgId: Id, ended: z.boolean().default(false) }),
    output: z.object({ org: z.string(), rows: z.array(z.object({ id: Id, memberId: Id, name: z.string(), village: z.string(), formalBranch: z.string(), as: z.enum(['formal', 'activity']), activities: z.array(z.string()), from: Day.nullable(), until: Day.nullable(), can: z.array(z.enum(['leave'])) })) }) },
  'memberships.counts': { kind: 'read', hats: ['liaison', 'secretary', 'clerk', 'county'], about: 'N1 How many of one’s own are away, by township and village, and how many of these take part in an activity somewhere: counts, no names.',
    input: z.object({ township: Id.optional() }), output: z.object({ rows: z.array(z.object({ orgId: Id, away: z.int(), active: z.int() })) }) },
  'memberships.ofMember': { kind: 'read', personal: 'one', hats: ['member', 'liaison', 'secretary', 'clerk', 'county'], about: 'N1 One formal branch and any number of activity memberships of a member.', input: z.object({ id: Id }),
    output: z.object({ formalBranch: z.string(), activities: z.array(Activity) }) },
  'memberships.join': { kind: 'write', hats: ['clerk', 'secretary'], about: 'N1 Members take part in a network branch or an organisation away from home from a day on; the formal branch stays. Those who are in already stay as they are.',
    input: z.object({ orgId: Id, memberIds: z.array(Id).min(1).max(500), fromDay: Day.optional() }), output: z.object({ joined: z.int() }) },
  'memberships.leave': { kind: 'write', hats: ['clerk', 'secretary'], about: 'N1 Ends an activity membership from a day on.', input: z.object({ id: Id, onDay: Day }), output: z.object({ id: Id }) },
} satisfies Contract;
