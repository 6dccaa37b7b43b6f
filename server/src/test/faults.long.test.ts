import { clean, FaultWorld } from './faults';

const WORLDS = 5;
const ROUNDS = 10;

// Each world is shorter than an access token lives.
it.each(Array.from({ length: WORLDS }, (_, i) => i + 1))(`Z1 C7 kill -9 under load, world %d of ${WORLDS}, ${ROUNDS} rounds`, async () => {
  const world = await FaultWorld.open();
  for (let i = 0; i < ROUNDS; i += 1) await world.round();
  const tables = await world.close();
  expect(world.found).toMatchObject({ ...clean, rounds: ROUNDS });
  expect(world.found.acked).toBeGreaterThan(ROUNDS);
  expect(tables).toEqual({ exitCode: 0, sent: tables.sent, checkins: tables.sent, events: tables.sent, keys: tables.sent, blankAnswers: 0 });
}, 600_000);
