import type { Output } from '@guiyan/shared/contract';
import { windowShapes } from '@guiyan/shared/domain/calendar';
import { dutyClockWords, dutyEventWords, dutyEvidenceWords, dutyOwnerWords, dutyPeriodWords, dutySubjectWords, type DutySpec, type DutyState } from '@guiyan/shared/domain/duties';
import { say } from '../api/session';
import { href } from '../ui/address';
import type { Tone } from '../ui/words';

export type Duty = Output<'duties.list'>['rows'][number];
export type Counts = Output<'duties.counts'>;
export type DutyRule = Output<'duties.rules'>['rows'][number];
export const dutyTones: Record<DutyState, Tone> = { todo: 'amber', overdue: 'red', done: 'green', missed: 'red', cancelled: 'plain' };
/** The numbers of the office's page, in their order; each is the length of the list it opens. */
export const counted = ['todo', 'overdue', 'done', 'missed'] as const;
export const countWords: Record<(typeof counted)[number], string> = { todo: '要做', overdue: '过了期', done: '这个月做了', missed: '这个月没做成' };

export const triggerWords = ({ trigger: t }: Pick<DutySpec, 'trigger'>): string =>
  t.kind === 'period' ? dutyPeriodWords[t.every]
  : t.kind === 'feast' ? t.feasts.join('、')
  : t.kind === 'window' ? t.windows.map((w) => windowShapes[w].title).join('、')
  : t.kind === 'clock' ? dutyClockWords[t.clock]
  : t.kind === 'event' ? `${t.events.map((e) => dutyEventWords[e]).join('、')}，${t.within} ${t.unit === 'hour' ? '小时' : '个工作日'}内`
  : '另外交代';
const daysWords = (spec: DutySpec): string => [
  spec.lead !== null && spec.lead > 0 && `到期前 ${spec.lead} 天开始`, spec.grace > 0 && `过后再宽 ${spec.grace} 天`,
  spec.escalate === null ? '过了期不往上报' : spec.escalate === 0 ? '过期当天报上一级' : `过期 ${spec.escalate} 天报上一级`, spec.lapse === null ? '一直留到办完' : `过期 ${spec.lapse} 天算没做成`,
].filter(Boolean).join('，');
/** A form of a rule as one says it. */
export const specWords = (spec: DutySpec): string => say(`${triggerWords(spec)}，${dutySubjectWords[spec.subject]}；${dutyOwnerWords[spec.owner]}来办，凭${dutyEvidenceWords[spec.evidence]}算数；${daysWords(spec)}。`);

/** Answers of other rooms than that of matters. */
const answers: Record<string, string> = { report_answer: href('/reports'), arrival: href('/papers', { tab: 'arrivals' }), call_back: href('/services/call-backs') };
/** Where the fact is entered that closes it, for an office at its desk. */
export const factHref = ({ rule, evidence, subject, id }: Duty): string | null => {
  if (evidence === 'hand') return null;
  if (answers[rule]) return answers[rule];
  if (evidence === 'greeting') return href('/greetings');
  if (evidence === 'meeting') return href('/meetings');
  if (evidence === 'report' || evidence === 'contact') return subject.kind === 'member' ? href(`/members/${subject.id}`) : href('/reports');
  if (evidence === 'visit') return subject.kind === 'family' ? href('/visits', { family: subject.id, month: 'all' }) : href('/visits');
  if (evidence === 'paper_check') return href('/papers');
  if (evidence === 'survey') return href('/surveys');
  return id ? href('/requests') : null;
};
