import { addDays, shanghaiDay } from '@guiyan/shared/domain/dates';
import { isValidDays, letterUntil, mayMove, overdueOf, receiptDue, transferState, verbsOf, type TransferDays, type TransferVerb } from './transfers.rules';

const none: TransferDays = { startedOn: '2026-01-05', letterOn: null, letterUntil: null, handedOn: null, receiptDue: null, receivedOn: null, endedOn: null, endedAs: null };
const lettered = (days: number, on = '2026-01-10'): TransferDays => ({ ...none, letterOn: on, letterUntil: letterUntil(on, days) });
const handed = (days: number, on = '2026-01-12'): TransferDays => ({ ...lettered(days), handedOn: on, receiptDue: receiptDue(on) });

describe('C5 the days of a transfer', () => {
  it.each([[90, 90, 'letter'], [90, 91, 'expired'], [1, 1, 'letter'], [1, 2, 'expired'], [30, 30, 'letter'], [30, 31, 'expired']])('C5 a letter of %i days is on day %i: %s', (days, day, state) =>
    expect(transferState(lettered(days), addDays('2026-01-10', day))).toBe(state));
  it.each([[30, []], [31, ['receipt']], [90, ['letter', 'receipt']]])('C5 the receipt on day %i after the letter left: late %j', (day, late) =>
    expect(overdueOf(handed(60), addDays('2026-01-12', day))).toEqual(late));
  it.each([['2026-11-30', 90, '2027-02-28'], ['2027-11-30', 90, '2028-02-28'], ['2028-01-31', 29, '2028-02-29'], ['2026-12-31', 1, '2027-01-01'], ['2027-01-31', 30, '2027-03-02']])('C5 over the ends of months: a letter of %s for %i days is good to %s', (on, days, until) => {
    const t = lettered(days, on);
    expect([t.letterUntil, transferState({ ...t, startedOn: on }, until), transferState({ ...t, startedOn: on }, addDays(until, 1))]).toEqual([until, 'letter', 'expired']);
  });
  it('C5 the day turns at midnight in Shanghai, whatever zone the machine has', () => {
    const t = lettered(90);
    const lastMoment = Date.UTC(2026, 3, 10, 15, 59, 59, 999);
    expect([transferState(t, shanghaiDay(lastMoment)), transferState(t, shanghaiDay(lastMoment + 1))]).toEqual(['letter', 'expired']);
  });
  it('C5 what has left stays 转出未接收 however late, until the receipt', () => {
    const t = handed(10);
    expect([transferState(t, '2026-01-11'), transferState(t, '2026-01-12'), transferState(t, '2030-01-01')]).toEqual(['letter', 'handed', 'handed']);
    const received = { ...t, receivedOn: '2026-04-01' };
    expect([transferState(received, '2026-03-31'), transferState(received, '2026-04-01'), overdueOf(received, '2026-04-01')]).toEqual(['handed', 'received', []]);
  });
  it('C5 any day of the past can be asked', () => {
    const t = { ...handed(30), endedOn: '2026-02-01', endedAs: 'returned' };
    expect(['2026-01-04', '2026-01-05', '2026-01-10', '2026-01-12', '2026-01-31', '2026-02-01'].map((d) => transferState(t, d))).toEqual([null, 'preparing', 'letter', 'handed', 'handed', 'returned']);
    expect(transferState({ ...t, endedAs: 'void' }, '2026-02-01')).toBe('void');
  });
  it('C5 a letter prints 1 to 90 days', () => expect([0, 1, 90, 91, 1.5].map(isValidDays)).toEqual([false, true, true, false, false]));
  it('C5 every verb from every state', () => {
    const table = Object.fromEntries((['issueLetter', 'hand', 'receive', 'return', 'void', 'back'] as TransferVerb[]).map((v) => [v, (['preparing', 'letter', 'expired', 'handed', 'received', 'back', 'returned', 'void'] as const).filter((s) => mayMove(v, s))]));
    expect(table).toEqual({ issueLetter: ['preparing'], hand: ['letter'], receive: ['handed'], return: ['letter', 'expired', 'handed'], void: ['preparing', 'letter', 'expired', 'handed'], back: ['received'] });
    expect([verbsOf('letter', 'liaison'), verbsOf('letter', 'county'), verbsOf(null, 'clerk')]).toEqual([['hand'], [], []]);
  });
});
