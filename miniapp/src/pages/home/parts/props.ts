import type { Output } from '@guiyan/shared/contract';

export type Home = Output<'home.open'>;
export type HomeRow = Home['rows'][number];

/** What every hat's first screen gets from the one call that opens it. */
export interface HomeProps {
  home: Home;
  reload: () => Promise<void>;
}
