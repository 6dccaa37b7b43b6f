import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** A scanner reads a bright screen: full light while the card is in front, then back to what it was. */
export const useBrightScreen = (on: boolean): void => {
  const before = useRef<number>();
  const raise = async () => {
    if (process.env.TARO_ENV !== 'weapp' || !on || before.current !== undefined) return;
    before.current = (await Taro.getScreenBrightness({})).value;
    await Taro.setScreenBrightness({ value: 1 });
  };
  const restore = () => {
    if (before.current === undefined) return;
    void Taro.setScreenBrightness({ value: before.current });
    before.current = undefined;
  };
  useDidShow(() => void raise());
  useDidHide(restore);
  useEffect(() => {
    void raise();
    return restore;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when a card appears
  }, [on]);
};
