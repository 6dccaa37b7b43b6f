import { daysBetween, dayOf, dayWords, quarterOf, type Day, type Quarter } from '@guiyan/shared/domain/dates';
import type { ReportState, slotStates } from '@guiyan/shared/domain/reports';
import { activities, activityWords, type Activity } from '@guiyan/shared/domain/papers';
import type { Hat } from '@guiyan/shared/domain/hats';

type Verb = 'accept' | 'return' | 'hand_in';
/** P3 Taken down for the member, and not yet said to be right. */
export const awaitsWord = (r: { takenBy: string | null; confirmedAt: number | null }): boolean => r.takenBy !== null && r.confirmedAt === null;
/** P1 Where each verb may start and where it leads. */
export const moves = {
  accept: { from: 'handed_in', to: 'accepted' },
  return: { from: 'handed_in', to: 'returned' },
  hand_in: { from: 'returned', to: 'handed_in' },
} as const satisfies Record<Verb, { from: ReportState; to: ReportState }>;

const answering: readonly Hat[] = ['liaison', 'secretary', 'clerk'];

export const quarterOfKey = (key: string): Quarter => quarterOf(dayOf(Number(key.slice(0, 4)), Number(key.slice(5)) * 3, 1));
const following = (q: Quarter): Quarter => quarterOfKey(q.quarter === 4 ? `${q.year + 1}Q1` : `${q.year}Q${q.quarter + 1}`);

/** Our rule of what is still taken: a quarter may be written until the next one ends; then it is missed. */
export function slotTime(q: Quarter, today: Day): 'not_due' | 'open' | 'late' | 'missed' {
  if (today < q.from) return 'not_due';
  if (today <= q.until) return 'open';
  return today <= following(q).until ? 'late' : 'missed';
}

export interface SlotFacts { quarter: string; status: (typeof slotStates)[number]; due: Day; daysLeft: number | null; late: boolean }
/** What the county asks of the member for a quarter and he has not done (room duties). */
export interface Asked { dueOn: Day; overdue: boolean }
/**
 * A slot as the member sees it: whether it may be written is the quarter's law, whether and until when it is due is what he was asked for. daysLeft: only of what is due; negative once late.
 * A quarter that was over before the roster knew him is not asked for (our rule).
 */
export function slotOf(q: Quarter, report: { status: ReportState; late: boolean } | null, asked: Asked | null, today: Day, knownSince: Day): SlotFacts {
  if (!report && !asked && q.until < knownSince) return { quarter: q.key, status: 'before', due: q.until, daysLeft: null, late: false };
  const time = slotTime(q, today);
  const unwritten = asked || time === 'late' ? 'open' : time;
  const isTheirTurn = !report || report.status === 'returned';
  return { quarter: q.key, status: report?.status ?? unwritten, due: asked?.dueOn ?? q.until, daysLeft: asked && isTheirTurn ? daysBetween(today, asked.dueOn) : null, late: report?.late ?? asked?.overdue ?? time === 'late' };
}

/** This year’s four, and before them last year’s last one while it is not settled and may still come. */
export function slotQuarters(today: Day, isAccepted: (quarter: string) => boolean): Quarter[] {
  const { year } = quarterOf(today);
  const before = quarterOfKey(`${year - 1}Q4`);
  const own = ([1, 2, 3, 4] as const).map((n) => quarterOfKey(`${year}Q${n}`));
  return slotTime(before, today) === 'late' && !isAccepted(before.key) ? [before, ...own] : own;
}

interface Stamped { onDay: Day; activity: string; host: string; words: string }
export const activityOf = (code: string): Activity => activities.find((a) => a === code) ?? 'other';
/** C4 One line for the draft; nothing when no host confirmed anything. The member may change it like any word of his own. */
export const stampWords = (s: Stamped): string => `${dayWords(s.onDay)}${activityWords[activityOf(s.activity)]}（${s.host}${s.words ? `，${s.words}` : ''}）`;
export const stampLine = (stamps: readonly Stamped[]): string => {
  const told = stamps.map(stampWords);
  return told.length ? `参加所在地党组织活动：${told.join('；')}。` : '';
};

/** Whoever wrote it down does not answer it. */
export const verbsOf = (report: { status: string; personId: string; takenBy: string | null; confirmedAt: number | null }, actor: { hat: Hat; personId: string | null; userId: string }): (Verb | 'confirm' | 'correct')[] => {
  const isOwn = actor.hat === 'member' && actor.personId === report.personId;
  const may: Verb[] = [...(answering.includes(actor.hat) && report.takenBy !== actor.userId ? (['accept', 'return'] as const) : []), ...(isOwn ? (['hand_in'] as const) : [])];
  return [...may.filter((verb) => moves[verb].from === report.status), ...(isOwn && awaitsWord(report) ? (['confirm', 'correct'] as const) : [])];
};
