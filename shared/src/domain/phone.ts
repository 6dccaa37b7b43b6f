export type PhoneKind = 'mobile' | 'landline' | 'short';

/** Digits as stored: mobiles 11 digits, landlines '0855-1234567' or without area code, short numbers 3–6 digits. */
export interface Phone { number: string; kind: PhoneKind }

export const isMobile = (digits: string) => /^1[3-9]\d{9}$/.test(digits);

/** Reads one number; undefined when it is none that can be called. */
export function readPhone(text: string): Phone | undefined {
  const tidy = text.normalize('NFKC').replace(/[\s'‘’]/g, '').replace(/[－—–―]/g, '-');
  const digits = tidy.replace(/-/g, '').replace(/^(\+|00)86(?=1)/, '').replace(/^86(?=1\d{10}$)/, '');
  if (isMobile(digits)) return { number: digits, kind: 'mobile' };
  const area = /^\(?(0(?:10|2\d|[3-9]\d{2}))\)?-?(\d{7,8})$/.exec(tidy);
  if (area) return { number: `${area[1]}-${area[2]}`, kind: 'landline' };
  if (/^[2-8]\d{6,7}$/.test(digits)) return { number: digits, kind: 'landline' };
  if (/^\d{3,6}$/.test(digits)) return { number: digits, kind: 'short' };
  return undefined;
}

/** 1391****026: first four, last three; shorter numbers keep only their last two. */
export function maskPhone(text: string): string {
  const tidy = text.normalize('NFKC').replace(/\s/g, '');
  if (tidy.length >= 10) return tidy.slice(0, 4) + '*'.repeat(tidy.length - 7) + tidy.slice(-3);
  return '*'.repeat(Math.max(tidy.length - 2, 0)) + tidy.slice(-2);
}

/** Every number in a text with its middle masked: 妈妈 1390****001. */
export const maskPhones = (text: string): string => text.normalize('NFKC').replace(/\d[\d\s-]{5,}\d/g, maskPhone);
