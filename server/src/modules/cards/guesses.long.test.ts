import { randomBytes } from 'node:crypto';
import { among, count, sql } from '../../platform/db/sql';
import { work } from '../../platform/op';
import { app, type TestApp } from '../../test/app';
import { aCounty, aMember, as } from '../../test/factories/county';
import { tokenMac, tokenOf } from './cards.actions';
import { getCardOfCounty } from './cards.queries';

const GUESSES = 1_000_000;
const PIECE = 500;
let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

/** Past the doors, at the index that a scan asks: through HTTP a window's day ends after sixty (keys.api.test). */
it(`F4 ${GUESSES} guessed ids find no card; the real one among as many is found`, async () => {
  const place = await aCounty(t);
  for (let i = 0; i < 20; i += 1) await aMember(t, place, { withElder: false });
  const office = await as(t, 'clerk', { place });
  await office.do('cards.issueBatch', {});
  const { rows } = await office.do('cards.list', {});
  let hits = 0;
  await work(t.services, async (op) => {
    const acting = { ...op, actor: { countyId: place.countyId, hat: 'window', hatId: 'x' } as never };
    const ask = async (tokens: readonly string[]): Promise<number> => {
      const macs = among('token_mac', tokens.map((token) => tokenMac(op, token)));
      return count(op.db, sql(`select count(*) from cards where ${macs.text} and county_id = ?`, ...macs.params, place.countyId));
    };
    for (let i = 0; i < GUESSES; i += PIECE) {
      const bytes = randomBytes(16 * PIECE);
      hits += await ask(Array.from({ length: PIECE }, (_, j) => bytes.subarray(j * 16, j * 16 + 16).toString('base64url')));
    }
    const real = tokenOf(op, await getCardOfCounty(acting, rows[0]!.id));
    expect(await ask([...Array.from({ length: PIECE - 1 }, () => randomBytes(16).toString('base64url')), real])).toBe(1);
  });
  expect(hits).toBe(0);
}, 600_000);
