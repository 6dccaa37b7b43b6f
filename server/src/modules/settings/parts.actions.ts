import type { Output, Parsed } from '@guiyan/shared/contract';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { labelsOf } from './labels.queries';
import { presentPart } from './parts.present';
import { partCode } from './parts.queries';
import { CountySetting } from './settings.entity';
import { listSpans } from './settings.queries';
import { place } from './settings.rules';

/** X16 On or off from a day on; one that is planned for later stays. */
export async function setPart(op: Op, { key, on, from, note }: Parsed<'settings.setPart'>): Promise<Output<'settings.setPart'>> {
  ensure(from >= op.today, badInput('part.past', { from: 'past' }));
  const { countyId, userId, name } = wearer(op);
  const code = partCode(key);
  const own = (await listSpans(op, countyId)).filter((s) => s.code === code);
  const { cut, until } = place(own, code, from);
  for (const span of cut) await change(op.db, CountySetting, { id: span.id, turn: span.turn }, { untilDay: from });
  const made = { id: newId(), countyId, code, turn: (own[0]?.turn ?? 0) + 1, value: on ? 1 : 0, fromDay: from, untilDay: until, setBy: userId, setByName: name, note, createdAt: op.now };
  ensure(await orKnown(op.db.insert(CountySetting, made)), conflict('row.changed'));
  await record(op, 'part.set', { settingId: made.id, key, on, from }, { townshipId: null, subjectId: countyId });
  return presentPart(op, key, await listSpans(op, countyId), await labelsOf(op, countyId));
}
