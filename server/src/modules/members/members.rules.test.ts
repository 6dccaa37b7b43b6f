import fc from 'fast-check';
import { addDays, addMonths, firstOfMonth, type DatePrecision } from '@guiyan/shared/domain/dates';
import { stateOf } from '@guiyan/shared/domain/members';
import { outDayLimits } from './members.rules';

const aDay = fc.integer({ min: 10_000, max: 25_000 }).map((n) => addDays('1970-01-01', n));

describe('R2 what a query compares with', () => {
  it('R2 property: the days of a query and the rule say the same of every day of leaving, exact or fuzzy', () => {
    fc.assert(fc.property(aDay, fc.integer({ min: 1, max: 24 }), fc.integer({ min: -800, max: 60 }), fc.constantFrom<DatePrecision>('day', 'month', 'year'), (on, months, near, outPrecision) => {
      const day = addDays(addMonths(on, -months), near);
      const outDay = outPrecision === 'year' ? `${day.slice(0, 4)}-01-01` : outPrecision === 'month' ? firstOfMonth(day) : day;
      const { surely, maybe } = outDayLimits(on, months);
      const asked = outDay <= surely[outPrecision] ? 'mobile' : outDay <= maybe ? 'unknown' : 'short';
      expect(stateOf({ outDay, outPrecision, expectedMonths: null, backDay: null, transferredOn: null }, on, months)).toBe(asked);
    }));
  });
});
