import { c, migration } from '../platform/db/migration';

export const CreateImportKept = migration('CreateImportKept1763807000000', async (m) => {
  await m.table('import_kept', {
    columns: { id: c.id(), importId: c.ref(), countyId: c.ref(), townshipId: c.maybe(c.ref()), kind: c.text(12), rowKey: c.text(80), bodyCt: c.longText(), at: c.at() },
    indexes: { ix_import_kept: ['importId', 'id'], ix_import_kept_kind: ['countyId', 'kind', 'id'] },
  });
}, async (m) => { await m.drop('import_kept'); });
