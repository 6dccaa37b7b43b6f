import { z } from 'zod';
import { Contract, Day, Id, Instant, Nothing, Paging, page, someWords } from './define';

const tellers = ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk'] as const;
const offices = ['county', 'civil'] as const;
export const Referral = z.object({ id: Id, personId: Id, person: z.string(), village: z.string(), counsellor: z.string(), on: Day, takenOn: Day.nullable(), endedOn: Day.nullable(), can: z.array(z.enum(['open'])) });
export const ReferralFile = Referral.extend({ reason: z.string(), phone: z.string().nullable(), notes: z.array(z.object({ at: Instant, words: z.string() })) });
const Counsellors = z.object({ rows: z.array(z.object({ personId: Id, name: z.string(), duty: z.string() })) });

export const referrals = {
  'referrals.counsellors': { kind: 'read', personal: 'list', hats: [...tellers, ...offices], about: 'H12 Who may be asked for, in name order.', input: Nothing, output: Counsellors },
  'referrals.appoint': { kind: 'write', hats: offices, about: 'H12 Gives somebody who wears the helper’s hat in one’s own place the right of a counsellor. 409 referral.no_hat.', input: z.object({ personId: Id }), output: Counsellors },
  'referrals.dismiss': { kind: 'write', hats: offices, about: 'H12 The right ends at once: reasons and notes are closed to him too.', input: z.object({ personId: Id }), output: Counsellors },
  'referrals.make': { kind: 'write', hats: tellers, about: 'H12 Asks a counsellor to look after somebody of a family one may know of; at home, after oneself or one’s own. The reason is read by the counsellor only. 409 referral.open.', input: z.object({ familyId: Id.optional(), personId: Id, counsellorId: Id, reason: someWords(300) }), output: Referral },
  'referrals.list': { kind: 'read', personal: 'list', hats: tellers, about: 'H12 That there are referrals: the counsellor’s own, those one made, one’s own, and those of the office’s place; whether each was taken up and has ended, and nothing of what they say.', input: z.object({ ...Paging }), output: page(Referral) },
  'referrals.get': { kind: 'read', personal: 'one', hats: ['helper'], about: 'H12 Reason and notes, to the counsellor who wrote them and to nobody else.', input: z.object({ id: Id }), output: ReferralFile },
  'referrals.take': { kind: 'write', hats: ['helper'], about: 'H12 The counsellor takes it up; whoever asked sees that, and no more. 409 referral.taken, referral.ended.', input: z.object({ id: Id }), output: ReferralFile },
  'referrals.note': { kind: 'write', hats: ['helper'], about: 'H12 A note only its writer reads. 409 referral.ended.', input: z.object({ id: Id, words: someWords(1000) }), output: ReferralFile },
  'referrals.end': { kind: 'write', hats: ['helper'], about: 'H12 The counsellor ends it; what was written stays his.', input: z.object({ id: Id }), output: ReferralFile },
} satisfies Contract;
