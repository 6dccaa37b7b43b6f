import Taro from '@tarojs/taro';

interface BarSpace {
  /** CSS of the bar: room for the status bar. */
  bar: string;
  /** CSS of its row: as high as WeChat's capsule, and clear of it. */
  row: string;
}

let space: BarSpace | undefined;

/** Measured once: neither the status bar nor the capsule moves while the app lives. */
export const barSpace = (): BarSpace => {
  if (space) return space;
  if (process.env.TARO_ENV !== 'weapp') return (space = { bar: '', row: '' });
  const { statusBarHeight = 20 } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const height = capsule.height + 2 * (capsule.top - statusBarHeight);
  return (space = { bar: `padding-top:${statusBarHeight}px`, row: `min-height:${Math.max(height, 44)}px` });
};

export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
};
