import { z } from 'zod';
import { mandateStates, mandateWays } from '../domain/mandates';
import { Contract, Day, Id, Instant, Paging, page, words } from './define';
import { ItemCode } from './items';

export const Mandate = z.object({
  id: Id, principal: z.string(), agent: z.string(), family: z.string(), village: z.string(), items: z.array(z.string()), from: Day, until: Day, state: z.enum(mandateStates), how: z.enum(mandateWays),
  /** Who was there; told to those who serve the place and to both sides. */
  witness: z.string(), by: z.string(), at: Instant, revokedBy: z.string().nullable(), can: z.array(z.enum(['revoke', 'use'])),
});
const Terms = { agentId: Id, items: z.array(ItemCode).max(12).default([]), until: Day };
export const mandates = {
  'mandates.agents': { kind: 'read', personal: 'list', hats: ['member', 'family', 'secretary', 'clerk'], about: 'S10 Whom one may let act: those who look after the family today.', input: z.object({ familyId: Id.optional() }), output: z.object({ rows: z.array(z.object({ personId: Id, name: z.string(), hat: z.enum(['helper', 'liaison']) })) }) },
  'mandates.grant': { kind: 'write', hats: ['member', 'family'], about: 'S10 Lets somebody act for oneself, in these items (none: all), until a day. 400 mandate.until.', input: z.object(Terms), output: Mandate },
  'mandates.enter': { kind: 'write', hats: ['secretary', 'clerk'], about: 'S10 X11 The same told by phone, before a witness or on paper, by somebody without a phone of his own. 400 mandate.until, mandate.witness.', input: z.object({ principalId: Id, ...Terms, how: z.enum(['phone', 'witness', 'paper']), witness: words(60).default('') }), output: Mandate },
  'mandates.revoke': { kind: 'write', hats: ['member', 'family', 'secretary', 'clerk'], about: 'S10 Takes it back, felt at the next request. 409 mandate.not_open.', input: z.object({ id: Id }), output: Mandate },
  'mandates.list': { kind: 'read', personal: 'list', hats: ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk'], about: 'S10 Those one gave, those one holds, those of one’s place; newest first.', input: z.object({ open: z.boolean().optional(), ...Paging }), output: page(Mandate) },
  'mandates.get': { kind: 'read', personal: 'one', hats: ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk'], about: 'S10 One of them, to be shown or printed.', input: z.object({ id: Id }), output: Mandate },
} satisfies Contract;
