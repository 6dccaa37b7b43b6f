/** Ledgers as the paper has them; each can be taken home as a workbook (L4). */
export const ledgerNames = ['outflow', 'families', 'pairings', 'visits', 'agency', 'services', 'reports', 'migrants', 'contacts', 'outings', 'grants', 'elders'] as const;
export type LedgerName = (typeof ledgerNames)[number];

export interface LedgerWords {
  /** Titles hold the county's own words: `inLabels`. */
  title: string;
  /** As a button says it. */
  short: string;
  /** What its rows are counted in. */
  unit: string;
  /** Whether it is about days from … until, or about how things stand today. */
  dated: boolean;
}
export const ledgerWords: Record<LedgerName, LedgerWords> = {
  outflow: { title: '流动党员花名册', short: '花名册', unit: '人', dated: false },
  families: { title: '流动党员家属名册', short: '家属名册', unit: '人', dated: false },
  pairings: { title: '[pairing]台账', short: '[pairing|结对]台账', unit: '对', dated: true },
  visits: { title: '走访记录', short: '走访记录', unit: '次', dated: true },
  agency: { title: '全程代办台账', short: '代办台账', unit: '件', dated: true },
  services: { title: '[card]使用登记', short: '用证登记', unit: '人次', dated: true },
  reports: { title: '思想汇报登记', short: '汇报登记', unit: '份', dated: true },
  migrants: { title: '外出务工人员名册', short: '务工名册', unit: '行', dated: false },
  contacts: { title: '联系记录', short: '联系记录', unit: '次', dated: true },
  grants: { title: '项目扶持台账', short: '项目扶持', unit: '笔', dated: true },
  elders: { title: '老人关爱移交名单', short: '老人名单', unit: '人', dated: false },
  outings: { title: '外出流动党员登记台账', short: '外出登记', unit: '次', dated: true },
};

/** X2 Where an asking for a ledger with full numbers stands on a day; `expired` is computed, never kept. */
export const askingStates = ['open', 'approved', 'refused', 'expired'] as const;
export type AskingState = (typeof askingStates)[number];
export const askingStateWords: Record<AskingState, string> = { open: '等批', approved: '批准了', refused: '没有批准', expired: '过期了' };
/** Days an asking waits for an answer, and days an approved ledger can be fetched. */
export const ASK_DAYS = 14;
export const TAKE_DAYS = 7;
