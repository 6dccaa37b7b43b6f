import fc from 'fast-check';
import { checkDigit, first15, maskIdNo, readIdNo, toId18 } from './idno';
import { maskName, surnameOf } from './names';
import { maskPhone, maskPhones, readPhone } from './phone';
import { leadingProvince, provinceNamed, provinces } from './regions';

const sound = fc.tuple(fc.integer({ min: 1930, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 999 })).map(([y, m, d, o]) => {
  const first17 = `522699${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}${String(o).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
});

describe('R12 ID numbers after GB 11643', () => {
  it('R12 one changed digit is always found', () => {
    fc.assert(fc.property(sound, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
      const other = id.slice(0, at) + ((Number(id[at]) + by) % 10) + id.slice(at + 1);
      return !readIdNo(other).ok;
    }));
  });

  it('R12 a number that Excel has rounded never tells anything, not even when its check digit fits', () => {
    fc.assert(fc.property(sound, (id) => { const read = readIdNo(`${id.slice(0, 15)}000`); return !read.ok && first15(`${id.slice(0, 15)}000`) === id.slice(0, 15); }));
    // 000 after these digits passes mod 11 and would make a woman of anyone.
    const lucky = Array.from({ length: 200 }, (_, i) => `522699198507${String(10 + (i % 18)).padStart(2, '0')}${i % 10}00`).find((first17) => checkDigit(first17) === '0')!;
    expect(readIdNo(`${lucky}0`)).toEqual({ ok: false, problem: 'zeros' });
  });

  it('R12 an old number and its long form are one', () => {
    expect(readIdNo('522699850712321')).toMatchObject({ ok: true, old: true, birth: '1985-07-12', sex: 'male' });
    expect(toId18('522699850712321').slice(0, 17)).toBe('52269919850712321');
    expect(readIdNo(toId18('522699850712321'))).toMatchObject({ ok: true, old: false, birth: '1985-07-12' });
  });
});

describe('X2 masks', () => {
  it('X2 enough to recognise, too little to know', () => {
    expect([maskPhone('13910000026'), maskIdNo('522699198507123000'), maskName('龙阿秀'), maskName('欧阳建春'), maskName('')]).toEqual(['1391****026', '5226**********3000', '龙**', '欧阳**', '']);
    expect([maskPhones('妈妈13900000001，爸爸 0855-1234567'), maskPhones('三（2）班 2016'), maskPhones('')]).toEqual(['妈妈1390****001,爸爸 0855*****567', '三(2)班 2016', '']);
    expect(surnameOf('欧阳')).toBe('欧');
  });
});

describe('R12 phones and provinces', () => {
  it('R12 full-width digits, blanks and a country code', () => expect(['１３９１０００００２６', '139 1000 0026', '+8613910000026', '(0855)1234567', '23910000026'].map((t) => readPhone(t)?.number)).toEqual(['13910000026', '13910000026', '13910000026', '0855-1234567', undefined]));
  it('R1 34 provinces under their full and short names', () => {
    expect(provinces).toHaveLength(34);
    expect([provinceNamed('浙江')?.name, provinceNamed('广西省')?.name, provinceNamed('内蒙古')?.code, leadingProvince('黑龙江哈尔滨')?.rest]).toEqual(['浙江省', '广西壮族自治区', '15', '哈尔滨']);
  });
});
