import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { altered, clearAltered, fixture, listener, type Heard } from './host/fixture-app';
import { createHost, type NodeHost } from './host/node';
import type { HostOptions } from './host/settings';
import { HostStorage } from './host/wx/storage';
import { setOffline } from './host/wx/network';

const opened: NodeHost[] = [];
const open = async (options: Partial<HostOptions> = {}): Promise<NodeHost> => {
  const host = createHost({ dist: fixture, ...options });
  opened.push(host);
  return host.start().settle(20);
};
const said = (host: NodeHost): string => host.nodes().find((node) => node.raw.cl === 'out')?.text ?? '';
const tap = async (host: NodeHost, words: string): Promise<string> => {
  const before = said(host);
  host.tap(words);
  await host.settle(60);
  // The first answer of a process may take longer than any fixed wait.
  for (let tries = 0; tries < 12 && said(host) === before; tries += 1) await host.settle(50);
  return said(host);
};
const lives = (host: NodeHost): string[] => (host.app.lives as string[]).splice(0);

let server: { url: string; heard: Heard[]; close: () => Promise<void> };
beforeAll(async () => {
  server = await listener();
});
afterEach(() => {
  for (const host of opened.splice(0)) host.close();
  server.heard.length = 0;
});
afterAll(async () => {
  clearAltered();
  await server.close();
});

describe('the app code sees a phone and nothing else', () => {
  const names = ['window', 'document', 'fetch', 'AbortController', 'Intl', 'eval', 'process', 'Buffer', 'structuredClone', 'URL', 'crypto', 'WebAssembly', 'XMLHttpRequest', 'localStorage'];

  it.each(names)('a build that uses %s at start fails', (name) => {
    const dist = altered(fixture, { 'app.js': (old) => `${old}\n;(${name});` });
    const host = createHost({ dist });
    opened.push(host);
    expect(() => host.start()).toThrow(`${name} is not defined`);
  });

  it('code cannot be made from text', () => {
    const host = createHost({ dist: altered(fixture, { 'app.js': (old) => `${old}\n;new Function('return 1')();` }) });
    opened.push(host);
    expect(() => host.start()).toThrow('Code generation from strings disallowed');
  });

  it('the untouched build starts', async () => {
    const host = await open();
    expect(host.faults).toEqual([]);
    expect(host.text()).toContain('去甲');
  });

  it('use of Intl or AbortController in a tap is found', async () => {
    const host = await open();
    await tap(host, '新玩意');
    expect(() => host.assertSound()).toThrow('Intl is not defined');
    await tap(host, '断一断');
    expect(() => host.assertSound()).toThrow('AbortController is not defined');
  });

  it('a wx call that the host lacks throws by name', async () => {
    const host = await open();
    await tap(host, '没有的');
    expect(() => host.assertSound()).toThrow('wx.startBluetoothDevicesDiscovery is not in the host');
  });
});

describe('packages', () => {
  it('a sub-package is loaded when its page opens, not before', async () => {
    const host = await open();
    expect([...host.realm.packages]).toEqual(['']);
    await tap(host, '去甲');
    expect([...host.realm.packages]).toEqual(['', 'alpha']);
    expect(await tap(host, '打招呼')).toBe('你好，a');
  });

  it('package A cannot require a script of package B', async () => {
    const host = await open({ launch: 'beta/page/index' });
    await tap(host, '借甲的词');
    expect(() => host.assertSound()).toThrow('may not use alpha/words.js of package "alpha"');
  });

  it.each([
    ['a template', { 'beta/page/index.wxml': '<import src="../../alpha/page/index.wxml"/>' }],
    ['a style', { 'beta/page/index.wxss': '@import "../../alpha/page/index.wxss";' }],
  ])('package A cannot borrow %s of package B', (_, files) => {
    const host = createHost({ dist: altered(fixture, files), launch: 'beta/page/index' });
    opened.push(host);
    expect(() => host.start()).toThrow('of package "alpha"');
  });
});

describe('pages', () => {
  it('live in the order of the phone', async () => {
    const host = await open();
    expect(lives(host)).toEqual(['launch pages/home/index', 'show', 'pages/home/index load {}', 'pages/home/index show', 'pages/home/index ready']);
    await tap(host, '去甲');
    expect(lives(host)).toEqual(['pages/home/index hide', 'alpha/page/index load {"who":"a"}', 'alpha/page/index show', 'alpha/page/index ready']);
    expect(await tap(host, '页数')).toBe('["pages/home/index","alpha/page/index"]');
    await tap(host, '去乙');
    expect(lives(host)).toEqual(['alpha/page/index unload', 'beta/page/index load {}', 'beta/page/index show', 'beta/page/index ready']);
    host.receive({ kind: 'back' });
    expect(lives(host)).toEqual(['beta/page/index unload', 'pages/home/index show']);
    host.receive({ kind: 'tab', index: 1 });
    await host.settle(20);
    expect(lives(host)).toEqual(['pages/home/index hide', 'pages/other/index load {}', 'pages/other/index show', 'pages/other/index ready']);
    host.receive({ kind: 'tab', index: 0 });
    expect(lives(host)).toEqual(['pages/other/index hide', 'pages/home/index show']);
    host.hide();
    host.show();
    expect(lives(host)).toEqual(['pages/home/index hide', 'hide', 'show', 'pages/home/index show']);
  });

  it('setData is measured, page by page', async () => {
    const host = await open();
    await tap(host, '扫一扫');
    expect(host.payloads.map(({ page, when }) => [page, when])).toEqual([['pages/home/index', 'first'], ['pages/home/index', 'later']]);
    const [first, later] = host.payloads;
    expect(first?.bytes).toBe(Buffer.byteLength(JSON.stringify(first?.patch)));
    expect(later?.patch).toEqual({ 'root.cn.[14].cn.[0].v': '{"failed":{"errMsg":"scanCode:fail cancel"}}' });
  });

  it('a page that does not exist is a fault', async () => {
    const host = await open({ dist: altered(fixture, { 'pages/home/index.js': (old) => old.replace('/alpha/page/index', '/alpha/page/gone') }) });
    await tap(host, '去甲');
    expect(() => host.assertSound()).toThrow('page "alpha/page/gone" is not found');
  });
});

describe('network', () => {
  it('success fires for any status, with what the server said', async () => {
    const host = await open({ apiBase: server.url });
    const answer = JSON.parse(await tap(host, '问一句')) as { ok: { statusCode: number; data: unknown; errMsg: string } };
    expect(answer.ok).toMatchObject({ statusCode: 409, data: { error: { message: '等等再来' } }, errMsg: 'request:ok' });
    expect(server.heard[0]).toMatchObject({ method: 'POST', url: '/api/ask', headers: { authorization: 'Bearer t', 'content-type': 'application/json' } });
    expect(JSON.parse(Buffer.from(server.heard[0]?.body ?? '', 'latin1').toString())).toEqual({ words: '在吗' });
  });

  it('PATCH does not exist', async () => {
    const host = await open({ apiBase: server.url });
    expect(await tap(host, '改一句')).toContain('request:fail method \\"PATCH\\" is not allowed');
    expect(() => host.assertSound()).toThrow('PATCH');
    expect(server.heard).toEqual([]);
  });

  it('without a network a request fails with an empty reason', async () => {
    const host = await open({ apiBase: server.url });
    setOffline(host, true);
    expect(JSON.parse(await tap(host, '问一句'))).toMatchObject({ failed: { errMsg: 'request:fail ' } });
    setOffline(host, false);
    expect(await tap(host, '问一句')).toContain('409');
  });

  it('a request can be given up, and gives up by itself', async () => {
    const host = await open({ apiBase: server.url });
    expect(await tap(host, '算了')).toContain('"errMsg":"request:fail abort"');
    expect(await tap(host, '等不及')).toContain('"errMsg":"request:fail timeout"');
  });

  it('a photo goes up as real multipart', async () => {
    const photo = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'photo-')), 'a.png');
    fs.writeFileSync(photo, 'not really a picture');
    const host = await open({ apiBase: server.url, settings: { photo } });
    expect(await tap(host, '传照片')).toContain('"statusCode":409');
    const [upload] = server.heard;
    expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.body).toContain('name="photo"; filename="a.png"');
    expect(upload?.body).toContain('not really a picture');
    expect(upload?.body).toContain('name="why"');
  });
});

describe('storage', () => {
  it('survives the app and keeps sealed values apart', async () => {
    const storage = new HostStorage();
    await open({ storage, apiBase: 'http://127.0.0.1:1' });
    storage.set('secret', '"x"', true);
    expect(storage.get('guiyan.api')).toBe('"http://127.0.0.1:1"');
    expect(storage.get('secret')).toBeUndefined();
    expect(storage.get('secret', true)).toBe('"x"');
    expect(storage.clearText()).not.toContain('secret');
  });

  it('holds 1 MB a key and 10 MB in all, 0.7 MB a sealed key', () => {
    const storage = new HostStorage();
    const mega = 'x'.repeat(1024 * 1024);
    expect(() => storage.set('a', `${mega}x`)).toThrow('exceed max data size');
    expect(() => storage.set('a', mega, true)).toThrow('exceed max data size');
    for (let key = 0; key < 10; key++) storage.set(`k${key}`, mega);
    expect(() => storage.set('one more', 'x')).toThrow('exceed storage max size');
    storage.set('k0', 'less');
    storage.set('one more', 'x');
  });
});
