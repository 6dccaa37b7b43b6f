import { inTimeToCorrect } from './services.rules';

describe('F5 putting an entry right', () => {
  it('F5 seven days and not a moment more', () => {
    expect([inTimeToCorrect({ happenedAt: 0 }, 7 * 86_400_000), inTimeToCorrect({ happenedAt: 0 }, 7 * 86_400_000 + 1)]).toEqual([true, false]);
  });
});
