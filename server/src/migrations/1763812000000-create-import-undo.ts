import { c, migration } from '../platform/db/migration';

export const CreateImportUndo = migration('CreateImportUndo1763812000000', async (m) => {
  await m.addColumns('imports', { undoUntil: c.maybe(c.day()) });
  await m.table('import_undo', {
    columns: { id: c.id(), importId: c.ref(), batch: c.int(), part: c.int(), bodyCt: c.longText(), at: c.at() },
    uniques: { ux_import_undo: ['importId', 'batch', 'part'] },
  });
}, async (m) => { await m.drop('import_undo'); await m.dropColumns('imports', ['undoUntil']); });
