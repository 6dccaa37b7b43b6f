import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Host } from '../host';
import { WxFail, type WxCall, type WxOptions, type WxTable } from '../api';

const shelves = new WeakMap<Host, Map<string, string>>();
const shelf = (host: Host): Map<string, string> => {
  const known = shelves.get(host) ?? new Map<string, string>();
  shelves.set(host, known);
  return known;
};

/** Names a file on this machine as the phone would name a temporary file. */
export const offerTemp = (host: Host, file: string): string => {
  const name = `wxfile://tmp_${shelf(host).size + 1}${path.extname(file)}`;
  shelf(host).set(name, file);
  return name;
};

/** Files an app has saved outlive it, unlike temporary ones. */
const saved = new Map<string, string>();
export const tempFile = (host: Host, name: string): string | undefined => shelf(host).get(name) ?? saved.get(name);


export const saveTemp = (host: Host, bytes: Buffer, type: string): string => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-host-'));
  host.onClose(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, `file.${/png/.test(type) ? 'png' : /jpe?g/.test(type) ? 'jpg' : /pdf/.test(type) ? 'pdf' : 'bin'}`);
  fs.writeFileSync(file, bytes);
  return offerTemp(host, file);
};

const chosen = (host: Host): { name: string; size: number } => {
  const { photo } = host.settings;
  if (!photo) throw new WxFail('cancel');
  return { name: offerTemp(host, photo), size: fs.statSync(photo).size };
};

export const mediaApis = (host: Host): Record<string, WxCall> => ({
  chooseMedia: () => {
    const { name, size } = chosen(host);
    return { type: 'image', tempFiles: [{ tempFilePath: name, size, fileType: 'image', width: 0, height: 0 }] };
  },
  chooseImage: () => {
    const { name, size } = chosen(host);
    return { tempFilePaths: [name], tempFiles: [{ path: name, size }] };
  },
  chooseMessageFile: () => {
    const { name, size } = chosen(host);
    return { tempFiles: [{ path: name, size, name: path.basename(host.settings.photo ?? ''), type: 'file', time: 0 }] };
  },
  compressImage: ({ src }: WxOptions) => ({ tempFilePath: src }),
  previewImage: () => undefined,
  saveImageToPhotosAlbum: () => undefined,
  saveFile: ({ tempFilePath }: WxOptions) => ({ savedFilePath: tempFilePath }),
  openDocument: () => undefined,
  getImageInfo: async ({ src }: WxOptions) => {
    const size = await host.view.ask<{ width: number; height: number }>({ kind: 'image', src: String(src) });
    return { ...size, path: src, orientation: 'up', type: 'png' };
  },
  canvasToTempFilePath: async ({ canvas }: WxOptions) => {
    const { page, element } = (canvas ?? {}) as { page?: number; element?: string };
    if (page === undefined || !element) throw new WxFail('canvas is empty');
    const data = await host.view.ask<string>({ kind: 'canvas.export', page, element });
    return { tempFilePath: saveTemp(host, Buffer.from(String(data).split(',')[1] ?? '', 'base64'), 'image/png') };
  },
  scanCode: () => {
    const { scan } = host.settings;
    if (scan === undefined) throw new WxFail('cancel');
    return { result: scan, scanType: 'QR_CODE', charSet: 'utf-8', rawData: Buffer.from(scan).toString('base64'), path: '' };
  },
});

type Heard = Record<string, unknown>;

/** Records silence: enough to walk through hold to talk. */
const recorder = (host: Host): object => {
  const heard: Heard = {};
  const tell = (name: string, result: Record<string, unknown> = {}): void => {
    setTimeout(() => host.closed || host.realm.call(`recorder ${name}`, heard[name], undefined, host.realm.native(result)), 0);
  };
  const on = (name: string) => (fn: unknown) => void (heard[name] = fn);
  return {
    onStart: on('start'), onStop: on('stop'), onError: on('error'), onPause: on('pause'), onResume: on('resume'),
    onFrameRecorded: on('frame'), onInterruptionBegin: on('begin'), onInterruptionEnd: on('end'),
    start: () => tell('start'),
    pause: () => tell('pause'),
    resume: () => tell('resume'),
    stop: () => tell('stop', { tempFilePath: saveTemp(host, Buffer.alloc(64), 'audio/mpeg'), duration: 1000, fileSize: 64 }),
  };
};

const audio = (host: Host): object => {
  const heard: Heard = {};
  const on = (name: string) => (fn: unknown) => void (heard[name] = fn);
  const tell = (name: string): void => {
    setTimeout(() => host.closed || host.realm.call(`audio ${name}`, heard[name], undefined), 0);
  };
  const events = ['Play', 'Pause', 'Stop', 'Ended', 'Error', 'Canplay', 'TimeUpdate', 'Waiting', 'Seeked', 'Seeking'];
  return {
    src: '', autoplay: false, loop: false, duration: 0, currentTime: 0, paused: true, volume: 1,
    ...Object.fromEntries(events.flatMap((name) => [[`on${name}`, on(name)], [`off${name}`, () => void delete heard[name]]])),
    play: () => {
      tell('Play');
      tell('Ended');
    },
    pause: () => tell('Pause'),
    stop: () => tell('Stop'),
    seek: () => undefined,
    destroy: () => undefined,
  };
};

export const mediaTable = (host: Host): WxTable => ({
  getRecorderManager: () => recorder(host),
  createInnerAudioContext: () => audio(host),
  getFileSystemManager: () => ({
    readFile: ({ filePath, encoding, success, fail }: { filePath: string; encoding?: BufferEncoding; success?: unknown; fail?: unknown }) => {
      const file = tempFile(host, filePath);
      const bytes = file ? fs.readFileSync(file) : undefined;
      if (!bytes) return void host.realm.call('readFile', fail, undefined, host.realm.native({ errMsg: 'readFile:fail no such file' }));
      const data = encoding ? bytes.toString(encoding) : host.realm.buffer(bytes);
      host.realm.call('readFile', success, undefined, host.toApp({ data, errMsg: 'readFile:ok' }));
    },
    saveFile: ({ tempFilePath, success, fail }: { tempFilePath: string; success?: unknown; fail?: unknown }) => {
      const file = tempFile(host, tempFilePath);
      if (!file) return void host.realm.call('saveFile', fail, undefined, host.realm.native({ errMsg: 'saveFile:fail no such file' }));
      const savedFilePath = `wxfile://store_${randomUUID()}${path.extname(file)}`;
      saved.set(savedFilePath, file);
      host.realm.call('saveFile', success, undefined, host.toApp({ savedFilePath, errMsg: 'saveFile:ok' }));
    },
    removeSavedFile: ({ filePath, success }: { filePath: string; success?: unknown }) => {
      saved.delete(filePath);
      host.realm.call('removeSavedFile', success, undefined, host.toApp({ errMsg: 'removeSavedFile:ok' }));
    },
  }),
});
