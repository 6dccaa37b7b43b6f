import type { Output, Parsed } from '@guiyan/shared/contract';
import { LABEL_LEAST, LABEL_MOST, labelKeys, labelShapes } from '@guiyan/shared/domain/settings';
import { change } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { presentLabel } from './labels.present';
import { listLabelSpans } from './labels.queries';
import { CountyLabel } from './settings.entity';
import { isLabelShaped, officialPart, place, wordsOn } from './settings.rules';

/** X13 X16 Another word from a day on; one that is planned for later stays. */
export async function setLabel(op: Op, { key, words, from, note }: Parsed<'settings.setLabel'>): Promise<Output<'settings.setLabel'>> {
  ensure(isLabelShaped(words), new AppError('label.shape', 400, { params: { least: LABEL_LEAST, most: LABEL_MOST }, fields: { words: 'shape' } }));
  const part = officialPart(key, words);
  ensure(part === undefined, new AppError('label.official', 400, { params: { part: part ?? '' }, fields: { words: 'official' } }));
  ensure(from >= op.today, badInput('setting.past', { from: 'past' }));
  const { countyId, userId, name } = wearer(op);
  const spans = await listLabelSpans(op, [countyId]);
  const other = labelKeys.find((k) => k !== key && wordsOn(spans, k, from) === words);
  ensure(!other, conflict('label.taken', { words, title: other ? labelShapes[other].title : '' }));
  const own = spans.filter((s) => s.code === key);
  const { cut, until } = place(own, key, from);
  for (const span of cut) await change(op.db, CountyLabel, { id: span.id, turn: span.turn }, { untilDay: from });
  const made = { id: newId(), countyId, code: key, turn: (own[0]?.turn ?? 0) + 1, words, fromDay: from, untilDay: until, setBy: userId, setByName: name, note, createdAt: op.now };
  ensure(await orKnown(op.db.insert(CountyLabel, made)), conflict('row.changed'));
  await record(op, 'label.set', { labelId: made.id, key, from }, { townshipId: null, subjectId: countyId });
  return presentLabel(op, key, await listLabelSpans(op, [countyId]));
}
