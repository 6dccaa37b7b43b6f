import type { Output } from '@guiyan/shared/contract';
import type { Channel, DeliveryState } from '@guiyan/shared/domain/notices';
import type { Tone } from '../ui/words';

export type ReminderView = Output<'notices.reminder'>;
export type Delivery = Output<'notices.phoneTasks'>['rows'][number];

export const channelWords: Record<Channel, string> = { app: '手机待办', wechat: '微信', phone: '电话' };
export const stateWords: Record<DeliveryState, string> = { waiting: '正在送', sent: '送到了', not_reached: '没送到', unknown: '不知道收到没有', todo: '等你打', done: '打过了' };
export const stateTones: Record<DeliveryState, Tone> = { waiting: 'amber', sent: 'green', not_reached: 'red', unknown: 'amber', todo: 'red', done: 'green' };

export const monthWords = (period: string): string => `${Number(period.slice(5))} 月`;
