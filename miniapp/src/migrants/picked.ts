import type { Output } from '@guiyan/shared/contract';
import { useSession } from '@/api/session';

export type Migrant = Output<'migrants.list'>['rows'][number];

/** The row that was tapped, for the page it opens: names and numbers do not travel in addresses. */
let picked: Migrant | null = null;
export const pick = (row: Migrant | null): void => {
  picked = row;
};
export const lastPicked = (): Migrant | null => picked;
// It was shown to one hat; the next opens none of it.
useSession.subscribe((now, before) => {
  if (now.hat?.id !== before.hat?.id) picked = null;
});
