import { z } from 'zod';
import { handoverKinds } from '../domain/handovers';
import { Contract, Day, Id, someWords } from './define';
import { HatView } from './accounts';

const office = ['county', 'clerk', 'secretary'] as const;
export const HandoverPlan = z.object({
  name: z.string(),
  /** `ends`: inside one's own scope and one's own to end; the others stay as they are, with the reason in words. */
  hats: z.array(HatView.pick({ id: true, hat: true, title: true, place: true, since: true }).extend({ ends: z.boolean() })),
  /** What he leaves: how many, of these how many are due now, and where they go. */
  items: z.array(z.object({ kind: z.enum(handoverKinds), count: z.int(), due: z.int(), goes: z.enum(['successor', 'follows', 'ends', 'stays']) })),
});

export const handovers = {
  'handovers.preview': { kind: 'read', personal: 'one', hats: office, about: 'X15 What an outgoing cadre has inside one’s own scope and where each of it would go. Writes nothing. `id` is one of his hats.', input: z.object({ id: Id }), output: HandoverPlan },
  'handovers.make': {
    kind: 'write', hats: office, about: 'X15 In one step: his work hats here end and his successor wears them, his sign-ins end at once, his members, families and matters go over, his unused invites are void. `toId` is a work hat of the successor. 409 hat.yourself, 400 handover.same; somebody else’s scope is 404.',
    input: z.object({ id: Id, toId: Id, reason: someWords(100) }),
    output: z.object({ hats: z.int(), members: z.int(), pairings: z.int(), requests: z.int(), on: Day }),
  },
} satisfies Contract;
