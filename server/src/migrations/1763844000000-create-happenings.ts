import { c, migration } from '../platform/db/migration';

export const CreateHappenings = migration('CreateHappenings1763844000000', async (m) => {
  await m.table('happenings', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), personId: c.maybe(c.ref()), kind: c.text(12), onDay: c.day(), wordsCt: c.longText(),
      readers: c.text(8), byUserId: c.ref(), byName: c.text(60), at: c.at(), takenBackAt: c.maybe(c.at()),
    },
    indexes: { ix_happenings_scope: ['countyId', 'townshipId', 'villageId', 'onDay'], ix_happenings_family: ['familyId', 'onDay'], ix_happenings_person: ['personId', 'onDay'] },
  });
}, async (m) => m.drop('happenings'));
