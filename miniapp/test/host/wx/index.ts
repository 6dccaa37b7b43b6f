import type { Host } from '../host';
import { asyncApis, type WxTable } from '../api';
import { networkApis, networkTable } from './network';
import { deviceApis, deviceTable } from './device';
import { mediaApis, mediaTable } from './media';
import { navigationApis } from './navigation';
import { createSelectorQuery } from './query';
import { storageApis, storageTable } from './storage-api';
import { uiApis, uiTable } from './ui';

// Taro reads these without calling them; on a phone without cloud they are absent as well.
const absent = new Set(['cloud', 'env', 'then', 'toJSON']);

/**
 * `wx` with the calls this host knows. Any other one throws by name when it is called,
 * so that a page which needs more is found at once and not by a silent no-op.
 */
export const createWx = (host: Host): object => {
  const known: WxTable = {
    ...asyncApis(host, { ...navigationApis(host), ...networkApis(host), ...storageApis(host), ...uiApis(host), ...deviceApis(host), ...mediaApis(host) }),
    ...networkTable(host),
    ...storageTable(host),
    ...uiTable(host),
    ...deviceTable(host),
    ...mediaTable(host),
    createSelectorQuery: () => createSelectorQuery(host),
    nextTick: (run: () => void) => queueMicrotask(() => host.realm.call('wx.nextTick', run, undefined)),
  };
  known.canIUse = (name: string) => Object.hasOwn(known, name.split('.')[0] ?? '');
  const isPlain = (name: string | symbol): boolean =>
    typeof name === 'symbol' || Object.hasOwn(known, name) || name in Object.prototype || name.startsWith('webpackJsonp') || absent.has(name);
  const refusal = (name: string) => () => {
    const error = new Error(`wx.${name} is not in the host`);
    host.fault(error, 'wx');
    throw error;
  };
  return new Proxy(known, {
    get: (table, name) => (isPlain(name) ? table[name as string] : refusal(String(name))),
    // Taro asks for own properties and would swap a missing call for a warning of its own.
    getOwnPropertyDescriptor: (table, name) =>
      isPlain(name) ? Reflect.getOwnPropertyDescriptor(table, name) : { configurable: true, enumerable: false, value: refusal(String(name)) },
  });
};
