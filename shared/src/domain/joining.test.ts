import { joinDoubt } from './joining';

describe('the days of joining', () => {
  it.each([
    ['1972-07-01', '1972-07-01', null], ['1985-07-01', '1985-07-01', 'same_day'], ['1969-03-31', '1969-03-31', 'same_day'], ['1969-04-01', '1969-04-01', null], ['1977-08-11', '1977-08-11', null], ['1977-08-12', '1977-08-12', 'same_day'],
    ['2010-07-01', '2011-07-01', null], ['2010-07-01', '2011-06-30', 'under_a_year'], ['2012-02-29', '2013-02-28', null], ['2010-07-01', '2010-06-30', 'full_before_join'], ['1972-07-01', '1972-08-01', 'under_a_year'],
  ])('R1 joined %s, full member %s: %s', (joined, full, doubt) => expect(joinDoubt(joined, full)).toBe(doubt));
});
