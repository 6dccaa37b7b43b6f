import { z } from 'zod';
import { mandateStates } from '../domain/mandates';
import { clockColours, requestSources, requestStates, requestSteps, requestTextMax } from '../domain/requests';
import { Contract, Day, Id, Instant, Paging, Phone, PhotoIds, page, someWords, words } from './define';
import { ItemCode as Item } from './items';

export const requestVerbs = ['take', 'work', 'ask_papers', 'bring', 'pass', 'accept', 'bounce', 'suspend', 'resume', 'answer', 'end', 'log_attempt', 'close', 'confirm', 'reopen', 'call_back', 'withdraw'] as const;
/** `forWhom`: the asker, where somebody else did it for him (X11). */
export const RequestStep = z.object({ at: Instant, on: Day, what: z.enum(requestSteps), by: z.string(), forWhom: z.string(), words: z.string() });
/** S4 In working days. `unknownYear`: a year it counts in, whose days of rest nobody knows yet. */
export const RequestClock = z.object({ days: z.int(), used: z.int(), dueOn: Day.nullable(), amberOn: Day.nullable(), colour: z.enum(clockColours), unknownYear: z.int().nullable() });
export const RequestRow = z.object({
  id: Id, item: Item, itemLabel: z.string(), source: z.enum(requestSources), status: z.enum(requestStates), asker: z.string(), family: z.string(), village: z.string(),
  text: z.string(), takenBy: z.string().nullable(), submittedAt: Instant, submittedOn: Day, answer: z.string().nullable(), phone: z.string().nullable(),
  /** X11 Who asked for him. */
  agent: z.string().nullable(),
  /** S3 To whom it is offered; told to those who serve. */
  passing: z.string().nullable(),
  /** S4 What the running clock shows, and its last day; null while none runs. */
  colour: z.enum(clockColours).nullable(), dueOn: Day.nullable(), outcome: z.enum(['done', 'ended']).nullable(), rating: z.int().nullable(), can: z.array(z.enum(requestVerbs)),
});
export const Request = RequestRow.extend({
  photoIds: z.array(Id), /** Spoken in the check-in it came from. */ voiceId: Id.nullable(), steps: z.array(RequestStep), first: RequestClock.nullable(), whole: RequestClock.nullable(), firstTaker: z.string().nullable(),
  mandate: z.object({ id: Id, agent: z.string(), until: Day, state: z.enum(mandateStates) }).nullable(),
});

/** An outpost goes on with what was taken at its own desk. */
const staff = ['liaison', 'secretary', 'clerk', 'outpost'] as const;
const askers = ['member', 'family', 'helper'] as const;
export const requests = {
  'requests.submit': {
    kind: 'write', hats: [...askers, 'liaison'], about: 'S2 X11 Asks for a service for one’s own family; a helper by a mandate (S10), a liaison for a family that is his. 409 requests.no_item, requests.not_for_you, mandate.none.',
    input: z.object({ item: Item, text: someWords(requestTextMax), photoIds: PhotoIds, mandateId: Id.optional(), familyId: Id.optional(), personId: Id.optional() }), output: Request,
  },
  'requests.enter': {
    kind: 'write', hats: ['secretary', 'clerk'], about: 'S2 X11 Somebody came to the desk: entered for a family or a person of the roster, or for a name and phone the roster does not know. Whoever enters it owns it, unless `take` is false. 400 requests.asker.',
    input: z.object({ familyId: Id.optional(), personId: Id.optional(), asker: z.strictObject({ name: someWords(30), phone: Phone.optional() }).optional(), item: Item, text: someWords(requestTextMax), photoIds: PhotoIds, happenedAt: Instant.optional(), take: z.boolean().default(true) }), output: Request,
  },
  'requests.withdraw': { kind: 'write', hats: askers, about: 'S2 Takes back what nobody has taken yet; 409 request.wrong_state.', input: z.object({ id: Id }), output: Request },
  'requests.take': { kind: 'write', hats: staff, about: 'S3 Who takes it first owns it; 409 request.taken names who has it.', input: z.object({ id: Id }), output: Request },
  'requests.answer': { kind: 'write', hats: staff, about: 'S7 Tells the result; only who took it. 409 request.not_yours.', input: z.object({ id: Id, words: someWords(500) }), output: Request },
  'requests.confirm': {
    kind: 'write', hats: askers, about: 'S7 The asker says it is done, and how it was. A bad word opens a call-back by somebody else, or with `again` the matter itself. 409 requests.no_echo before a result.',
    input: z.object({ id: Id, rating: z.int().min(1).max(5).optional(), words: words(300).default(''), again: z.enum(['callback', 'reopen']).default('callback') }), output: Request,
  },
  'requests.reopen': { kind: 'write', hats: askers, about: 'S7 The asker says it is not done, and why; it goes back to who took it.', input: z.object({ id: Id, reason: someWords(300) }), output: Request },
  'requests.logAttempt': { kind: 'write', hats: staff, about: 'S7 Logs an attempt to tell the asker.', input: z.object({ id: Id, words: someWords(200) }), output: Request },
  'requests.close': { kind: 'write', hats: staff, about: 'S7 Closes an answered request after three logged attempts; 409 request.no_echo otherwise.', input: z.object({ id: Id }), output: Request },
  'requests.work': { kind: 'write', hats: staff, about: 'S4 承办: begun. Only whose it is; 409 requests.not_yours.', input: z.object({ id: Id }), output: Request },
  'requests.askPapers': { kind: 'write', hats: staff, about: 'S4 补正: what is missing, said in full at once; the clock pauses until it came.', input: z.object({ id: Id, papers: z.array(someWords(40)).min(1).max(12), words: words(200).default('') }), output: Request },
  'requests.bring': { kind: 'write', hats: [...askers, ...staff], about: 'S4 The missing papers came: sent by the asker, or handed to whose it is.', input: z.object({ id: Id, words: words(300).default(''), photoIds: PhotoIds }), output: Request },
  'requests.successors': { kind: 'read', hats: staff, about: 'S3 Who can take it over.', input: z.object({ id: Id }), output: z.object({ rows: z.array(z.object({ userId: Id, name: z.string(), hat: z.string(), place: z.string() })) }) },
  'requests.pass': { kind: 'write', hats: staff, about: 'S3 转办: offers it to somebody; it stays one’s own until he accepts. 409 requests.no_such_owner.', input: z.object({ id: Id, userId: Id, words: someWords(200) }), output: Request },
  'requests.accept': { kind: 'write', hats: staff, about: 'S3 Takes over what was offered; 409 requests.not_passed.', input: z.object({ id: Id }), output: Request },
  'requests.bounce': { kind: 'write', hats: staff, about: 'S3 Declines it, or gives it back: to who was asked first.', input: z.object({ id: Id, words: someWords(200) }), output: Request },
  'requests.suspend': { kind: 'write', hats: staff, about: 'S4 中止: it cannot go on now, and why; no clock stops.', input: z.object({ id: Id, reason: someWords(300) }), output: Request },
  'requests.resume': { kind: 'write', hats: staff, about: 'S4 续办.', input: z.object({ id: Id, words: words(200).default('') }), output: Request },
  'requests.end': { kind: 'write', hats: staff, about: 'S7 终止: it cannot be done, and why; told like a result, and closed by the same echo.', input: z.object({ id: Id, reason: someWords(500) }), output: Request },
  'requests.callBack': { kind: 'write', hats: staff, about: 'S7 回访 after a bad word, by somebody who did not do it: closed, or open again. 409 requests.own_callback.', input: z.object({ id: Id, words: someWords(300), again: z.boolean().default(false) }), output: Request },
  'requests.get': { kind: 'read', personal: 'one', hats: [...askers, ...staff, 'county'], about: 'S7 One request with its course, at the reader’s depth.', input: z.object({ id: Id }), output: Request },
  'requests.list': {
    kind: 'read', personal: 'list', hats: [...askers, ...staff, 'county'], about: 'S2 S4 Requests one may see, newest first; `waiting`: those nobody has taken, the actor’s own that owe an answer, what is offered to him, and call-backs of others.',
    input: z.object({ open: z.boolean().optional(), waiting: z.boolean().optional(), colour: z.enum(['green', 'amber', 'red', 'paused']).optional(), status: z.enum(requestStates).optional(), item: Item.optional(), owner: z.enum(['mine', 'none']).optional(), ...Paging }), output: page(RequestRow),
  },
} satisfies Contract;
