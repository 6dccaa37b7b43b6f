import { askingStateOf, safeCell } from './ledgers.rules';

describe('L4 cells', () => {
  it.each(['=1+1', '+1+1', '-2', '@sum(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', '+86=1', '+86 cmd', '+8613900000001;=1'])('%j cannot run as a formula', (text) => expect(safeCell(text)).toBe(`'${text}`));
  it.each(['+8613900000001', '+86 13900000001', '+86-13900000001', '13900000001', '0855-1234567', '龙静', '1-2', ''])('%j stays as it is', (text) => expect(safeCell(text)).toBe(text));
});

describe('X2 askings', () => {
  it('an answer, or the last day, ends the waiting', () => {
    const until = '2026-11-10';
    expect(askingStateOf({ status: 'open', expiresOn: until }, until)).toBe('open');
    expect(askingStateOf({ status: 'open', expiresOn: until }, '2026-11-11')).toBe('expired');
    expect(askingStateOf({ status: 'approved', expiresOn: until }, until)).toBe('approved');
    expect(askingStateOf({ status: 'approved', expiresOn: until }, '2026-11-11')).toBe('expired');
    expect(askingStateOf({ status: 'refused', expiresOn: until }, '2027-01-01')).toBe('refused');
  });
});
