import fc from 'fast-check';
import { live, modelServer, schedules, wrongs } from './schedules';

describe('X1 writes through a bad network, at length', () => {
  it('X1 ten thousand schedules lose nothing, send nothing twice and keep each subject’s order', async () => {
    await fc.assert(
      fc.asyncProperty(schedules(60), async (steps) => {
        const server = modelServer();
        expect(wrongs(await live(steps, server), server.told)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  }, 1_800_000);
});
