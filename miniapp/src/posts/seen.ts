import Taro from '@tarojs/taro';
import { useSession } from '@/api/session';

/** Which posts were opened under this hat, kept on this phone alone: nobody is told who reads. Ids only. */
const key = (): string => `seen.posts.${useSession.getState().hat?.id ?? ''}`;
const most = 300;

export const seenPosts = (): string[] => (Taro.getStorageSync(key()) as string[] | '') || [];
export const markSeen = (id: string): void => {
  const seen = seenPosts();
  if (!seen.includes(id)) Taro.setStorageSync(key(), [id, ...seen].slice(0, most));
};
