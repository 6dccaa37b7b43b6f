import { createHash, generateKeyPairSync, randomBytes, sign, verify, createPublicKey, type KeyObject } from 'node:crypto';
import nacl from 'tweetnacl';
import qrcode from 'qrcode-generator';
import { fromBase45, fromBase64url, fromHex, toBase45, toBase64url, toHex } from '@guiyan/shared/domain/bytes';
import { readCbor, writeCbor } from '@guiyan/shared/domain/cbor';
import { cardBody, cardMessage, cardText, readCard, type CardCode, type CardKey, type CheckSign } from '@guiyan/shared/domain/card-code';
import { judge, type KeptTrust } from '@guiyan/shared/domain/card-check';
import { addPart, cardHash, packHashes, unpackHashes } from '@guiyan/shared/domain/card-list';

const TODAY = '2026-11-22';
const NOW = Date.UTC(2026, 10, 22, 4);
interface Pair { secret: KeyObject; key: CardKey }
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const pair = (): Pair => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { secret: privateKey, key: { kid: createHash('sha256').update(raw).digest('hex').slice(0, 8), key: raw.toString('base64url'), from: '2026-01-01', trustedUntil: null } };
};
const remembered = new Map<string, KeyObject>();
const native: CheckSign = (message, signature, key) => {
  const name = toHex(key);
  const known = remembered.get(name) ?? createPublicKey({ key: Buffer.concat([spki, key]), format: 'der', type: 'spki' });
  remembered.set(name, known);
  return verify(null, message, known, signature);
};
const pure: CheckSign = (message, signature, key) => nacl.sign.detached.verify(message, signature, key);
const ours = pair();
const theirs = pair();
const facts = (more: Partial<CardCode> = {}): CardCode => ({ kid: ours.key.kid, token: randomBytes(16).toString('base64url'), orgId: '01942f00-1111-7111-8111-111111111111', from: '2026-01-05', until: '2028-01-05', rights: 3, initial: '欧阳', ...more });
const signed = (card: CardCode, by: Pair = ours): string => {
  const body = cardBody(card);
  return cardText(body, new Uint8Array(sign(null, cardMessage(body), by.secret)));
};
const keys = [ours.key];

describe('F4 what is written can be read, one way only', () => {
  it('F4 base45 as the standard has it', () => {
    for (const [plain, text] of [['AB', 'BB8'], ['Hello!!', '%69 VD92EX0'], ['base-45', 'UJCLQE7W581'], ['ietf!', 'QED8WEX0']] as const) expect([toBase45(Buffer.from(plain)), Buffer.from(fromBase45(text)!).toString()]).toEqual([text, plain]);
    for (const wrong of ['GGW', ':::', 'A', 'bb8', '::']) expect(fromBase45(wrong)).toBeUndefined();
    for (let n = 0; n < 40; n += 1) {
      const bytes = new Uint8Array(randomBytes(n));
      expect([toHex(fromBase45(toBase45(bytes))!), toHex(fromBase64url(toBase64url(bytes))!), toBase64url(bytes)]).toEqual([toHex(bytes), toHex(bytes), Buffer.from(bytes).toString('base64url')]);
    }
    expect([fromBase64url('AB'), fromBase64url('A'), fromBase64url('A+')]).toEqual([undefined, undefined, undefined]);
  });
  it('F4 CBOR in its shortest writing and no other', () => {
    for (const [value, hex] of [[0, '00'], [23, '17'], [24, '1818'], [255, '18ff'], [256, '190100'], [65536, '1a00010000'], [4294967295, '1affffffff'], ['ü水𐅑', '69c3bce6b0b4f0908591'], [[1, [2, 3]], '8201820203'], [fromHex('01020304'), '4401020304']] as const) {
      expect([toHex(writeCbor(value)), readCbor(fromHex(hex))]).toEqual([hex, value]);
    }
    // Longer than it need be, cut off, too much, negative, a map, endless lists, no UTF-8.
    for (const wrong of ['1800', '190001', '1a00000001', '18', '0000', '20', 'a0', '9f00ff', '62c328', '61ff', '63eda080', '8181818181810', '5affffffff', '9affffffff', '']) expect(readCbor(fromHex(wrong))).toBeUndefined();
  });
  it('F4 at most 147 bytes, version 10 at level Q, modules of a millimetre at 60 mm; on a screen version 8', () => {
    const text = signed(facts());
    expect(fromBase45(text.slice(3, -1))!.length).toBeLessThanOrEqual(147);
    for (const [level, most] of [['Q', 10], ['M', 8]] as const) {
      const code = qrcode(0, level);
      code.addData(text, 'Alphanumeric');
      code.make();
      const version = (code.getModuleCount() - 17) / 4;
      expect(version).toBeLessThanOrEqual(most);
      if (level === 'Q') expect(60 / code.getModuleCount()).toBeGreaterThanOrEqual(1);
    }
  });
  it('F4 both checkers read it', () => {
    const card = facts();
    expect([readCard(signed(card), keys, native, TODAY), readCard(signed(card), keys, pure, TODAY)]).toEqual([card, card]);
  });
});

/** Something like a good card that is none. */
const orders = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
function spoil(text: string, i: number): string {
  const bytes = fromBase45(text.slice(3, -1))!;
  const wrap = (b: Uint8Array): string => `GY:${toBase45(b)}.`;
  const at = i % bytes.length;
  switch (i % 10) {
    case 0: case 1: case 2: { const b = bytes.slice(); b[at] = b[at]! ^ (1 << (Math.floor(i / 10) % 8)); return wrap(b); }
    case 3: return wrap(bytes.slice(0, bytes.length - 1 - (i % 60)));
    case 4: return wrap(new Uint8Array([...bytes, i & 255]));
    case 5: { const b = bytes.slice(); const other = (at * 7 + 1) % b.length; [b[at], b[other]] = [b[other]!, b[at]!]; return b.every((x, j) => x === bytes[j]) ? `${text}${text}` : wrap(b); }
    case 6: { const j = 3 + (i % (text.length - 4)); return `${text.slice(0, j)}${text[j] === '7' ? '8' : '7'}${text.slice(j + 1)}`; }
    case 7: return text.slice(0, text.length - 1 - (i % 40));
    case 8: { const b = bytes.slice(); let carry = 0; for (let k = 0; k < 32; k += 1) { const sum = b[b.length - 32 + k]! + orders[k]! + carry; b[b.length - 32 + k] = sum & 255; carry = sum >> 8; } return wrap(b); }
    default: return `${text.slice(0, 3)}${text.slice(3).toLowerCase()}`;
  }
}

describe('F4 a hundred thousand that are no cards', () => {
  const real = Array.from({ length: 50 }, (_, i) => signed(facts({ initial: ['欧阳', '龙', '𠮷'][i % 3]! })));
  const swapped = (i: number): string => {
    const [a, b] = [fromBase45(real[i % 50]!.slice(3, -1))!, fromBase45(real[(i + 1) % 50]!.slice(3, -1))!];
    return `GY:${toBase45(new Uint8Array([...a.slice(0, -64), ...b.slice(-64)]))}.`;
  };
  const foreign = [signed(facts({ kid: theirs.key.kid }), theirs), signed(facts(), theirs)];
  const outside = [signed(facts({ until: '2026-11-21' })), signed(facts({ from: '2026-11-23' }))];
  const made = (i: number): string => (i % 20 === 0 ? swapped(i) : i % 20 === 1 ? foreign[i % 2]! : i % 20 === 2 ? outside[i % 2]! : spoil(real[i % 50]!, i));

  it('F4 none is accepted; with the check of signatures left out many are, which shows that they came that far', () => {
    const good = new Set(real);
    let [accepted, without, tried] = [0, 0, 0];
    for (let i = 0; i < 100_000; i += 1) {
      const text = made(i);
      if (good.has(text)) continue;
      tried += 1;
      if (readCard(text, keys, native, TODAY)) accepted += 1;
      if (readCard(text, keys, () => true, TODAY)) without += 1;
    }
    expect([tried > 99_000, accepted]).toEqual([true, 0]);
    expect(without).toBeGreaterThan(5_000);
  }, 120_000);
  it('F4 nor by the checker of the phone', () => {
    const good = new Set(real);
    expect(Array.from({ length: 80 }, (_, i) => made(i * 37 + 3)).filter((text) => !good.has(text) && readCard(text, keys, pure, TODAY))).toEqual([]);
  }, 120_000);
  it('F4 a signature written another way is another signature: the checker of the phone alone would take it', () => {
    const bytes = fromBase45(spoil(real[0]!, 8).slice(3, -1))!;
    expect(pure(cardMessage(bytes.slice(0, -64)), bytes.slice(-64), fromBase64url(ours.key.key)!)).toBe(true);
    expect(readCard(spoil(real[0]!, 8), keys, pure, TODAY)).toBeUndefined();
  });
});

describe('F4 the verdict of a phone without a network', () => {
  const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha512').update(bytes).digest());
  const tools = { now: NOW, check: native, hash };
  const card = facts();
  const listOf = (hashes: number[], at = NOW - 86_400_000) => addPart(undefined, { kid: ours.key.kid, countyId: 'c', since: 0, serial: hashes.length, at, hashes })!;
  const trust = (more: Partial<KeptTrust> = {}): KeptTrust => ({ keys, list: listOf([]), staleDays: 7, ask: '', phone: null, ...more });
  it('F4 valid on a fresh list that does not name it', () => expect(judge(signed(card), trust(), tools)).toEqual({ saw: 'valid', card, listAt: NOW - 86_400_000 }));
  it('F4 invalid where the list names it, also on a stale one', () => {
    const named = [cardHash(card.token, hash), 7, 4294967295];
    expect([judge(signed(card), trust({ list: listOf(named) }), tools).saw, judge(signed(card), trust({ list: listOf(named, NOW - 90 * 86_400_000) }), tools).saw]).toEqual(['invalid', 'invalid']);
  });
  it('F4 on a stale list, or with a clock before it, nothing passes: somebody is called', () => {
    for (const at of [NOW - 7 * 86_400_000 - 1000, NOW + 2 * 3_600_000]) expect(judge(signed(card), trust({ list: listOf([], at) }), tools)).toMatchObject({ saw: 'unsure', why: 'old' });
    expect(judge(signed(card), undefined, tools)).toMatchObject({ saw: 'unsure', why: 'none' });
    expect(judge(card.token, trust(), tools)).toMatchObject({ saw: 'unsure' });
  });
  it('F4 signed by a key the phone has not heard of: unsure; by a known key and changed, or past its days: invalid', () => {
    expect(judge(signed(facts({ kid: theirs.key.kid }), theirs), trust(), tools)).toMatchObject({ saw: 'unsure', why: 'key' });
    expect(judge(signed(facts(), theirs), trust(), tools).saw).toBe('invalid');
    expect(judge(signed(facts({ until: '2026-11-21' })), trust(), tools).saw).toBe('invalid');
    expect(judge(signed(card), trust({ keys: [{ ...ours.key, trustedUntil: '2027-12-31' }] }), tools).saw).toBe('invalid');
    expect(judge(signed(card), trust({ keys: [{ ...ours.key, trustedUntil: '2028-01-05' }, theirs.key] }), tools).saw).toBe('valid');
  });
  it('F4 hashes of all sizes come back as they went', () => {
    const list = [0, 1, 127, 128, 16384, 2 ** 31, 2 ** 32 - 1];
    expect([unpackHashes(packHashes([...list].reverse())), unpackHashes(packHashes([]))]).toEqual([list, []]);
  });
});
