import { c, migration } from '../platform/db/migration';

export const KeepHatOfAnswer = migration('KeepHatOfAnswer1763816900000', async (m) => {
  await m.addColumns('idempotency_keys', { hatId: c.maybe(c.ref()) });
}, async (m) => { await m.dropColumns('idempotency_keys', ['hatId']); });
