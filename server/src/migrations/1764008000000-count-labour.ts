import { c, migration } from '../platform/db/migration';

/** H9 How many people came to help, and what land was worked on. */
export const CountLabour = migration('CountLabour1764008000000', async (m) => {
  await m.addColumns('helpdays', { people: c.maybe(c.int()), paddy: c.maybe(c.int()), hill: c.maybe(c.int()), otherLand: c.maybe(c.int()) });
}, async (m) => {
  await m.dropColumns('helpdays', ['people', 'paddy', 'hill', 'otherLand']);
});
