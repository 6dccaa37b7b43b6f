import { dayOf, fullDayWords, isDate, partsOf, addMonths, type FuzzyDay } from '@guiyan/shared/domain/dates';
import type { Cell } from './book';
import { BLANK, type ParseOptions, type Reading } from './reading';
import { hanDigits, hanNumber, saysNothing, squeeze } from './text';

/** `past`: birth, joining. `open`: may lie ahead, as an expected return does. */
export type DateUse = 'past' | 'open';
type Got = Reading<FuzzyDay>;

const SERIAL_1900_EPOCH = Date.UTC(1899, 11, 30);

const fuzzy = (year: number, month?: number, date?: number): FuzzyDay | null => {
  if (year < 1900 || year > 2100 || !isDate(year, month ?? 1, date ?? 1)) return null;
  return { day: dayOf(year, month ?? 1, date ?? 1), precision: date ? 'day' : month ? 'month' : 'year' };
};

const words = (d: FuzzyDay) => fullDayWords(d.day, d.precision);

export function readDate(cell: Cell | undefined, use: DateUse, options: ParseOptions): Got {
  if (!cell) return { value: null };
  if (cell.type === 'error') return unclear('error', '格子里是公式错误，认不出日期。');
  if (cell.type === 'date' && cell.day) {
    const { year, month, date } = partsOf(cell.day);
    return plausible(fuzzy(year, month, cell.dayShown ? date : undefined), use, options);
  }
  if (cell.type === 'number') return readNumber(cell, use, options);
  return readText(cell, use, options);
}

function readNumber(cell: Cell, use: DateUse, options: ParseOptions): Got {
  const n = cell.number ?? Number.NaN;
  if (Number.isInteger(n)) {
    if (n >= 19_000_101 && n <= 21_001_231) return plausible(fuzzy(Math.floor(n / 10_000), Math.floor(n / 100) % 100, n % 100), use, options);
    if (n >= 190_001 && n <= 210_012) return plausible(fuzzy(Math.floor(n / 100), n % 100), use, options);
    if (n >= 1900 && n <= 2100) return plausible(fuzzy(n), use, options);
    // Numbers from 1927 to 2100 as serials; smaller ones are years or slips of the pen.
    if (n >= 9_863 && n <= 73_415) {
      const d = new Date(SERIAL_1900_EPOCH + n * 86_400_000);
      return plausible(fuzzy(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()), use, options);
    }
    return unclear('odd', '看不出是哪天。');
  }
  return readDecimal(String(n), true, use, options);
}

/** 1985.07, 1985.1, 85.7. As a number, 1985.10 and 1985.1 are one and the same. */
function readDecimal(text: string, wasNumber: boolean, use: DateUse, options: ParseOptions): Got {
  const m = /^(\d{2}|\d{4})\.(\d{1,2})$/.exec(text);
  if (!m) return unclear('odd', '看不出是哪天。');
  const short = m[1]!.length === 2;
  const year = short ? century(Number(m[1]), options) : Number(m[1]);
  const month = Number(m[2]);
  if (m[2] === '1' && wasNumber) return octoberOrJanuary(year);
  const value = fuzzy(year, month);
  return short && value ? twoDigits(value) : plausible(value, use, options);
}

function octoberOrJanuary(year: number): Got {
  const jan = fuzzy(year, 1);
  const oct = fuzzy(year, 10);
  if (!jan || !oct) return unclear('odd', '看不出是哪天。');
  return {
    value: null,
    ask: {
      kind: 'date', reason: 'dot_one', prompt: `${year}.10 存成数字会变成 ${year}.1，是哪个月？`, parsed: words(oct), alike: '写着“.1”结尾',
      options: [{ value: 'jan', label: '1月' }, { value: 'oct', label: '10月' }, { value: 'blank', label: '不清楚，空着' }], suggested: 'oct',
      resolve: (option) => (option === 'jan' ? jan : option === 'oct' ? oct : null),
    },
  };
}

const century = (yy: number, options: ParseOptions) => (yy > Number(options.today.slice(2, 4)) ? 1900 : 2000) + yy;

function twoDigits(value: FuzzyDay): Got {
  return offer('two_digit_year', `只写了两位年份，是${words(value)}吗？`, value, '只写了两位年份');
}

function offer(reason: string, prompt: string, value: FuzzyDay, alike: string): Got {
  return {
    value: null,
    ask: { kind: 'date', reason, prompt, parsed: words(value), alike, options: [{ value: 'as_read', label: words(value) }, { value: 'blank', label: '不清楚，空着' }], suggested: 'as_read', resolve: (option) => (option === 'as_read' ? value : null) },
  };
}

function unclear(reason: string, prompt: string): Got {
  return { value: null, ask: { kind: 'date', reason, prompt, parsed: '认不出', alike: '认不出是哪天', options: [BLANK], suggested: 'blank', resolve: () => null } };
}

function readText(cell: Cell, use: DateUse, options: ParseOptions): Got {
  const raw = squeeze(cell.text);
  if (saysNothing(raw) || /^(至今|现在|长期|未定)$/.test(raw)) return { value: null };
  // A CSV or a text cell may carry the bare serial of a date.
  if (/^\d{5}$/.test(raw)) return readNumber({ ...cell, number: Number(raw) }, use, options);
  const text = raw.replace(/(日|号)?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '$1').replace(/T$/, '');
  if (/^(农历|阴历|旧历|古历)|\((农历|阴历)\)|(农历|阴历)/.test(text)) return lunar(text, use, options);
  const republic = /^民国(\d{1,2}|[一二三四五六七八九十]{1,3})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/.exec(text);
  if (republic) {
    const value = fuzzy(1911 + (hanNumber(republic[1]!) ?? 0), Number(republic[2]) || undefined, Number(republic[3]) || undefined);
    return value ? offer('republic', `写的是民国年份，折成公历是${words(value)}吗？`, value, '写着民国年份') : unclear('republic', '民国年份没认出来。');
  }
  const got = parseText(hanText(text));
  if (!got) return unclear('odd', '看不出是哪天。');
  if (got.dotOne && cell.type === 'untyped') return octoberOrJanuary(got.year);
  const year = got.short ? century(got.year, options) : got.year;
  const value = fuzzy(year, got.month, got.date);
  if (got.short && value) return twoDigits(value);
  return plausible(value, use, options);
}

function lunar(text: string, use: DateUse, options: ParseOptions): Got {
  const got = parseText(hanText(text.replace(/\((农历|阴历)\)|农历|阴历|旧历|古历/g, '')));
  const year = got && !got.short ? fuzzy(got.year) : null;
  // A lunar date names another day; only the year is safe, and not even that in the first weeks of January.
  if (!year || plausible(year, use, options).ask) return unclear('lunar', '写的是农历，公历是哪天还不知道。');
  return { value: null, ask: { kind: 'date', reason: 'lunar', prompt: '写的是农历，公历日子对不上。先只记年份吗？', parsed: words(year), alike: '写着农历', options: [{ value: 'as_read', label: `只记 ${words(year)}` }, BLANK], suggested: 'as_read', resolve: (o) => (o === 'as_read' ? year : null) } };
}

/** 一九八五年七月十二日 → 1985年7月12日. */
const hanText = (text: string) =>
  text.replace(/^[〇零一二三四五六七八九]{4}(?=年|$)/, hanDigits).replace(/(?<=年)([一二三四五六七八九十]{1,3})(?=月)/, (m) => String(hanNumber(m) ?? m)).replace(/(?<=月)(初)?([一二三四五六七八九十]{1,3})(?=[日号]|$)/, (m, _f, n: string) => String(hanNumber(n) ?? m));

interface Parsed { year: number; month?: number; date?: number; short: boolean; dotOne: boolean }

function parseText(text: string): Parsed | undefined {
  const solid = /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (solid) return { year: Number(solid[1]), month: Number(solid[2]), ...(solid[3] ? { date: Number(solid[3]) } : {}), short: false, dotOne: false };
  const parts = /^(\d{4}|\d{2})(?:年|[.\-/、,~])(?:(\d{1,2})(?:月份?|[.\-/、,])?(?:(\d{1,2})[日号]?)?)?$/.exec(text) ?? /^(\d{4})$/.exec(text);
  if (!parts) return undefined;
  const month = parts[2] ? Number(parts[2]) : undefined;
  const date = parts[3] ? Number(parts[3]) : undefined;
  return { year: Number(parts[1]), ...(month === undefined ? {} : { month }), ...(date === undefined ? {} : { date }), short: parts[1]!.length === 2, dotOne: /^\d{4}\.1$/.test(text) };
}

function plausible(value: FuzzyDay | null, use: DateUse, options: ParseOptions): Got {
  if (!value) return unclear('impossible', '没有这样的日子。');
  const latest = use === 'past' ? options.today : addMonths(options.today, 120);
  if (value.day > latest) return unclear('future', '这个日子还没到。');
  return { value };
}
