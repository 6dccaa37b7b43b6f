import type { Op } from '../../platform/op';
import { matesOf } from '../families';
import { HIDDEN_NAME, protectedAmong, seesProtected } from '../people';

interface Names { holder: string; member: string; memberPersonId: string | null }

/** Who holds each family's card: somebody at home, else the member. */
export async function namesOf(op: Op, familyIds: readonly string[]): Promise<Map<string, Names>> {
  const everyone = await matesOf(op, [...new Set(familyIds)]);
  // X9 A window reads the surname only, off the card that lies before it.
  const hidden = seesProtected(op) || op.actor?.hat === 'window' ? new Set<string>() : await protectedAmong(op, everyone.map((m) => m.personId));
  const mates = everyone.map((m) => (hidden.has(m.personId) ? { ...m, name: HIDDEN_NAME } : m));
  return new Map([...new Set(familyIds)].map((id) => {
    const own = mates.filter((m) => m.familyId === id);
    const member = own.find((m) => m.kind === 'member');
    const holder = own.find((m) => m.kind !== 'member') ?? member;
    return [id, { holder: holder?.name ?? '', member: member?.name ?? '', memberPersonId: member?.personId ?? null }];
  }));
}
