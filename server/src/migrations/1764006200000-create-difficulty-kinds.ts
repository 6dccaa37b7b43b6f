import { c, migration } from '../platform/db/migration';

export const CreateDifficultyKinds = migration('CreateDifficultyKinds1764006200000', async (m) => {
  await m.table('difficulty_kinds', { columns: { id: c.id(), countyId: c.ref(), kind: c.text(10), byName: c.text(60), at: c.at() } });
}, async (m) => { await m.drop('difficulty_kinds'); });
