import Taro from '@tarojs/taro';
import { useSession } from '@/api/session';

interface News {
  id: string;
}

const key = (): string => `heard.${useSession.getState().hat?.id ?? ''}`;
const heard = (): string[] => (Taro.getStorageSync(key()) as string[] | '') || [];

/** How many were not opened yet on this phone; nobody else is told. */
export const countUnheard = (news: readonly News[]): number => {
  const known = heard();
  return news.filter(({ id }) => !known.includes(id)).length;
};

/** What is told now has been heard; what is told no more is forgotten. */
export const hear = (news: readonly News[]): void => Taro.setStorageSync(key(), news.map(({ id }) => id));
