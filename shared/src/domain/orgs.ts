export const orgKinds = ['county', 'township', 'village', 'group', 'chat', 'general_branch', 'branch', 'network_branch', 'outpost', 'office', 'station', 'leading_group', 'window', 'unit'] as const;
export type OrgKind = (typeof orgKinds)[number];

/** R13 N1 N2 What each kind is called and below which kinds it may stand; the county stands alone. */
export const orgKindRules: Record<OrgKind, { title: string; below: readonly OrgKind[] }> = {
  county: { title: '县', below: [] },
  township: { title: '乡镇', below: ['county'] },
  village: { title: '村', below: ['township'] },
  group: { title: '组', below: ['village'] },
  chat: { title: '流动党员群', below: ['village'] },
  general_branch: { title: '党总支', below: ['county', 'township', 'village'] },
  branch: { title: '党支部', below: ['county', 'township', 'village', 'general_branch'] },
  network_branch: { title: '网络党支部', below: ['township'] },
  outpost: { title: '驻外党组织', below: ['county', 'township', 'network_branch', 'outpost'] },
  office: { title: '办公室', below: ['county', 'township', 'village'] },
  station: { title: '联络站', below: ['county', 'township', 'village', 'branch', 'network_branch', 'outpost'] },
  leading_group: { title: '领导小组', below: ['county', 'township'] },
  window: { title: '窗口', below: ['township'] },
  // H1 H2 A department, a school, a social organisation: what helps and is no Party organisation.
  unit: { title: '单位', below: ['county', 'township', 'village'] },
};
export const mayStandBelow = (kind: OrgKind, parent: OrgKind): boolean => orgKindRules[kind].below.includes(parent);

/** Kinds whose rows others hang on: they carry people, so they merge instead of simply ending. */
export const mergingKinds: readonly OrgKind[] = ['village', 'group', 'general_branch', 'branch', 'outpost', 'station', 'office', 'window'];
/** Kinds that stay where they are: people and hats carry their ids as scope, or a township has no other place for them. */
export const fixedKinds: readonly OrgKind[] = ['county', 'township', 'village', 'network_branch', 'window'];
/** R13 Changes that may be decided for a day to come. */
export const plannedDeeds = ['rename', 'merge', 'move_village'] as const;
export type PlannedDeed = (typeof plannedDeeds)[number];

/** N1 Kinds a member may belong to by activity, while the formal branch stays. */
export const activityKinds: readonly OrgKind[] = ['network_branch', 'outpost', 'branch', 'general_branch'];

/** N2 What an organisation away from home is. */
export const outpostForms = ['centre', 'committee', 'general_branch', 'branch', 'temporary_branch'] as const;
export type OutpostForm = (typeof outpostForms)[number];
export const outpostFormWords: Record<OutpostForm, string> = { centre: '党群服务中心', committee: '党委', general_branch: '党总支', branch: '党支部', temporary_branch: '临时党支部' };

/** Titles offered first; any other may be typed. */
export const seatTitles: Partial<Record<OrgKind, readonly string[]>> = {
  network_branch: ['书记', '副书记', '联络员'], branch: ['书记', '副书记', '组织委员', '宣传委员', '纪检委员'], general_branch: ['书记', '副书记'], outpost: ['书记', '副书记', '负责人', '当地联系人'],
  station: ['站长', '联络员'], office: ['主任', '副主任', '值班员'], leading_group: ['组长', '副组长', '成员'], window: ['负责人', '经办人'], village: ['书记', '主任', '联络员'], township: ['组织委员', '组织干事', '值班室'], county: ['组织部', '值班室'], group: ['组长'], chat: ['群主'],
};

/** R10 Figures of a place for one year; denominators of rates. Values have at most two decimals. */
export const profileFigures = ['households', 'population', 'area', 'arable', 'party_members', 'branches'] as const;
export type ProfileFigure = (typeof profileFigures)[number];
export const profileFigureWords: Record<ProfileFigure, { title: string; unit: string; decimals: 0 | 2; most: number }> = {
  households: { title: '户数', unit: '户', decimals: 0, most: 2_000_000 },
  population: { title: '人口', unit: '人', decimals: 0, most: 5_000_000 },
  area: { title: '面积', unit: '平方公里', decimals: 2, most: 250_000 },
  arable: { title: '耕地', unit: '亩', decimals: 2, most: 20_000_000 },
  party_members: { title: '党员', unit: '人', decimals: 0, most: 500_000 },
  branches: { title: '党支部', unit: '个', decimals: 0, most: 10_000 },
};

/** One's name, parent and place in the figures between two days; `until` null: today. */
export interface OrgTurn { orgId: string; name: string; shownAs: string; seq: number; from: string; until: string | null }

/** What an org was called and under which org its rows counted on a day: the turn that holds then; before the first one, the first. */
export function turnOn<T extends OrgTurn>(turns: readonly T[], day: string): T | undefined {
  const ends = (t: OrgTurn): string => `${t.from} ${t.until ?? '9999-12-31'}`;
  const inOrder = [...turns].sort((a, b) => (ends(a) < ends(b) ? -1 : ends(a) > ends(b) ? 1 : 0));
  return inOrder.filter((t) => t.from <= day && (t.until === null || t.until > day)).at(-1) ?? inOrder[0];
}

const digits = '零一二三四五六七八九';
/** Where a group stands: 一组, 二组, … 十一组 as they are counted and not as they are spelt; a name without a number after them, none at all last. */
export function groupSeat(name: string): number {
  if (!name) return 9999;
  const arabic = /\d+/.exec(name);
  if (arabic) return Number(arabic[0]);
  const found = /[零一二三四五六七八九十]+/.exec(name)?.[0];
  if (!found) return 9998;
  const [tens, ones] = found.includes('十') ? found.split('十') : ['零', found];
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
}
