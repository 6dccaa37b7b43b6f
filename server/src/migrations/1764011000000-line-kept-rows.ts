import { c, migration } from '../platform/db/migration';

/** R12 L4 A line of points, training or jobs has its place, its day, whom it is about, and a blind key by which it is known again. */
export const LineKeptRows = migration('LineKeptRows1764011000000', async (m) => {
  await m.addColumns('import_kept', { villageId: c.maybe(c.ref()), personId: c.maybe(c.ref()), onDay: c.maybe(c.day()), lineIx: c.maybe(c.ref()) });
  await m.addIndexes('import_kept', { ux_import_kept_line: ['lineIx'] }, true);
  await m.addIndexes('import_kept', { ix_import_kept_person: ['personId'] });
}, async (m) => {
  await m.dropIndexes('import_kept', ['ux_import_kept_line', 'ix_import_kept_person']);
  await m.dropColumns('import_kept', ['villageId', 'personId', 'onDay', 'lineIx']);
});
