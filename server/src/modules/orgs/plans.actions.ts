import type { Parsed } from '@guiyan/shared/contract';
import { addMonths } from '@guiyan/shared/domain/dates';
import type { PlannedDeed } from '@guiyan/shared/domain/orgs';
import { change } from '../../platform/db/change';
import { row, rows, sql } from '../../platform/db/sql';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { getKept } from './orgs.actions';
import { getSeen, type OrgRow } from './orgs.queries';
import { OrgPlan } from './plans.entity';
import { planVerbs } from './orgs.rules';

const MOST_MONTHS = 24;

/** R13 Keeps a change for its day; it was checked as if it were done today, and is checked again then. */
export async function planFor(op: Op, org: OrgRow, what: { deed: PlannedDeed; onDay: string; name?: string; otherId?: string }): Promise<{ id: string }> {
  ensure(what.onDay <= addMonths(op.today, MOST_MONTHS), badInput('orgs.too_far', { onDay: 'too_far' }));
  const { userId, hatId, hat, townshipId, name } = wearer(op);
  const id = newId();
  const made = await orKnown(op.db.insert(OrgPlan, {
    id, countyId: org.countyId, orgId: org.id, deed: what.deed, name: what.name ?? '', otherId: what.otherId ?? null, onDay: what.onDay, state: 'open', why: '',
    userId, hatId, hat, hatTownshipId: townshipId, byName: name, at: op.now, endedAt: null, openKey: org.id,
  }));
  if (!made) throw conflict('orgs.planned', { day: (await row<OrgPlan>(op.db, sql('select * from org_plans where open_key = ?', org.id)))?.onDay ?? '' });
  await record(op, 'org.planned', { orgId: org.id, planId: id, deed: what.deed, onDay: what.onDay }, { townshipId: org.townshipId, subjectId: org.id });
  return { id: org.id };
}

export async function callOff(op: Op, { id }: Parsed<'orgs.callOff'>): Promise<{ id: string }> {
  const plan = await row<OrgPlan>(op.db, sql('select * from org_plans where id = ?', id));
  ensure(plan, notFound());
  const deed = planVerbs[plan.deed as PlannedDeed];
  const org = plan.state === 'open' ? await getKept(op, plan.orgId, deed) : await getSeen(op, plan.orgId);
  ensure(plan.state === 'open', conflict('orgs.plan_over'));
  await change(op.db, OrgPlan, { id, state: 'open' }, { state: 'off', openKey: null, endedAt: op.now }, conflict('orgs.plan_over'));
  await record(op, 'org.called_off', { orgId: org.id, planId: id }, { townshipId: org.townshipId, subjectId: org.id });
  return { id: org.id };
}

/** What is to come for an org, or for one that it is joined to; and what could not be done on its day. */
export const plansOf = (op: Op, orgId: string): Promise<OrgPlan[]> =>
  rows(op.db, sql(`select * from org_plans where (org_id = ? or other_id = ?) and state in ('open','failed') order by on_day, id`, orgId, orgId));
