/** R12 imports. A row always ends in exactly one of these. */
export const importKinds = ['outflow', 'families', 'pairings'] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindWords: Record<ImportKind, string> = { outflow: '流出党员名册', families: '流动党员家属名册', pairings: '结对帮扶' };
export const rowStates = ['ready', 'question', 'skipped', 'refused', 'new', 'changed', 'same'] as const;
export type RowState = (typeof rowStates)[number];
export const importStates = ['reading', 'asking', 'tried', 'committing', 'done', 'refused', 'dropped'] as const;
export type ImportState = (typeof importStates)[number];
export const maxRows = 20_000;
export const maxFileBytes = 10 * 1024 * 1024;
/** Rows a commit writes in one unit of work. */
export const batchRows = 200;
