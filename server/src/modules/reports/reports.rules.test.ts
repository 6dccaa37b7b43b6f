import { quarterOfKey, slotOf, slotQuarters, slotTime, verbsOf } from './reports.rules';

const q3 = quarterOfKey('2026Q3');

describe('P1 the slots of a year', () => {
  it.each([
    ['2026-06-30', 'not_due'], ['2026-07-01', 'open'], ['2026-09-30', 'open'], ['2026-10-01', 'late'], ['2026-12-31', 'late'], ['2027-01-01', 'missed'],
  ] as const)('P1 the third quarter seen on %s is %s', (today, time) => expect(slotTime(q3, today)).toBe(time));

  it('P1 the last quarter may come late until the end of March', () => {
    const q4 = quarterOfKey('2026Q4');
    expect([slotTime(q4, '2027-03-31'), slotTime(q4, '2027-04-01')]).toEqual(['late', 'missed']);
  });

  it('P1 days left are those of what is asked for, and go below nothing when late; what nobody asks for may be written all the same', () => {
    const asked = (overdue: boolean, dueOn = '2026-09-30') => ({ dueOn, overdue });
    expect(slotOf(q3, null, asked(false), '2026-09-22', '2026-01-01')).toEqual({ quarter: '2026Q3', status: 'open', due: '2026-09-30', daysLeft: 8, late: false });
    expect(slotOf(q3, null, asked(true), '2026-10-03', '2026-01-01')).toMatchObject({ status: 'open', daysLeft: -3, late: true });
    expect(slotOf(q3, null, asked(false, '2026-10-07'), '2026-10-03', '2026-10-02')).toMatchObject({ status: 'open', due: '2026-10-07', daysLeft: 4, late: false });
    expect(slotOf(q3, null, null, '2026-09-22', '2026-01-01')).toMatchObject({ status: 'open', due: '2026-09-30', daysLeft: null, late: false });
    expect(slotOf(q3, { status: 'handed_in', late: false }, null, '2026-10-03', '2026-01-01')).toMatchObject({ status: 'handed_in', daysLeft: null, late: false });
    expect(slotOf(q3, { status: 'returned', late: false }, asked(true), '2026-10-03', '2026-01-01')).toMatchObject({ status: 'returned', daysLeft: -3, late: false });
    expect(slotOf(q3, null, null, '2027-01-01', '2026-01-01')).toMatchObject({ status: 'missed', daysLeft: null, late: false });
    expect(slotOf(q3, null, null, '2026-10-03', '2026-10-02')).toMatchObject({ status: 'before', daysLeft: null, late: false });
    expect(slotOf(q3, null, null, '2026-10-03', '2026-09-30')).toMatchObject({ status: 'open', daysLeft: null, late: true });
  });

  it('P1 last year’s last slot stands first while it may still come, and goes once it is accepted', () => {
    const keys = (today: string, accepted = false) => slotQuarters(today, () => accepted).map((q) => q.key);
    expect(keys('2027-02-10')).toEqual(['2026Q4', '2027Q1', '2027Q2', '2027Q3', '2027Q4']);
    expect(keys('2027-02-10', true)).toHaveLength(4);
    expect(keys('2027-04-01')).toEqual(['2027Q1', '2027Q2', '2027Q3', '2027Q4']);
  });
});

describe('P1 who may do what', () => {
  const report = (status: string, takenBy: string | null = null, confirmedAt: number | null = null) => ({ status, personId: 'p', takenBy, confirmedAt });
  it('P1 only what waits is answered, only what came back is handed in again, only by its writer', () => {
    expect(verbsOf(report('handed_in'), { hat: 'liaison', personId: 'x', userId: 'u' })).toEqual(['accept', 'return']);
    expect(verbsOf(report('accepted'), { hat: 'clerk', personId: null, userId: 'u' })).toEqual([]);
    expect(verbsOf(report('returned'), { hat: 'member', personId: 'p', userId: 'u' })).toEqual(['hand_in']);
    expect(verbsOf(report('returned'), { hat: 'member', personId: 'q', userId: 'u' })).toEqual([]);
    expect(verbsOf(report('handed_in'), { hat: 'member', personId: 'p', userId: 'u' })).toEqual([]);
  });
  it('P3 who wrote it down does not answer it, and the member has the last word until he has given it', () => {
    expect(verbsOf(report('handed_in', 'u'), { hat: 'liaison', personId: 'x', userId: 'u' })).toEqual([]);
    expect(verbsOf(report('handed_in', 'u'), { hat: 'clerk', personId: null, userId: 'w' })).toEqual(['accept', 'return']);
    expect(verbsOf(report('accepted', 'u'), { hat: 'member', personId: 'p', userId: 'm' })).toEqual(['confirm', 'correct']);
    expect(verbsOf(report('accepted', 'u', 1), { hat: 'member', personId: 'p', userId: 'm' })).toEqual([]);
  });
});
