import { addDays, dayWords, shanghaiDay, shanghaiTime, startOfDay, type Day } from '@guiyan/shared/domain/dates';
import { callOutcomeWords, type callOutcomes } from '@guiyan/shared/domain/notices';
import type { SettingValues } from '../settings';

/** The rule that stands for the month's notice beside those of what falls due. */
export const NOTICE = 'notice';
/** H15 The rule that stands for “there is a note from home”; its period is the day. */
export const ECHO = 'echo';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The county's hours: nothing is sent from the one in the evening until the other in the morning; after so many a telephone is quicker than another try. */
export type Hours = Pick<SettingValues, 'quiet_from' | 'quiet_until' | 'push_hours'>;
/** M6 The instant from which a message may leave. */
export function awake(at: number, hours: Hours): number {
  const day = shanghaiDay(at);
  const hour = Number(shanghaiTime(at).slice(0, 2));
  if (hour < hours.quiet_until) return startOfDay(day) + hours.quiet_until * HOUR;
  return hour >= hours.quiet_from ? startOfDay(addDays(day, 1)) + hours.quiet_until * HOUR : at;
}
/** M6 Whether it has been tried long enough. */
export const isTooLate = (madeAt: number, at: number, hours: Hours): boolean => at - madeAt > hours.push_hours * HOUR;

/** When to try again: later each time, never before WeChat allows, never at night. */
export const nextTry = (now: number, attempts: number, after: number, hours: Hours): number => awake(Math.max(after, now + Math.min(2 ** (attempts - 1), 60) * MINUTE), hours);

/** P4 Whose people a sender speaks to: one reminder a month for each. */
export const scopeKeyOf = (actor: { hat: string; orgId: string | null; personId: string | null; countyId: string; townshipId: string | null; villageId: string | null }): string =>
  actor.hat === 'liaison' && !actor.orgId ? `holder:${actor.personId ?? ''}` : actor.villageId ? `village:${actor.villageId}` : actor.townshipId ? `township:${actor.townshipId}` : `county:${actor.countyId}`;

/** P4 The month's text; what members have to do stands in it by name and day. */
export function suggestedText(period: string, duties: readonly { title: string; dueOn: Day }[] = []): string {
  const open = duties.slice(0, 3).map((d) => `${d.title}（${dayWords(d.dueOn)}前）`).join('、');
  return `${Number(period.slice(5))}月了。有空报个平安，家里也放心；这个月的学习别落下。${open ? `还没办的：${open}。` : ''}家里有事就按「要帮忙」，当天有人回你。`;
}

export interface Account { userId: string; hasWechat: boolean; left: number }
/** M6 The account a message would go to: one that agreed, else any. */
export const bestAccount = (accounts: readonly Account[]): Account | null => accounts.find((a) => a.hasWechat && a.left > 0) ?? accounts.find((a) => a.hasWechat) ?? accounts[0] ?? null;
export const canPush = (account: Account | null): account is Account => account !== null && account.hasWechat && account.left > 0;
/** One consent is one message: who of these may have one, in the order asked. `left`: by account. */
export function sharesOf<T extends { userId: string }>(asks: readonly T[], left: ReadonlyMap<string, number>): T[] {
  const rest = new Map(left);
  return asks.filter(({ userId }) => {
    const n = rest.get(userId) ?? 0;
    if (n > 0) rest.set(userId, n - 1);
    return n > 0;
  });
}

export const whyNotInApp = '发的时候还没登录过归雁';
/** M6 Why a person is called instead of messaged. */
export const whyCall = (account: Account | null, wechatOn: boolean, wanted = true): string =>
  account === null ? whyNotInApp : !wanted ? whyOf.chosen : !wechatOn ? '这里没开微信提醒' : !account.hasWechat ? '没用微信登录' : '没同意收消息';

export const whyOf = {
  refused: '没同意收消息', unknown: '微信没回话，不知道收到没有', binding: '微信号对不上了', broken: '微信没能送出', late: '微信一直没送出去', chosen: '不要微信提醒', smsRefused: '短信没能送出', smsUnknown: '短信没回话，不知道收到没有', smsLate: '短信一直没送出去', smsOff: '这里没开短信提醒', gone: '已经不用这个账号', off: '这里没开微信提醒',
} as const;

export const callWhy = (outcome: (typeof callOutcomes)[number], tries: number, words: string): string =>
  [outcome === 'no_answer' && tries > 1 ? `打了 ${tries} 次没人接` : callOutcomeWords[outcome], words].filter(Boolean).join('：');
