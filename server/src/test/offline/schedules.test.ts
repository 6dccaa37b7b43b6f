import fc from 'fast-check';
import { live, modelServer, schedules, wrongs } from './schedules';

describe('X1 writes through a bad network', () => {
  it('X1 a thousand schedules lose nothing, send nothing twice and keep each subject’s order', async () => {
    await fc.assert(
      fc.asyncProperty(schedules(), async (steps) => {
        const server = modelServer();
        expect(wrongs(await live(steps, server), server.told)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('X1 without its key a write whose answer was lost comes twice', async () => {
    const found = await fc.check(
      fc.asyncProperty(schedules(), async (steps) => {
        const server = modelServer();
        expect(wrongs(await live(steps, server, { forgetKeys: true }), server.told)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(found.failed).toBe(true);
  });
});
