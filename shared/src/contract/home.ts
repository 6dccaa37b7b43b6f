import { z } from 'zod';
import { Contract, Day, Id, Instant, Nothing, Period } from './define';
import { HatName } from './accounts';
import { DueVisit } from './duties';
import { Reminder } from './notices';

/** A row of the home list: what, why it is here, and where a tap leads. */
export const HomeRow = z.object({ key: z.string(), icon: z.enum(['pen', 'file', 'phone', 'bell', 'user', 'home', 'hand']), title: z.string(), why: z.string(), state: z.string().nullable(), tone: z.enum(['plain', 'soon', 'late']), to: z.enum(['report', 'request', 'notice', 'bind', 'visit', 'call', 'checkin', 'greeting', 'meeting', 'market', 'none']), id: Id.nullable() });
export const Months = z.array(z.object({ period: Period, due: z.int(), done: z.int() }));
const HomeNews = z.object({ words: z.string(), note: z.string(), /** Spoken beside the words. */ voiceId: Id.nullable() });

export const home = {
  'home.open': { kind: 'read', hats: 'user', about: 'The one call that opens each hat’s first screen.', input: Nothing,
    output: z.object({
      today: Day, greeting: z.string(), dateLine: z.string(), hat: HatName.nullable(), rows: z.array(HomeRow),
      /** What one has to do oneself: the lengths of `duties.list`, mine, todo and overdue. */
      duties: z.object({ todo: z.int(), overdue: z.int() }).nullable(),
      member: z.object({ place: z.string(), news: HomeNews.nullable(), months: Months, visitsLine: z.string(), lastCheckin: z.string(), city: z.string() }).nullable(),
      family: z.object({ headline: z.string(), note: z.string(), callTitle: z.string(), memberPersonId: Id.nullable(), news: z.array(z.object({ id: z.string(), at: Instant, on: Day, title: z.string(), words: z.string(), voiceId: Id.nullable(), /** H13 The meeting it asks to. */ meetingId: Id.optional() })), hasCard: z.boolean(), lastCheckin: z.string() }).nullable(),
      liaison: z.object({ first: z.array(z.object({ id: Id.nullable(), deliveryId: Id.nullable(), requestId: Id.nullable(), reportId: Id.nullable(), personId: Id.nullable(), name: z.string(), city: z.string(), why: z.string(), tone: z.enum(['plain', 'soon', 'late']) })), people: z.int(), period: Period, calls: z.object({ done: z.int(), left: z.int() }), reminder: Reminder.nullable(), waiting: z.object({ reports: z.int(), requests: z.int(), binds: z.int(), calls: z.int() }) }).nullable(),
      helper: z.object({ period: Period, due: z.array(DueVisit), done: z.int(), total: z.int() }).nullable(),
      window: z.object({ unit: z.string(), todayServices: z.int(), monthServices: z.int() }).nullable(),
      office: z.object({ counts: z.array(z.object({ key: z.string(), title: z.string(), value: z.int(), to: z.string() })) }).nullable(),
    }) },
  'home.call': { kind: 'write', hats: ['family', 'member', 'liaison', 'helper'], about: 'The number to dial for a person one serves or belongs to; recorded as a reveal.', input: z.object({ personId: Id }), output: z.object({ phone: z.string() }) },
} satisfies Contract;
