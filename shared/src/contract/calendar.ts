import { z } from 'zod';
import { REST_SPANS_MOST, WINDOWS_MOST, WORK_DAYS_MOST, windowKinds } from '../domain/calendar';
import { Contract, Day, someWords, words } from './define';

const Year = z.int().min(2020).max(2100);
const RestSpan = z.strictObject({ name: someWords(20), from: Day, until: Day });
const Days = { rest: z.array(RestSpan).max(REST_SPANS_MOST), work: z.array(Day).max(WORK_DAYS_MOST) };
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/);
const WindowSpan = z.strictObject({ name: someWords(20), from: MonthDay, until: MonthDay });
const Kind = z.enum(windowKinds);
const Told = { by: z.string(), note: z.string(), at: z.int() };

export const YearDays = z.object({
  year: Year, known: z.boolean(), ...Days,
  /** Days that rest by the notice, weekends in it counted. */
  restDays: z.int(),
  /** Newest first; `known: false` says that a notice was taken out again. Empty where nobody changed what everybody begins with. */
  history: z.array(z.object({ known: z.boolean(), ...Days, ...Told })),
});
export const Window = z.object({
  kind: Kind, title: z.string(), about: z.string(), spans: z.array(WindowSpan),
  /** The year from which these hold; null where they are what everybody begins with. */
  since: Year.nullable(),
  history: z.array(z.object({ year: Year, spans: z.array(WindowSpan), ...Told })),
});
export const CalendarYear = z.object({
  year: Year, days: YearDays, windows: z.array(Window),
  /** In the order of the year; those that follow the moon and the sun too. */
  festivals: z.array(z.object({ key: z.string(), name: z.string(), on: Day })),
  /** From the twentieth of the twelfth moon to the fifteenth of the first. */
  homecoming: z.object({ from: Day, until: Day }), can: z.array(z.enum(['set'])),
});

export const calendar = {
  'calendar.get': { kind: 'read', hats: ['county', 'clerk', 'secretary'], about: 'X16 The county’s calendar of one year: rest days by notice and what makes up for them, school terms, flood and harvest, feasts; with every version there was.', input: z.object({ year: Year.optional() }), output: CalendarYear },
  'calendar.setDays': {
    kind: 'write', hats: ['county'], about: 'X16 The rest days of this year or one of the two to come; `known: false` takes the notice out again, and the year is unknown. Days that limits were counted to stay. 400 calendar.*.',
    input: z.object({ year: Year, known: z.boolean(), ...Days, note: words(100).default('') }), output: YearDays,
  },
  'calendar.preview': {
    kind: 'read', hats: ['county'], about: 'X16 Which days would be other than they are now, and how far fifteen working days from today would reach. Writes nothing.',
    input: z.object({ year: Year, known: z.boolean(), ...Days }),
    output: z.object({ restDays: z.int(), changed: z.array(z.object({ on: Day, was: z.enum(['work', 'rest', 'unknown']), becomes: z.enum(['work', 'rest', 'unknown']) })), was: Day, becomes: Day }),
  },
  'calendar.setWindow': {
    kind: 'write', hats: ['county'], about: 'X16 When schools open and close, floods and harvests are due, from a year on until another year says otherwise. 400 calendar.window_*.',
    input: z.object({ kind: Kind, year: Year, spans: z.array(WindowSpan).max(WINDOWS_MOST), note: words(100).default('') }), output: Window,
  },
} satisfies Contract;
