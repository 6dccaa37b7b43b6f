import { c, migration } from '../platform/db/migration';

export const CreateImports = migration('CreateImports1763801100000', async (m) => {
  await m.table('imports', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), userId: c.ref(), hatId: c.ref(), byName: c.text(60), fileId: c.ref(), fileNameCt: c.longText(), kind: c.maybe(c.text(12)), status: c.text(12),
      counts: c.json(), sheets: c.json(), asked: c.int(), answered: c.int(), written: c.int(), problemCode: c.maybe(c.text(40)), problemWords: c.maybe(c.text(200)), version: c.int(), at: c.at(), touchedAt: c.at(),
    },
    indexes: { ix_imports_scope: ['countyId', 'townshipId', 'id'], ix_imports_status: ['status', 'touchedAt'] },
  });
  await m.table('import_notes', {
    columns: { id: c.id(), importId: c.ref(), kind: c.text(8), part: c.int(), bodyCt: c.longText() },
    uniques: { ux_import_notes: ['importId', 'kind', 'part'] },
  });
  await m.table('import_batches', {
    columns: { id: c.id(), importId: c.ref(), batch: c.int(), rows: c.int(), counts: c.json(), at: c.at() },
    uniques: { ux_import_batches: ['importId', 'batch'] },
  });
}, async (m) => { await m.drop('import_batches'); await m.drop('import_notes'); await m.drop('imports'); });
