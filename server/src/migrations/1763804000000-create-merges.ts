import { c, migration } from '../platform/db/migration';

export const CreateMerges = migration('CreateMerges1763804000000', async (m) => {
  await m.addColumns('families', { survivorId: c.maybe(c.ref()) });
  await m.table('merges', {
    columns: {
      id: c.id(), kind: c.text(8), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), keepId: c.ref(), goneId: c.ref(), openGoneId: c.maybe(c.ref()),
      lentCt: c.longText(), byUserId: c.maybe(c.ref()), byName: c.text(60), onDay: c.day(), at: c.at(), undoneOn: c.maybe(c.day()), undoneBy: c.maybe(c.ref()),
    },
    uniques: { ux_merges_open_gone: ['openGoneId'] }, indexes: { ix_merges_scope: ['countyId', 'townshipId', 'id'], ix_merges_keep: ['keepId'] },
  });
  await m.table('same_records', {
    columns: { id: c.id(), recordId: c.ref(), sameId: c.ref(), survivorId: c.ref(), gone: c.flag() },
    uniques: { ux_same_records: ['recordId', 'sameId'] }, indexes: { ix_same_records_gone: ['gone', 'recordId'] },
  });
  await m.table('not_same', {
    columns: { id: c.id(), countyId: c.ref(), pairKey: c.text(80), byUserId: c.maybe(c.ref()), at: c.at() },
    uniques: { ux_not_same_pair: ['pairKey'] },
  });
}, async (m) => {
  for (const table of ['not_same', 'same_records', 'merges']) await m.drop(table);
  await m.dropColumns('families', ['survivorId']);
});
