import { among, and, row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { sameIdsOf, type SameIds } from '../people';
import { isOpen, rungOf, stillDue } from './ladder.rules';
import type { DeliveryRow, ReminderChoice } from './notices.entity';
import { chunks } from './notices.queries';
import { NOTICE } from './notices.rules';
import { isTold } from './tidings.rules';

const asRow = (d: DeliveryRow): DeliveryRow => ({ ...d, round: Number(d.round), tries: Number(d.tries), changedAt: Number(d.changedAt) });
/** M6 Rungs that have had their time while the thing is still to be done; of the month's notice, calls that nobody made. `until`: epoch milliseconds. */
export async function listStuck(op: Op, countyId: string, until: number, limit: number): Promise<DeliveryRow[]> {
  return (await rows<DeliveryRow>(op.db, sql(
    `select d.* from deliveries d where d.county_id = ? and d.changed_at <= ? and d.status in ('sent', 'not_reached', 'unknown', 'todo') and d.channel <> 'print'
       and ((d.rule_code <> '${NOTICE}' and ${stillDue('d')}) or (d.rule_code = '${NOTICE}' and d.period = ? and d.channel = 'phone' and d.status = 'todo'))
       and not exists (select 1 from deliveries n where n.person_id = d.person_id and n.rule_code = d.rule_code and n.period = d.period and (n.round > d.round or (n.round = d.round and (${rungOf('n')}) > (${rungOf('d')}))))
       and not exists (select 1 from deliveries r where r.person_id = d.person_id and r.rule_code = d.rule_code and r.period = d.period and r.round = d.round and r.status = 'done')
     order by d.id limit ${limit}`, countyId, until, op.today.slice(0, 7)))).map(asRow);
}
/** Open rungs of what is done, given up or somebody else's. */
export const listIdle = async (op: Op, countyId: string, limit: number): Promise<DeliveryRow[]> =>
  (await rows<DeliveryRow>(op.db, sql(`select d.* from deliveries d where d.county_id = ? and d.rule_code <> '${NOTICE}' and not (${isTold('d')}) and ${isOpen('d')} and not ${stillDue('d')} limit ${limit}`, countyId))).map(asRow);
/** Open rungs of what was just ended, of the persons who did it. */
export async function idleOfDuties(op: Op, dutyIds: readonly string[]): Promise<DeliveryRow[]> {
  const out: DeliveryRow[] = [];
  for (const part of chunks(dutyIds)) {
    const where = among('e.id', part);
    out.push(...(await rows<DeliveryRow>(op.db, sql(`select distinct d.* from duties e join deliveries d on d.person_id = e.assignee_id and d.rule_code = e.rule_code and d.period = e.period where ${where.text} and ${isOpen('d')} and not ${stillDue('d')}`, ...where.params))));
  }
  return out.map(asRow);
}
/** Open rungs of one person and subject: of earlier rounds, or beside the one that did it. */
export async function openOf(op: Op, d: Pick<DeliveryRow, 'personId' | 'ruleCode' | 'period'>): Promise<DeliveryRow[]> {
  const where = and(sql('d.person_id = ? and d.rule_code = ? and d.period = ?', d.personId, d.ruleCode, d.period), sql(isOpen('d')));
  return (await rows<DeliveryRow>(op.db, sql(`select d.* from deliveries d where ${where.text}`, ...where.params))).map(asRow);
}
export const isStillDue = async (op: Op, d: DeliveryRow): Promise<boolean> =>
  d.ruleCode === NOTICE || (await row(op.db, sql(`select d.id from deliveries d where d.id = ? and ${stillDue('d')}`, d.id))) !== null;

export type Choice = Pick<ReminderChoice, 'wechat' | 'sms'>;
/** Who said nothing is reminded over WeChat where he agreed to a message, and never by SMS. */
export const usual: Choice = { wechat: true, sms: false };
export async function choicesOf(op: Op, personIds: readonly string[], same?: SameIds): Promise<Map<string, Choice>> {
  const out = new Map<string, Choice>();
  const { all, askedOf } = same ?? (await sameIdsOf(op, personIds));
  for (const part of chunks(all)) {
    const where = among('person_id', part);
    for (const c of await rows<ReminderChoice>(op.db, sql(`select * from reminder_choices where ${where.text}`, ...where.params))) for (const id of askedOf.get(c.personId) ?? []) out.set(id, { wechat: Boolean(c.wechat), sms: Boolean(c.sms) });
  }
  return out;
}
export async function havePhone(op: Op, personIds: readonly string[]): Promise<Set<string>> {
  const out = new Set<string>();
  for (const part of chunks(personIds)) {
    const where = among('q.id', part);
    for (const p of await rows<{ id: string }>(op.db, sql(`select q.id from people q join people p on p.id = coalesce(q.survivor_id, q.id) where ${where.text} and p.phone_ct is not null`, ...where.params))) out.add(p.id);
  }
  return out;
}
