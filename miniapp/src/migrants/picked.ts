import type { Output } from '@guiyan/shared/contract';

export type Migrant = Output<'migrants.list'>['rows'][number];

/** The row that was tapped, for the page it opens: names and numbers do not travel in addresses. */
let picked: Migrant | null = null;
export const pick = (row: Migrant | null): void => {
  picked = row;
};
export const lastPicked = (): Migrant | null => picked;
