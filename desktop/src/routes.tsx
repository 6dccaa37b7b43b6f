import type { ComponentType } from 'react';
import type { Hat } from '@guiyan/shared/domain/hats';
import type { IconName } from './ui/Icon';

export interface ScreenProps {
  /** The named parts of the path: `/families/:id` → { id }. */
  params: Record<string, string>;
}

export interface Route {
  path: string;
  title: string;
  /** With an icon and a group it stands in the menu, in the order of this table. */
  icon?: IconName;
  group?: 'daily' | 'office' | 'own';
  hats: readonly Hat[];
  /** Takes what is typed into the top bar's search box (`useSearchText`). */
  search?: boolean;
  load: () => Promise<{ Screen: ComponentType<ScreenProps> }>;
}

/** Every screen of the office web, in the menu's order; the first one a hat may open is its home. */
export const routes: readonly Route[] = [];
