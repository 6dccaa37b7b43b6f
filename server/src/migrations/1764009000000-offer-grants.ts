import { c, migration } from '../platform/db/migration';

/** F6 What a township offers families that hold a card, and what each said. */
export const OfferGrants = migration('OfferGrants1764009000000', async (m) => {
  await m.table('grant_offers', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), kind: c.text(10), title: c.text(60), gives: c.text(10), amount: c.int(), interest: c.int(), bank: c.text(60), places: c.int(), taken: c.int(),
      untilDay: c.day(), words: c.text(200), onDay: c.day(), byName: c.text(60), at: c.at(),
    },
    indexes: { ix_grant_offers_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('grant_answers', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), offerId: c.ref(), familyId: c.ref(), state: c.text(10), saidCt: c.maybe(c.longText()), answeredOn: c.maybe(c.day()),
      reasonCt: c.maybe(c.longText()), decidedOn: c.maybe(c.day()), decidedBy: c.text(60), grantId: c.maybe(c.ref()),
    },
    indexes: { ix_grant_answers_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_grant_answers_family: ['familyId', 'id'], ix_grant_answers_grant: ['grantId'] },
    uniques: { ux_grant_answers: ['offerId', 'familyId'] },
  });
}, async (m) => {
  await m.drop('grant_answers');
  await m.drop('grant_offers');
});
