export type FieldType =
  | 'thing' | 'name' | 'phrase' | 'character_string' | 'number' | 'letter' | 'symbol' | 'phone_number' | 'car_number' | 'amount' | 'time' | 'date';
export type FieldKey = `${FieldType}${number}`;

/** Texts as strings; `time` and `date` also as epoch ms; `amount` as integer fen; `number` as a number. */
export type FieldValue<K extends string> = K extends `${'time' | 'date' | 'amount'}${number}` ? number : K extends `number${number}` ? number | string : string;
export type Fields = { readonly [K in FieldKey]?: FieldValue<K> };

declare const checked: unique symbol;
/** Made only by `subscribeData`, so that nothing unchecked can be sent. */
export type SubscribeData = Readonly<Record<string, { value: string }>> & { readonly [checked]: true };

/** A field that may not be sent as it is: a mistake in our own words, never the user's. The value stays out of the message. */
export class SubscribeFieldError extends Error {
  constructor(readonly field: string, readonly reason: 'unknown_type' | 'empty' | 'shape' | 'too_long' | 'private_word') {
    super(`subscribe field ${field}: ${reason}`);
    this.name = 'SubscribeFieldError';
  }
}

/** A push is read over shoulders: nothing about Party, children, health or hardship stands in it. */
const privateWords = /党|支部|组织生活|思想汇报|孩子|小孩|儿童|少年|未成年|留守|孤儿|病|残|孕|医|药|健康|困难|贫|低保|救助|救济|特困|补助|帮扶/u;

/** Control, format (zero width, direction marks), lone surrogate and private use characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]+/gu;

const clean = (text: string): string => text.replace(/[\p{Cc}\p{Z}]+/gu, ' ').replace(invisible, '').trim();

/** Cuts to `max` code points, never between a letter and the marks that belong to it (Tibetan vowels). */
function cut(text: string, max: number, tail: string): string {
  const points = [...text];
  if (points.length <= max) return text;
  let end = max - [...tail].length;
  while (end > 0 && /^\p{M}/u.test(points[end] ?? '')) end -= 1;
  return points.slice(0, end).join('').trimEnd() + tail;
}

const two = (n: number) => String(n).padStart(2, '0');

/** 2019年10月1日 15:01, on Shanghai's clock, which has had no summer time since 1991. */
export function chineseTime(at: number, withTime: boolean): string {
  const local = new Date(at + 8 * 3_600_000);
  const date = `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
  return withTime ? `${date} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}` : date;
}

/** A cut-off code, number or address would be a wrong one, so these are refused when too long; only texts are shortened. */
const exact: Partial<Record<FieldType, RegExp>> = {
  character_string: /^[\x20-\x7e]{1,32}$/,
  number: /^[+-]?\d+(?:\.\d+)?$/,
  letter: /^[A-Za-z]+$/,
  symbol: /^[^\p{L}\p{N}\s]+$/u,
  phone_number: /^[\d+() -]+$/,
  car_number: /^[\p{Script=Han}A-Za-z0-9]+$/u,
};
const longest: Partial<Record<FieldType, number>> = { character_string: 32, number: 32, letter: 32, symbol: 5, phone_number: 17, car_number: 8 };

function text(key: string, type: FieldType, value: string): string {
  const words = clean(value);
  if (words === '') throw new SubscribeFieldError(key, 'empty');
  if (type === 'thing') return cut(words, 20, '…');
  // Twenty letters only when there is nothing but letters; one Han character makes it a Chinese name.
  if (type === 'name') return cut(words, /^[\x20-\x7e]+$/.test(words) ? 20 : 10, '');
  if (type === 'phrase') {
    if (!/^\p{Script=Han}+$/u.test(words)) throw new SubscribeFieldError(key, 'shape');
    return cut(words, 5, '');
  }
  if ([...words].length > (longest[type] ?? 0)) throw new SubscribeFieldError(key, 'too_long');
  if (!exact[type]?.test(words)) throw new SubscribeFieldError(key, 'shape');
  return words;
}

function amount(key: string, fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new SubscribeFieldError(key, 'shape');
  const yuan = Math.floor(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  if (String(yuan).length + (rest ? 2 : 0) > 10) throw new SubscribeFieldError(key, 'too_long');
  return `${fen < 0 ? '-' : ''}${yuan}${rest ? `.${two(rest)}` : ''}元`;
}

function valueOf(key: string, type: FieldType, value: string | number | undefined): string {
  if (value === undefined) throw new SubscribeFieldError(key, 'empty');
  if (type === 'time' || type === 'date' || type === 'amount') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new SubscribeFieldError(key, 'shape');
    return type === 'amount' ? amount(key, value) : chineseTime(value, type === 'time');
  }
  return text(key, type, String(value));
}

const keyShape = /^(thing|name|phrase|character_string|number|letter|symbol|phone_number|car_number|amount|time|date)\d{1,3}$/;

/** The data of a subscribe message: every value checked, texts shortened by code points. Throws SubscribeFieldError. */
export function subscribeData(fields: Fields): SubscribeData {
  const out: Record<string, { value: string }> = {};
  for (const [key, value] of Object.entries(fields)) {
    const type = keyShape.exec(key)?.[1] as FieldType | undefined;
    if (!type) throw new SubscribeFieldError(key, 'unknown_type');
    const words = valueOf(key, type, value);
    // A person's own name may hold any character.
    if (type !== 'name' && privateWords.test(words)) throw new SubscribeFieldError(key, 'private_word');
    out[key] = { value: words };
  }
  if (Object.keys(out).length === 0) throw new SubscribeFieldError('data', 'empty');
  return out as SubscribeData;
}
