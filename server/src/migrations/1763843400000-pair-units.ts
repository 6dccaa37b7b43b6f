import { c, migration } from '../platform/db/migration';

export const PairUnits = migration('PairUnits1763843400000', async (m) => {
  await m.addColumns('pairings', { unitId: c.maybe(c.ref()), personId: c.maybe(c.ref()), level: c.maybe(c.text(10)), nobody: c.maybe(c.text(120)) });
  await m.addIndexes('pairings', { ix_pairings_unit: ['unitId', 'untilDay'] });
}, async (m) => {
  await m.dropIndexes('pairings', ['ix_pairings_unit']);
  await m.dropColumns('pairings', ['unitId', 'personId', 'level', 'nobody']);
});
