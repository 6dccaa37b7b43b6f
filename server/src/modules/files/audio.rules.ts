/** What a recording may be: what phones make. */
export type AudioKind = 'mp3' | 'aac' | 'amr' | 'wav' | 'm4a';
export const audioMimes: Record<AudioKind, string> = { mp3: 'audio/mpeg', aac: 'audio/aac', amr: 'audio/amr', wav: 'audio/wav', m4a: 'audio/mp4' };

const ascii = (bytes: Buffer, from: number, until: number): string => bytes.subarray(from, until).toString('latin1');

/** By what the bytes begin with, never by the name; null: no recording. */
export function audioKind(bytes: Buffer): AudioKind | null {
  const [b0 = 0, b1 = 0] = bytes;
  if (ascii(bytes, 0, 5) === '#!AMR') return 'amr';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return 'wav';
  if (ascii(bytes, 4, 8) === 'ftyp') return 'm4a';
  if (ascii(bytes, 0, 3) === 'ID3') return 'mp3';
  if (b0 !== 0xff || (b1 & 0xe0) !== 0xe0) return null;
  return (b1 & 0x06) === 0 ? ((b1 & 0x10) !== 0 ? 'aac' : null) : 'mp3';
}

/** The sound without what phones write beside it: titles, places, devices. null: it is broken, or it is a film. */
export function bareAudio(kind: AudioKind, bytes: Buffer): Buffer | null {
  if (kind === 'wav') return bareWav(bytes);
  if (kind === 'm4a') return bareM4a(bytes);
  return kind === 'mp3' ? bareMp3(bytes) : bytes;
}

function bareMp3(whole: Buffer): Buffer | null {
  let bytes = whole;
  while (ascii(bytes, 0, 3) === 'ID3' && bytes.length > 10) {
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (bytes[at]! & 0x7f), 0);
    bytes = bytes.subarray(10 + size + (bytes[5]! & 0x10 ? 10 : 0));
  }
  if (bytes.length > 128 && ascii(bytes, bytes.length - 128, bytes.length - 125) === 'TAG') bytes = bytes.subarray(0, bytes.length - 128);
  return bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0 ? bytes : null;
}

function bareWav(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    const chunk = bytes.subarray(at, Math.min(at + 8 + size + (size % 2), bytes.length));
    if (['fmt ', 'data'].includes(ascii(chunk, 0, 4))) kept.push(chunk);
    at += 8 + size + (size % 2);
  }
  if (kept.length < 2) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

const holders = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf', 'mvex'];
/** Boxes that tell of place, title or maker become empty space of the same length, so that nothing else has to move. */
function bareM4a(whole: Buffer): Buffer | null {
  const bytes = Buffer.from(whole);
  let isSound = false;
  let isWhole = true;
  const walk = (from: number, until: number): void => {
    for (let at = from; at + 8 <= until;) {
      const told = bytes.readUInt32BE(at);
      const size = told === 0 ? until - at : told === 1 && at + 16 <= until ? Number(bytes.readBigUInt64BE(at + 8)) : told;
      const end = at + size;
      if (size < 8 || end > until) { isWhole = false; return; }
      const kind = ascii(bytes, at + 4, at + 8);
      if (kind === 'hdlr') { const handler = ascii(bytes, at + 16, at + 20); isSound ||= handler === 'soun'; if (handler === 'vide') isWhole = false; }
      if (['udta', 'meta', 'uuid'].includes(kind)) { bytes.write('free', at + 4, 'latin1'); bytes.fill(0, at + (told === 1 ? 16 : 8), end); } else if (holders.includes(kind)) walk(at + 8, end);
      at = end;
    }
  };
  walk(0, bytes.length);
  return isSound && isWhole ? bytes : null;
}
