import { cityProvinces, leadingProvince, provinceOfCode, provinces } from '@guiyan/shared/domain/regions';
import { INVENTED, LATER_DAY, spokenNames, taiwan, unitsLater } from './later';
import { SNAPSHOT_DAY, unitsNow, unitsPast } from './snapshot';

/** The day up to which the codes speak: the list’s own, and the changes known after it. */
export const REGIONS_VERSION = `${SNAPSHOT_DAY}+${LATER_DAY}`;

export interface Region {
  /** GB/T 2260, six digits; null where nobody could check it. */
  code: string | null; name: string; level: 'province' | 'city' | 'county'; province: string; city: string;
  /** Months, where known; `until` is the first list that no longer has it. */
  from: string | null; until: string | null;
  /** The code it goes on under. */
  into: string | null;
  /** Gone, however long ago. */
  past: boolean;
}

const peoples = /(?<=..)((?:土家|仡佬|布依|苗|侗|水|彝|回|壮|瑶|白|傣|景颇|傈僳|哈尼|拉祜|佤|布朗|独龙|怒|普米|纳西|藏|羌|蒙古|满|锡伯|朝鲜|达斡尔|柯尔克孜|哈萨克|维吾尔|塔吉克|撒拉|土|东乡|保安|裕固|黎|畲|仫佬|毛南|京|各)族)+(?=自治)|(?<=..)(?:蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克|锡伯|达斡尔|鄂温克)(?=自治)|(?<=..)各族(?=自治)/u;
/** 松桃 for 松桃苗族自治县, 黔东南 for 黔东南苗族侗族自治州, 宁波 for 宁波市; of two characters a name is never shortened. */
export const shortName = (name: string): string => name.replace(peoples, '').replace(/(?<=..)(自治州|自治县|自治旗|地区|林区|特区|新区|矿区|联合旗|市|州|盟|县|区|旗)$/u, '');

const all: Region[] = provinces.map((p) => ({ code: `${p.code}0000`, name: p.name, level: 'province', province: p.name, city: cityProvinces.has(p.name) ? p.name : '', from: null, until: null, into: null, past: false }));
const byCode = new Map<string, Region>();

function read(line: string, unit: (code: string, name: string) => Region): void {
  const [head, ...units] = line.split(' ');
  for (const text of units) if (text) all.push(unit(head!.slice(0, 2) + text.slice(0, 4), text.slice(4)));
}
/** Provinces that are one city have districts only; counties the province governs itself are their own city. */
const cityOf = (code: string, name: string): string => {
  const province = provinceOfCode(code.slice(0, 2))!.name;
  return cityProvinces.has(province) ? province : code.slice(2, 4) === '90' || code.endsWith('00') ? name : byCode.get(`${code.slice(0, 4)}00`)?.name ?? name;
};
for (const line of unitsNow) read(line, (code, name) => {
  const region: Region = { code, name, level: code.endsWith('00') ? 'city' : 'county', province: provinceOfCode(code.slice(0, 2))!.name, city: cityOf(code, name), from: null, until: null, into: null, past: false };
  byCode.set(code, region);
  return region;
});
for (const line of unitsPast) read(line, (code, text) => {
  const [, name, until, into] = /^([^@]+)@([^>]*)>(.*)$/.exec(text)!;
  const heir = into ? byCode.get(code.slice(0, 2) + into) : undefined;
  return { code, name: name!, level: code.endsWith('00') ? 'city' : 'county', province: provinceOfCode(code.slice(0, 2))!.name, city: heir?.city ?? '', from: null, until: until || null, into: heir?.code ?? null, past: true };
});
for (const later of unitsLater) {
  const parent = byCode.get(later.parent)!;
  all.push({ code: later.code, name: later.name, level: 'county', province: parent.province, city: parent.city, from: later.from, until: null, into: null, past: false });
}
for (const name of taiwan) all.push({ code: null, name, level: 'city', province: '台湾省', city: name, from: null, until: null, into: null, past: false });
for (const region of all) if (region.code && !byCode.has(region.code)) byCode.set(region.code, region);

/** A code of today or of the past; undefined for one no list has. */
export const regionOfCode = (code: string): Region | undefined => byCode.get(code);

/** Whether the first six digits of an ID number were ever a place. Unknown is a doubt and no refusal: lists have gaps, and 81 to 83 are residents of 港澳台. */
export const isKnownPrefix = (idNo: string): boolean => {
  const code = idNo.slice(0, 6);
  return byCode.has(code) || code === INVENTED || /^(71|8[123])0000$/.test(code);
};

/** Every name → the units that bear it: short names and old names too, today’s before those of the past. */
const byName = new Map<string, Region[]>();
const tell = (name: string, region: Region): void => {
  const known = byName.get(name) ?? [];
  if (!known.includes(region)) byName.set(name, [...known, region]);
};
for (const region of all.filter((r) => r.level !== 'province' && (!r.past || r.city))) {
  tell(region.name, region);
  tell(shortName(region.name), region);
  if (region.level === 'city') { tell(`${shortName(region.name)}市`, region); tell(`${shortName(region.name)}州`, region); }
}
for (const [code, names] of Object.entries(spokenNames)) { const region = byCode.get(code); if (region) for (const name of names.split(' ')) tell(name, region); }
const spoken = new Set(Object.values(spokenNames).flatMap((names) => names.split(' ')));
const longest = Math.max(...[...byName.keys()].map((name) => name.length));

/** Where a text is looked for: in a province, or seen from home when none is told. */
export interface Inside { province?: string | undefined; home?: string | undefined }
export interface Found { province: string; city: string; region: Region; rest: string }

/** 城关镇 repeats eighty-eight times: a name means one place inside its province, else the one at home, else only the one there is. */
function choose(name: string, { province, home }: Inside): Region | undefined {
  const known = byName.get(name);
  if (!known) return undefined;
  const fits = known.filter((r) => !province || r.province === province);
  const pick = (list: readonly Region[]): Region | undefined => {
    for (const level of ['city', 'county'] as const) {
      const of = list.filter((r) => r.level === level);
      const today = of.filter((r) => !r.past);
      const one = new Map((today.length ? today : of).map((r) => [r.city, r]));
      if (one.size === 1) return [...one.values()][0];
      if (one.size > 1) return undefined;
    }
    return undefined;
  };
  if (province) return pick(fits);
  const near = pick(fits.filter((r) => r.province === home));
  if (near) return near;
  // Far from home the short name of a district or county is as often a word: 东风, 和平, 新城.
  return pick(fits.filter((r) => r.level === 'city' || r.name === name || spoken.has(name) || r.name.endsWith('市')));
}

/** The city or county a text begins with, by the longest name that fits. */
export function leadingRegion(text: string, inside: Inside = {}): Found | undefined {
  for (let length = Math.min(longest, text.length); length >= 2; length -= 1) {
    const region = choose(text.slice(0, length), inside);
    if (region) return { province: region.province, city: region.city, region, rest: text.slice(length) };
  }
  return undefined;
}

export interface Located { province: string; city: string | null }
/** R1 A place as people write it, made into the province and the city of today; `city` null where only the province could be read. Undefined: not recognised, which is a doubt and no refusal. */
export function locate(text: string, inside: Inside = {}): Located | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const head = leadingProvince(plain);
  if (head) {
    const { name } = head.province;
    if (cityProvinces.has(name)) return { province: name, city: name };
    // 吉林市 begins like a province and is a city.
    if (head.rest.startsWith('市')) {
      const whole = leadingRegion(plain, { province: name });
      if (whole?.region.level === 'city') return { province: name, city: whole.city };
    }
    const rest = head.rest.replace(/^省/u, '');
    const within = leadingRegion(rest, { province: name });
    // 海南州 lies in 青海, 河南县 too: a name that goes on after a province's is not that province's.
    const other = within || rest === '' ? undefined : leadingRegion(plain, inside);
    return other && other.rest !== plain && plain.length - other.rest.length > plain.length - head.rest.length ? { province: other.province, city: other.city } : { province: name, city: within?.city ?? null };
  }
  const found = leadingRegion(plain, inside);
  return found && { province: found.province, city: found.city };
}
