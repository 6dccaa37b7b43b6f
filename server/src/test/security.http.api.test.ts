import { existsSync, readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { contract, type EndpointName } from '@guiyan/shared/contract';
import { app, type Caller, type TestApp } from './app';
import { aCounty, aMember, as, type Place } from './factories/county';
import { aFile, upload } from './factories/files';

let t: TestApp;
let place: Place;
beforeAll(async () => { t = await app({ limitScale: 1000 }); place = await aCounty(t); });
afterAll(() => t.close());

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  t.raw(path, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body), headers: { 'Content-Type': 'application/json', ...headers } });
const codeOf = async (reply: Response) => ((await reply.json()) as { error?: { code: string } }).error?.code;
const names = Object.keys(contract) as EndpointName[];

describe('X1 what comes in', () => {
  it('X1 an unknown field is refused by every endpoint, also __proto__ and constructor', async () => {
    const clerk = await as(t, 'clerk', { place });
    const hats = { clerk } as Record<string, Caller>;
    for (const name of names) {
      const { hats: doors } = contract[name];
      const hat = Array.isArray(doors) ? (doors as readonly string[])[0]! : 'clerk';
      const caller = (hats[hat] ??= await as(t, hat as 'clerk', { place }));
      for (const field of ['isAdmin', '__proto__', 'constructor', 'countyId']) {
        const reply = await post(`/api/${name}`, `{"${field}":{"admin":true}}`, { Authorization: `Bearer ${caller.token}`, 'Idempotency-Key': 'a1b2c3d4-0000-4000-8000-00000000b001' });
        expect([name, field, reply.status]).toEqual([name, field, reply.status === 401 ? 401 : 400]);
        if (reply.status === 401) t.clock.set(t.clock.now());
      }
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('X1 a field too many inside a list is refused too', async () => {
    const clerk = await as(t, 'clerk', { place });
    const id = await aFile(t, clerk, '名册.csv', Buffer.from('姓名,电话\n'));
    const { id: importId } = await clerk.do('imports.start', { fileId: id });
    const reply = await clerk.call('imports.answer', { id: importId, answers: [{ key: 'x', value: 'y', alike: false, by: '别人' } as never] });
    expect([reply.status, reply.error?.code]).toEqual([400, 'request.invalid']);
    // The workbook had no rows and was refused: there is nothing to answer.
    expect((await clerk.call('imports.answer', { id: importId, answers: [{ key: 'x', value: 'y' }] })).error?.code).toBe('import.wrong_state');
  });

  it.each([
    ['a page of a million', 'checkins.list', { limit: 1_000_000 }], ['a page of none', 'checkins.list', { limit: 0 }], ['half a page', 'checkins.list', { limit: 1.5 }], ['a page in words', 'checkins.list', { limit: '50' }],
    ['a page below none', 'checkins.list', { limit: -1 }], ['a cursor as object', 'checkins.list', { cursor: { $gt: '' } }], ['a long cursor', 'checkins.list', { cursor: 'x'.repeat(201) }], ['an id that is none', 'requests.get', { id: `' or 1=1 --` }], ['an id in a list', 'requests.get', { id: ['a'] }],
  ])('X1 %s is refused', async (_words, name, input) => {
    const clerk = await as(t, 'clerk', { place });
    expect((await clerk.call(name as 'checkins.list', input as never)).status).toBe(400);
  });

  const strange = [`'`, `" or 1=1 --`, `'); drop table people; --`, '%', '_', '!', '\\', '\u0000', 'a\u0000b', '\ud800', '😀', '\u202e龙', '龙', `9~${'a'.repeat(30)}`, '1~x', `${'9'.repeat(160)}~x`, '-1', '1e999', 'NaN', '~', '99999~', `1~' or 1=1`, '§', 'ÿ'];
  it('X1 strange words in cursors and filters find nothing and break nothing', async () => {
    const away = await aMember(t, place);
    const crew: Record<string, Caller> = { clerk: await as(t, 'clerk', { place }) };
    const start = t.clock.now();
    for (const name of names) {
      const { hats: doors, input, kind } = contract[name];
      const fields = ['cursor', 'name', 'part', 'kind', 'sheet'].filter((f) => f in input.shape);
      if (kind !== 'read' || !fields.length || !Array.isArray(doors)) continue;
      const hat = (doors as readonly string[]).includes('clerk') ? 'clerk' : (doors as readonly string[])[0]!;
      t.clock.set(start);
      const caller = (crew[hat] ??= await as(t, hat as 'clerk', { place, personId: away.personId, familyId: away.familyId }));
      const needed: Record<string, unknown> = { ...('figure' in input.shape ? { figure: 'members' } : {}), ...('reminderId' in input.shape ? { reminderId: away.personId } : {}), ...('id' in input.shape ? { id: away.personId, sheet: 'x', row: 1 } : {}), ...(name === 'stats.gaps' ? { kind: 'no_helper' } : {}) };
      const known = Object.fromEntries(Object.entries(needed).filter(([k]) => k in input.shape));
      for (const field of fields) for (const word of strange) {
        t.clock.set(start);
        const reply = await caller.call(name as 'checkins.list', { ...known, [field]: word } as never);
        expect([name, field, word, reply.status < 500]).toEqual([name, field, word, true]);
      }
    }
  });

  it('X1 % and _ in a search are letters', async () => {
    const away = await aMember(t, place, { name: '百%分_龙' });
    const clerk = await as(t, 'clerk', { place });
    const found = async (name: string) => (await clerk.do('members.list', { name, limit: 200 })).rows.map((m) => m.personId);
    expect(await found('%分_')).toEqual([away.personId]);
    expect(await found('%%')).toEqual([]);
    expect(await found('_分')).toEqual([]);
  });

  it('X1 control characters and letters that turn the reading round are refused in what people write', async () => {
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    for (const line of ['好\u0000好', '好\u202e好', '好\u2066好', '\u0007', '好\u001b[31m', '好\ud800', '\udc00好']) expect((await member.call('checkins.send', { kind: 'well', line, happenedAt: t.clock.now() })).status).toBe(400);
    expect((await member.call('checkins.send', { kind: 'well', line: '都好\n放心 😀 བཀྲ་ཤིས།', happenedAt: t.clock.now() })).status).toBe(200);
  });

  it('X1 a slip in the year is no day, month or quarter', async () => {
    const away = await aMember(t, place);
    const clerk = await as(t, 'clerk', { place });
    for (const day of ['0000-01-01', '0206-11-22', '1899-12-31', '2200-01-01', '9999-12-31', '2026-02-31', '2026-11-31', '-2026-11-22']) {
      expect([day, (await clerk.call('stats.township', { asOf: day })).status]).toEqual([day, 400]);
      expect([day, (await clerk.call('members.logSearch', { id: away.memberId, day, asked: '邻居', outcome: '没有' })).status]).toEqual([day, 400]);
    }
    expect((await clerk.call('dues.record', { personId: away.personId, paidTo: '0026-10', receiver: '收款人' })).status).toBe(400);
    expect((await clerk.call('stamps.list', { quarter: '0026Q4' })).status).toBe(400);
    expect((await clerk.call('stats.township', { asOf: '1900-01-01' })).status).toBe(200);
  });

  it('X1 a body that is deep, long, broken or of another kind is refused with an honest status', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const cases: [string, Promise<Response>, number, string][] = [
      ['deep list', post('/api/session.options', deep), 400, 'request.invalid'],
      ['deep field', post('/api/session.options', `{"a":${deep}}`), 400, 'request.invalid'],
      ['a number', post('/api/session.options', '7'), 400, 'request.invalid'],
      ['a list', post('/api/session.options', '[]'), 400, 'request.invalid'],
      ['broken', post('/api/session.options', '{"a":'), 400, 'request.invalid'],
      ['300 kB', post('/api/session.options', JSON.stringify({ a: 'x'.repeat(300_000) })), 413, 'request.too_large'],
      ['10 MB', post('/api/session.options', JSON.stringify({ a: 'x'.repeat(10_000_000) })), 413, 'request.too_large'],
      ['40 MB in 40 kB', post('/api/session.options', gzipSync(Buffer.alloc(40_000_000, 32)), { 'Content-Encoding': 'gzip' }), 413, 'request.too_large'],
      ['a form', post('/api/session.options', 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415, 'request.wrong_type'],
      ['plain text', post('/api/session.options', '{}', { 'Content-Type': 'text/plain' }), 415, 'request.wrong_type'],
      ['unknown packing', post('/api/session.options', '{}', { 'Content-Encoding': 'x-none' }), 415, 'request.wrong_type'],
    ];
    for (const [word, asked, status, code] of cases) {
      const reply = await asked;
      expect([word, reply.status, await codeOf(reply)]).toEqual([word, status, code]);
    }
    expect((await t.raw('/healthz')).status).toBe(200);
  });
});

describe('X1 the door itself', () => {
  it('X1 other methods are 405, unknown paths 404, strange ones never a failure', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
      const { status } = await t.raw('/api/home.open', { method });
      expect([method, status]).toEqual([method, method === 'OPTIONS' ? 200 : 405]);
    }
    for (const path of ['/api/nothing.here', '/api/__proto__', '/api/constructor', '/api/', '/api/home.open/x']) expect([path, (await post(path, '{}')).status]).toEqual([path, 404]);
    for (const path of ['/files/x', '/files/%zz', '/files/..%2f..%2fetc%2fpasswd', '/docs/..%2f..%2fpackage.json', '/..%2f..%2f..%2fetc/passwd', '/desktop/..%2f..%2f..%2fpackage.json', '/%00', '/desktop/%00.js', '/.git/config', '/%c0%ae%c0%ae/x.js'])
{
      const { status, body } = await raw(path);
      // The phone app answers what it does not know by its own page.
      expect([path, [400, 404].includes(status) || (status === 200 && body.includes('<div id="app">'))]).toEqual([path, true]);
      expect([path, /root:|"dependencies"|\[core\]/.test(body)]).toEqual([path, false]);
    }
  });

  it('X1 no answer tells its stack, its path on disk or its words of SQL', async () => {
    const texts = await Promise.all([post('/api/session.options', '{'), post('/api/nothing', '{}'), t.raw('/files/%zz'), post('/api/home.open', '{}', { Authorization: 'Bearer x' })].map(async (r) => (await r).text()));
    for (const text of texts) expect(text).not.toMatch(/\bat \w+.*:\d+|node_modules|\/server\/|select |SQLITE|ER_/);
  });

  it('X1 a foreign Host changes nothing in the answers', async () => {
    for (const path of ['/desktop', '/', '/docs']) {
      const reply = await raw(path, { Host: 'evil.example' });
      expect([path, `${JSON.stringify(reply.headers)}${reply.body}`.includes('evil.example')]).toEqual([path, false]);
    }
  });

  it('X1 a flood of headers is refused and the server goes on', async () => {
    const many = await raw('/healthz', Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`x-${i}`, 'y'.repeat(10)]))).catch(() => ({ status: 431 }));
    expect(many.status).toBe(431);
    expect((await t.raw('/healthz')).status).toBe(200);
  });

  it('X1 answers are not cached, not sniffed, not framed; no other origin is let in', async () => {
    const clerk = await as(t, 'clerk', { place });
    const { headers } = await clerk.call('members.list', {}, { headers: { Origin: 'https://evil.example' } });
    expect([headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('access-control-allow-origin'), headers.get('x-powered-by')]).toEqual(['no-store', 'nosniff', null, null]);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect((await t.as(null).call('home.open', {})).headers.get('cache-control')).toBe('no-store');
  });

  it('X1 the pages run under their own policy: no script stands in the page itself', async () => {
    const pages = ['../../../miniapp/dist/h5/index.html', '../../../desktop/dist/index.html'].map((p) => join(__dirname, p)).filter((p) => existsSync(p)).map((p) => readFileSync(p, 'utf8'));
    for (const html of [...pages, await (await t.raw('/docs')).text()]) {
      expect(html.match(/<script(?![^>]*\bsrc=)[^>]*>[^<]/g) ?? []).toEqual([]);
      expect(html.match(/\son\w+=|javascript:|(src|href)="https?:/g) ?? []).toEqual([]);
    }
  });

  it('X1 the address of a request cannot be invented through a proxy that adds to the list', async () => {
    const behind = await app({ settings: { trustProxy: true }, limitScale: 0.1 });
    try {
      const ask = (n: number) => behind.as(null).call('session.refresh', { refreshToken: 'x' }, { headers: { 'X-Forwarded-For': `10.0.0.${n}, 203.0.113.9` } });
      const answers = [];
      for (let n = 0; n < 20; n += 1) answers.push((await ask(n)).status);
      expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429]);
    } finally { await behind.close(); }
  });

  it('X14 one address cannot have messages sent to hundreds of phones', async () => {
    const small = await app({ limitScale: 1 });
    try {
      const answers = [];
      for (let n = 0; n < 60; n += 1) answers.push((await small.as(null).call('session.sendCode', { phone: `138000${String(n).padStart(5, '0')}` })).status);
      expect(answers.filter((s) => s === 200).length).toBeLessThanOrEqual(40);
      expect(answers.filter((s) => s !== 200 && s !== 429)).toEqual([]);
    } finally { await small.close(); }
  });

  it('X1 what is written in OpenAPI is what runs, no more and no less', async () => {
    const { paths } = (await (await t.raw('/openapi.json')).json()) as { paths: Record<string, object> };
    expect(Object.keys(paths).sort()).toEqual(names.map((n) => `/api/${n}`).sort());
    for (const path of Object.keys(paths)) expect([path, (await t.raw(path)).status]).toEqual([path, 405]);
  });
});

describe('X1 uploads', () => {
  const crc = (bytes: Buffer): number => {
    let c = ~0;
    for (const b of bytes) { c ^= b; for (let k = 0; k < 8; k += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; }
    return ~c >>> 0;
  };
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length); check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  /** A picture that claims to be 50,000 by 50,000 in a few kilobytes. */
  const bomb = (): Buffer => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(50_000, 0); head.writeUInt32BE(50_000, 4); head.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))]);
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  it('X1 a picture too large to draw, no picture, and a broken one are refused', async () => {
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const cases: [string, Buffer, number][] = [
      ['大.png', bomb(), 400], ['图.svg', Buffer.from(svg), 415], ['图.png', Buffer.from(svg), 415], ['页.html', Buffer.from('<script>1</script>'), 415], ['脚本.png', Buffer.from('#!/bin/sh\n'), 415], ['程序.jpg', Buffer.from('MZ\u0090\u0000'), 415],
      ['断.jpg', Buffer.from('ffd8ffe0001000', 'hex'), 400], ['动.gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'), 415], ['空.png', Buffer.alloc(0), 400], ['大.jpg', Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(10 * 1024 * 1024)]), 413],
    ];
    for (const [name, bytes, status] of cases) expect([name, (await upload(t, member, name, bytes)).status]).toEqual([name, status]);
    expect((await upload(t, member, '名册.csv', Buffer.from('姓名\n'))).status).toBe(415);
  });

  it('X1 a picture comes back drawn anew: no place, no camera, no words behind it, and nothing a browser would run', async () => {
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const secret = 'GPS-CANARY-26.5N';
    const plain = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#488' } }).withExif({ IFD0: { Make: secret, Copyright: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 30/1 0/1' } }).jpeg().toBuffer();
    expect(plain.includes(secret)).toBe(true);
    const id = await aFile(t, member, '../../etc/\u202egnp.<b>图</b>"\r\nX: y.jpg', Buffer.concat([plain, Buffer.from(`<script>${secret}</script>`)]));
    const reply = await t.raw((await member.do('files.link', { id })).url);
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect([bytes.includes(secret), bytes.includes('script'), (await sharp(bytes).metadata()).exif]).toEqual([false, false, undefined]);
    expect([reply.headers.get('content-type'), reply.headers.get('x-content-type-options'), reply.headers.get('cache-control')]).toEqual(['image/jpeg', 'nosniff', 'private, no-store']);
    expect(reply.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(decodeURIComponent(reply.headers.get('content-disposition')!)).not.toMatch(/[/\\\r\n\u202a-\u202e\u2066-\u2069]|\.\.\//);
  });

  it('X1 a page inside a workbook’s name is never shown, only saved', async () => {
    const clerk = await as(t, 'clerk', { place });
    const id = await aFile(t, clerk, '页.html.csv', Buffer.from('<html><script>alert(1)</script>'));
    const reply = await t.raw((await clerk.do('files.link', { id })).url);
    expect([reply.headers.get('content-type'), reply.headers.get('content-disposition')!.startsWith('attachment;')]).toEqual(['application/octet-stream', true]);
  });

  it('X1 who wears no hat keeps no files here, and nobody fills the disk', async () => {
    const hatless = t.as(await (async () => { const { signIn, aPhone } = await import('./factories/county'); return signIn(t, aPhone()); })());
    const dot = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).png().toBuffer();
    expect((await upload(t, hatless, '图.png', dot)).status).toBe(403);
    const away = await aMember(t, place);
    const member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
    const answers = [];
    for (let i = 0; i < 105; i += 1) answers.push((await upload(t, member, '图.png', dot)).status);
    expect([answers[0], answers.at(-1)]).toEqual([200, 429]);
  });
});

/** Paths and headers that fetch would tidy first. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: object; body: string }> {
  const { hostname, port } = new URL(t.url);
  return new Promise((done, failed) => {
    const asked = rawRequest({ hostname, port, path, method: 'GET', headers }, (reply) => {
      const body: Buffer[] = [];
      reply.on('data', (part: Buffer) => body.push(part));
      reply.on('end', () => done({ status: reply.statusCode!, headers: reply.headers, body: Buffer.concat(body).toString() }));
    });
    asked.on('error', failed);
    asked.end();
  });
}
