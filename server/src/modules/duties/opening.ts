import type { Day } from '@guiyan/shared/domain/dates';
import type { DutySpec } from '@guiyan/shared/domain/duties';
import { newId } from '../../platform/ids';
import type { Op } from '../../platform/op';
import type { DutyRow } from './duties.entity';
import type { SubjectLine } from './subjects.queries';

export interface Due { period: string; opensOn: Day; dueOn: Day; dueAt: number }
/** An open duty. Who looks after nobody's line is the office of its village, or of its township where there is no village. */
export function newDuty(op: Op, countyId: string, code: string, spec: Pick<DutySpec, 'title' | 'subject' | 'owner' | 'evidence'>, line: SubjectLine, due: Due): DutyRow {
  return {
    id: newId(), countyId, townshipId: line.townshipId, villageId: line.villageId, ruleCode: code, title: spec.title, subjectKind: kindOf(spec.subject, line), subjectId: line.subjectId, personId: line.personId, familyId: line.familyId,
    ...due, evidence: spec.evidence, state: 'open', doneOn: null, endedAt: null, evidenceId: null, ...ownerOf(spec.owner, line), handed: false, escalatedHat: null, escalatedId: null, words: '', createdAt: op.now,
  };
}
const kindOf = (subject: DutySpec['subject'], line: Pick<SubjectLine, 'personId' | 'familyId'>): string =>
  subject === 'pairing' ? 'pairing' : subject === 'child' || subject === 'elder' ? 'person' : line.personId ? 'member' : line.familyId ? 'family' : 'org';
/** A liaison, helper or member by name; else the office. */
export function ownerOf(owner: DutySpec['owner'], line: Pick<SubjectLine, 'ownerId' | 'villageId'>): Pick<DutyRow, 'assigneeId' | 'assigneeHat' | 'assigneeOrgId'> {
  if (owner === 'outpost') return { assigneeId: null, assigneeHat: 'outpost', assigneeOrgId: line.ownerId };
  const byName = owner === 'member' || owner === 'liaison' || owner === 'helper';
  if (byName && line.ownerId) return { assigneeId: line.ownerId, assigneeHat: owner, assigneeOrgId: null };
  return { assigneeId: null, assigneeHat: owner === 'clerk' || !line.villageId ? 'clerk' : 'secretary', assigneeOrgId: null };
}
