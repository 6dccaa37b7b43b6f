import { createOp, work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { inLanes } from '../../platform/lanes';
import { turns } from '../../platform/turns';
import { listCounties } from '../orgs';
import { settingsOf } from '../settings';
import { begin, climb, standDown, type Subject } from './ladder.actions';
import { listIdle, listOwed, listStuck, openOf, stillOwed, type Owed } from './ladder.queries';
import { awake } from './notices.rules';

const DAY_MS = 86_400_000;
/** Whom a duty may be reminded of, by name. */
export const remindedHats = ['member', 'liaison', 'helper'] as const;
/** Each piece is a unit of work of its own, so that nobody waits for all. */
const PIECE = 200;
const MANY = 10_000;
/** Where ladders begin, a commit is for so many. */
const BEGIN = 500;

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

/** Who is to be told is worked out for many at once, for that reads everything due; each piece looks again at what it writes. */
async function beginAll(services: Services, countyId: string, before: number): Promise<void> {
  const turn = turns();
  for (;;) {
    const owed = await services.db.read((m) => listOwed(createOp(services, m, null), countyId, before, MANY));
    const parts = Array.from({ length: Math.ceil(owed.length / BEGIN) }, (_, i) => owed.slice(i * BEGIN, (i + 1) * BEGIN));
    await inLanes(services, parts, async (part) => {
      await turn();
      await beginPart(services, countyId, part);
    });
    if (owed.length < MANY) return;
  }
}

const beginPart = (services: Services, countyId: string, part: readonly Owed[]): Promise<unknown> => work(services, async (op) => {
  const subjects: Subject[] = (await stillOwed(op, part)).map((o) => ({ ...o, countyId, reminderId: null }));
  for (const s of subjects) if (s.round > 1) await standDown(op, (await openOf(op, s)).filter((d) => d.round < s.round));
  await begin(op, subjects, { hats: remindedHats, waits: true });
});

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
