import { c, migration } from '../platform/db/migration';

export const KeepLiaisonPhones = migration('KeepLiaisonPhones1763819000000', async (m) => {
  await m.addColumns('members', { rosterLiaisonPhoneCt: c.maybe(c.longText()) });
}, async (m) => { await m.dropColumns('members', ['rosterLiaisonPhoneCt']); });
