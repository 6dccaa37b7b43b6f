import type { Output, Parsed } from '@guiyan/shared/contract';
import { addMonths, firstOfMonth, lastOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { addSpan } from '../../platform/db/spans';
import { AppError, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { dutyCalendar } from './calendar.queries';
import { DutyRuleRow } from './duties.entity';
import { presentRule } from './duties.present';
import { faultOf, isStarting } from './duties.rules';
import { occurrences } from './occurrences.rules';
import { listRuleSpans } from './ruleset.queries';
import { countSubjects } from './subjects.queries';

const ensureShaped = (spec: Parsed<'duties.setRule'>['spec']): void => {
  const fault = faultOf(spec);
  ensure(!fault, new AppError('duty.rule_shape', 400, { fields: { [fault ?? '']: 'shape' } }));
};

/** M5 X16 Another form from a day on. Duties that are open keep the form they were made by. */
export async function setRule(op: Op, { code: given, spec, from, note }: Parsed<'duties.setRule'>): Promise<Output<'duties.setRule'>> {
  ensureShaped(spec);
  const { countyId } = wearer(op);
  const spans = await listRuleSpans(op, countyId);
  const id = newId();
  const code = given ?? `own_${id.replaceAll('-', '').slice(-12)}`;
  const own = spans.filter((s) => s.code === code);
  ensure(!given || isStarting(given) || own.length, notFound());
  await addSpan(op, DutyRuleRow, own, { id, code, spec, fromDay: from, note });
  await record(op, 'duty_rule.set', { ruleId: id, code, from }, { townshipId: null, subjectId: countyId });
  return presentRule(op, code, await listRuleSpans(op, countyId), await dutyCalendar(op, countyId));
}

/** M5 “Next month this makes 214 duties for 31 people”, by today’s roster. */
export async function previewRule(op: Op, { spec, month }: Parsed<'duties.previewRule'>): Promise<Output<'duties.previewRule'>> {
  ensureShaped(spec);
  const first = month ? `${month}-01` : addMonths(firstOfMonth(op.today), 1);
  const opening = spec.on ? occurrences(spec, await dutyCalendar(op, wearer(op).countyId), first, lastOfMonth(first)).filter((o) => monthOf(o.opensOn) === monthOf(first)) : [];
  const { duties, owners } = opening.length ? await countSubjects(op, spec.subject, spec.owner, op.today, wearer(op).countyId) : { duties: 0, owners: [] };
  return { month: monthOf(first), duties: duties * opening.length, owners: owners.length, opens: opening.map((o) => ({ period: o.key, on: o.opensOn, dueOn: o.dueOn, duties })) };
}
