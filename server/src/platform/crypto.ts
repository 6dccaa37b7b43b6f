import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './db/database';
import { row, rows, sql } from './db/sql';
import { newId } from './ids';

/** Where a ciphered value lives; moved to another place it no longer opens. */
export interface Place { table: string; column: string; row: string; county: string }

const SUITE = 1; // AES-256-GCM
/** Key owner for what belongs to the installation, not to one county. */
export const INSTALLATION = 'installation';
const aad = (p: Place) => Buffer.from(`${p.table}|${p.column}|${p.row}|${p.county}`);

const NONCE = 12;
/** Nonces come from the system's generator many at a time: asking for twelve bytes costs more than ciphering a number. */
let nonces = Buffer.alloc(0);
let used = 0;
function nextNonce(): Buffer {
  if (used === nonces.length) [nonces, used] = [randomBytes(NONCE * 256), 0];
  return nonces.subarray(used, (used += NONCE));
}

/** `head`, nonce, cipher text, tag. */
function encrypt(key: Buffer, plain: Buffer, more: Buffer, head: Buffer = Buffer.alloc(0)): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(more);
  return Buffer.concat([head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
function decrypt(key: Buffer, sealed: Buffer, more: Buffer): Buffer {
  const open = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(more);
  open.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([open.update(sealed.subarray(12, -16)), open.final()]);
}

interface StoredKey { id: string; owner: string; purpose: string; wrapped: string }

/**
 * Keys of the installation. The key-encryption key and the index root are files (mode 0400) beside the data;
 * data keys per county and the signing key lie in the database, wrapped.
 */
export class Keyring {
  /** `head` names suite and key in front of what is ciphered. */
  private readonly byOwner = new Map<string, { head: Buffer; key: Buffer }>();
  private readonly byId = new Map<string, Buffer>();
  private readonly indexKeys = new Map<string, Buffer>();
  private signing!: { kid: string; key: KeyObject };

  private constructor(private readonly db: Database, private readonly kek: Buffer, private readonly indexRoot: Buffer) {}

  /** Makes the key files only when the database holds no wrapped key, else refuses: lost keys must not be papered over. */
  static async open(db: Database, dir: string): Promise<Keyring> {
    const [kekFile, rootFile] = [join(dir, 'key-encryption.key'), join(dir, 'index-root.key')];
    if (!existsSync(kekFile) || !existsSync(rootFile)) {
      const known = await db.read((m) => row<{ n: number }>(m, sql('select count(*) as n from wrapped_keys')));
      if (Number(known?.n ?? 0) > 0) throw new Error(`The database holds ciphered data, but ${dir} lacks its keys. Put the key files back (KEYS_DIR) and start again.`);
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      for (const file of [kekFile, rootFile]) {
        writeFileSync(file, randomBytes(32), { mode: 0o400, flag: 'wx' });
        chmodSync(file, 0o400);
      }
    }
    const ring = new Keyring(db, readFileSync(kekFile), readFileSync(rootFile));
    await ring.load();
    await ring.ensure(INSTALLATION);
    ring.signing = await ring.signingKey();
    return ring;
  }

  private async load(): Promise<void> {
    for (const k of await this.db.read((m) => rows<StoredKey>(m, sql('select * from wrapped_keys order by id')))) this.remember(k);
  }
  private remember(k: StoredKey): Buffer {
    const key = decrypt(this.kek, Buffer.from(k.wrapped, 'base64url'), Buffer.from(`${k.id}|${k.owner}|${k.purpose}`));
    if (k.purpose === 'data') {
      const id = Buffer.from(k.id.replace(/-/g, ''), 'hex');
      this.byId.set(id.toString('hex'), key);
      this.byOwner.set(k.owner, { head: Buffer.concat([Buffer.from([SUITE]), id]), key });
    }
    return key;
  }
  private async make(owner: string, purpose: string): Promise<void> {
    const id = newId();
    const wrapped = encrypt(this.kek, randomBytes(32), Buffer.from(`${id}|${owner}|${purpose}`)).toString('base64url');
    await this.db.tx(async (m) => {
      const known = await row(m, sql('select id from wrapped_keys where owner = ? and purpose = ?', owner, purpose));
      if (!known) await m.query('insert into wrapped_keys (id, owner, purpose, wrapped) values (?,?,?,?)', [id, owner, purpose, wrapped]);
    });
  }
  private async signingKey(): Promise<{ kid: string; key: KeyObject }> {
    await this.make(INSTALLATION, 'sign');
    const k = (await this.db.read((m) => row<StoredKey>(m, sql('select * from wrapped_keys where owner = ? and purpose = ? order by id', INSTALLATION, 'sign'))))!;
    return { kid: k.id, key: createSecretKey(this.remember(k)) };
  }
  /** Makes sure that the county has a data key this process knows. */
  async ensure(owner: string): Promise<void> {
    if (this.byOwner.has(owner)) return;
    await this.make(owner, 'data');
    await this.load();
  }

  get jwt(): { kid: string; key: KeyObject } { return this.signing; }

  seal(plain: string, place: Place): string {
    return this.sealBytes(Buffer.from(plain, 'utf8'), place).toString('base64url');
  }
  open(sealed: string, place: Place): string {
    return this.openBytes(Buffer.from(sealed, 'base64url'), place).toString('utf8');
  }
  sealBytes(plain: Buffer, place: Place): Buffer {
    const owner = this.byOwner.get(place.county);
    if (!owner) throw new Error('no data key for this county');
    return encrypt(owner.key, plain, aad(place), owner.head);
  }
  openBytes(sealed: Buffer, place: Place): Buffer {
    if (sealed[0] !== SUITE) throw new Error('unknown cipher suite');
    const key = this.byId.get(sealed.subarray(1, 17).toString('hex'));
    if (!key) throw new Error('unknown data key');
    return decrypt(key, sealed.subarray(17), aad(place));
  }

  /** Equal values of one county and column give equal indexes, and nothing else can be read from them. */
  index(county: string, column: string, value: string): string {
    const name = `${county}|${column}`;
    let key = this.indexKeys.get(name);
    if (!key) this.indexKeys.set(name, (key = Buffer.from(hkdfSync('sha256', this.indexRoot, '', `index|${name}`, 32))));
    return createHmac('sha256', key).update(value).digest('hex').slice(0, 40);
  }

  /** A keyed digest for tokens we hand out and recognise again. */
  mac(purpose: string, value: string): string {
    return createHmac('sha256', this.signing.key).update(`${purpose}|${value}`).digest('base64url');
  }
}

export const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');
export const sameSecret = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))];
  return timingSafeEqual(x, y);
};
