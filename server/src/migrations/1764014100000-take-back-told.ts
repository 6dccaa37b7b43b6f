import { c, migration } from '../platform/db/migration';

/** X11 A check-in told by phone can be taken back: what was known of the member before stands beside it. */
export const TakeBackTold = migration('TakeBackTold1764014100000', async (m) => {
  await m.addColumns('checkins', { contactBefore: c.maybe(c.day()) });
}, (m) => m.dropColumns('checkins', ['contactBefore']));
