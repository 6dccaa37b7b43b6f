import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Keyring } from './crypto';

/** Files under random names, ciphered with the county's key. */
export class Storage {
  constructor(private readonly dir: string, private readonly keys: Keyring) {}

  private path(name: string): string { return join(this.dir, name.slice(0, 2), name); }

  /** On disk for good before it answers: a row must never point to bytes that a power cut can take. */
  async put(county: string, bytes: Buffer): Promise<string> {
    const name = randomBytes(20).toString('hex');
    const path = this.path(name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(this.keys.sealBytes(bytes, { table: 'files', column: 'bytes', row: name, county }));
      await file.sync();
    } finally { await file.close(); }
    const folder = await open(dirname(path), 'r');
    try { await folder.sync(); } finally { await folder.close(); }
    return name;
  }
  async get(county: string, name: string): Promise<Buffer> {
    return this.keys.openBytes(await readFile(this.path(name)), { table: 'files', column: 'bytes', row: name, county });
  }
  async drop(name: string): Promise<void> { await rm(this.path(name), { force: true }); }
}
