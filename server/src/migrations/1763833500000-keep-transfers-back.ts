import { c, migration } from '../platform/db/migration';

const once = { ux_dues_open: ['openKey'] };

export const KeepTransfersBack = migration('KeepTransfersBack1763833500000', async (m) => {
  await m.addColumns('transfers', { backOn: c.maybe(c.day()), backFrom: c.maybe(c.text(80)) });
  await m.addColumns('dues', { openKey: c.maybe(c.text(150)) });
  await m.addIndexes('dues', once, true);
}, async (m) => {
  await m.dropIndexes('dues', Object.keys(once));
  await m.dropColumns('dues', ['openKey']);
  await m.dropColumns('transfers', ['backOn', 'backFrom']);
});
