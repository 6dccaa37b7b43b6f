import { locate } from '../../regions';
import type { Cell } from './book';
import { BLANK, type Option, type ParseOptions, type Reading } from './reading';
import { saysNothing, squeeze } from './text';

/** Kept to the city: the rest of an address is nobody's business here. province '境外' is abroad; inProvince is seen from the county's own province. */
export interface Place { province: string | null; city: string | null; inProvince: boolean }

const ABROAD = '境外';
const OUTSIDE: Option = { value: 'outside', label: '省外，地点待补' };
const INSIDE: Option = { value: 'inside', label: '省内，地点待补' };

export function readPlace(cell: Cell | undefined, options: ParseOptions): Reading<Place> {
  if (!cell || saysNothing(cell.text)) return { value: null };
  const text = squeeze(cell.text).replace(/^(中国|现在|目前|在|到|去|前往)+/, '').replace(/(打工|务工|上班|做工|就业|经商|创业)+$/, '');
  const parts = text.split(/[、,;/或]|以及/).filter(Boolean);
  const places = parts.map((part) => placeOf(part, options));
  const exact = [...new Map(places.flatMap((p) => (p?.city || p?.province === ABROAD ? [[p.city ?? ABROAD, p] as const] : []))).values()];
  if (exact.length >= 2) return several(exact);
  if (exact[0]) return { value: exact[0] };
  const coarse = places.find((p) => p !== undefined);
  if (coarse?.province) return tooCoarse(coarse);
  return unknown(text, options);
}

function placeOf(text: string, options: ParseOptions): Place | undefined {
  if (/^(国外|境外|海外|出国)|^(缅甸|老挝|越南|泰国|柬埔寨|日本|韩国|新加坡|马来西亚|菲律宾|非洲|美国|俄罗斯)/.test(text)) return { province: ABROAD, city: null, inProvince: false };
  const found = locate(text, { home: options.homeProvince });
  return found && { ...found, inProvince: found.province === options.homeProvince };
}

function tooCoarse(place: Place): Reading<Place> {
  return {
    value: null,
    ask: {
      kind: 'place', reason: 'province_only', prompt: `只写到${place.province}，没有城市。先记到省吗？`, parsed: `${place.province}，${place.inProvince ? '省内' : '省外'}`, alike: '只写到省',
      options: [{ value: 'province', label: '先记到省' }, BLANK], suggested: 'province', resolve: (option) => (option === 'province' ? place : null),
    },
  };
}

function several(places: Place[]): Reading<Place> {
  const [first, second] = places as [Place, Place];
  const name = (p: Place) => p.city ?? p.province ?? '';
  return {
    value: null,
    ask: {
      kind: 'place', reason: 'two', prompt: '写了两个地方，现在在哪个？', parsed: name(first), alike: '一格里写了两个地方',
      options: [{ value: 'first', label: name(first) }, { value: 'second', label: name(second) }, BLANK], suggested: 'first',
      resolve: (option) => (option === 'first' ? first : option === 'second' ? second : null),
    },
  };
}

function unknown(text: string, options: ParseOptions): Reading<Place> {
  const inside = /^(省内|本省|县城|县内|本县|州内|本州|市内|本地|附近)/.test(text);
  const outside = /省外|外省|沿海|外地|内地|珠三角|长三角/.test(text);
  return {
    value: null,
    ask: {
      kind: 'place', reason: inside || outside ? 'vague' : 'unknown', prompt: inside || outside ? '地方太粗。先只分省内省外吗？' : '没认出这是哪座城市。在省内还是省外？', parsed: inside ? '省内' : outside ? '省外' : '认不出', alike: '地方太粗',
      options: [OUTSIDE, INSIDE, BLANK], suggested: inside ? 'inside' : outside ? 'outside' : 'blank',
      resolve: (option) => (option === 'outside' ? { province: null, city: null, inProvince: false } : option === 'inside' ? { province: options.homeProvince, city: null, inProvince: true } : null),
    },
  };
}
