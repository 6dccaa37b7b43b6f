import type { ProfileFigure } from './orgs';

/** L1 The six figures of the township page; each opens exactly the records it counts. Their words hold the county's own: `inLabels`. */
export const figures = ['members', 'children', 'elders_women', 'cards', 'pairings', 'services'] as const;
export type Figure = (typeof figures)[number];
export const figureWords: Record<Figure, { title: string; unit: string; definition: string }> = {
  members: { title: '外出党员', unit: '人', definition: '截至当日，外出登记还没有关掉的党员，一人算一次。省外和省内按外出地点算，两项相加等于总数；地点不清的另列。' },
  children: { title: '留守儿童', unit: '人', definition: '截至当日，有党员外出的家庭里登记为儿童的家人，一人算一次；过了县里定的岁数（一般满 16 岁），从生日那天起不算。' },
  elders_women: { title: '老人和妇女', unit: '人', definition: '截至当日，有党员外出的家庭里登记为老人或妇女的家人；又是老人又是妇女的只算一次；登记以后满 60 岁的从生日那天起算老人。' },
  cards: { title: '[card]', unit: '张', definition: '截至当日有效的[card]，一户一张；作废和过期的不算。' },
  pairings: { title: '[pairing]', unit: '对', definition: '截至当日没有解除的结对，一位帮扶人和一户家庭算一对；一户有两位帮扶人算两对。' },
  services: { title: '窗口服务', unit: '人次', definition: '当月窗口给持证家庭办的事，每登记一次算一人次；更正过的只算更正后的那一次。' },
};

/** R10 What a figure is a share of, among the yearly figures of its place. */
export const shareOf: Partial<Record<Figure, ProfileFigure>> = { members: 'party_members' };
