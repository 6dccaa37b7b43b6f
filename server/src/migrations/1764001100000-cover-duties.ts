import { migration } from '../platform/db/migration';

/** A county counts its duties in the index alone. */
const wide = { ix_duties_county: ['countyId', 'state', 'dueAt', 'id', 'opensOn', 'personId', 'ruleCode'] };

export const CoverDuties = migration('CoverDuties1764001100000', async (m) => {
  await m.dropIndexes('duties', Object.keys(wide));
  await m.addIndexes('duties', wide);
}, async (m) => {
  await m.dropIndexes('duties', Object.keys(wide));
  await m.addIndexes('duties', { ix_duties_county: ['countyId', 'state', 'dueAt', 'id'] });
});
