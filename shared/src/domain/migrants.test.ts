import { migrantsAway, migrantsUnnamed } from './migrants';

describe('R9 named and in total', () => {
  it.each([[0, null, 0, 0], [3, null, 3, 0], [3, 10, 10, 7], [3, 3, 3, 0], [5, 3, 5, 0], [0, 8, 8, 8], [2, 0, 2, 0]])('%d named and a total of %s are %d, %d of them without a name', (named, total, away, unnamed) => {
    expect([migrantsAway({ named, total }), migrantsUnnamed({ named, total })]).toEqual([away, unnamed]);
  });
});
