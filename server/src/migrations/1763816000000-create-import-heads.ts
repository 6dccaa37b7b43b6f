import { c, migration } from '../platform/db/migration';

export const CreateImportHeads = migration('CreateImportHeads1763816000000', async (m) => {
  await m.table('import_heads', {
    columns: { id: c.id(), countyId: c.ref(), kind: c.text(12), head: c.text(120), field: c.text(20), byName: c.text(60), at: c.at() },
    uniques: { ux_import_heads: ['countyId', 'kind', 'head'] },
  });
}, async (m) => { await m.drop('import_heads'); });
