// npm run bench -- card [--pairs 200]
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { createRequire } from 'node:module';
import { at } from '../lib/paths.mjs';
import { figure, machine, say } from './lib/report.mjs';
import { build } from './lib/stage.mjs';

const NATIVE_MS = 5;
const PURE_MS = 100;
const PAYLOAD = 147;
const LIST = 40_960;
const LISTED = 10_000;
const TODAY = '2026-11-22';
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * q) - 1)];

function timed(times, work) {
  for (let i = 0; i < 5; i += 1) work();
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
}

/** F4 What a card and the list weigh, and how long one look takes: on the server with Node's Ed25519, on a phone with the library in plain numbers. */
export async function card(options) {
  build('server');
  const require = createRequire(at('server/package.json'));
  const { cardBody, cardMessage, cardText, readCard } = require('@guiyan/shared/domain/card-code');
  const { packHashes, unpackHashes, cardHash } = require('@guiyan/shared/domain/card-list');
  const { fromBase45, toBase64url } = require('@guiyan/shared/domain/bytes');
  const nacl = createRequire(at('miniapp/package.json'))('tweetnacl');
  const times = Number(options.pairs ?? 200);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keys = [{ kid: 'a1b2c3d4', key: raw.toString('base64url'), from: '2026-01-01', trustedUntil: null }];
  const body = cardBody({ kid: 'a1b2c3d4', token: randomBytes(16).toString('base64url'), orgId: '01942f00-1111-7111-8111-111111111111', from: '2026-01-05', until: '2028-01-05', rights: 3, initial: '欧阳' });
  const text = cardText(body, new Uint8Array(sign(null, cardMessage(body), privateKey)));
  const checks = {
    native: (message, signature, key) => verify(null, message, createPublicKey({ key: Buffer.concat([spki, key]), format: 'der', type: 'spki' }), signature),
    pure: (message, signature, key) => nacl.sign.detached.verify(message, signature, key),
  };
  say(`bench card · ${machine()}`);
  for (const [name, goal] of [['native', NATIVE_MS], ['pure', PURE_MS]]) {
    const ms = timed(times, () => { if (!readCard(text, keys, checks[name], TODAY)) throw new Error(`${name} does not read the card`); });
    const p50 = quantile(ms, 0.5);
    say(`  ${name.padEnd(7)} p50 ${p50.toFixed(2)} ms   p99 ${quantile(ms, 0.99).toFixed(2)} ms   of ${times} looks`);
    figure('card', `${name}.verify.p50`, p50, 'ms', goal, p50 / goal);
  }
  const bytes = fromBase45(text.slice(3, -1)).length;
  const hashes = Array.from({ length: LISTED }, (_, i) => cardHash(createHash('sha256').update(`${i}`).digest().subarray(0, 16).toString('base64url'), (b) => createHash('sha512').update(b).digest()));
  const packed = packHashes(hashes);
  const list = toBase64url(packed).length;
  const found = timed(times, () => unpackHashes(packed).includes(hashes[0]));
  say(`  payload ${bytes} bytes, ${text.length} signs   list of ${LISTED}: ${packed.length} bytes, ${list} as sent   looked up in ${quantile(found, 0.5).toFixed(2)} ms`);
  figure('card', 'payload.bytes', bytes, 'B', PAYLOAD, bytes / PAYLOAD);
  figure('card', 'list.10000.bytes', list, 'B', LIST, list / LIST);
}
