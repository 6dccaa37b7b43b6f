import type { EndpointName } from '@guiyan/shared/contract';
import { monthOf } from '@guiyan/shared/domain/dates';
import type { Routes } from '../../platform/handlers';
import { assign, cancel, done, give } from './duties.actions';
import { presentCounts, presentDrive, presentDuties, presentRules, presentWhole, previewPart } from './duties.present';
import { listDuties } from './duties.queries';
import { dueVisits } from './owed.present';
import { presentPlan } from './plan.present';
import { previewRule, setRule } from './ruleset.actions';

export const routes: Routes<Extract<EndpointName, `duties.${string}` | 'settings.previewPart'>> = {
  'duties.list': async (op, input) => {
    const page = await listDuties(op, input);
    return { ...page, rows: await presentDuties(op, page.rows, input.view === 'mine') };
  },
  'duties.get': async (op, { id }) => presentWhole(op, id),
  'duties.counts': presentCounts,
  'duties.visits': async (op) => ({ period: monthOf(op.today), rows: await dueVisits(op) }),
  'duties.plan': presentPlan,
  'duties.drive': presentDrive,
  'duties.done': done,
  'duties.cancel': cancel,
  'duties.assign': assign,
  'duties.give': give,
  'duties.rules': presentRules,
  'duties.setRule': setRule,
  'duties.previewRule': previewRule,
  // Answered here: the room whose duties rest.
  'settings.previewPart': previewPart,
};
