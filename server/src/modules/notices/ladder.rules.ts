import type { Channel } from '@guiyan/shared/domain/notices';
import { NOTICE } from './notices.rules';

/** M6 What is known of a person when the next rung is chosen. */
export interface Reach { sms: boolean }
/** The rung after one that was not enough; null after the printed list, which somebody works off. */
export const nextRung = (channel: string, { sms }: Reach): Exclude<Channel, 'app' | 'wechat'> | null =>
  channel === 'print' ? null : channel === 'phone' ? 'print' : channel === 'sms' ? 'phone' : sms ? 'sms' : 'phone';

export const isLate = (round: number): boolean => round > 0 && round % 2 === 0;

/** SQL: how far up a rung stands. */
export const rungOf = (t: string): string => `case ${t}.channel when 'app' then 1 when 'wechat' then 2 when 'sms' then 3 when 'phone' then 4 else 5 end`;
/** SQL: what is still open: on its way, to be called, on the printed list. */
export const isOpen = (t: string): string => `(${t}.status in ('waiting', 'todo') or (${t}.channel = 'print' and ${t}.status = 'not_reached'))`;
/** SQL: something of what the row reminds of is still to be done by that person. */
export const stillDue = (t: string): string =>
  `exists (select 1 from duties u where u.assignee_id = ${t}.person_id and u.rule_code = ${t}.rule_code and u.period = ${t}.period and u.state = 'open')`;
/** SQL: no later month and no later round has taken the row's place, and no record of the same person holds it too. */
export const isCurrent = (t: string): string => {
  const later = (n: string) => `((${t}.rule_code = '${NOTICE}' and ${n}.period > ${t}.period) or (${n}.period = ${t}.period and ${n}.round > ${t}.round))`;
  return `not exists (select 1 from deliveries n where n.person_id = ${t}.person_id and n.channel = ${t}.channel and n.rule_code = ${t}.rule_code and ${later('n')})
  and not exists (select 1 from same_records ds join deliveries n on n.person_id = ds.same_id and n.channel = ${t}.channel and n.rule_code = ${t}.rule_code and (${later('n')} or (n.period = ${t}.period and n.round = ${t}.round and n.id < ${t}.id)) where ds.record_id = ${t}.person_id)`;
};

/** Why a rung was taken. */
export const whyRung = (channel: string, tries: number): string =>
  channel === 'print' ? (tries ? `打了 ${tries} 次没打通` : '电话还没有人打') : '提醒过了，事情还没有办';
