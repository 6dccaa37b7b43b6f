import { row, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { userOpenid } from '../accounts';
import { findPerson, phoneOf } from '../people';
import { settingsOf } from '../settings';
import { choicesOf } from './ladder.queries';
import { stillDue } from './ladder.rules';
import type { DeliveryRow } from './notices.entity';
import { ECHO, NOTICE, type Hours } from './notices.rules';

/** What is needed to send one message, as things are now. `due`: what it reminds of is still to be done; `worn`: the account is still that person's. */
export interface Push { status: string; madeAt: number; due: boolean; worn: boolean; openid: string | null; phone: string | null; smsAgreed: boolean; hours: Hours }
type Line = DeliveryRow & { openidCt: string | null; worn: unknown; due: unknown };

export async function findPush(op: Op, deliveryId: string): Promise<Push | null> {
  const d = await row<Line>(op.db, sql(
    `select d.*, u.openid_ct, case when d.rule_code in ('${NOTICE}', '${ECHO}') or ${stillDue('d')} then 1 else 0 end as due,
       exists (select 1 from hats h where h.user_id = d.user_id and h.until_day is null and h.hat in ('member', 'liaison', 'helper') and (h.person_id = d.person_id or h.person_id in (select sr.same_id from same_records sr where sr.record_id = d.person_id))) as worn
     from deliveries d left join users u on u.id = d.user_id where d.id = ?`, deliveryId));
  if (!d) return null;
  const push = { status: d.status, madeAt: Number(d.changedAt), due: Boolean(Number(d.due)), worn: Boolean(Number(d.worn)), openid: null, phone: null, smsAgreed: false, hours: await settingsOf(op, d.countyId, op.today) };
  if (d.channel === 'wechat') return { ...push, openid: d.userId ? userOpenid(op, { id: d.userId, openidCt: d.openidCt }) : null };
  const [person, choices] = [await findPerson(op, d.personId), await choicesOf(op, [d.personId])];
  return { ...push, phone: person && phoneOf(op, person), smsAgreed: choices.get(d.personId)?.sms ?? false };
}
