import type { Output, Parsed } from '@guiyan/shared/contract';
import { addSpan } from '../../platform/db/spans';
import { badInput, ensure } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { labelsOf } from './labels.queries';
import { presentPart } from './parts.present';
import { partCode } from './parts.queries';
import { CountySetting } from './settings.entity';
import { listSpans } from './settings.queries';

/** X16 On or off from a day on; one that is planned for later stays. */
export async function setPart(op: Op, { key, on, from, note }: Parsed<'settings.setPart'>): Promise<Output<'settings.setPart'>> {
  ensure(from >= op.today, badInput('part.past', { from: 'past' }));
  const { countyId } = wearer(op);
  const code = partCode(key);
  const own = (await listSpans(op, countyId)).filter((s) => s.code === code);
  const settingId = await addSpan(op, CountySetting, own, { code, value: on ? 1 : 0, fromDay: from, note });
  await record(op, 'part.set', { settingId, key, on, from }, { townshipId: null, subjectId: countyId });
  return presentPart(op, key, await listSpans(op, countyId), await labelsOf(op, countyId));
}
