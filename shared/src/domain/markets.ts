/** S8 逢场: set days on which an outpost serves whoever comes. */
export const marketCalendars = ['solar', 'lunar'] as const;
export type MarketCalendar = (typeof marketCalendars)[number];
export const marketCalendarWords: Record<MarketCalendar, string> = { solar: '公历', lunar: '农历' };
/** Days a month. */
export const MARKET_DAYS = 3;
/** Every month has these days: 28 of the sun, 29 of the moon. */
export const lastMarketDay: Record<MarketCalendar, number> = { solar: 28, lunar: 29 };
/** Days ahead that are shown and can be booked. */
export const MARKET_AHEAD = 92;

export const bookingStates = ['booked', 'came', 'missed', 'cancelled'] as const;
export type BookingState = (typeof bookingStates)[number];
export const bookingStateWords: Record<BookingState, string> = { booked: '约好了', came: '来过了', missed: '没来', cancelled: '不去了' };
export const bookingMax = 200;

export interface MarketRule { calendar: MarketCalendar; days: readonly number[] }
const digits = '零一二三四五六七八九十';
/** 初五、十五、廿五. */
export const lunarDayWords = (n: number): string => (n <= 10 ? `初${digits[n]!}` : n < 20 ? `十${digits[n - 10]!}` : n === 20 ? '二十' : `廿${digits[n - 20]!}`);
export const ruleWords = (rule: MarketRule): string => (rule.calendar === 'lunar' ? `农历每月${rule.days.map(lunarDayWords).join('、')}` : `每月 ${rule.days.join('、')} 日`);
