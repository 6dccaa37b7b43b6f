import type { Output } from '@guiyan/shared/contract';
import { hats, hatTitles } from '@guiyan/shared/domain/hats';
import { row, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { findHat } from './accounts.queries';

const fact = (op: Op, name: string) => row<{ value: string }>(op.db, sql('select value from installation where name = ?', name));

/** What the login screen offers; demo hats only where the database is the demo one. */
export async function signInOptions(op: Op): Promise<Output<'session.options'>> {
  const demo = await fact(op, 'demo.county');
  const offered = [];
  for (const hat of demo ? hats : []) {
    const seeded = await fact(op, `demo.hat.${hat}`);
    const worn = seeded && (await findHat(op, seeded.value));
    if (worn) offered.push({ hat, title: hatTitles[hat], name: worn.name, place: worn.place });
  }
  return { demo: Boolean(demo), wechat: op.services.wechat !== null, county: demo?.value ?? '', hats: offered };
}
