import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import type { Loaded } from './useCall';

/** Asks again whenever one comes back to the page; the opening itself has asked already. */
export const useReturn = ({ loading, reload }: Pick<Loaded<unknown>, 'loading' | 'reload'>): void => {
  const asking = useRef(loading);
  asking.current = loading;
  useDidShow(() => {
    if (!asking.current) void reload();
  });
};
