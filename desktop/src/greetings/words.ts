import { occasions, type Occasion } from '@guiyan/shared/domain/greetings';

/** Addresses hold codes only. */
const codes: Record<Occasion, string> = { 七一: 'july', 春节: 'spring', 中秋: 'autumn', 端午: 'dragon', 重阳: 'elders', 元旦: 'newyear' };
export const codeOf = (occasion: Occasion): string => codes[occasion];
export const occasionOf = (code: string): Occasion => occasions.find((one) => codes[one] === code) ?? '七一';
