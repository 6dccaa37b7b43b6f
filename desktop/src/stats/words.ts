import type { Input, Output } from '@guiyan/shared/contract';
import { dayWords, fullDayWords, shanghaiDay, shanghaiTime } from '@guiyan/shared/domain/dates';
import type { Figure } from '@guiyan/shared/domain/stats';
import type { HatView } from '../api/session';
import type { Choice } from './choice';

export type Township = Output<'stats.township'>;
export type FamilyKind = Input<'stats.gaps'>['kind'];

/** 9月22日 8:00, or the last day that was counted. */
export const asOfWords = ({ asOf, computedAt }: Pick<Township, 'asOf' | 'computedAt'>): string => {
  const day = shanghaiDay(computedAt);
  return asOf === day ? `${dayWords(day)} ${shanghaiTime(computedAt)}` : fullDayWords(asOf);
};

/** What each column of the records behind a figure holds. */
export const recordHeads: Record<Figure, { name: string; note: string; on: string }> = {
  members: { name: '姓名', note: '在哪里', on: '外出日期' },
  children: { name: '姓名', note: '哪一家', on: '登记日期' },
  elders_women: { name: '姓名', note: '哪一家', on: '登记日期' },
  cards: { name: '家庭', note: '证号', on: '发证日期' },
  pairings: { name: '家庭', note: '谁在帮', on: '结对日期' },
  services: { name: '窗口', note: '办的事', on: '哪天' },
};

export const familyTitles: Record<FamilyKind, string> = {
  no_helper: '还没有帮扶人', helped: '有人帮', no_liaison: '没有[liaison]', overdue: '走访过期', visited: '走过了', not_yet: '还没到日子',
};

export const familyKinds = Object.keys(familyTitles) as FamilyKind[];

/** How wide the page looks: the whole county, a township, a village. */
export const wideTitle = (hat: HatView, { input }: Choice): string =>
  input.village || hat.villageId ? '全村情况' : input.township || hat.townshipId ? '全乡情况' : '全县情况';

const outFirst = ['out', 'in', 'unclear'];
/** 省外 before 省内, as the paper ledger has it; other parts stay in the server's order. */
export const partsOf = ({ parts }: Township['figures'][number]) => [...parts].sort((a, b) => outFirst.indexOf(a.part) - outFirst.indexOf(b.part));
