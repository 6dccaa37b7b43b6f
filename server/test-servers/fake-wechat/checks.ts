/** The limits of message fields, written apart from the sender's own rules so that each side can catch the other. */
const han = /^\p{Script=Han}+$/u;
const length = (text: string) => Array.from(text).length;

const rules: Record<string, (text: string) => boolean> = {
  thing: (t) => length(t) <= 20,
  name: (t) => (/\p{Script=Han}/u.test(t) ? length(t) <= 10 : length(t) <= 20),
  phrase: (t) => length(t) <= 5 && han.test(t),
  character_string: (t) => length(t) <= 32 && !/[^\x20-\x7e]/.test(t),
  number: (t) => length(t) <= 32 && /^[+-]?\d+(\.\d+)?$/.test(t),
  letter: (t) => length(t) <= 32 && /^[a-z]+$/i.test(t),
  symbol: (t) => length(t) <= 5 && !/[\p{L}\p{N}]/u.test(t),
  phone_number: (t) => length(t) <= 17 && /^[0-9+\-() ]+$/.test(t),
  car_number: (t) => length(t) <= 8,
  amount: (t) => /^[^\d.]?\d+(\.\d+)?元?$/u.test(t) && t.replace(/\D/g, '').length <= 10,
  time: (t) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2}(:\d{2})?)?$/.test(t) || /^\d{2}:\d{2}(:\d{2})?$/.test(t),
  date: (t) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2}(:\d{2})?)?$/.test(t),
};

/** The first field the platform would refuse, with its words; undefined when all are fine. */
export function badField(keys: string[], data: Record<string, unknown>): string | undefined {
  for (const key of keys) {
    const value = (data[key] as { value?: unknown } | undefined)?.value;
    if (typeof value !== 'string' || value === '') return `argument invalid! data.${key}.value is empty`;
    const rule = rules[key.replace(/\d+$/, '')];
    if (!rule || /\p{Cc}/u.test(value) || !rule(value)) return `argument invalid! data.${key}.value invalid`;
  }
  const extra = Object.keys(data).find((key) => !keys.includes(key));
  return extra === undefined ? undefined : `argument invalid! data.${extra}.value invalid`;
}
