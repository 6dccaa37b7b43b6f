import type { Host } from '../host';
import { WxFail, type WxCall, type WxTable } from '../api';

export const storageApis = (host: Host): Record<string, WxCall> => {
  const { storage } = host;
  return {
    setStorage: ({ key, data, encrypt }) => {
      try {
        storage.set(String(key), JSON.stringify(data), encrypt === true);
      } catch (error) {
        throw new WxFail((error as Error).message);
      }
    },
    getStorage: ({ key, encrypt }) => {
      const json = storage.get(String(key), encrypt === true);
      if (json === undefined) throw new WxFail('data not found');
      return { data: JSON.parse(json) as unknown };
    },
    removeStorage: ({ key }) => storage.remove(String(key)),
    clearStorage: () => storage.clear(),
    getStorageInfo: () => ({ keys: storage.keys(), currentSize: storage.kilobytes(), limitSize: 10 * 1024 }),
  };
};

export const storageTable = (host: Host): WxTable => {
  const { storage, realm } = host;
  return {
    setStorageSync: (key: string, data: unknown) => {
      if (data === undefined) throw new Error('setStorageSync:fail data is undefined');
      storage.set(key, JSON.stringify(data));
    },
    getStorageSync: (key: string) => {
      const json = storage.get(key);
      return json === undefined ? '' : realm.native(JSON.parse(json) as unknown);
    },
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => realm.native({ keys: storage.keys(), currentSize: storage.kilobytes(), limitSize: 10 * 1024 }),
  };
};
