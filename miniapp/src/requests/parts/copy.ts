import Taro from '@tarojs/taro';

/** Into the clipboard, for those who write to somebody elsewhere. */
export const copy = (data: string): Promise<unknown> => Taro.setClipboardData({ data });
