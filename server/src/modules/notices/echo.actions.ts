import { among, and, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { matesOf } from '../families';
import { echoOf, findVisit } from '../pairings';
import { begin } from './ladder.actions';
import { isOpen } from './ladder.rules';
import type { DeliveryRow } from './notices.entity';
import { accountsOf } from './notices.queries';
import { ECHO } from './notices.rules';
import { standDown } from './posting.actions';

const membersOf = async (op: Op, familyId: string): Promise<string[]> => (await matesOf(op, [familyId])).filter((m) => m.kind === 'member').map((m) => m.personId);

/** H15 There is a note from home: once a day, over WeChat where he agreed to a message; the words say nothing, and who has no account is not rung up for it. */
export async function tellFromHome(op: Op, visitId: string): Promise<void> {
  const visit = await findVisit(op, visitId);
  if (!visit?.echo || !(await echoOf(op, visit.familyId)).agrees) return;
  const members = await membersOf(op, visit.familyId);
  const withApp = await accountsOf(op, members);
  await begin(op, members.filter((id) => withApp.has(id)).map((personId) => ({
    personId, countyId: visit.countyId, townshipId: visit.townshipId, villageId: visit.villageId, reminderId: null, ruleCode: ECHO, period: op.today, round: 0, hat: 'member',
  })), { hats: ['member'], waits: true });
}
/** The family takes its word back: what has not left yet does not leave. */
export async function keepAtHome(op: Op, familyId: string): Promise<void> {
  const where = and(among('d.person_id', await membersOf(op, familyId)), sql(`d.rule_code = '${ECHO}' and ${isOpen('d')}`));
  const waiting = await rows<DeliveryRow>(op.db, sql(`select d.* from deliveries d where ${where.text}`, ...where.params));
  await standDown(op, waiting.map((d) => ({ ...d, round: Number(d.round), tries: Number(d.tries), changedAt: Number(d.changedAt) })));
}
