import { c, migration } from '../platform/db/migration';

/** X11 Who wrote down a check-in that was told by phone. */
export const TakeDownCheckins = migration('TakeDownCheckins1764009100000', async (m) => {
  await m.addColumns('checkins', { agentName: c.maybe(c.text(60)) });
}, async (m) => {
  await m.dropColumns('checkins', ['agentName']);
});
