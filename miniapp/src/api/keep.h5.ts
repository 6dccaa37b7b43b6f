import { randomKey } from '@guiyan/shared/api/call';

/**
 * What is not sent yet outlives the page: pictures lie in the browser’s database, and they and the words beside them
 * are enciphered under a key of this browser that no script can carry away (decision 41). Where the page came over
 * plain http there is no cipher; where the database is shut, a picture lives as long as the page, as it always did.
 */
const MARK = 'g1.';
const PHOTO = 'kept:';
type Shelf = 'keys' | 'photos';

const base = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('guiyan', 1);
    asked.onupgradeneeded = () => { for (const shelf of ['keys', 'photos'] satisfies Shelf[]) asked.result.createObjectStore(shelf); };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('no database'));
  });
let opened: Promise<IDBDatabase> | undefined;

/** One look or change; it is done once it stands on the disk. */
const on = async <T>(shelf: Shelf, mode: IDBTransactionMode, ask: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  opened ??= base();
  const db = await opened;
  return new Promise((resolve, reject) => {
    const turn = db.transaction(shelf, mode);
    const asked = ask(turn.objectStore(shelf));
    turn.oncomplete = () => resolve(asked.result);
    turn.onerror = turn.onabort = () => reject(turn.error ?? new Error('not kept'));
  });
};

const findKey = async (): Promise<CryptoKey | undefined> => (await on<CryptoKey | undefined>('keys', 'readonly', (rows) => rows.get('own'))) ?? undefined;
const makeKey = async (): Promise<CryptoKey> => {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Two windows that open for the first time agree on whose came first.
  await on('keys', 'readwrite', (rows) => rows.add(made, 'own')).catch(() => undefined);
  const kept = await findKey();
  // What a key ciphers that nobody keeps is lost with the page.
  if (!kept) throw new Error('no key kept');
  return kept;
};
let key: Promise<CryptoKey> | undefined;
const own = (): Promise<CryptoKey> => (key ??= findKey().then((found) => found ?? makeKey()));
const hasCipher = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof indexedDB !== 'undefined';

const encrypt = async (plain: BufferSource): Promise<Uint8Array<ArrayBuffer>> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await own(), plain));
  const whole = new Uint8Array(iv.length + body.length);
  whole.set(iv);
  whole.set(body, iv.length);
  return whole;
};
const decrypt = async (whole: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.decrypt({ name: 'AES-GCM', iv: whole.slice(0, 12) }, await own(), whole.slice(12));

const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
};
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Without a cipher it is kept as it is: a write that is lost is worse. */
export const seal = async (data: unknown): Promise<unknown> => {
  if (!hasCipher()) return data;
  try {
    return MARK + toText(await encrypt(new TextEncoder().encode(JSON.stringify(data))));
  } catch {
    return data;
  }
};
/** What was kept before there was a cipher reads as it is; what no key opens is not there. */
export const unseal = async (kept: unknown): Promise<unknown> => {
  if (typeof kept !== 'string' || !kept.startsWith(MARK)) return kept;
  try {
    return JSON.parse(new TextDecoder().decode(await decrypt(toBytes(kept.slice(MARK.length))))) as unknown;
  } catch {
    return undefined;
  }
};

interface Kept { type: string; bytes: ArrayBuffer | Uint8Array<ArrayBuffer>; sealed: boolean }

export const keepPhoto = async (path: string): Promise<string> => {
  if (path.startsWith(PHOTO)) return path;
  try {
    const picture = await (await fetch(path)).blob();
    const plain = await picture.arrayBuffer();
    const kept: Kept = hasCipher() ? { type: picture.type, bytes: await encrypt(plain), sealed: true } : { type: picture.type, bytes: plain, sealed: false };
    const name = PHOTO + randomKey();
    await on('photos', 'readwrite', (rows) => rows.put(kept, name));
    return name;
  } catch {
    return path;
  }
};
export const forgetPhoto = (path: string): void => {
  if (path.startsWith(PHOTO)) void on('photos', 'readwrite', (rows) => rows.delete(path)).catch(() => undefined);
};
/** An address that can be sent, and what to do with it afterwards. */
export const openPhoto = async (path: string): Promise<{ path: string; close: () => void }> => {
  const kept = path.startsWith(PHOTO) ? await on<Kept | undefined>('photos', 'readonly', (rows) => rows.get(path)) : undefined;
  if (!kept) return { path, close: () => undefined };
  const address = URL.createObjectURL(new Blob([kept.sealed ? await decrypt(kept.bytes as Uint8Array<ArrayBuffer>) : kept.bytes], { type: kept.type }));
  return { path: address, close: () => URL.revokeObjectURL(address) };
};
