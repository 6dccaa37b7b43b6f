import Taro from '@tarojs/taro';
import { useSession } from '@/api/session';

const key = (): string => `heard.${useSession.getState().hat?.id ?? ''}`;

/** Epoch ms of the newest news this hat has opened on this phone; nobody else is told. */
export const heardUntil = (): number => Number(Taro.getStorageSync(key())) || 0;
export const hear = (at: number): void => {
  if (at > heardUntil()) Taro.setStorageSync(key(), at);
};
