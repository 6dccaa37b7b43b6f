import Taro from '@tarojs/taro';
import type { IconName } from '@/ui/Icon';
import type { HomeRow } from './parts/props';

export const rowIcons: Record<HomeRow['icon'], IconName> = {
  pen: 'pencil', file: 'file-text', phone: 'phone', bell: 'bell', user: 'users', home: 'map-pin', hand: 'hand',
};

/** Where a row of the home list leads; undefined when it only tells. */
export const wayOf = ({ to, id }: HomeRow): string | undefined => {
  const known = id ? `?id=${id}` : '';
  switch (to) {
    case 'report':
      return `/reports/edit/index${known}`;
    case 'request':
      return id ? `/requests/show/index${known}` : '/requests/list/index';
    case 'notice':
      return '/pages/todo/index';
    case 'bind':
      return '/accounts/doubts/index';
    case 'greeting':
      return `/greetings/show/index${known}`;
    case 'market':
      return '/outposts/mine/index';
    case 'meeting':
      return `/meetings/show/index${known}`;
    case 'visit':
      return id ? `/pairings/record/index?familyId=${id}` : '/pairings/list/index';
    default:
      return undefined;
  }
};

export const open = (way: string): void => {
  if (way.startsWith('/pages/')) void Taro.switchTab({ url: way });
  else void Taro.navigateTo({ url: way });
};
