import { change, empty } from '../../platform/db/change';
import { rows, row, sql } from '../../platform/db/sql';
import { conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { Org } from './orgs.entity';
import { getOrg, type OrgRow } from './orgs.queries';
import { OrgTurnRow } from './turns.entity';

export interface TurnPatch { name?: string; parentId?: string | null; shownAs?: string; phone?: string | null; seq?: number }
const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * Turns the page of an org on a day: what held until then is kept with its days, the org itself carries what holds now.
 * `follows`: the change comes from another org, and a page of its own that begins later keeps its beginning.
 */
export async function turn(op: Op, org: OrgRow, patch: TurnPatch, onDay: string, follows = false): Promise<void> {
  const open = await row<OrgTurnRow>(op.db, sql('select * from org_turns where org_id = ? and until_day is null', org.id));
  const faster = conflict('row.changed');
  const held = open ?? { countyId: org.countyId, orgId: org.id, name: org.name, parentId: org.parentId, shownAs: org.id, phone: org.phone, seq: org.seq };
  ensure(!open || follows || open.fromDay <= onDay, conflict('orgs.too_early', { day: open?.fromDay ?? '' }));
  const day = open ? later(onDay, open.fromDay) : onDay;
  if (open) await change(op.db, OrgTurnRow, { id: open.id, untilDay: empty() }, { untilDay: day, openKey: null }, faster);
  // The day an org was entered is not the day it began: what is dated before that leaves its first name to all earlier days.
  else await op.db.insert(OrgTurnRow, { ...held, id: newId(), fromDay: day < org.fromDay ? day : org.fromDay, untilDay: day, madeAt: op.now, openKey: null });
  const next = { ...held, ...patch };
  ensure(await orKnown(op.db.insert(OrgTurnRow, { ...next, id: newId(), fromDay: day, untilDay: null, madeAt: op.now, openKey: org.id })), faster);
  await op.db.update(Org, { id: org.id }, { name: next.name, parentId: next.parentId, phone: next.phone, seq: next.seq });
}

/** Orgs that were merged into this one: what it is called, they are called. */
export async function turnFollowers(op: Op, org: OrgRow, patch: TurnPatch, onDay: string): Promise<string[]> {
  const followers = await rows<{ orgId: string }>(op.db, sql('select org_id from org_turns where shown_as = ? and org_id <> ? and until_day is null order by org_id', org.id, org.id));
  for (const { orgId } of followers) await turn(op, await getOrg(op, orgId), patch, onDay, true);
  return followers.map((f) => f.orgId);
}
