import { c, migration } from '../platform/db/migration';

/** H7 An illness that was told lasts until somebody says that it is over. */
export const EndIllness = migration('EndIllness1764002000000', async (m) => {
  await m.addColumns('happenings', { overOn: c.maybe(c.day()) });
}, async (m) => {
  await m.dropColumns('happenings', ['overOn']);
});
