import type { Tablet } from '@guiyan/shared/api/tablet';
import { newKey } from '../api/client';

/**
 * S8 Where a machine at the door keeps its lines while it has no network. They lie ciphered under a key that never leaves this browser, and are gone once sent;
 * on a network without https there is no cipher to be had, and only the second holds.
 */
const DB = 'guiyan.desk';
const opened = (): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const asked = indexedDB.open(DB, 1);
    asked.onupgradeneeded = () => { asked.result.createObjectStore('keys'); asked.result.createObjectStore('tablets'); };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error ?? new Error('indexedDB'));
  });
async function ask<T>(store: 'keys' | 'tablets', mode: IDBTransactionMode, fn: (s: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await opened();
  try {
    return await new Promise<T>((done, failed) => {
      const tx = db.transaction(store, mode);
      const asked = fn(tx.objectStore(store));
      tx.oncomplete = () => done(asked.result);
      tx.onabort = () => failed(tx.error ?? new Error('indexedDB'));
    });
  } finally {
    db.close();
  }
}

const safe = (): boolean => typeof crypto.subtle !== 'undefined';
async function keyOfBrowser(): Promise<CryptoKey> {
  const known = (await ask('keys', 'readonly', (s) => s.get('desk') as IDBRequest<CryptoKey | undefined>));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await ask('keys', 'readwrite', (s) => s.put(made, 'desk'));
  return made;
}
interface Sealed { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

export async function loadTablet(name: string): Promise<Tablet | null> {
  const kept = await ask('tablets', 'readonly', (s) => s.get(name) as IDBRequest<Sealed | string | undefined>);
  if (kept === undefined) return null;
  if (typeof kept === 'string') return JSON.parse(kept) as Tablet;
  const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, await keyOfBrowser(), kept.bytes);
  return JSON.parse(new TextDecoder().decode(open)) as Tablet;
}
export async function saveTablet(name: string, tablet: Tablet): Promise<void> {
  const text = JSON.stringify(tablet);
  if (!safe()) return void (await ask('tablets', 'readwrite', (s) => s.put(text, name)));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed: Sealed = { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOfBrowser(), new TextEncoder().encode(text)) };
  await ask('tablets', 'readwrite', (s) => s.put(sealed, name));
}

/** This machine, known by a number of its own that says nothing of anybody. */
export function deviceId(): string {
  const known = localStorage.getItem('guiyan.device');
  if (known) return known;
  const made = newKey();
  localStorage.setItem('guiyan.device', made);
  return made;
}
