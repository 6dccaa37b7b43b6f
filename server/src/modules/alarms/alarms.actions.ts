import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { conflict } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily } from '../families';
import { AlarmNote, AlarmRow } from './alarms.entity';
import { getAlarm } from './alarms.queries';

export interface Body { familyId: string | null; by: string; words: string; guardian: string; called: string[] }
export interface NoteBody { by: string; words: string }
export const placeOf = (table: 'alarms' | 'alarm_notes', r: { id: string; countyId: string }) => ({ table, column: 'body', row: r.id, county: r.countyId });

/** Nobody listens to it: it goes into no feed, no duty and no message. The log keeps that it was written, without a subject. */
export async function raise(op: Op, { familyId, ...said }: Parsed<'alarms.raise'>): Promise<{ on: string }> {
  const a = wearer(op);
  const family = familyId ? await findFamily(op, (await getFamily(op, familyId)).id) : null;
  const at = { id: newId(), countyId: a.countyId };
  const body: Body = { familyId: family?.id ?? null, by: a.name, ...said };
  await op.db.insert(AlarmRow, { ...at, townshipId: family ? family.townshipId : a.townshipId, villageId: family ? family.villageId : a.villageId, bodyCt: op.services.keys.seal(JSON.stringify(body), placeOf('alarms', at)), onDay: op.today, at: op.now, closedAt: null });
  await record(op, 'alarm.raised', { alarmId: at.id });
  return { on: op.today };
}

export async function note(op: Op, { id, what, words }: Parsed<'alarms.note'>): Promise<void> {
  const alarm = await getAlarm(op, id);
  const closing = what === 'closed' ? { closedAt: op.now } : { closedAt: null };
  // Taken together with the note: of two at one moment the second sees that it is closed.
  await change(op.db, AlarmRow, { id, closedAt: empty() }, { ...closing, onDay: alarm.onDay }, conflict('alarm.closed'));
  const at = { id: newId(), countyId: alarm.countyId };
  const body: NoteBody = { by: wearer(op).name, words };
  await op.db.insert(AlarmNote, { ...at, alarmId: id, what, bodyCt: op.services.keys.seal(JSON.stringify(body), placeOf('alarm_notes', at)), at: op.now });
  await record(op, 'alarm.noted', { alarmId: id });
}
