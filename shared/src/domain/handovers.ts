import type { Hat } from './hats';

/** X15 What somebody who works for the Party or an office leaves behind when he goes. */
export const handoverKinds = ['members', 'reports', 'pairings', 'duties', 'requests', 'invites', 'sessions', 'seats'] as const;
export type HandoverKind = (typeof handoverKinds)[number];
export const handoverWords: Record<HandoverKind, { title: string; due: string }> = {
  members: { title: '他联系的党员', due: '还没联系上的' }, reports: { title: '等他收的汇报', due: '等着收的' }, pairings: { title: '他结对的家庭', due: '这个月还没走访的' }, duties: { title: '轮到他办的事', due: '过了期的' }, requests: { title: '他接下的事', due: '还没答复的' },
  invites: { title: '他发出、还没用的邀请', due: '' }, sessions: { title: '他登录着的手机和电脑', due: '' }, seats: { title: '他的任职', due: '' },
};
/** Hats one wears for work; one's own and one's family's stay one's own. */
export const isWorkHat = (hat: Hat): boolean => hat !== 'member' && hat !== 'family';
