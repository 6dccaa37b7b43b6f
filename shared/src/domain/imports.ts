/** R12 imports. A row always ends in exactly one of these. */
export const importKinds = ['outflow', 'families', 'pairings'] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindWords: Record<ImportKind, string> = { outflow: '流出党员名册', families: '流动党员家属名册', pairings: '结对帮扶' };
/** `merged`: the sheet wrote the person twice and the later row went into the earlier one. */
export const rowStates = ['ready', 'question', 'merged', 'skipped', 'refused', 'new', 'changed', 'same'] as const;
export type RowState = (typeof rowStates)[number];
export const importStates = ['reading', 'asking', 'tried', 'committing', 'done', 'refused', 'dropped'] as const;
export type ImportState = (typeof importStates)[number];
/** Rows a commit writes in one unit of work. */
export const batchRows = 200;
