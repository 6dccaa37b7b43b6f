import { isKnownPrefix, locate, regionOfCode, REGIONS_VERSION, shortName } from './regions.rules';

describe('R1 R12 region codes', () => {
  it('R1 the day the codes speak for is told', () => expect(REGIONS_VERSION).toBe('2023-06-30+2024-12-31'));

  it.each([
    ['522628', '锦屏县', '黔东南苗族侗族自治州', false, null], ['540481', '米林市', '林芝市', false, null], ['429004', '仙桃市', '仙桃市', false, null], ['500101', '万州区', '重庆市', false, null],
    ['522229', '松桃苗族自治县', '铜仁市', true, '520628'], ['522401', '毕节市', '', true, null], ['520421', '平坝县', '安顺市', true, '520403'],
  ])('R12 %s is %s', (code, name, city, past, into) => expect(regionOfCode(code)).toMatchObject({ name, city, past, into }));
  it('R12 the month of the first list without it is kept where it is known', () => expect([regionOfCode('522229')?.until, regionOfCode('522526')?.until]).toEqual(['2011-10', null]));

  it.each([['522627198507120019', true], ['522229195001010019', true], ['810000199001010019', true], ['522699198507120019', true], ['529999198507120019', false], ['990101198507120019', false]])('R12 the first six of %s were a place: %s', (id, known) => expect(isKnownPrefix(id)).toBe(known));

  it.each([['松桃苗族自治县', '松桃'], ['黔东南苗族侗族自治州', '黔东南'], ['宁波市', '宁波'], ['道县', '道县'], ['鄂伦春自治旗', '鄂伦春'], ['紫云苗族布依族自治县', '紫云'], ['张家川回族自治县', '张家川']])('R1 %s is said %s', (name, short) => expect(shortName(name)).toBe(short));

  const home = '贵州省';
  it.each([
    ['浙江宁波', '浙江省', '宁波市'], ['宁波慈溪某厂', '浙江省', '宁波市'], ['义乌市', '浙江省', '金华市'], ['上海浦东', '上海市', '上海市'], ['重庆万州', '重庆市', '重庆市'], ['凯里', '贵州省', '黔东南苗族侗族自治州'], ['黔东南州', '贵州省', '黔东南苗族侗族自治州'],
    ['吉林市', '吉林省', '吉林市'], ['广西柳州', '广西壮族自治区', '柳州市'], ['新疆和安县', '新疆维吾尔自治区', '和田地区'], ['西藏米林', '西藏自治区', '林芝市'], ['襄樊', '湖北省', '襄阳市'], ['毕节地区', '贵州省', '毕节市'], ['湖北仙桃', '湖北省', '仙桃市'],
    ['东莞虎门', '广东省', '东莞市'], ['海南三亚', '海南省', '三亚市'], ['海南州', '青海省', '海南藏族自治州'], ['台北', '台湾省', '台北市'], ['浙江', '浙江省', null], ['浙江某地', '浙江省', null],
  ])('R1 %s is %s %s', (text, province, city) => expect(locate(text, { home })).toEqual({ province, city }));

  it('R1 a name that many places bear is found inside its province only', () => {
    expect(locate('鼓楼区', { home })).toBeUndefined();
    expect(locate('鼓楼区', { province: '江苏省' })).toBeUndefined();
    expect(locate('鼓楼区', { province: '福建省' })).toEqual({ province: '福建省', city: '福州市' });
    expect(locate('南山区', { province: '广东省' })).toEqual({ province: '广东省', city: '深圳市' });
  });
  it.each(['某某厂', '东风厂', '和平路', '新城'])('R1 %s is no place', (text) => expect(locate(text, { home })).toBeUndefined());
});
