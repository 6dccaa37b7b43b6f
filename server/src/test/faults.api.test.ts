import { clean, FaultWorld } from './faults';

const ROUNDS = 5;

describe('Z1 the server killed in the middle of writes', () => {
  it(`Z1 C7 kill -9, ${ROUNDS} rounds: what was answered is there, what was not can be sent again, nothing twice`, async () => {
    const world = await FaultWorld.open();
    for (let i = 0; i < ROUNDS; i += 1) await world.round();
    const tables = await world.close();
    expect(world.found).toMatchObject({ ...clean, rounds: ROUNDS });
    expect(world.found.acked).toBeGreaterThan(ROUNDS);
    expect(world.found.unanswered).toBeGreaterThan(0);
    // A check-in, its event, its key and the kept answer came together or not at all.
    expect(tables).toEqual({ exitCode: 0, sent: tables.sent, checkins: tables.sent, events: tables.sent, keys: tables.sent, blankAnswers: 0 });
  }, 180_000);
});

// That the suite notices is shown on one engine: what notices is the same on both.
if (process.env.GUIYAN_TEST_ENGINE === 'sqlite') describe('Z1 control', () => {
  it('Z1 control: a server that answers before its commit is caught', async () => {
    const world = await FaultWorld.open('hasty');
    for (let i = 0; i < ROUNDS && !world.found.missing.length; i += 1) await world.round();
    await world.drop();
    expect(world.found.missing.length).toBeGreaterThan(0);
  }, 180_000);

  it('Z1 control: a server that keeps no keys is caught', async () => {
    const world = await FaultWorld.open('forgetful');
    // Which of the two shows first is chance: it goes on until both have, or a dozen rounds showed neither.
    for (let i = 0; i < 12 && !(world.found.duplicates.length && world.found.otherAnswer.length); i += 1) await world.round();
    await world.drop();
    expect(world.found.duplicates.length).toBeGreaterThan(0);
    expect(world.found.otherAnswer.length).toBeGreaterThan(0);
  }, 180_000);
});
