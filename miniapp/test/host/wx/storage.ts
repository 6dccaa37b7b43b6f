const mega = 1024 * 1024;

interface Cell {
  json: string;
  sealed: boolean;
}

export const storageLimits = { key: mega, all: 10 * mega, sealedKey: 0.7 * mega, sealedAll: 7.1 * mega } as const;

/** The phone's storage. It outlives a host, as a phone's storage outlives the app. */
export class HostStorage {
  private readonly cells = new Map<string, Cell>();

  set(key: string, json: string, sealed = false): void {
    const size = Buffer.byteLength(json);
    if (size > (sealed ? storageLimits.sealedKey : storageLimits.key)) throw new Error('exceed max data size of one key');
    const others = [...this.cells].filter(([name, cell]) => name !== key && cell.sealed === sealed);
    const used = others.reduce((sum, [, cell]) => sum + Buffer.byteLength(cell.json), 0);
    if (used + size > (sealed ? storageLimits.sealedAll : storageLimits.all)) throw new Error('exceed storage max size 10Mb');
    this.cells.set(key, { json, sealed });
  }

  /** A sealed value is found only by asking for it as sealed, and the other way round. */
  get(key: string, sealed = false): string | undefined {
    const cell = this.cells.get(key);
    return cell && cell.sealed === sealed ? cell.json : undefined;
  }

  remove(key: string): void {
    this.cells.delete(key);
  }

  clear(): void {
    this.cells.clear();
  }

  keys(): string[] {
    return [...this.cells.keys()];
  }

  kilobytes(): number {
    return Math.ceil([...this.cells.values()].reduce((sum, cell) => sum + Buffer.byteLength(cell.json), 0) / 1024);
  }

  /** Everything written without encryption, for tests that look for personal data in clear. */
  clearText(): string {
    return [...this.cells].flatMap(([key, cell]) => (cell.sealed ? [] : [`${key}=${cell.json}`])).join('\n');
  }
}
