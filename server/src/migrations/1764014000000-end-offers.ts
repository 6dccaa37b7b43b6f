import { c, migration } from '../platform/db/migration';

/** F6 An offer that ended before its last day. */
export const EndOffers = migration('EndOffers1764014000000', async (m) => {
  await m.addColumns('grant_offers', { ended: c.maybe(c.text(10)), endedOn: c.maybe(c.day()), endedWhy: c.maybe(c.text(100)) });
}, (m) => m.dropColumns('grant_offers', ['ended', 'endedOn', 'endedWhy']));
