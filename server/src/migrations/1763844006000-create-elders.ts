import { c, migration } from '../platform/db/migration';

export const CreateElders = migration('CreateElders1763844006000', async (m) => {
  await m.table('elder_files', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), personId: c.ref(), living: c.text(12), contactsCt: c.longText(), contacts: c.int(), healthCt: c.maybe(c.longText()), onDay: c.day(), byName: c.text(60), at: c.at() },
    indexes: { ix_elder_files_person: ['personId', 'id'] },
  });
}, async (m) => m.drop('elder_files'));
