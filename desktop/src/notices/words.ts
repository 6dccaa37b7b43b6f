import type { Output } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { Channel, DeliveryState, NoteKind } from '@guiyan/shared/domain/notices';
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
