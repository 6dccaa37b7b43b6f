import { c, migration } from '../platform/db/migration';

export const CreateLedgerAskings = migration('CreateLedgerAskings1763814000000', async (m) => {
  await m.table('ledger_askings', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), ledger: c.text(20), placeId: c.ref(), fromDay: c.maybe(c.day()), untilDay: c.maybe(c.day()), purpose: c.text(120),
      askedBy: c.ref(), askedName: c.text(60), askedOn: c.day(), status: c.text(10), decidedBy: c.maybe(c.ref()), decidedName: c.maybe(c.text(60)), decidedOn: c.maybe(c.day()), reason: c.text(120), expiresOn: c.day(),
      fileId: c.maybe(c.ref()), rowCount: c.maybe(c.int()), sha256: c.maybe(c.text(64)), at: c.at(),
    },
    indexes: { ix_ledger_askings_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
}, async (m) => { await m.drop('ledger_askings'); });
