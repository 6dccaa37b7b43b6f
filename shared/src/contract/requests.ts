import { z } from 'zod';
import { requestSources, requestStates, requestTextMax } from '../domain/requests';
import { Contract, Day, Id, Instant, Paging, Phone, PhotoIds, page, someWords } from './define';
import { ItemCode as Item } from './items';

export const requestVerbs = ['take', 'answer', 'confirm', 'reopen', 'log_attempt', 'close', 'withdraw'] as const;
export const RequestStep = z.object({ at: Instant, on: Day, what: z.enum(['submitted', 'taken', 'answered', 'confirmed', 'reopened', 'attempt', 'closed', 'withdrawn', 'handed']), by: z.string(), words: z.string() });
export const RequestRow = z.object({
  id: Id, item: Item, itemLabel: z.string(), source: z.enum(requestSources), status: z.enum(requestStates), asker: z.string(), family: z.string(), village: z.string(),
  text: z.string(), takenBy: z.string().nullable(), submittedAt: Instant, submittedOn: Day, answer: z.string().nullable(), phone: z.string().nullable(), can: z.array(z.enum(requestVerbs)),
});
export const Request = RequestRow.extend({ photoIds: z.array(Id), /** Spoken in the check-in it came from. */ voiceId: Id.nullable(), steps: z.array(RequestStep) });

/** An outpost goes on with what was taken at its own desk. */
const staff = ['liaison', 'secretary', 'clerk', 'outpost'] as const;
export const requests = {
  'requests.submit': { kind: 'write', hats: ['member', 'family'], about: 'S2 Asks for a service for one’s own family.', input: z.object({ item: Item, text: someWords(requestTextMax), photoIds: PhotoIds }), output: Request },
  'requests.enter': {
    kind: 'write', hats: ['secretary', 'clerk'], about: 'S2 X11 Somebody came to the desk: entered for a family or a person of the roster, or for a name and phone the roster does not know. Whoever enters it owns it, unless `take` is false. 400 requests.asker.',
    input: z.object({ familyId: Id.optional(), personId: Id.optional(), asker: z.strictObject({ name: someWords(30), phone: Phone.optional() }).optional(), item: Item, text: someWords(requestTextMax), photoIds: PhotoIds, happenedAt: Instant.optional(), take: z.boolean().default(true) }), output: Request,
  },
  'requests.withdraw': { kind: 'write', hats: ['member', 'family'], about: 'S2 Takes back what nobody has taken yet; 409 request.wrong_state.', input: z.object({ id: Id }), output: Request },
  'requests.take': { kind: 'write', hats: staff, about: 'S3 Who takes it first owns it; 409 request.taken names who has it.', input: z.object({ id: Id }), output: Request },
  'requests.answer': { kind: 'write', hats: staff, about: 'S7 Tells the result; only who took it. 409 request.not_yours.', input: z.object({ id: Id, words: someWords(500) }), output: Request },
  'requests.confirm': { kind: 'write', hats: ['member', 'family'], about: 'S7 The asker says it is done. 409 request.no_echo before an answer.', input: z.object({ id: Id }), output: Request },
  'requests.reopen': { kind: 'write', hats: ['member', 'family'], about: 'S7 The asker says it is not done, and why; it goes back to who took it.', input: z.object({ id: Id, reason: someWords(300) }), output: Request },
  'requests.logAttempt': { kind: 'write', hats: staff, about: 'S7 Logs an attempt to tell the asker.', input: z.object({ id: Id, words: someWords(200) }), output: Request },
  'requests.close': { kind: 'write', hats: staff, about: 'S7 Closes an answered request after three logged attempts; 409 request.no_echo otherwise.', input: z.object({ id: Id }), output: Request },
  'requests.get': { kind: 'read', personal: 'one', hats: ['member', 'family', ...staff], about: 'S7 One request with its steps.', input: z.object({ id: Id }), output: Request },
  'requests.list': { kind: 'read', personal: 'list', hats: ['member', 'family', ...staff], about: 'S2 Requests one may see, newest first; `waiting`: those nobody has taken, and those the actor took and owes the answer.', input: z.object({ open: z.boolean().optional(), waiting: z.boolean().optional(), ...Paging }), output: page(RequestRow) },
} satisfies Contract;
