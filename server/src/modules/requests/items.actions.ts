import type { Output, Parsed } from '@guiyan/shared/contract';
import { isStartingItem } from '@guiyan/shared/domain/items';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { placeSpan } from '../settings';
import { RequestItemRow } from './items.entity';
import { presentItem } from './items.present';
import { listItemSpans, windowsById } from './items.queries';

/** S1 Another form from a day on. Matters that are open keep the form they began under. */
export async function setItem(op: Op, { code: given, spec, from, note }: Parsed<'items.set'>): Promise<Output<'items.set'>> {
  ensure(from >= op.today, badInput('setting.past', { from: 'past' }));
  const { countyId, townshipId, userId, name, hat } = wearer(op);
  const placeId = hat === 'county' ? countyId : townshipId ?? countyId;
  const known = await windowsById(op, spec.windows);
  ensure(spec.windows.every((id) => { const w = known.get(id); return w?.countyId === countyId && (w.townshipId === null || w.townshipId === townshipId || placeId === countyId); }), notFound());
  const spans = await listItemSpans(op, countyId);
  const id = newId();
  const code = given ?? `O${id.replaceAll('-', '').slice(-9).toUpperCase()}`;
  const own = spans.filter((s) => s.code === code && s.placeId === placeId);
  ensure(!given || isStartingItem(given) || spans.some((s) => s.code === given && (s.placeId === placeId || s.placeId === countyId)), notFound());
  const { cut, until } = placeSpan(own, code, from);
  for (const span of cut) await change(op.db, RequestItemRow, { id: span.id, turn: span.turn }, { untilDay: from });
  const turn = own.reduce((most, s) => Math.max(most, Number(s.turn)), 0) + 1;
  ensure(await orKnown(op.db.insert(RequestItemRow, { id, countyId, placeId, code, turn, spec, fromDay: from, untilDay: until, setBy: userId, setByName: name, note, createdAt: op.now } as never)), conflict('row.changed'));
  await record(op, 'item.set', { itemId: id, code, from }, { townshipId: hat === 'county' ? null : townshipId, subjectId: placeId });
  return presentItem(op, code);
}
