import { mkdtempSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, type TestApp } from '../test/app';
import { aCounty, aMember, peek } from '../test/factories/county';
import { phoneOf, findPerson, idNoOf } from '../modules/people';
import { buildApp } from '../app';
import { Keyring } from './crypto';
import { createLog } from './log';
import { newId } from './ids';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

describe('X1 keys', () => {
  it('X1 a ciphered value opens in its own place only', async () => {
    const [{ countyId }, { countyId: other }] = [await aCounty(t), await aCounty(t)];
    const { keys } = t.services;
    const place = { table: 'people', column: 'phone', row: newId(), county: countyId };
    const sealed = keys.seal('13900001111', place);
    expect(keys.open(sealed, place)).toBe('13900001111');
    for (const moved of [{ table: 'invites' }, { column: 'id_no' }, { row: newId() }, { county: other }]) expect(() => keys.open(sealed, { ...place, ...moved })).toThrow();
  });

  it('X1 a value moved to another row, column or county by someone who writes the database is refused', async () => {
    const [here, there] = [await aCounty(t), await aCounty(t)];
    const [a, b, c] = [await aMember(t, here), await aMember(t, here), await aMember(t, there)];
    const stolen = await peek(t, async (op) => (await findPerson(op, a.personId))!.phoneCt);
    const set = (column: string, id: string) => t.services.db.tx((m) => m.query(`update people set ${column} = ? where id = ?`, [stolen, id]));
    await set('phone_ct', b.personId);
    await set('phone_ct', c.personId);
    await set('id_no_ct', a.personId);
    await peek(t, async (op) => {
      const [pa, pb, pc] = [await findPerson(op, a.personId), await findPerson(op, b.personId), await findPerson(op, c.personId)];
      expect(phoneOf(op, pa!)).toBe(a.phone);
      expect(() => idNoOf(op, pa!)).toThrow();
      expect(() => phoneOf(op, pb!)).toThrow();
      expect(() => phoneOf(op, pc!)).toThrow();
    });
  });

  it('X1 equal values look different every time, and one flipped bit is noticed', async () => {
    const { countyId } = await aCounty(t);
    const place = { table: 'people', column: 'phone', row: newId(), county: countyId };
    const [one, two] = [t.services.keys.seal('甲', place), t.services.keys.seal('甲', place)];
    expect(one).not.toBe(two);
    const bytes = Buffer.from(one, 'base64url');
    for (const i of [0, 5, 18, bytes.length - 1]) {
      const harmed = Buffer.from(bytes);
      harmed[i]! ^= 1;
      expect(() => t.services.keys.open(harmed.toString('base64url'), place)).toThrow();
    }
  });

  it('X1 an index finds the value within one county and column, and tells nothing across', async () => {
    const [{ countyId }, { countyId: other }] = [await aCounty(t), await aCounty(t)];
    const { keys } = t.services;
    const index = keys.index(countyId, 'people.phone', '13900001111');
    expect(keys.index(countyId, 'people.phone', '13900001111')).toBe(index);
    expect(new Set([index, keys.index(other, 'people.phone', '13900001111'), keys.index(countyId, 'people.id_no', '13900001111'), keys.index(countyId, 'people.phone', '13900001112')]).size).toBe(4);
  });

  it('X1 no phone and no ID number lies in the database in clear', async () => {
    const away = await aMember(t, await aCounty(t));
    const all = JSON.stringify(await peek(t, (op) => op.db.query('select * from people')));
    expect([all.includes(away.personId), all.includes(away.phone), all.includes(away.idNo), all.includes(away.elderPhone)]).toEqual([true, false, false, false]);
  });

  it('X1 key files are readable by their owner alone', () => {
    for (const name of ['key-encryption.key', 'index-root.key']) expect(statSync(join(t.settings.keysDir, name)).mode & 0o777).toBe(0o400);
  });

  it('X1 lost keys: the server refuses to start and makes no new ones', async () => {
    const away = `${t.settings.keysDir}.away`;
    renameSync(t.settings.keysDir, away);
    try {
      await expect(buildApp({ settings: t.settings, log: createLog('fatal'), wechat: null, jobs: false })).rejects.toThrow(/lacks its keys.*KEYS_DIR/);
      expect(() => statSync(t.settings.keysDir)).toThrow();
    } finally { renameSync(away, t.settings.keysDir); }
    const again = await buildApp({ settings: t.settings, log: createLog('fatal'), wechat: null, jobs: false });
    await again.stop();
  });

  it('X1 foreign keys open nothing', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'keys-'));
    for (const name of ['key-encryption.key', 'index-root.key']) writeFileSync(join(dir, name), readFileSync(join(t.settings.keysDir, name)).map((byte) => byte ^ 0xff));
    await expect(Keyring.open(t.services.db, dir)).rejects.toThrow();
  });
});
