import type { OwnLabels } from './labels';

/** The hats one account may wear; the scope of what it sees follows the hat. */
export const hats = ['member', 'family', 'liaison', 'secretary', 'clerk', 'county', 'helper', 'window', 'outpost', 'civil', 'auditor'] as const;
export type Hat = (typeof hats)[number];

export const hatTitles: Record<Hat, string> = {
  member: '流动党员', family: '家属', liaison: '联络员', secretary: '党支部书记', clerk: '组织干事', county: '县组织部',
  helper: '帮扶人', window: '窗口', outpost: '驻外服务中心', civil: '民政', auditor: '审计员',
};

/** As the county says it. */
export const hatTitle = (hat: Hat, own: OwnLabels): string => (hat === 'liaison' ? own.liaison : undefined) ?? hatTitles[hat];

/** Hats that work for an office, and so may open the office web. */
export const officeHats = ['secretary', 'clerk', 'county', 'outpost', 'civil', 'auditor'] as const satisfies readonly Hat[];

/** Who may give which hat, always inside the giver's own scope. */
export const mayInvite: Partial<Record<Hat, readonly Hat[]>> = {
  county: ['clerk', 'secretary', 'county', 'outpost', 'civil', 'auditor'],
  clerk: ['clerk', 'secretary', 'liaison', 'helper', 'window', 'family', 'member', 'civil'],
  secretary: ['liaison', 'helper', 'family', 'member'],
  liaison: ['family', 'member'],
};
