import { readDate } from './date';
import { readIdCell, ofSomeoneElse } from './idcell';
import { readClass, readRelation } from './kin';
import { masked } from './masked';
import { readName } from './name';
import { readPhones } from './phonecell';
import { readPlace } from './placecell';
import { readEdu, readGroup, readHelperClass, readJob, readLabour, readNation, readSex, readVillage, readYesNo } from './simple';
import type { Cell } from './book';

const options = { today: '2026-09-22', homeProvince: '贵州省' };
const s = (text: string): Cell => ({ text, type: 'string' });
const n = (number: number): Cell => ({ text: String(number), type: 'number', number });
const csv = (text: string): Cell => ({ text, type: 'untyped' });

describe('R12 dates', () => {
  const date = (cell: Cell, use: 'past' | 'open' = 'past') => {
    const { value, ask } = readDate(cell, use, options);
    return ask ? `ask:${ask.reason}` : value ? `${value.day}/${value.precision}` : null;
  };

  it.each<[Cell, string | null]>([
    [s('1985.07'), '1985-07-01/month'], [s('1985.7.12'), '1985-07-12/day'], [s('1985-07-12'), '1985-07-12/day'], [s('1985/7/12'), '1985-07-12/day'], [s('1985年7月'), '1985-07-01/month'], [s('1985年7月12日 '), '1985-07-12/day'],
    [s('19850712'), '1985-07-12/day'], [s('198507'), '1985-07-01/month'], [s('1985'), '1985-01-01/year'], [s('１９８５．０７'), '1985-07-01/month'], [s('一九八五年七月十二日'), '1985-07-12/day'], [s('1985-07-12 00:00:00'), '1985-07-12/day'],
    [n(31_240), '1985-07-12/day'], [n(19_850_712), '1985-07-12/day'], [n(198_507), '1985-07-01/month'], [n(1985), '1985-01-01/year'], [n(1985.07), '1985-07-01/month'], [n(1985.11), '1985-11-01/month'], [n(1985.2), '1985-02-01/month'],
    [{ text: '1985-07', type: 'date', day: '1985-07-01', dayShown: false }, '1985-07-01/month'], [{ text: '1985-07-12', type: 'date', day: '1985-07-12', dayShown: true }, '1985-07-12/day'],
    [s('不详'), null], [s('至今'), null], [s('—'), null],
  ])('R12 %j is read as %s', (cell, expected) => expect(date(cell)).toBe(expected));

  it.each<[Cell, string]>([
    [n(1985.1), 'ask:dot_one'], [csv('1985.1'), 'ask:dot_one'], [s('85.7'), 'ask:two_digit_year'], [n(85.7), 'ask:two_digit_year'], [n(85.1), 'ask:dot_one'], [s("85年7月"), 'ask:two_digit_year'], [s('农历1985年7月12'), 'ask:lunar'], [s('民国36年'), 'ask:republic'],
    [s('1985.13'), 'ask:impossible'], [s('1985.2.30'), 'ask:impossible'], [s('2031.5'), 'ask:future'], [s('去年春节后'), 'ask:odd'], [n(12), 'ask:odd'], [{ text: '#REF!', type: 'error' }, 'ask:error'],
  ])('R12 %j is asked about: %s', (cell, expected) => expect(date(cell)).toBe(expected));

  it('R12 1985.1 typed as text is January, as a number it may be October', () => {
    expect(date(s('1985.1'))).toBe('1985-01-01/month');
    const { ask } = readDate(n(1985.1), 'past', options);
    expect(ask).toMatchObject({ suggested: 'oct', prompt: '1985.10 存成数字会变成 1985.1，是哪个月？', parsed: '1985年10月' });
    expect(ask!.options.map((o) => ask!.resolve(o.value))).toEqual([{ day: '1985-01-01', precision: 'month' }, { day: '1985-10-01', precision: 'month' }, null]);
  });

  it('R12 an expected return may lie ahead', () => expect(date(s('2027.3'), 'open')).toBe('2027-03-01/month'));
});

describe('R12 ID numbers', () => {
  const sound = '522699198507123216';
  it('R12 a sound number tells birth and sex', () => {
    expect(readIdCell(s(` ${sound.slice(0, 6)} ${sound.slice(6)}`)).value).toMatchObject({ idNo: sound, birth: '1985-07-12', sex: 'male', first15: null });
    expect(readIdCell(s(sound.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)))).value?.idNo).toBe(sound);
  });

  it.each<[Cell, string, string | null]>([
    [n(522_699_198_507_123_000), 'numeric', '522699198507123'], [s('522699198507123000'), 'zeros', '522699198507123'], [s('5.22699E+17'), 'scientific', null], [csv('5.22699E+17'), 'scientific', null],
    [s('522699198507123217'), 'check_digit', null], [s('52269919850712321'), 'length', null], [s('522699198513123216'), 'birth', null], [s('5226991985****3216'), 'masked', null],
  ])('R12 %j is never used: %s', (cell, reason, first15) => {
    const { ask, value } = readIdCell(cell);
    expect(ask?.reason).toBe(reason);
    expect(ask?.resolve('blank') ?? { idNo: null, first15: null, sex: null, birth: null }).toMatchObject({ idNo: null, first15, sex: null, birth: null });
    expect(value?.idNo ?? null).toBeNull();
  });

  it('R12 a wrong check digit may be kept, and then still tells neither sex nor birth', () =>
    expect(readIdCell(s('522699198507123217')).ask!.resolve('keep')).toEqual({ idNo: '522699198507123217', kept: true, first15: null, birth: null, sex: null }));

  it('R12 an old 15-digit number is read with a remark', () => expect(readIdCell(s('522699850712321'))).toMatchObject({ value: { birth: '1985-07-12', sex: 'male' }, doubt: '老的 15 位号码' }));

  it('R12 a child’s number in the parent’s row is asked about', () => {
    expect(ofSomeoneElse(readIdCell(s(sound)), { year: 1950, sex: 'male' }).ask?.reason).toBe('other_person');
    expect(ofSomeoneElse(readIdCell(s(sound)), { year: 1985, sex: 'female' }).ask?.reason).toBe('other_person');
    expect(ofSomeoneElse(readIdCell(s(sound)), { year: 1986, sex: 'male' }).ask).toBeUndefined();
  });
});

describe('R12 phones', () => {
  it.each<[Cell, unknown]>([
    [n(13_910_000_026), [{ number: '13910000026', kind: 'mobile', owner: '' }]], [s('139 1000 0026'), [{ number: '13910000026', kind: 'mobile', owner: '' }]], [s('+86 13910000026'), [{ number: '13910000026', kind: 'mobile', owner: '' }]],
    [s('0855-1234567'), [{ number: '0855-1234567', kind: 'landline', owner: '' }]], [s('13910000026（儿子）'), [{ number: '13910000026', kind: 'mobile', owner: '儿子' }]], [s('66123'), [{ number: '66123', kind: 'short', owner: '' }]],
    [s('13910000026 短号 66123'), [{ number: '13910000026', kind: 'mobile', owner: '' }, { number: '66123', kind: 'short', owner: '' }]], [s('无电话'), []], [s('1391****026'), null], [s(''), null],
  ])('R12 %j is read', (cell, expected) => {
    const { value, ask } = readPhones(cell);
    expect(ask).toBeUndefined();
    expect(value).toEqual(expected);
  });

  it('R12 two numbers in a cell are shown split, and can be swapped or cut', () => {
    const { ask, value } = readPhones(s('13910000026/15800000311（儿）'));
    expect(value).toBeNull();
    expect(ask).toMatchObject({ kind: 'phone', reason: 'two', parsed: '本人 1391****026\n儿子 1580****311', suggested: 'split' });
    expect(ask!.resolve('split')).toEqual([{ number: '13910000026', kind: 'mobile', owner: '' }, { number: '15800000311', kind: 'mobile', owner: '儿子' }]);
    expect(ask!.resolve('swap')!.map((p) => p.number)).toEqual(['15800000311', '13910000026']);
    expect(ask!.resolve('first')).toHaveLength(1);
  });

  it.each([s('1.391E+10'), s('1391000002'), s('139100000266')])('R12 %j is asked about', (cell) => expect(readPhones(cell).ask?.kind).toBe('phone'));
});

describe('R1 places are kept to the city, and 省内 or 省外 follows', () => {
  it.each([
    ['浙江温州', '浙江省', '温州市', false], ['浙江省温州市鹿城区某路 8 号', '浙江省', '温州市', false], ['温州', '浙江省', '温州市', false], ['深圳龙岗', '广东省', '深圳市', false], ['昆山', '江苏省', '苏州市', false], ['上海', '上海市', '上海市', false],
    ['北京朝阳', '北京市', '北京市', false], ['贵阳', '贵州省', '贵阳市', true], ['贵州省黔东南州凯里市', '贵州省', '黔东南苗族侗族自治州', true], ['凯里', '贵州省', '黔东南苗族侗族自治州', true], ['广西柳州', '广西壮族自治区', '柳州市', false], ['吉林省吉林市', '吉林省', '吉林市', false],
    ['新疆和田', '新疆维吾尔自治区', '和田地区', false], ['呼和浩特', '内蒙古自治区', '呼和浩特市', false], ['在广东省东莞市虎门镇打工', '广东省', '东莞市', false], ['缅甸', '境外', null, false],
  ])('R1 %s', (text, province, city, inProvince) => expect(readPlace(s(text), options)).toEqual({ value: { province, city, inProvince } }));

  it.each([['浙江', 'province_only', 'province', { province: '浙江省', city: null, inProvince: false }], ['吉林', 'province_only', 'province', { province: '吉林省', city: null, inProvince: false }], ['省外', 'vague', 'outside', { province: null, city: null, inProvince: false }], ['省内', 'vague', 'inside', { province: '贵州省', city: null, inProvince: true }], ['某某厂', 'unknown', 'blank', null], ['广州、深圳', 'two', 'first', { province: '广东省', city: '广州市', inProvince: false }]])('R1 %s is asked about: %s', (text, reason, suggested, value) => {
    const { ask } = readPlace(s(text), options);
    expect(ask).toMatchObject({ kind: 'place', reason, suggested });
    expect(ask!.resolve(suggested)).toEqual(value);
  });
});

describe('R5 kin and classes', () => {
  it.each([['父', 'father'], ['妻子', 'wife'], ['长子', 'son'], ['次女', 'daughter'], ['外婆', 'grandmother'], ['岳母', 'parent_in_law'], ['系党员之母', 'mother'], ['孙女', 'grandchild'], ['配偶', 'spouse'], ['儿媳', 'other'], ['本人', 'self']])('R5 %s is %s', (text, relation) => expect(readRelation(s(text))).toEqual({ value: relation }));
  it('R5 父子 does not say which of the two', () => expect(readRelation(s('父子')).ask?.kind).toBe('relation'));

  const elder = { age: 70, sex: 'female', relation: 'mother' } as const;
  it('R5 an old woman is an elder once', () => expect(readClass(s('老、妇'), elder).value).toMatchObject({ kind: 'elder', elder: true, woman: true }));
  it('R5 illness and disability are marks beside the class', () => expect(readClass(s('老/病/残'), elder).value).toMatchObject({ kind: 'elder', ill: true, disabled: true }));
  it.each([['留守儿童', { age: 8, sex: null, relation: null }, 'child'], ['妇', { age: 40, sex: 'female', relation: 'wife' }, 'woman'], ['残', { age: 70, sex: null, relation: null }, 'elder']] as const)('R5 %s %j counts as %s', (text, about, kind) => expect(readClass(s(text), about).value?.kind).toBe(kind));
  it.each([['家属', elder, 'unclear', 'elder'], ['', { age: 9, sex: null, relation: 'son' }, 'blank', 'child'], ['童', { age: 41, sex: 'female', relation: null }, 'age', 'woman'], ['老、童', { age: 8, sex: null, relation: null }, 'both', 'child']] as const)('R5 “%s” %j is asked about', (text, about, reason, suggested) => expect(readClass(s(text), about).ask).toMatchObject({ reason, suggested }));
});

describe('R12 short fields', () => {
  it.each([['岩脚', '岩脚村'], ['岩脚村', '岩脚村'], ['青石乡岩脚村', '岩脚村'], ['岩脚村委会', '岩脚村'], ['岩脚村三组', '岩脚村'], ['河口社区', '河口社区'], ['岩脚村党支部', '岩脚村'], ['岩 脚 村', '岩脚村']])('R12 village %s', (text, value) => expect(readVillage(s(text)).value).toBe(value));
  it.each([['第一组', '一组'], ['1组', '一组'], ['一组', '一组'], ['第12村民小组', '十二组'], ['十二', '十二组'], ['大坡寨', '大坡寨']])('R12 group %s', (text, value) => expect(readGroup(s(text)).value).toBe(value));
  it('R12 汉 is 汉族, an unknown people keeps its name with a remark', () => {
    expect(readNation(s('汉')).value).toBe('汉族');
    expect(readNation(s('穿青人'))).toMatchObject({ value: '穿青人', doubt: expect.any(String) });
  });
  it.each([['初中肄业', '初中'], ['大学', '本科'], ['中技', '技校'], ['文盲', '文盲']])('R12 education %s', (text, value) => expect(readEdu(s(text)).value).toBe(value));
  it('R12 a blank is not a no', () => {
    expect(readYesNo(undefined).value).toBeNull();
    expect(['是', '√', '01', '9'].map((t) => readYesNo(s(t)).value)).toEqual([true, true, true, true]);
    expect(['否', '0', '02', '无'].map((t) => readYesNo(s(t)).value)).toEqual([false, false, false, false]);
  });
  it('R12 sex by word or number', () => expect(['男', '1', '女', '2', '？'].map((t) => readSex(s(t)).value)).toEqual(['male', 'male', 'female', 'female', null]));
  it('R1 what someone earns is not kept', () => expect(['电子厂普工，年收入5万元', '木工（年收入约3.5万元）', '开店 8万元', '鞋厂'].map((t) => readJob(s(t)).value)).toEqual(['电子厂普工', '木工', '开店', '鞋厂']));
  it('R6 labour ability', () => expect(['有', '弱', '部分丧失', '无', '丧失', ''].map((t) => readLabour(s(t)).value)).toEqual(['able', 'weak', 'weak', 'none', 'none', null]));
  it('H1 helper classes', () => expect(['党政班子', '机关党员和支部', '机关支部', '致富带头人'].map((t) => readHelperClass(s(t)).value)).toEqual(['leaders', 'organs', 'organs', 'society']));
  it('R12 names lose blanks and pinyin, keep the dot, and are asked about when odd', () => {
    expect(['龙  阿秀', '龙(lóng)阿秀', '阿依夏木•买买提', '龙阿秀（女）'].map((t) => readName(s(t)).value)).toEqual(['龙阿秀', '龙阿秀', '阿依夏木·买买提', '龙阿秀']);
    expect(readName(s('龙阿秀2')).ask?.kind).toBe('name');
    expect([readName(undefined), readName(s('不详')), readName(s('12'))]).toEqual([{ value: null }, { value: null }, { value: null }]);
  });
  it('X2 lists show phones and ID numbers masked wherever they stand, and dates as they are', () => {
    expect(masked('522699198507123216')).toBe('5226**********3216');
    expect(masked('找他儿子13910000026，1985-07-12生')).toBe('找他儿子1391****026，1985-07-12生'.normalize('NFKC'));
    expect(masked('0855-1234567/8123456', 'phone')).toBe('0855*****567/*****56');
    expect(masked('19850712')).toBe('19850712');
  });
});
