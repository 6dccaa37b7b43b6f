import type { Region } from '../settings';

/** A handful of real places: enough to pick one, the phone has them all. */
export const regions: Region[] = [
  { name: '浙江省', code: '330000', kids: [{ name: '宁波市', code: '330200', kids: [{ name: '鄞州区', code: '330212' }, { name: '海曙区', code: '330203' }] }, { name: '杭州市', code: '330100', kids: [{ name: '余杭区', code: '330110' }] }] },
  { name: '广东省', code: '440000', kids: [{ name: '东莞市', code: '441900', kids: [{ name: '虎门镇', code: '441900' }] }, { name: '深圳市', code: '440300', kids: [{ name: '宝安区', code: '440306' }] }] },
  { name: '贵州省', code: '520000', kids: [{ name: '贵阳市', code: '520100', kids: [{ name: '南明区', code: '520102' }] }, { name: '遵义市', code: '520300', kids: [{ name: '红花岗区', code: '520302' }] }] },
  { name: '江苏省', code: '320000', kids: [{ name: '苏州市', code: '320500', kids: [{ name: '吴江区', code: '320509' }] }] },
  { name: '福建省', code: '350000', kids: [{ name: '泉州市', code: '350500', kids: [{ name: '晋江市', code: '350582' }] }] },
];
