import type { Parsed } from '@guiyan/shared/contract';
import { and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { familyOf, isSame, maybePersonOf, nameFor } from '../people';
import type { HappeningRow } from './happenings.entity';

const sight = { scope: ['clerk', 'secretary'], access: ['liaison', 'helper'], own: ['member', 'family'] } as const;
/** P5 What somebody keeps to himself is there for nobody else, and what he tells at home only for his family. */
function seen(op: Op): Sql {
  const { hat, userId, personId } = wearer(op);
  const atHome = hat === 'member' || hat === 'family';
  return and(visible(op, 't', { person: 'person_id', family: 'family_id' }, sight), sql(`t.by_user_id = ? or t.readers = 'serve'${atHome ? ` or t.readers = 'family'` : ''}${hat === 'member' ? ' or t.person_id = ?' : ''}`, userId, ...(hat === 'member' ? [personId] : [])));
}

export interface HappeningLine extends HappeningRow { headName: string; personName: string | null }
const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name, ${nameFor(op, 'p')} as person_name`;
const joins = `from happenings t ${familyOf('t.family_id')} ${maybePersonOf('p', 't.person_id')}`;

export async function getHappening(op: Op, id: string): Promise<HappeningLine> {
  const may = seen(op);
  const found = await row<HappeningLine>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** For whoever listens to one being told. */
export const findHappening = (op: Op, id: string): Promise<HappeningLine | null> => row(op.db, sql(`select ${columns(op)} ${joins} where t.id = ?`, id));
export async function listHappenings(op: Op, { familyId, personId, cursor, limit }: Parsed<'happenings.list'>): Promise<{ rows: HappeningLine[]; next: string | null }> {
  const where = and(seen(op), sql('t.taken_back_at is null'), familyId ? await isSame(op, 't.family_id', familyId) : null, personId ? await isSame(op, 't.person_id', personId) : null);
  const after = cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(cursor) : null;
  const page = and(where, after ? sql('(t.on_day < ? or (t.on_day = ? and t.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<HappeningLine>(op.db, sql(`select ${columns(op)} ${joins} where ${page.text} order by t.on_day desc, t.id desc limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > limit && last ? `${last.onDay}~${last.id}` : null };
}
