import type { Parsed } from '@guiyan/shared/contract';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import type { AlarmNote, AlarmRow } from './alarms.entity';

/** By the place alone: neither the family nor those who serve it are told by a list that somebody reported. */
const seen = (op: Op): Sql => visible(op, 't', {}, { scope: ['clerk', 'civil'] });
export interface AlarmLine extends AlarmRow { village: string | null }
const lines = 'select t.*, v.name as village from alarms t left join orgs v on v.id = t.village_id';

export async function listAlarms(op: Op, { cursor, limit }: Parsed<'alarms.list'>): Promise<{ rows: AlarmLine[]; next: string | null }> {
  const where = and(seen(op), cursor ? sql('t.id < ?', cursor) : null);
  const found = await rows<AlarmLine>(op.db, sql(`${lines} where ${where.text} order by t.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
export async function getAlarm(op: Op, id: string): Promise<AlarmLine> {
  const may = seen(op);
  const found = await row<AlarmLine>(op.db, sql(`${lines} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const notesOf = (op: Op, alarmId: string): Promise<AlarmNote[]> => rows(op.db, sql('select * from alarm_notes where alarm_id = ? order by id', alarmId));
