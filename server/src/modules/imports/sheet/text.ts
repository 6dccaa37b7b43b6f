/** Full-width forms to half-width, line ends and the many blanks to one blank, the leading text apostrophe away. */
export function tidy(text: string): string {
  const known = tidied.get(text);
  if (known !== undefined) return known;
  const made = text.normalize('NFKC').replace(/[\u200b-\u200f\ufeff]/g, '').replace(/\s+/g, ' ').trim().replace(/^['‘’]+/, '').trim();
  if (tidied.size >= REMEMBERED) tidied.clear();
  tidied.set(text, made);
  return made;
}

// Rosters repeat the same few words in every row; remembering them halves the time of a long one.
const REMEMBERED = 4000;
const tidied = new Map<string, string>();

/** Same, with no blanks at all: for heads, names and everything else where blanks mean nothing. */
export const squeeze = (text: string): string => tidy(text).replace(/ /g, '');

/** Web copies carry 鄉(xiāng): only pinyin right after a Han character is junk. */
export const dropPinyin = (text: string): string => text.replace(/(?<=\p{Script=Han})\([a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\s]+\)/gu, '');

const NOTHING = new Set(['', '-', '--', '—', '——', '/', '\\', '无', '不详', '不明', '不清楚', '未知', '待查', '待定', '空', '暂无', '没有', '?', '??', '·', '…']);

/** The cell says in words that it holds nothing. */
export const saysNothing = (text: string): boolean => NOTHING.has(squeeze(text));

const HAN_DIGITS: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 十二 → 12, 三 → 3, 二十 → 20; undefined when it is no such number. */
export function hanNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const m = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!m || !text || (!m[2] && m[1] && m[3])) return undefined;
  const ones = m[2] ? m[3] : m[1] ?? m[3];
  return (m[2] ? (m[1] ? HAN_DIGITS[m[1]]! : 1) * 10 : 0) + (ones ? HAN_DIGITS[ones]! : 0);
}

export function toHan(n: number): string {
  const digits = '〇一二三四五六七八九';
  if (n < 10) return digits[n]!;
  if (n >= 100) return String(n);
  const tens = Math.floor(n / 10);
  return (tens === 1 ? '' : digits[tens]!) + '十' + (n % 10 ? digits[n % 10]! : '');
}

/** 一九八五 → 1985, digit by digit. */
export const hanDigits = (text: string): string => text.replace(/[〇零一二三四五六七八九]/g, (c) => String(HAN_DIGITS[c]));
