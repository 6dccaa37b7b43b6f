import { deflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import { SheetError } from './errors';

export const limits = { entries: 1000, inflatedBytes: 50 * 1024 * 1024 } as const;

const nestedMagic = (head: Buffer) =>
  head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')) || head.subarray(0, 4).equals(Buffer.from('Rar!')) || head.subarray(0, 4).equals(Buffer.from([0x1f, 0x8b, 8, 0])) || head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));

/**
 * Inflates the wanted parts of a zip. Sizes are checked twice: as the directory claims them, before anything is inflated,
 * and as the bytes come, so that a lying directory gains nothing.
 */
export function unzip(bytes: Buffer, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: true }, (openError, zip) => {
      if (openError || !zip) return reject(new SheetError('import.not_a_workbook'));
      if (zip.entryCount > limits.entries) return reject(new SheetError('import.zip_bomb', { entries: zip.entryCount }));
      const entries: yauzl.Entry[] = [];
      let claimed = 0;
      zip.on('error', (e: Error) => reject(new SheetError(/mismatch/.test(e.message) ? 'import.zip_bomb' : 'import.not_a_workbook')));
      zip.on('entry', (entry: yauzl.Entry) => {
        if (/(^|\/)(vbaProject[^/]*\.bin|macrosheets\/.*)$/i.test(entry.fileName)) return reject(new SheetError('import.macros', { entry: entry.fileName.slice(0, 80) }));
        entries.push(entry);
        claimed += entry.uncompressedSize;
        if (entries.length > limits.entries || claimed > limits.inflatedBytes) return reject(new SheetError('import.zip_bomb', { bytes: claimed }));
        zip.readEntry();
      });
      zip.on('end', () => inflateAll(zip, entries, wanted).then(resolve, reject));
      zip.readEntry();
    });
  });
}

async function inflateAll(zip: yauzl.ZipFile, entries: yauzl.Entry[], wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const budget = { left: limits.inflatedBytes as number };
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    if (entry.generalPurposeBitFlag & 1) throw new SheetError('import.encrypted');
    if (/\.(zip|xlsx?|xlsm|xlsb|docx?|et|rar|7z|gz)$/i.test(entry.fileName)) throw new SheetError('import.zip_nested', { entry: entry.fileName.slice(0, 80) });
    const name = entry.fileName.replace(/^\/+/, '');
    const body = await inflate(zip, entry, budget);
    if (nestedMagic(body)) throw new SheetError('import.zip_nested', { entry: entry.fileName.slice(0, 80) });
    if (parts.has(name)) throw new SheetError('import.not_a_workbook', { twice: name.slice(0, 80) });
    if (wanted(name)) parts.set(name, body);
  }
  return parts;
}

function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry, budget: { left: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(new SheetError('import.not_a_workbook'));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        budget.left -= chunk.length;
        if (budget.left < 0) {
          stream.destroy();
          return reject(new SheetError('import.zip_bomb'));
        }
        chunks.push(chunk);
      });
      // A stream longer or shorter than the directory says is a lie about its size, or a torn file.
      stream.on('error', (e: Error) => reject(new SheetError(/too many bytes/.test(e.message) ? 'import.zip_bomb' : 'import.not_a_workbook')));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

export interface ZipEntry { name: string; body: Buffer | string; /** Claims another size than the true one; only tests do. */ claim?: number }

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(body: Buffer): number {
  let c = 0xffffffff;
  for (const byte of body) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** A zip with a fixed time stamp, so that equal contents give equal bytes. */
export function zipOf(entries: ZipEntry[], options: { store: boolean }): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const body = Buffer.from(entry.body);
    const data = options.store ? body : deflateRawSync(body, { level: 6 });
    const name = Buffer.from(entry.name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x0800, 2);
    fixed.writeUInt16LE(options.store ? 0 : 8, 4);
    fixed.writeUInt32LE(0x0021_0000, 6);
    fixed.writeUInt32LE(crc32(body), 10);
    fixed.writeUInt32LE(data.length, 14);
    fixed.writeUInt32LE(entry.claim ?? body.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fixed, tail, name]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, Buffer.from('PK\u0005\u0006'), end]);
}
