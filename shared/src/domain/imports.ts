/** R12 imports: the ledgers that can be read, by the name their head has on paper. */
export const importKinds = [
  'outflow', 'families', 'pairings', 'roster', 'out_register', 'county_sys', 'inflow', 'in_register', 'children', 'left_behind', 'three_kinds', 'elders', 'women', 'visits', 'contacts', 'agency', 'points', 'training', 'jobs',
] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindWords: Record<ImportKind, string> = {
  outflow: '流出党员名册', families: '流动党员家属名册', pairings: '结对帮扶', roster: '党员基本信息汇总表', out_register: '流出登记', county_sys: '县系统导出表', inflow: '流入党员名册', in_register: '流入登记',
  children: '留守儿童登记表', left_behind: '留守人员登记表', three_kinds: '三留守及独居老人表', elders: '留守老人台账', women: '留守妇女台账', visits: '走访记录', contacts: '联系记录', agency: '代办台账', points: '积分', training: '培训记录', jobs: '求职和岗位',
};
/** `merged`: the sheet wrote the person twice and the later row went into the earlier one. `kept`: read, and no ledger here has a place for it yet. */
export const rowStates = ['ready', 'question', 'merged', 'skipped', 'refused', 'new', 'changed', 'same', 'kept'] as const;
export type RowState = (typeof rowStates)[number];
export const importStates = ['reading', 'asking', 'tried', 'committing', 'done', 'refused', 'dropped'] as const;
export type ImportState = (typeof importStates)[number];
/** Rows a commit writes in one unit of work: on SQLite nobody else writes meanwhile, so it has to be short. */
export const batchRows = 100;
