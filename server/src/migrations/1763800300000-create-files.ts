import { c, migration } from '../platform/db/migration';

export const CreateFiles = migration('CreateFiles1763800300000', async (m) => {
  await m.table('files', {
    columns: {
      id: c.id(), countyId: c.ref(), ownerUserId: c.ref(), kind: c.text(12), nameCt: c.longText(), mime: c.text(80), bytes: c.int(), storageName: c.text(40), createdAt: c.at(), expiresAt: c.maybe(c.at()),
      townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), personId: c.maybe(c.ref()), familyId: c.maybe(c.ref()),
    },
    indexes: { ix_files_owner: ['ownerUserId'], ix_files_expiry: ['expiresAt'] },
  });
}, (m) => m.drop('files'));
