import Taro from '@tarojs/taro';

/** What is not sent yet outlives the app: WeChat’s own saved files; its storage it enciphers itself. A browser’s way is `keep.h5.ts`. */

/** Where a picked picture outlives the app: WeChat throws temporary files away. Where there is no room it stays where it is. */
export const keepPhoto = (path: string): Promise<string> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({ tempFilePath: path, success: ({ savedFilePath }) => resolve(String(savedFilePath)), fail: () => resolve(path) });
  });
/** What was sent, or let go of, needs no room on the phone any more. */
export const forgetPhoto = (path: string): void => Taro.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined });
/** An address that can be sent, and what to do with it afterwards. */
export const openPhoto = (path: string): Promise<{ path: string; close: () => void }> => Promise.resolve({ path, close: () => undefined });

export const seal = (data: unknown): Promise<unknown> => Promise.resolve(data);
export const unseal = seal;
