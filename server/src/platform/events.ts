import type { Op } from './op';

/** Every event and what it tells. Payloads hold ids and codes only; words stay in the rooms. */
export interface Events {
  'hat.given': { hatId: string; hat: string; personId: string | null; familyId: string | null };
  'hat.ended': { hatId: string; hat: string; personId: string | null };
  'cadre.handed_over': { fromUserId: string; toUserId: string; hats: number; members: number; pairings: number; requests: number };
  'invite.made': { inviteId: string; hat: string };
  'invite.revoked': { inviteId: string };
  'bind.asked': { bindId: string; personId: string };
  'bind.approved': { bindId: string; personId: string };
  'bind.refused': { bindId: string; personId: string };
  'session.reuse_detected': { sessionId: string };
  'value.revealed': { personId: string; field: string; reasonGiven: boolean };
  'page.opened': { endpoint: string; subjectId: string };
  'list.read': { endpoint: string; filter: string; times: number; rows: number };
  'window.added': { orgId: string };
  'org.added': { orgId: string; kind: string };
  'org.changed': { orgId: string; fields: string[] };
  'org.renamed': { orgId: string; onDay: string };
  'org.moved': { orgId: string; parentId: string; onDay: string };
  'org.merged': { orgId: string; into: string; onDay: string };
  'org.planned': { orgId: string; planId: string; deed: string; onDay: string };
  'org.called_off': { orgId: string; planId: string };
  'org.ended': { orgId: string; onDay: string };
  'holder.seated': { holderId: string; orgId: string };
  'holder.handed_over': { holderId: string; orgId: string; nextId: string; onDay: string };
  'holder.unseated': { holderId: string; orgId: string; onDay: string };
  'profile.set': { orgId: string; year: number; figures: string[] };
  'membership.joined': { orgId: string; memberIds: string[] };
  'membership.left': { membershipId: string; orgId: string; memberId: string };
  'member.added': { memberId: string; personId: string };
  'member.changed': { memberId: string; personId: string; fields: string[] };
  'migrant.added': { migrantId: string; personId: string };
  'migrant.changed': { migrantId: string; personId: string };
  'migrant.ended': { migrantId: string; personId: string; on: string };
  'migrant.total_set': { villageId: string; on: string; total: number };
  'outflow.opened': { outflowId: string; memberId: string };
  'outflow.changed': { outflowId: string; memberId: string };
  'outflow.closed': { outflowId: string; memberId: string; personId: string; backDay: string };
  'home.visited': { homeVisitId: string; memberId: string };
  'member.transferred': { memberId: string; personId: string; on: string };
  'member.verified': { verificationId: string; memberId: string; roundId: string | null };
  'verify_round.opened': { roundId: string; half: string };
  'verify_round.closed': { roundId: string; half: string; verified: number; left: number };
  'contact.logged': { contactId: string; memberId: string; difficulty: boolean };
  'search.logged': { searchId: string; memberId: string };
  'lost.proposed': { caseId: string; memberId: string };
  'lost.withdrawn': { caseId: string; memberId: string };
  'lost.decided': { caseId: string; memberId: string };
  'lost.found': { caseId: string; memberId: string };
  'setting.set': { settingId: string; key: string; value: number; from: string };
  'label.set': { labelId: string; key: string; from: string };
  'liaison.appointed': { memberIds: string[]; personIds: string[]; liaisonId: string };
  'liaison.ended': { memberId: string; personId: string; liaisonId: string };
  'transfer.started': { transferId: string; memberId: string };
  'transfer.lettered': { transferId: string; memberId: string; day: string };
  'transfer.handed': { transferId: string; memberId: string; day: string };
  'transfer.received': { transferId: string; memberId: string; personId: string; day: string };
  'transfer.ended': { transferId: string; memberId: string; how: string };
  'paper.registered': { paperId: string; personId: string; kind: string };
  'paper.checked': { paperId: string; personId: string; year: number };
  'paper.ended': { paperId: string; personId: string; how: string };
  'paper.looked': { paperId: string | null; valid: boolean };
  'paper.code_shown': { paperId: string; personId: string };
  'paper.rule_set': { code: string; own: boolean };
  'arrival.reported': { arrivalId: string; personId: string; hostOrgId: string };
  'arrival.accepted': { arrivalId: string; personId: string; hostOrgId: string };
  'arrival.returned': { arrivalId: string; personId: string; hostOrgId: string };
  'arrival.withdrawn': { arrivalId: string; personId: string; hostOrgId: string };
  'stamp.given': { stampId: string; personId: string; activity: string };
  'stamp.taken_back': { stampId: string; personId: string };
  'dues.recorded': { duesId: string; personId: string };
  'dues.taken_back': { duesId: string; personId: string };
  'family.made': { familyIds: string[] };
  'family.joined': { familyId: string; personIds: string[]; memberPersonId: string | null };
  'person.merged': { mergeId: string; keepId: string; goneId: string };
  'person.unmerged': { mergeId: string; keepId: string; goneId: string };
  'person.not_same': { aId: string; bId: string };
  'family.left': { familyId: string; personId: string };
  'family.head_set': { familyId: string; personId: string };
  'family.moved': { familyId: string; villageId: string };
  'family.carer_set': { familyId: string; personId: string; carerId: string };
  'family.carer_ended': { familyId: string; personId: string };
  'tag.set': { familyId: string; personId: string; tag: string };
  'tag.ended': { familyId: string; personId: string; tag: string };
  'consent.given': { consentId: string; personId: string; by: string; textVersion: number };
  'consent.withdrawn': { consentId: string; personId: string };
  'consent.guardian_changed': { consentId: string; personId: string; before: string };
  'consent.own_due': { personId: string; onDay: string };
  'category.changed': { familyId: string; personId: string; from: string; to: string; onDay: string };
  'child_file.sealed': { personId: string; files: number; eraseOn: string };
  'child_file.erased': { personId: string; files: number };
  'child_file.saved': { fileId: string; personId: string };
  'person.protected': { personId: string };
  'person.unprotected': { personId: string };
  'family.merged': { mergeId: string; keepId: string; goneId: string };
  'family.unmerged': { mergeId: string; keepId: string; goneId: string };
  'survey.opened': { roundId: string; half: string; subjects: number };
  'survey.recorded': { roundId: string; subjectId: string; snapshotId: string; outcome: string };
  'survey.found': { roundId: string; subjectId: string; familyId: string };
  'survey.decided': { roundId: string; subjectId: string; decisionId: string; how: string };
  'survey.closed': { roundId: string; half: string; subjects: number; surveyed: number };
  'card.issued': { cardIds: string[] };
  'card.voided': { cardId: string; familyId: string; reason: string };
  'card.scanned': { cardId: string | null; valid: boolean; orgId: string | null };
  'service.logged': { serviceId: string; cardId: string; matter: string; priority: boolean };
  'service.corrected': { serviceId: string; correctsId: string };
  'checkin.sent': { checkinId: string; kind: string; personId: string | null; familyId: string | null };
  'checkin.undone': { checkinId: string; personId: string | null; familyId: string | null };
  'happening.told': { happeningId: string; kind: string; familyId: string; personId: string | null };
  'happening.taken_back': { happeningId: string; familyId: string };
  'report.handed_in': { reportId: string; personId: string; quarter: string; late: boolean };
  'report.accepted': { reportId: string; personId: string };
  'report.returned': { reportId: string; personId: string };
  'request.submitted': { requestId: string; familyId: string };
  'request.taken': { requestId: string; familyId: string };
  'request.answered': { requestId: string; familyId: string };
  'request.confirmed': { requestId: string; familyId: string };
  'request.reopened': { requestId: string; familyId: string };
  'request.attempted': { requestId: string; familyId: string };
  'request.closed': { requestId: string; familyId: string };
  'request.handed': { requestId: string; familyId: string };
  'request.withdrawn': { requestId: string; familyId: string };
  'pairing.made': { pairingIds: string[] };
  'pairing.ended': { pairingId: string; familyId: string };
  'visit.recorded': { visitId: string; familyId: string; helperId: string; trouble: boolean };
  'duties.opened': { rule: string; period: string; count: number };
  'duties.ended': { dutyIds: string[]; how: string };
  'duties.escalated': { dutyIds: string[] };
  'duty.given': { dutyId: string };
  'duty.assigned': { dutyId: string };
  'duty_rule.set': { ruleId: string; code: string; from: string };
  'reminder.sent': { reminderId: string; period: string; people: number };
  'delivery.settled': { deliveryId: string; channel: string; status: string };
  'import.read': { importId: string };
  'import.tried': { importId: string };
  'import.committed': { importId: string; batch: number };
  'import.done': { importId: string; rows: number };
  'import.head_saved': { headId: string; kind: string; field: string };
  'import.head_forgotten': { headId: string; kind: string; field: string };
  'import.undo_begun': { importId: string; rows: number };
  'import.taken_back': { importId: string; batch: number };
  'import.undo_stopped': { importId: string; rows: number };
  'import.undone': { importId: string };
  'person.taken_back': { personId: string; importId: string };
  'ledger.exported': { ledger: string; rows: number; sha256: string; full: boolean; askingId?: string };
  'ledger.refused': { ledger: string };
  'ledger.asked': { askingId: string; ledger: string };
  'ledger.approved': { askingId: string; ledger: string };
  'ledger.not_approved': { askingId: string; ledger: string };
}
export type EventName = keyof Events;
export interface AppEvent<N extends EventName = EventName> { id: string; name: N; at: number; payload: Events[N] }
type Listener<N extends EventName> = (op: Op, event: AppEvent<N>) => Promise<void>;
type ListenerOfMany<N extends EventName> = (op: Op, events: readonly AppEvent<N>[]) => Promise<void>;

/** Who listens to what; a room registers its listeners when the app is built. */
export class Listeners {
  private readonly byName = new Map<EventName, ListenerOfMany<EventName>[]>();
  on<N extends EventName>(name: N, listener: Listener<N>): void {
    this.onMany(name, async (op, events) => { for (const event of events) await listener(op, event); });
  }
  /** For what can be done for many at once; it is told of events of one name, in their order. */
  onMany<N extends EventName>(name: N, listener: ListenerOfMany<N>): void {
    this.byName.set(name, [...(this.byName.get(name) ?? []), listener as unknown as ListenerOfMany<EventName>]);
  }
  async tell(op: Op, event: AppEvent): Promise<void> {
    await this.tellAll(op, [event]);
  }
  async tellAll(op: Op, events: readonly AppEvent[]): Promise<void> {
    for (const listener of (events[0] && this.byName.get(events[0].name)) ?? []) await listener(op, events);
  }
}
