import { c, migration } from '../platform/db/migration';

export const KeepHatOfAnswer = migration('KeepHatOfAnswer1763823000000', async (m) => {
  await m.addColumns('idempotency_keys', { hatId: c.maybe(c.ref()) });
}, async (m) => { await m.dropColumns('idempotency_keys', ['hatId']); });
