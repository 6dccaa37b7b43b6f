import type { Day } from '@guiyan/shared/domain/dates';
import type { DutySpec } from '@guiyan/shared/domain/duties';
import { rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { DutyRuleRow } from './duties.entity';
import { specsOn, type RuleOn } from './duties.rules';

/** Every form a county gave its rules, newest first. */
export const listRuleSpans = async (op: Op, countyId: string): Promise<DutyRuleRow[]> =>
  (await rows<Omit<DutyRuleRow, 'spec'> & { spec: string }>(op.db, sql('select * from duty_rules where county_id = ? order by turn desc, id desc', countyId))).map((r) => ({ ...r, spec: JSON.parse(r.spec) as DutySpec, createdAt: Number(r.createdAt) }));
/** What is in force on a day, on or off. */
export const ruleSetOn = async (op: Op, countyId: string, day: Day): Promise<RuleOn[]> => specsOn(await listRuleSpans(op, countyId), day);

export const lastRun = async (op: Op, countyId: string): Promise<{ first: Day; last: Day } | null> => {
  const [run] = await rows<{ first: Day | null; last: Day | null }>(op.db, sql('select min(day) as first, max(day) as last from duty_runs where county_id = ?', countyId));
  return run?.first && run.last ? { first: run.first, last: run.last } : null;
};
/** Rules of which anything is open. */
export const openCodes = async (op: Op, countyId: string): Promise<Set<string>> =>
  new Set((await rows<{ ruleCode: string }>(op.db, sql(`select distinct d.rule_code from duties d where d.county_id = ? and d.state = 'open'`, countyId))).map((d) => d.ruleCode));
