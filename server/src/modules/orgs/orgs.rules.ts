import { fixedKinds, mergingKinds, orgKinds, type OrgKind, type PlannedDeed } from '@guiyan/shared/domain/orgs';
import type { HatActor } from '../../platform/op';

export const verbs = ['edit', 'rename', 'move', 'merge', 'end', 'add_below', 'seat', 'set_profile', 'to_township'] as const;
export type Verb = (typeof verbs)[number];
export const kindOf = (kind: string): OrgKind => orgKinds.find((k) => k === kind) ?? 'office';
interface Subject { kind: string; countyId: string; townshipId: string | null; untilDay: string | null }

const everywhere: readonly Verb[] = ['edit', 'add_below', 'seat', 'set_profile'];
/** Of the township's own office the clerk keeps the phone, the seats and the figures; its name and place are the county's. */
export function verbsOn(actor: Pick<HatActor, 'hat' | 'countyId' | 'townshipId'>, org: Subject): Verb[] {
  if (org.untilDay !== null || org.countyId !== actor.countyId) return [];
  const kind = kindOf(org.kind);
  const county = actor.hat === 'county';
  const clerk = actor.hat === 'clerk' && actor.townshipId !== null && org.townshipId === actor.townshipId;
  if (!county && !clerk) return [];
  if (kind === 'county' || (kind === 'township' && clerk)) return county ? [...everywhere, 'rename'] : [...everywhere];
  return verbs.filter((v) => (v === 'move' ? !fixedKinds.includes(kind) : v === 'merge' ? mergingKinds.includes(kind) : v === 'to_township' ? county && kind === 'village' : true));
}

/** Who may do it today may call it off before its day. */
export const planVerbs: Record<PlannedDeed, Verb> = { rename: 'rename', merge: 'merge', move_village: 'to_township' };

/** A mobile goes with the person who carries it; a landline stays on the desk. */
export const staysOnDesk = (phone: string): boolean => !/^1\d{10}$/.test(phone.replace(/-/g, ''));
