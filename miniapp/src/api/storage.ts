import Taro from '@tarojs/taro';

/** The phone's key-value store. A missing or damaged key reads as undefined. */
export interface Storage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

const onPhone = process.env.TARO_ENV === 'weapp';

// Taro's typings lack `encrypt`, which WeChat has since base library 2.21.3.
type Encrypted<T> = T & { encrypt?: boolean };

const read = async (key: string, encrypt: boolean): Promise<unknown> => {
  try {
    const option: Encrypted<Taro.getStorage.Option<unknown>> = encrypt ? { key, encrypt } : { key };
    return (await Taro.getStorage<unknown>(option)).data;
  } catch {
    // WeChat answers a missing key with an error, and so does a key written in the other manner.
    return undefined;
  }
};

export const storage: Storage = {
  async get(key) {
    const value = onPhone ? await read(key, true) : undefined;
    return value === undefined || value === '' ? read(key, false) : value;
  },
  async set(key, data) {
    if (onPhone) {
      try {
        const option: Encrypted<Taro.setStorage.Option> = { key, data, encrypt: true };
        await Taro.setStorage(option);
        return;
      } catch {
        // An older base library cannot encrypt.
      }
    }
    await Taro.setStorage({ key, data });
  },
  async remove(key) {
    await Taro.removeStorage({ key });
  },
  async keys() {
    return [...Taro.getStorageInfoSync().keys];
  },
};
