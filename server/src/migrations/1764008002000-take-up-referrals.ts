import { c, migration } from '../platform/db/migration';

/** H12 Whoever asked sees that a referral is taken up. C7 A recording beside the line of a check-in. */
export const TakeUpReferrals = migration('TakeUpReferrals1764008002000', async (m) => {
  await m.addColumns('referrals', { takenOn: c.maybe(c.day()) });
  await m.addColumns('checkins', { voiceId: c.maybe(c.ref()) });
}, async (m) => {
  await m.dropColumns('checkins', ['voiceId']);
  await m.dropColumns('referrals', ['takenOn']);
});
