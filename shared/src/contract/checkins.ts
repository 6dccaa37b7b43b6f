import { z } from 'zod';
import { checkinKinds, cityMax, lineMax } from '../domain/checkins';
import { Contract, Id, Instant, Paging, page, words } from './define';

export const Checkin = z.object({
  id: Id, kind: z.enum(checkinKinds), who: z.string(),
  /** X11 Who wrote it down, when it was told by phone: 某某代某某. */
  agent: z.string().nullable(), mine: z.boolean(), city: z.string(), line: z.string(),
  /** A recording beside the line. */
  voiceId: Id.nullable(),
  happenedAt: Instant, happenedOn: z.string(), requestId: Id.nullable(), undone: z.boolean(), can: z.array(z.enum(['undo'])),
});

export const checkins = {
  'checkins.send': { kind: 'write', hats: ['member', 'family'], about: 'C7 “All well” or “need help”; help opens a request at once. happenedAt is the phone’s clock, for what was sent late.',
    input: z.object({ kind: z.enum(checkinKinds), city: words(cityMax).default(''), line: words(lineMax).default(''), voiceId: Id.optional(), happenedAt: Instant }), output: Checkin },
  'checkins.undo': { kind: 'write', hats: ['member', 'family', 'liaison', 'helper', 'clerk'], about: 'C7 Takes one’s own check-in back within 5 seconds. X11 One told by phone: whoever wrote it down, within that day; a matter that nobody has taken goes with it. 409 checkin.too_late, checkin.day_over, checkin.undone.', input: z.object({ id: Id }), output: Checkin },
  'checkins.takeDown': { kind: 'write', hats: ['liaison', 'helper', 'clerk'], about: 'X11 C7 What a member or a family told by phone who cannot say it themselves, written down by one who serves them; both names stand on it. Exactly one of memberId, familyId. Nobody is asked to, and it is counted nowhere.',
    input: z.object({ memberId: Id.optional(), familyId: Id.optional(), kind: z.enum(checkinKinds), line: words(lineMax).default(''), happenedAt: Instant }), output: Checkin },
  'checkins.told': { kind: 'read', personal: 'list', hats: ['liaison', 'helper', 'clerk'], about: 'X11 What one wrote down today for others and may still take back, newest first.', input: z.object({ ...Paging }), output: page(Checkin) },
  'checkins.list': { kind: 'read', personal: 'list', hats: ['member', 'family', 'liaison', 'secretary', 'clerk'], about: 'C7 Check-ins one may see, newest first.', input: z.object({ ...Paging }), output: page(Checkin) },
} satisfies Contract;
