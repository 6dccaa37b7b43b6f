import Taro from '@tarojs/taro';
import { NoRoom, type Storage } from '@guiyan/shared/api/queue';
import { seal, unseal } from './keep';

const onPhone = process.env.TARO_ENV === 'weapp';

// Taro's typings lack `encrypt`, which WeChat has since base library 2.21.3.
type Encrypted<T> = T & { encrypt?: boolean };

/** WeChat keeps 10 MB, 1 MB a key; encrypted, 7.1 and 0.7 of them are left for what is written. */
const MOST_KEY = 700_000;
const MOST_KB = 7_100;

/** Bytes in UTF-8; WeChat has no TextEncoder. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) bytes += text.charCodeAt(i) < 0x80 ? 1 : text.charCodeAt(i) < 0x800 ? 2 : 3;
  return bytes;
};
const ensureRoom = (data: unknown): void => {
  const bytes = bytesOf(JSON.stringify(data) ?? '');
  if (bytes > MOST_KEY || Taro.getStorageInfoSync().currentSize + bytes / 1024 > MOST_KB) throw new NoRoom();
};

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
    return value === undefined || value === '' ? unseal(await read(key, false)) : value;
  },
  async set(key, data) {
    ensureRoom(data);
    if (onPhone) {
      try {
        const option: Encrypted<Taro.setStorage.Option> = { key, data, encrypt: true };
        await Taro.setStorage(option);
        return;
      } catch {
        // An older base library cannot encrypt.
      }
    }
    try {
      await Taro.setStorage({ key, data: key.startsWith('outbox.') ? await seal(data) : data });
    } catch {
      // A browser has less room than a phone, and says so only now.
      throw new NoRoom();
    }
  },
  async remove(key) {
    await Taro.removeStorage({ key });
  },
  async keys() {
    return [...Taro.getStorageInfoSync().keys];
  },
};

/** Keeps a copy of what the server can be asked for again; none is kept where there is no room. */
export const remember = async (key: string, value: unknown): Promise<void> => {
  try {
    await storage.set(key, value);
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
  }
};
