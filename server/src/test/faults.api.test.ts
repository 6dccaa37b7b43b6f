import { clean, durableMariadb, FaultWorld, type DurableMariadb } from './faults';

const ROUNDS = 5;
let mariadb: DurableMariadb | null;
beforeAll(async () => { mariadb = await durableMariadb(); });
afterAll(async () => { await mariadb?.stop(); });

describe('Z1 the server killed in the middle of writes', () => {
  it(`Z1 C7 kill -9, ${ROUNDS} rounds: what was answered is there, what was not can be sent again, nothing twice`, async () => {
    const world = await FaultWorld.open(mariadb);
    for (let i = 0; i < ROUNDS; i += 1) await world.round();
    const tables = await world.close();
    expect(world.found).toMatchObject({ ...clean, rounds: ROUNDS });
    expect(world.found.acked).toBeGreaterThan(ROUNDS);
    expect(world.found.unanswered).toBeGreaterThan(0);
    // A check-in, its event, its key and the kept answer came together or not at all.
    expect(tables).toEqual({ exitCode: 0, sent: tables.sent, checkins: tables.sent, events: tables.sent, keys: tables.sent, blankAnswers: 0 });
  }, 180_000);

  it('Z1 control: a server that answers before its commit is caught', async () => {
    const world = await FaultWorld.open(mariadb, 'hasty');
    for (let i = 0; i < ROUNDS && !world.found.missing.length; i += 1) await world.round();
    await world.drop();
    expect(world.found.missing.length).toBeGreaterThan(0);
  }, 180_000);

  it('Z1 control: a server that keeps no keys is caught', async () => {
    const world = await FaultWorld.open(mariadb, 'forgetful');
    // Which of the two shows first is chance: it goes on until both have, or a dozen rounds showed neither.
    for (let i = 0; i < 12 && !(world.found.duplicates.length && world.found.otherAnswer.length); i += 1) await world.round();
    await world.drop();
    expect(world.found.duplicates.length).toBeGreaterThan(0);
    expect(world.found.otherAnswer.length).toBeGreaterThan(0);
  }, 180_000);
});
