import type { Day } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { partNames, partOf, partShapes, type PartName } from '@guiyan/shared/domain/parts';
import { conflict, type AppError } from '../../platform/errors';
import { createOp, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { labelsOf } from './labels.queries';
import { committedSpans, listSpans } from './settings.queries';
import { holdsOn, type Span } from './settings.rules';

/** A switch lies among the county's values: 1 on, 0 off; on where the county said nothing. */
export const partCode = (name: PartName): string => `part.${name}`;
export const isPartOn = (spans: readonly Span[], name: PartName, day: Day): boolean => holdsOn(spans, partCode(name), day)?.value !== 0;
const offOn = (spans: readonly Span[], day: Day): PartName[] => partNames.filter((name) => !isPartOn(spans, name, day));

/** X16 What a county does without on a day. */
export const partsOff = async (op: Op, countyId: string, day: Day): Promise<PartName[]> => offOn(await listSpans(op, countyId), day);
/** The same as it was committed when the request came: most requests read nothing for it. */
export const committedPartsOff = async (op: Op, countyId: string, day: Day): Promise<PartName[]> => offOn(await committedSpans(op, countyId), day);

/** X16 The one place that knows whether a verb rests: its refusal, or null. Most verbs rest never, and most counties do without nothing: then nothing is read. */
export async function restOf(services: Services, actor: Actor, endpoint: string): Promise<AppError | null> {
  const part = partOf(endpoint);
  if (!part || !actor.countyId) return null;
  const { countyId } = actor;
  return services.db.read(async (db) => {
    const op = createOp(services, db, actor);
    if (!(await committedPartsOff(op, countyId, op.today)).includes(part)) return null;
    return conflict('part.off', { part: inLabels(partShapes[part].title, await labelsOf(op, countyId)) });
  });
}
