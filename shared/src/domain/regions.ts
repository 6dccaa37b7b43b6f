/** GB/T 2260 codes, full and short names of the 34 provincial units. Cities live with the server: phones need none. */
const table = [
  ['11', '北京市', '北京'], ['12', '天津市', '天津'], ['13', '河北省', '河北'], ['14', '山西省', '山西'], ['15', '内蒙古自治区', '内蒙古'],
  ['21', '辽宁省', '辽宁'], ['22', '吉林省', '吉林'], ['23', '黑龙江省', '黑龙江'], ['31', '上海市', '上海'], ['32', '江苏省', '江苏'],
  ['33', '浙江省', '浙江'], ['34', '安徽省', '安徽'], ['35', '福建省', '福建'], ['36', '江西省', '江西'], ['37', '山东省', '山东'],
  ['41', '河南省', '河南'], ['42', '湖北省', '湖北'], ['43', '湖南省', '湖南'], ['44', '广东省', '广东'], ['45', '广西壮族自治区', '广西'],
  ['46', '海南省', '海南'], ['50', '重庆市', '重庆'], ['51', '四川省', '四川'], ['52', '贵州省', '贵州'], ['53', '云南省', '云南'],
  ['54', '西藏自治区', '西藏'], ['61', '陕西省', '陕西'], ['62', '甘肃省', '甘肃'], ['63', '青海省', '青海'], ['64', '宁夏回族自治区', '宁夏'],
  ['65', '新疆维吾尔自治区', '新疆'], ['71', '台湾省', '台湾'], ['81', '香港特别行政区', '香港'], ['82', '澳门特别行政区', '澳门'],
] as const;

export interface Province { code: string; name: string; short: string }
export const provinces: readonly Province[] = table.map(([code, name, short]) => ({ code, name, short }));

/** Provinces that are themselves one city: naming them is exact enough. */
export const cityProvinces: ReadonlySet<string> = new Set(['北京市', '天津市', '上海市', '重庆市', '香港特别行政区', '澳门特别行政区']);

const byCode = new Map(provinces.map((p) => [p.code, p]));
const byName = new Map(provinces.flatMap((p) => [[p.name, p], [p.short, p], [`${p.short}省`, p]] as const));

export const provinceOfCode = (code: string): Province | undefined => byCode.get(code);

/** Accepts 浙江, 浙江省, 广西壮族自治区, 广西省. */
export const provinceNamed = (text: string): Province | undefined => byName.get(text.normalize('NFKC').replace(/\s/g, ''));

/** The province a free text begins with, and what follows it. */
export function leadingProvince(text: string): { province: Province; rest: string } | undefined {
  for (const province of provinces) {
    for (const prefix of [province.name, `${province.short}省`, province.short]) {
      if (text.startsWith(prefix)) return { province, rest: text.slice(prefix.length) };
    }
  }
  return undefined;
}
