import type { Op } from './op';

/** Every event and what it tells. Payloads hold ids and codes only; words stay in the rooms. */
export interface Events {
  'hat.given': { hatId: string; hat: string; personId: string | null; familyId: string | null };
  'hat.ended': { hatId: string; hat: string; personId: string | null };
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
  'org.ended': { orgId: string; onDay: string };
  'holder.seated': { holderId: string; orgId: string };
  'holder.handed_over': { holderId: string; orgId: string; nextId: string; onDay: string };
  'holder.unseated': { holderId: string; orgId: string; onDay: string };
  'profile.set': { orgId: string; year: number; figures: string[] };
  'membership.joined': { orgId: string; memberIds: string[] };
  'membership.left': { membershipId: string; orgId: string; memberId: string };
  'member.added': { memberId: string; personId: string };
  'member.changed': { memberId: string; personId: string; fields: string[] };
  'outflow.opened': { outflowId: string; memberId: string };
  'outflow.changed': { outflowId: string; memberId: string };
  'liaison.appointed': { memberIds: string[]; personIds: string[]; liaisonId: string };
  'liaison.ended': { memberId: string; personId: string; liaisonId: string };
  'family.made': { familyIds: string[] };
  'family.joined': { familyId: string; personIds: string[]; memberPersonId: string | null };
  'card.issued': { cardIds: string[] };
  'card.voided': { cardId: string; familyId: string; reason: string };
  'card.scanned': { cardId: string | null; valid: boolean; orgId: string | null };
  'service.logged': { serviceId: string; cardId: string; matter: string; priority: boolean };
  'service.corrected': { serviceId: string; correctsId: string };
  'checkin.sent': { checkinId: string; kind: string; personId: string | null; familyId: string | null };
  'checkin.undone': { checkinId: string; personId: string | null; familyId: string | null };
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
  'request.withdrawn': { requestId: string; familyId: string };
  'pairing.made': { pairingIds: string[] };
  'pairing.ended': { pairingId: string; familyId: string };
  'visit.recorded': { visitId: string; familyId: string; helperId: string; trouble: boolean };
  'reminder.sent': { reminderId: string; period: string; people: number };
  'delivery.settled': { deliveryId: string; channel: string; status: string };
  'import.read': { importId: string };
  'import.tried': { importId: string };
  'import.committed': { importId: string; batch: number };
  'import.done': { importId: string; rows: number };
  'ledger.exported': { ledger: string; rows: number; sha256: string; full: boolean };
  'ledger.refused': { ledger: string };
}
export type EventName = keyof Events;
export interface AppEvent<N extends EventName = EventName> { id: string; name: N; at: number; payload: Events[N] }
type Listener<N extends EventName> = (op: Op, event: AppEvent<N>) => Promise<void>;

/** Who listens to what; a room registers its listeners when the app is built. */
export class Listeners {
  private readonly byName = new Map<EventName, Listener<EventName>[]>();
  on<N extends EventName>(name: N, listener: Listener<N>): void {
    this.byName.set(name, [...(this.byName.get(name) ?? []), listener as unknown as Listener<EventName>]);
  }
  async tell(op: Op, event: AppEvent): Promise<void> {
    for (const listener of this.byName.get(event.name) ?? []) await listener(op, event);
  }
}
