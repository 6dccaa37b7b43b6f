import fc from 'fast-check';
import { conflicting, wrongsOf } from './conflicts';
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

describe('X1 two phones write the same thing', () => {
  it('X1 a thousand schedules: both copies are shown, each decision is a write of its own, nothing is lost or comes twice', async () => {
    let conflicts = 0;
    await fc.assert(fc.asyncProperty(conflicting(), async (steps) => {
      const lived = await wrongsOf(steps);
      conflicts += lived.conflicts;
      expect(lived.wrongs).toEqual([]);
    }), { numRuns: 1000 });
    expect(conflicts).toBeGreaterThan(200);
  });

  it('X1 a server that answers no conflict shows nobody anything', async () => {
    let conflicts = 0;
    await fc.assert(fc.asyncProperty(conflicting(), async (steps) => { conflicts += (await wrongsOf(steps, { blind: true })).conflicts; }), { numRuns: 200 });
    expect(conflicts).toBe(0);
  });
});
