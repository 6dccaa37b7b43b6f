/** Bytes and their writings, by hand: old phones know neither TextEncoder nor atob. */

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export const utf8 = (text: string): Uint8Array => {
  const out: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    if (code < 0x80) out.push(code);
    else if (code < 0x800) out.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else out.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return new Uint8Array(out);
};

/** What is no UTF-8 comes out as something whose bytes differ: whoever must be sure writes it again and compares. */
export const fromUtf8 = (bytes: Uint8Array): string => {
  let out = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (let i = 1; i <= more; i += 1) code = (code << 6) | ((bytes[at + i] ?? 0) & 63);
    out += code <= 0x10ffff && code >= 0 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
    at += more + 1;
  }
  return out;
};

const signs64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const toBase64url = (bytes: Uint8Array): string => {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    out += signs64[a >> 2]! + signs64[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    if (b !== undefined) out += signs64[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
    if (c !== undefined) out += signs64[c & 63]!;
  }
  return out;
};
/** undefined for what no writer would have written, so that bytes have one writing. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bits, n] = [0, 0, 0];
  for (const sign of text) {
    const value = signs64.indexOf(sign);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[n] = (held >> bits) & 255;
      n += 1;
    }
  }
  return text.length % 4 === 1 || (held & ((1 << bits) - 1)) !== 0 ? undefined : out;
}

export const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
export const fromHex = (text: string): Uint8Array => new Uint8Array((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
/** The sixteen bytes of an id, and back. */
export const idBytes = (id: string): Uint8Array => fromHex(id.replace(/-/g, ''));
export const bytesId = (bytes: Uint8Array): string => toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const signs45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** RFC 9285: two bytes are three signs a QR code holds in eleven bits a pair. */
export const toBase45 = (bytes: Uint8Array): string => {
  let out = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    const n = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    out += signs45[n % 45]! + signs45[Math.floor(n / 45) % 45]! + (pair ? signs45[Math.floor(n / 2025)]! : '');
  }
  return out;
};
export function fromBase45(text: string): Uint8Array | undefined {
  const rest = text.length % 3;
  if (rest === 1) return undefined;
  const out: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const [a, b, c] = [signs45.indexOf(text[at]!), signs45.indexOf(text[at + 1]!), at + 2 < text.length ? signs45.indexOf(text[at + 2]!) : 0];
    const n = a + b * 45 + c * 2025;
    if (a < 0 || b < 0 || c < 0 || n > (at + 2 < text.length ? 0xffff : 0xff)) return undefined;
    if (at + 2 < text.length) out.push(n >> 8, n & 255);
    else out.push(n);
  }
  return new Uint8Array(out);
}
