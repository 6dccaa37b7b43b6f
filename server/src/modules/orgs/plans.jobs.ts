import type { PlannedDeed } from '@guiyan/shared/domain/orgs';
import type { ErrorCode } from '@guiyan/shared/errors';
import { change, swap } from '../../platform/db/change';
import { rows, sql } from '../../platform/db/sql';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { AppError } from '../../platform/errors';
import { work, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { mergeInto, rename } from './changes.actions';
import { OrgPlan } from './plans.entity';
import { moveVillage } from './villages.actions';

const deeds: Record<PlannedDeed, (op: Op, plan: OrgPlan) => Promise<unknown>> = {
  rename: (op, { orgId: id, name, onDay }) => rename(op, { id, name, onDay }),
  merge: (op, { orgId: id, otherId, onDay }) => mergeInto(op, { id, into: otherId!, onDay }),
  move_village: (op, { orgId: id, otherId, onDay }) => moveVillage(op, { id, townshipId: otherId!, onDay }),
};
/** These pass: the change waits for them and is tried again. */
const passing: readonly ErrorCode[] = ['orgs.import_open', 'orgs.merges_open', 'row.changed', 'server.busy'];

/** R13 Does what was decided for today or a day since. Each is taken and done in one commit, so a second run finds nothing. */
export async function takeEffect(services: Services): Promise<void> {
  const today = shanghaiDay(services.clock.now());
  const due = await services.db.read((db) => rows<OrgPlan>(db, sql(`select * from org_plans where state = 'open' and on_day <= ? order by on_day, id`, today)));
  for (const plan of due) {
    try {
      await work(services, async (op) => {
        await change(op.db, OrgPlan, { id: plan.id, state: 'open' }, { state: 'done', openKey: null, why: '', endedAt: op.now });
        await deeds[plan.deed as PlannedDeed](op, plan);
      }, asDecided(plan));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const waits = passing.includes(error.code);
      await work(services, (op) => swap(op.db, OrgPlan, { id: plan.id, state: 'open' }, { why: error.message.slice(0, 200), ...(!waits && { state: 'failed', openKey: null, endedAt: op.now }) }));
    }
  }
}

/** It is the deed of whoever decided it, as wide as his hat was then. */
const asDecided = (plan: OrgPlan): Actor => ({
  userId: plan.userId, sessionId: '', hatId: plan.hatId, hat: plan.hat as Actor['hat'], countyId: plan.countyId, townshipId: plan.hatTownshipId, villageId: null, orgId: null, personId: null, familyId: null, name: plan.byName,
});
