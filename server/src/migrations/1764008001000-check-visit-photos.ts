import { c, migration } from '../platform/db/migration';

/** H10 Pictures of visits wait for an office to look at them; who wrote down that a gift has come. */
export const CheckVisitPhotos = migration('CheckVisitPhotos1764008001000', async (m) => {
  await m.table('visit_photos', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), visitId: c.ref(), onDay: c.day(), byUserId: c.ref(), byName: c.text(60),
      state: c.text(10), reason: c.text(100), checkedBy: c.maybe(c.ref()), checkedByName: c.text(60), checkedAt: c.maybe(c.at()),
    },
    indexes: { ix_visit_photos_scope: ['countyId', 'townshipId', 'villageId', 'state', 'id'], ix_visit_photos_visit: ['visitId'] },
  });
  await m.addColumns('files', { held: c.maybe(c.flag()) });
  await m.addColumns('gifts', { notedBy: c.maybe(c.text(60)) });
}, async (m) => {
  await m.dropColumns('gifts', ['notedBy']);
  await m.dropColumns('files', ['held']);
  await m.drop('visit_photos');
});
