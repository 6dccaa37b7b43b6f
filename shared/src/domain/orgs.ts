export const orgKinds = ['county', 'township', 'village', 'branch', 'network_branch', 'outpost', 'office', 'window'] as const;
export type OrgKind = (typeof orgKinds)[number];
