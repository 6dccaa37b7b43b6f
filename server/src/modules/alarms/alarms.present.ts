import type { Output } from '@guiyan/shared/contract';
import { alarmDeeds, alarmNumbers } from '@guiyan/shared/domain/alarms';
import type { Op } from '../../platform/op';
import { placeOf, type Body, type NoteBody } from './alarms.actions';
import { getAlarm, notesOf, type AlarmLine } from './alarms.queries';

export const presentLine = (t: AlarmLine): Output<'alarms.list'>['rows'][number] => ({ id: t.id, on: t.onDay, village: t.village ?? '', open: t.closedAt === null });
export async function presentAlarm(op: Op, id: string): Promise<Output<'alarms.get'>> {
  const alarm = await getAlarm(op, id);
  const body = JSON.parse(op.services.keys.open(alarm.bodyCt, placeOf('alarms', alarm))) as Body;
  const trail = (await notesOf(op, id)).map((n) => ({ at: Number(n.at), what: alarmDeeds.find((d) => d === n.what) ?? 'visited', ...(JSON.parse(op.services.keys.open(n.bodyCt, placeOf('alarm_notes', n))) as NoteBody) }));
  return { ...presentLine(alarm), ...body, called: alarmNumbers.filter((n) => body.called.includes(n)), trail, can: alarm.closedAt === null ? ['note'] : [] };
}
