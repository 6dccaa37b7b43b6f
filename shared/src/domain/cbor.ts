import { fromUtf8, joinBytes, sameBytes, utf8 } from './bytes';

/** The part of CBOR (RFC 8949) that we write: whole numbers up to 32 bits, bytes, text, lists; the shortest writing only. */
export type Cbor = number | string | Uint8Array | readonly Cbor[];

const head = (kind: number, n: number): Uint8Array => {
  const top = kind << 5;
  if (n < 24) return new Uint8Array([top | n]);
  if (n < 0x100) return new Uint8Array([top | 24, n]);
  if (n < 0x10000) return new Uint8Array([top | 25, n >> 8, n & 255]);
  return new Uint8Array([top | 26, n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
};

export function writeCbor(value: Cbor): Uint8Array {
  if (typeof value === 'number') return head(0, value);
  if (value instanceof Uint8Array) return joinBytes(head(2, value.length), value);
  if (typeof value === 'string') {
    const bytes = utf8(value);
    return joinBytes(head(3, bytes.length), bytes);
  }
  return joinBytes(head(4, value.length), ...value.map(writeCbor));
}

/** undefined for anything that `writeCbor` would not have written, byte for byte: one value has one writing. */
export function readCbor(bytes: Uint8Array): Cbor | undefined {
  let at = 0;
  let isGood = true;
  const one = (depth: number): Cbor => {
    const first = bytes[at] ?? 0;
    const small = first & 31;
    const wide = small < 24 ? 0 : small === 24 ? 1 : small === 25 ? 2 : small === 26 ? 4 : -1;
    if (at >= bytes.length || wide < 0 || depth > 3) {
      isGood = false;
      return 0;
    }
    at += 1;
    let n = wide === 0 ? small : 0;
    for (let i = 0; i < wide; i += 1) n = n * 256 + (bytes[at + i] ?? 0);
    at += wide;
    const kind = first >> 5;
    if (kind === 0) return n;
    if (kind > 4 || kind === 1 || n > bytes.length - at) {
      isGood = false;
      return 0;
    }
    if (kind === 4) return Array.from({ length: n }, () => (isGood ? one(depth + 1) : 0));
    const part = bytes.slice(at, at + n);
    at += n;
    return kind === 2 ? part : fromUtf8(part);
  };
  const value = one(0);
  return isGood && at === bytes.length && sameBytes(writeCbor(value), bytes) ? value : undefined;
}
