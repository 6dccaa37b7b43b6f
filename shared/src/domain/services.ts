/** 绿色通道: what is done at a counter for the holder of a card. */
export const matters = [
  { code: 'LOAN', label: '贷款' }, { code: 'SUBSIDY', label: '领补贴' }, { code: 'FARM', label: '农技农资' }, { code: 'LIVESTOCK', label: '畜牧防疫' },
  { code: 'MEDICAL', label: '看病报销' }, { code: 'PAPERS', label: '开证明' }, { code: 'OTHER', label: '别的事' },
] as const;
export type Matter = (typeof matters)[number]['code'];
export const matterLabel = (code: string): string => matters.find((m) => m.code === code)?.label ?? code;
