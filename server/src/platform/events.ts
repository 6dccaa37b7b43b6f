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
  'member.added': { memberId: string; personId: string };
  'member.changed': { memberId: string; personId: string; fields: string[] };
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
