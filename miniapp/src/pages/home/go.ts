import Taro from '@tarojs/taro';
import { call } from '@/api';
import type { IconName } from '@/ui/Icon';
import type { Home } from './home';

type HomeRow = Home['rows'][number];

export const rowIcons: Record<HomeRow['icon'], IconName> = {
  pen: 'pencil', file: 'file-text', phone: 'phone', bell: 'bell', user: 'users', home: 'map-pin', hand: 'hand',
};

/** Asks for the number, which is recorded as a reveal, and dials. Throws ApiError. */
export const dial = async (personId: string): Promise<void> => {
  const { phone } = await call('home.call', { personId });
  // Closing the phone's own question is an answer too.
  await Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
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
