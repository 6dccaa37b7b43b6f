import { c, migration } from '../platform/db/migration';

export const CreateCheckins = migration('CreateCheckins1763800500000', async (m) => {
  await m.table('checkins', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), userId: c.ref(), personId: c.maybe(c.ref()), familyId: c.maybe(c.ref()), kind: c.text(8), byName: c.text(60), city: c.text(30), line: c.text(120),
      happenedAt: c.at(), receivedAt: c.at(), undoneAt: c.maybe(c.at()), requestId: c.maybe(c.ref()),
    },
    indexes: { ix_checkins_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_checkins_person: ['personId', 'id'], ix_checkins_family: ['familyId', 'id'] },
  });
}, (m) => m.drop('checkins'));
