import { askWords, cardNumber, cardState, placeLetters } from './cards.rules';

describe('F1 numbers and states', () => {
  it.each([['青石乡', 'QS'], ['南寨镇', 'NZ'], ['雷山民族乡', 'LS'], ['阿西里西乡', 'AXLX'], ['乡3', 'X'], ['བོད', 'JS']])('F1 numbers of %s begin with %s', (name, letters) => expect(placeLetters(name)).toBe(letters));
  it('F1 a number is read out digit by digit and grows past four', () => expect([cardNumber('QS', 31), cardNumber('QS', 12345)]).toEqual(['QS 0031', 'QS 12345']));
  it('F1 the last day still counts, and void stays void', () => {
    const card = { status: 'valid', validUntil: '2027-03-02' };
    expect([cardState(card, '2027-03-02'), cardState(card, '2027-03-03'), cardState({ ...card, status: 'void' }, '2027-03-03')]).toEqual(['valid', 'expired', 'void']);
  });
  it('F3 says whom to ask with what is known', () => {
    expect(askWords({ name: '青石乡', phone: '620 1101' })).toBe('有疑问请问青石乡政府 620 1101');
    expect(askWords({ name: '青石乡', phone: null })).toBe('有疑问请问青石乡政府');
    expect(askWords(null)).toBe('有疑问请问乡里');
  });
});
