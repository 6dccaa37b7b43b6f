import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto';

/** What stands before 32 bytes in PKCS #8 and SPKI. */
const SECRET = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const secretOf = (seed: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([SECRET, seed]), format: 'der', type: 'pkcs8' });

export const newSeed = (): Buffer => randomBytes(32);
export const publicOf = (seed: Uint8Array): Buffer => createPublicKey(secretOf(seed)).export({ format: 'der', type: 'spki' }).subarray(-32);
/** A signer that remembers its key: many cards are signed for one page. */
export const signerOf = (seed: Uint8Array): ((message: Uint8Array) => Uint8Array) => {
  const key = secretOf(seed);
  return (message) => new Uint8Array(sign(null, message, key));
};
export function checkSign(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return verify(null, message, createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}
export const sha512 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha512').update(bytes).digest());
