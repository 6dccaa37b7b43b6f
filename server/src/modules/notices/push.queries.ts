import { among, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { userOpenid } from '../accounts';
import { peopleById, phoneOf, type PersonRow } from '../people';
import { settingsOf } from '../settings';
import { choicesOf, type Choice } from './ladder.queries';
import { stillDue } from './ladder.rules';
import type { DeliveryRow } from './notices.entity';
import { NOTICE, type Hours } from './notices.rules';
import { isTold } from './tidings.rules';

/** What is needed to send one message, as things are now. `due`: what it reminds of is still to be done; `worn`: the account is still that person's. */
export interface Push { id: string; postId: string | null; status: string; tries: number; madeAt: number; due: boolean; worn: boolean; openid: string | null; phone: string | null; smsAgreed: boolean; hours: Hours }
type Line = Pick<DeliveryRow, 'id' | 'postId' | 'status' | 'tries' | 'changedAt' | 'countyId' | 'channel' | 'personId' | 'userId'> & { openidCt: string | null; worn: unknown; due: unknown };

/** For many at once, by delivery. */
export async function findPushes(op: Op, deliveryIds: readonly string[]): Promise<Map<string, Push>> {
  const which = among('d.id', deliveryIds);
  const found = await rows<Line>(op.db, sql(
    `select d.id, d.post_id, d.status, d.tries, d.changed_at, d.county_id, d.channel, d.person_id, d.user_id, u.openid_ct, case when d.rule_code = '${NOTICE}' or ${isTold('d')} or ${stillDue('d')} then 1 else 0 end as due,
       exists (select 1 from hats h where h.user_id = d.user_id and h.until_day is null and h.hat in ('member', 'family', 'liaison', 'helper') and (h.person_id = d.person_id or h.person_id in (select sr.same_id from same_records sr where sr.record_id = d.person_id))) as worn
     from deliveries d left join users u on u.id = d.user_id where ${which.text}`, ...which.params));
  const hours = new Map<string, Hours>();
  for (const id of new Set(found.map((d) => d.countyId))) hours.set(id, await settingsOf(op, id, op.today));
  const others = found.filter((d) => d.channel !== 'wechat').map((d) => d.personId);
  const [people, choices] = others.length ? [await peopleById(op, others), await choicesOf(op, others)] : [new Map<string, PersonRow>(), new Map<string, Choice>()];
  return new Map(found.map((d) => {
    const person = d.channel === 'wechat' ? undefined : people.get(d.personId);
    return [d.id, {
      id: d.id, postId: d.postId, status: d.status, tries: Number(d.tries), madeAt: Number(d.changedAt), due: Boolean(Number(d.due)), worn: Boolean(Number(d.worn)), hours: hours.get(d.countyId)!,
      openid: d.channel === 'wechat' && d.userId ? userOpenid(op, { id: d.userId, openidCt: d.openidCt }) : null, phone: person ? phoneOf(op, person) : null, smsAgreed: choices.get(d.personId)?.sms ?? false,
    } satisfies Push];
  }));
}
