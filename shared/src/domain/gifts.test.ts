import { fenOf, giftWords, quantityOf, yuanOf } from './gifts';

describe('H10 money and goods', () => {
  it('H10 yuan become fen without a float in between', () => {
    expect(['200', '200.5', '0.01', '19.99', '1.10', '100000'].map(fenOf)).toEqual([20_000, 20_050, 1, 1999, 110, 10_000_000]);
    expect(['0', '', '-1', '1.234', '一百', '100000.01', '1e3'].map(fenOf)).toEqual([null, null, null, null, null, null, null]);
    expect([20_000, 20_050, 1].map(yuanOf)).toEqual(['200', '200.50', '0.01']);
  });
  it('H10 goods are counted in hundredths of their unit', () => {
    expect(['2', '2.5', '0', '两袋'].map(quantityOf)).toEqual([200, 250, null, null]);
    expect(giftWords({ kind: 'goods', fen: 0, item: '大米', quantity: 250, unit: '袋' })).toBe('大米 2.5 袋');
  });
});
