import { createOp, work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { inLanes } from '../../platform/lanes';
import { turns } from '../../platform/turns';
import { listCounties } from '../orgs';
import { settingsOf } from '../settings';
import { climb } from './ladder.actions';
import { listIdle, listStuck } from './ladder.queries';
import { layPart } from './laying';
import { partsOwed } from './laying.queries';
import { awake } from './notices.rules';
import { standDown } from './posting.actions';

const DAY_MS = 86_400_000;
/** Each piece is a unit of work of its own, so that nobody waits for all. */
const PIECE = 200;
/** Where ladders begin, a commit is for so many. */
const PART = 2_000;

/** M6 M2 What is due soon or overdue is told to whoever has to do it, one rung after the other. Run again it finds everything done. */
export async function remindAll(services: Services): Promise<void> {
  for (const county of await services.db.read((m) => listCounties(createOp(services, m, null)))) await remindCounty(services, county.id);
}
export async function remindCounty(services: Services, countyId: string): Promise<void> {
  const now = services.clock.now();
  await pieces(services, (op) => listIdle(op, countyId, PIECE), standDown);
  const rules = await services.db.read((m) => { const op = createOp(services, m, null); return settingsOf(op, countyId, op.today); });
  // Calls and lists begin in the morning too.
  if (awake(now, rules) > now) return;
  const { remind_before: before, remind_step: step } = rules;
  await beginAll(services, countyId, before);
  await pieces(services, (op) => listStuck(op, countyId, now - step * DAY_MS, PIECE), (op, stuck) => climb(op, stuck));
}

/** Who is to be told is looked for once; each part works out for itself what it writes. */
async function beginAll(services: Services, countyId: string, before: number): Promise<void> {
  const turn = turns();
  const parts = await services.db.read((m) => partsOwed(createOp(services, m, null), countyId, before, PART));
  await inLanes(services, parts, async (part) => {
    await turn();
    await work(services, (op) => layPart(op, countyId, before, part), null, 'committed');
  });
}

/** Until there is none left: each piece is read where it is written. */
async function pieces<T>(services: Services, find: (op: Op) => Promise<T[]>, each: (op: Op, list: readonly T[]) => Promise<unknown>): Promise<void> {
  const turn = turns();
  for (;;) {
    const n = await work(services, async (op) => {
      const list = await find(op);
      if (list.length) await each(op, list);
      return list.length;
    });
    if (n < PIECE) return;
    await turn();
  }
}
