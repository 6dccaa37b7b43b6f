import type { Output, Parsed } from '@guiyan/shared/contract';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { swap } from '../../platform/db/change';
import { ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { getPerson, phoneOf } from '../people';
import { choicesOf, usual } from './ladder.queries';
import { ReminderChoice } from './notices.entity';
import { templateOf } from './notices.queries';

/** M6 A phone is shown masked: it is the number an SMS would go to. */
export async function choices(op: Op): Promise<Output<'notices.choices'>> {
  const { personId } = wearer(op);
  ensure(personId, notAllowed());
  const [choice, person] = [(await choicesOf(op, [personId])).get(personId) ?? usual, await getPerson(op, personId)];
  const phone = phoneOf(op, person);
  return { ...choice, phone: phone && maskPhone(phone), can: [...(templateOf(op) ? (['wechat'] as const) : []), ...(op.services.sms && phone ? (['sms'] as const) : [])] };
}
/** M6 Felt by whatever has not left yet. */
export async function choose(op: Op, { wechat, sms }: Parsed<'notices.choose'>): Promise<Output<'notices.choices'>> {
  const { personId } = wearer(op);
  ensure(personId, notAllowed());
  const facts = { wechat, sms, changedAt: op.now };
  if (!(await swap(op.db, ReminderChoice, { personId }, facts)) && !(await orKnown(op.db.insert(ReminderChoice, { id: newId(), personId, ...facts })))) await swap(op.db, ReminderChoice, { personId }, facts);
  await record(op, 'reminder.chosen', { personId, wechat, sms }, { subjectId: personId });
  return choices(op);
}
