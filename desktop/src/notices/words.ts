import type { Output } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { Channel, DeliveryState, NoteKind } from '@guiyan/shared/domain/notices';
import { href } from '../ui/address';
import type { Tone } from '../ui/words';

export type ReminderView = Output<'notices.reminder'>;
export type Delivery = Output<'notices.phoneTasks'>['rows'][number];

export const channelWords: Record<Channel, string> = { app: '手机待办', wechat: '微信', sms: '短信', phone: '电话', print: '村里带话' };
export const stateWords: Record<DeliveryState, string> = { waiting: '正在送', sent: '送到了', not_reached: '没送到', unknown: '不知道收到没有', todo: '等你打', done: '打过了', not_needed: '不用了' };
export const stateTones: Record<DeliveryState, Tone> = { waiting: 'amber', sent: 'green', not_reached: 'red', unknown: 'amber', todo: 'red', done: 'green', not_needed: 'plain' };

export const monthWords = (period: string): string => `${Number(period.slice(5))} 月`;

/** Who is told anything on this screen. */
export const inboxHats: readonly Hat[] = ['secretary', 'clerk', 'county', 'outpost'];
export const noteWords: Record<NoteKind, string> = { notice: '提醒', given: '要办', remind: '快到期', late: '过了期', again: '退回来', report: '汇报', request: '办的事', greeting: '贺卡', home: '家里', market: '逢场', offer: '优惠' };

type Note = Output<'notices.inbox'>['rows'][number];
/** Where what was done stays to be read; the list of what is due forgets it after its month. */
const records: Record<string, string> = { report_answer: href('/reports'), call: href('/reports', { tab: 'month' }), request: href('/requests'), request_work: href('/requests'), call_back: href('/services/call-backs'), survey: href('/surveys'), paper_check: href('/papers', { tab: 'papers' }), greeting: href('/greetings'), tea_party: href('/meetings'), visit: href('/visits'), must_visit: href('/visits') };
/** Where a note leads an office: to the one thing, or to the list of its kind. Codes and ids only stand in the address. What was told because its time has passed is another's to do. */
export const noteHref = ({ kind, to }: Pick<Note, 'kind' | 'to'>): string => {
  if (to.kind === 'report') return href(`/reports/${to.id}`);
  if (to.kind === 'request') return href(`/requests/${to.id}`);
  if (to.kind === 'greeting') return href('/greetings');
  if (to.kind === 'notice') return href('/reports', { tab: 'reminder' });
  if (to.kind === 'home') return href('/today');
  if (to.isDone && kind !== 'late' && records[to.rule]) return records[to.rule]!;
  return href('/duties/list', { rule: to.rule, ...(kind === 'late' && { view: 'place' }), ...(to.isDone ? { state: 'done' } : kind === 'late' && { state: 'overdue' }) });
};
