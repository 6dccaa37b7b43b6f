import type { Output } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import type { Hat } from '@guiyan/shared/domain/hats';

export type Duty = Output<'duties.list'>['rows'][number];

const serving: readonly Hat[] = ['liaison', 'secretary', 'clerk'];

/** Where the fact is entered that closes it; undefined where this hat has no such page on the phone. */
export const wayOf = ({ rule, evidence, subject, period }: Pick<Duty, 'rule' | 'evidence' | 'subject' | 'period'>, hat: Hat | undefined): string | undefined => {
  if (!hat) return undefined;
  const serves = serving.includes(hat);
  switch (evidence) {
    case 'contact':
      return !serves || subject.kind !== 'member' ? undefined : rule === 'call' ? `/calls/list/index?memberId=${subject.id}` : `/members/show/index?id=${subject.id}&deed=contact`;
    case 'visit':
      return hat === 'helper' ? (subject.kind === 'family' ? `/pairings/record/index?familyId=${subject.id}` : '/pairings/list/index') : undefined;
    case 'report':
      return hat === 'member' ? `/reports/edit/index?quarter=${period}` : serves ? '/reports/list/index' : undefined;
    case 'survey':
      return hat === 'secretary' || hat === 'liaison' || hat === 'helper' ? '/surveys/list/index' : undefined;
    case 'answer':
      if (rule === 'call_back') return hat === 'clerk' || hat === 'secretary' || hat === 'county' ? '/services/back/index' : undefined;
      return serves ? '/requests/list/index' : hat === 'outpost' ? '/papers/host/index' : undefined;
    case 'paper_check':
      return serves && subject.kind === 'member' ? `/members/show/index?id=${subject.id}` : undefined;
    default:
      return undefined;
  }
};

export type Group = 'overdue' | 'week' | 'later';
/** By the day there is time until; the server says what is overdue. */
export const groupOf = ({ state, dueOn }: Pick<Duty, 'state' | 'dueOn'>, today: string): Group => (state === 'overdue' ? 'overdue' : dueOn < addDays(today, 7) ? 'week' : 'later');

/** The key under which its fact waits in the outbox, so that a card can say so. */
export const entityOf = ({ rule, evidence, subject, id, period }: Pick<Duty, 'rule' | 'evidence' | 'subject' | 'id' | 'period'>): string =>
  rule === 'call' ? `call.${subject.id}` : evidence === 'contact' ? `contact.${subject.id}` : evidence === 'visit' ? `visit.${subject.id}` : evidence === 'report' ? `report.${period}` : `duty.${id}`;
