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

export const ticketStates = ['waiting', 'serving', 'done', 'left'] as const;
export type TicketState = (typeof ticketStates)[number];
export const ticketStateWords: Record<TicketState, string> = { waiting: '在等', serving: '在办', done: '办过了', left: '走了' };
/** How a turn ended: settled while he stood there, taken in to be answered later, or he left. */
export const ticketOutcomes = ['settled', 'later', 'left'] as const;
export type TicketOutcome = (typeof ticketOutcomes)[number];
export const ticketOutcomeWords: Record<TicketOutcome, string> = { settled: '当场办好', later: '收下了，回头办', left: '人走了' };
/** A number on paper: the tablet's letter and its own count, so that two tablets never give the same. */
export const ticketNumber = (letter: string, no: number): string => `${letter}${String(no).padStart(2, '0')}`;
export const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'] as const;
/** Days after which what a tablet kept is taken no more. */
export const LATE_DAYS = 14;
const twoSigns = ['欧阳', '上官', '尉迟', '公冶', '端木', '澹台', '司马', '诸葛', '东方', '夏侯', '皇甫', '令狐', '慕容', '司徒', '公孙', '长孙', '宇文'];
/** All of a name that a room may read. */
export const surnameOf = (name: string): string => twoSigns.find((s) => name.startsWith(s)) ?? [...name][0] ?? '';

export interface MarketRule { calendar: MarketCalendar; days: readonly number[] }
const digits = '零一二三四五六七八九十';
/** 初五、十五、廿五. */
export const lunarDayWords = (n: number): string => (n <= 10 ? `初${digits[n]!}` : n < 20 ? `十${digits[n - 10]!}` : n === 20 ? '二十' : `廿${digits[n - 20]!}`);
export const ruleWords = (rule: MarketRule): string => (rule.calendar === 'lunar' ? `农历每月${rule.days.map(lunarDayWords).join('、')}` : `每月 ${rule.days.join('、')} 日`);
