import Taro, { useDidHide, useDidShow, useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { flush, restOutbox } from '@/api/outbox';
import { watchGate } from '@/api/gate';
import { watchNet } from '@/api/net';
import { openSession } from '@/api/session';
import './app.scss';

/** WeChat's letters at 22 px and more ask for care mode (关怀模式 is 23.8). */
const wantsBigLetters = (): boolean => {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('getAppBaseInfo')) return false;
  // fontSizeSetting came after Taro's typings of this call.
  const { fontSizeSetting = 17 } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
  return fontSizeSetting >= 22;
};

/**
 * After the first paint: a page that is replaced before it drew anything shows as a flash of white,
 * and a browser whose first page comes in late lays it over the one it was replaced by.
 */
const watchGateOnceDrawn = (): void => {
  setTimeout(() => (Taro.getCurrentPages().length > 0 ? watchGate() : watchGateOnceDrawn()), 300);
};

export default function App({ children }: PropsWithChildren) {
  useLaunch(async () => {
    await openSession(wantsBigLetters());
    await watchNet(() => void flush());
    watchGateOnceDrawn();
    await flush();
  });
  useDidShow(() => void flush());
  useDidHide(restOutbox);
  return children;
}
