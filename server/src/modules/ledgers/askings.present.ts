import type { Output, Parsed } from '@guiyan/shared/contract';
import { ledgerNames, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { wearer, type Op } from '../../platform/op';
import { orgNames } from '../orgs';
import type { LedgerAsking } from './askings.entity';
import { listAskings } from './askings.queries';
import { askingStateOf } from './ledgers.rules';

type Asking = Output<'ledgers.ask'>;

export const ledgerOf = (a: LedgerAsking): LedgerName => ledgerNames.find((name) => name === a.ledger) ?? 'outflow';
/** The hat it was asked under, and no wider or narrower one of the same account. */
export const isAskersHat = (op: Op, a: LedgerAsking): boolean => {
  const { userId, townshipId, villageId } = wearer(op);
  return a.askedBy === userId && a.townshipId === townshipId && a.villageId === villageId;
};

function canOf(op: Op, a: LedgerAsking): Asking['can'] {
  const state = askingStateOf(a, op.today);
  const { userId, hat } = wearer(op);
  if (state === 'open') return a.askedBy === userId ? [] : ['approve', 'refuse'];
  return state === 'approved' && hat !== 'county' && isAskersHat(op, a) ? ['take'] : [];
}
const present = (op: Op, a: LedgerAsking, places: Map<string, string>): Asking => ({
  id: a.id, ledger: ledgerOf(a), place: places.get(a.placeId) ?? '', from: a.fromDay, until: a.untilDay, purpose: a.purpose, askedBy: a.askedName, askedOn: a.askedOn, mine: a.askedBy === wearer(op).userId, state: askingStateOf(a, op.today),
  decidedBy: a.decidedName, decidedOn: a.decidedOn, reason: a.reason, expiresOn: a.expiresOn, rows: a.rowCount, sha256: a.sha256, can: canOf(op, a),
});

export const presentAsking = async (op: Op, a: LedgerAsking): Promise<Asking> => present(op, a, await orgNames(op, [a.placeId]));
export async function presentAskings(op: Op, input: Parsed<'ledgers.askings'>): Promise<Output<'ledgers.askings'>> {
  const page = await listAskings(op, input);
  const places = await orgNames(op, page.rows.map((a) => a.placeId));
  return { ...page, rows: page.rows.map((a) => present(op, a, places)) };
}
