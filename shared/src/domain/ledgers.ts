import type { Hat } from './hats';
import type { ImportKind } from './imports';

/** Ledgers as the paper has them; each can be taken home as a workbook (L4). */
export const ledgerNames = ['outflow', 'families', 'children', 'elders', 'women', 'surveys', 'pairings', 'visits', 'gifts', 'agency', 'tracking', 'cards', 'services', 'reports', 'migrants', 'contacts', 'outings', 'transfers', 'papers', 'dues', 'grants', 'elder_files', 'points', 'training', 'jobs'] as const;
export type LedgerName = (typeof ledgerNames)[number];

export interface LedgerWords {
  /** Titles hold the county's own words: `inLabels`. */
  title: string;
  /** As a button says it. */
  short: string;
  /** What its rows are counted in. */
  unit: string;
  /** Whether it is about days from … until, or about how things stand on one. */
  dated: boolean;
  /** X2 Who takes it: party files and children's files are apart. The county takes none; it approves all. */
  hats: readonly Hat[];
  /** X4 The empty form of it, where an import reads it. */
  form?: ImportKind;
}
const party: readonly Hat[] = ['clerk', 'secretary'];
export const ledgerWords: Record<LedgerName, LedgerWords> = {
  outflow: { title: '流动党员花名册', short: '花名册', unit: '人', dated: false, hats: party, form: 'outflow' },
  families: { title: '流动党员家属名册', short: '家属名册', unit: '人', dated: false, hats: party, form: 'families' },
  children: { title: '留守儿童台账', short: '留守儿童', unit: '人', dated: false, hats: ['secretary', 'civil'], form: 'children' },
  elders: { title: '留守和空巢老人台账', short: '留守老人', unit: '人', dated: false, hats: ['clerk', 'secretary', 'civil'], form: 'elders' },
  women: { title: '留守妇女台账', short: '留守妇女', unit: '人', dated: false, hats: party, form: 'women' },
  surveys: { title: '半年一动态台账', short: '半年一动态', unit: '人', dated: true, hats: party },
  pairings: { title: '[pairing]台账', short: '[pairing|结对]台账', unit: '对', dated: true, hats: party, form: 'pairings' },
  visits: { title: '走访记录', short: '走访记录', unit: '次', dated: true, hats: party, form: 'visits' },
  gifts: { title: '慰问经费和物资台账', short: '慰问台账', unit: '笔', dated: true, hats: party },
  agency: { title: '全程代办台账', short: '代办台账', unit: '件', dated: true, hats: party, form: 'agency' },
  tracking: { title: '驻外中心跟踪服务管理台账', short: '跟踪服务', unit: '件', dated: true, hats: [...party, 'outpost'] },
  cards: { title: '流动党员[card]登记', short: '发证登记', unit: '张', dated: true, hats: party },
  services: { title: '[card]使用登记', short: '用证登记', unit: '人次', dated: true, hats: party },
  reports: { title: '思想汇报登记', short: '汇报登记', unit: '份', dated: true, hats: party },
  migrants: { title: '外出务工人员名册', short: '务工名册', unit: '行', dated: false, hats: party },
  contacts: { title: '联系记录', short: '联系记录', unit: '次', dated: true, hats: party, form: 'contacts' },
  grants: { title: '项目扶持台账', short: '项目扶持', unit: '笔', dated: true, hats: party },
  elder_files: { title: '老人关爱移交名单', short: '老人移交', unit: '人', dated: false, hats: ['clerk', 'secretary', 'civil'] },
  points: { title: '积分台账', short: '积分台账', unit: '行', dated: true, hats: party, form: 'points' },
  training: { title: '培训台账', short: '培训台账', unit: '行', dated: true, hats: party, form: 'training' },
  jobs: { title: '求职岗位台账', short: '求职岗位', unit: '行', dated: true, hats: party, form: 'jobs' },
  outings: { title: '外出流动党员登记台账', short: '外出登记', unit: '次', dated: true, hats: party, form: 'out_register' },
  transfers: { title: '组织关系转接台账', short: '转接台账', unit: '件', dated: true, hats: party },
  papers: { title: '流动党员证件登记', short: '证件登记', unit: '份', dated: true, hats: party },
  dues: { title: '党费交纳登记', short: '党费登记', unit: '条', dated: true, hats: party },
};

/** What one hat may take. */
export const ledgersOf = (hat: Hat): LedgerName[] => ledgerNames.filter((name) => ledgerWords[name].hats.includes(hat));

/** X2 Where an asking for a ledger with full numbers stands on a day; `expired` is computed, never kept. */
export const askingStates = ['open', 'approved', 'refused', 'expired'] as const;
export type AskingState = (typeof askingStates)[number];
export const askingStateWords: Record<AskingState, string> = { open: '等批', approved: '批准了', refused: '没有批准', expired: '过期了' };
/** Days an asking waits for an answer, and days an approved ledger can be fetched. */
export const ASK_DAYS = 14;
export const TAKE_DAYS = 7;
