/** R12 imports: the ledgers that can be read, by the name their head has on paper. */
export const importKinds = [
  'outflow', 'families', 'pairings', 'roster', 'out_register', 'county_sys', 'inflow', 'in_register', 'children', 'left_behind', 'three_kinds', 'elders', 'women', 'migrants', 'visits', 'contacts', 'agency', 'points', 'training', 'jobs',
] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindWords: Record<ImportKind, string> = {
  outflow: '流出党员名册', families: '流动党员家属名册', pairings: '结对帮扶', roster: '党员基本信息汇总表', out_register: '流出登记', county_sys: '县系统导出表', inflow: '流入党员名册', in_register: '流入登记',
  children: '留守儿童登记表', left_behind: '留守人员登记表', three_kinds: '三留守及独居老人表', elders: '留守老人台账', women: '留守妇女台账', migrants: '外出务工人员名册', visits: '走访记录', contacts: '联系记录', agency: '代办台账', points: '积分', training: '培训记录', jobs: '求职和岗位',
};
/** `merged`: the sheet wrote the person twice and the later row went into the earlier one. `kept`: read, and no room here keeps it yet: it stands as it is, points, training and jobs in their ledgers. */
export const rowStates = ['ready', 'question', 'merged', 'skipped', 'refused', 'new', 'changed', 'same', 'kept'] as const;
export type RowState = (typeof rowStates)[number];
export const importStates = ['reading', 'asking', 'tried', 'committing', 'done', 'undoing', 'undone', 'refused', 'dropped'] as const;
/** Rows a commit writes in one unit of work: on SQLite nobody else writes meanwhile, so it has to be short. */
export const batchRows = 200;
/** How long a stored import can be taken back as a whole; as long as its workbook is kept. */
export const undoDays = 30;
/** What uses a record, by the table it stands in; what is not named here is another record. */
export const undoUseWords: Partial<Record<string, string>> = {
  changed: '后来改过', visits: '走访', cards: '家属证', reports: '思想汇报', report_turns: '思想汇报', checkins: '报平安', happenings: '家里的事', helpdays: '帮工', grants: '项目扶持', clinic_attendances: '义诊体检', elder_files: '老人档案', requests: '办事', request_steps: '办事', migrants: '外出务工', liaisons: '联络员', hats: '身份', invites: '邀请', bind_requests: '绑定', pairings: '结对',
  family_people: '家里人', family_tags: '标签', family_heads: '户主', carers: '照管', consents: '同意', child_files: '孩子档案', outflows: '外出', outflow_changes: '外出变动', home_visits: '回家', verifications: '核对', contact_logs: '联系记录',
  search_steps: '查找', lost_cases: '失联', papers: '证件', transfers: '转接', arrivals: '报到', stamps: '参加活动', dues: '党费', merges: '合并', memberships: '参加活动', org_holders: '任职', import_kept: '台账里的行', people: '别的人', members: '党员', orgs: '村', card_scans: '扫证', services: '记服务',
  reminder_people: '月提醒', deliveries: '月提醒', protected_people: '受保护', not_same: '查重', paper_checks: '年审', families: '家庭', org_turns: '村改名合并',
};
