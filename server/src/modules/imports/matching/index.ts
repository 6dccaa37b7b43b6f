import type { Op } from '../../../platform/op';
import type { Registry } from '../registry';
import type { ParsedRow } from '../sheet';
import { familyRow, personRow } from './families';
import { lineRow } from './lines';
import { agencyRow, contactRow, visitRow } from './logs';
import { inflowRow, memberRow } from './members';
import { migrantRow } from './migrants';
import { kept, type Outcome } from './outcome';
import { pairingRow } from './pairings';

export type { Line, Outcome } from './outcome';

/** Decides one row against the registry, or says why not. The same row again is `same`: matching finds what it wrote. */
export function decide(op: Op, reg: Registry, r: ParsedRow): Outcome {
  if (r.waits) return kept(r.waits);
  switch (r.shape) {
    case 'member': return memberRow(op, reg, r);
    case 'inflow': return inflowRow(op, reg, r);
    case 'family': return familyRow(op, reg, r);
    case 'pairing': return pairingRow(op, reg, r);
    case 'person': return personRow(op, reg, r);
    case 'migrant': return migrantRow(op, reg, r);
    case 'contact': return contactRow(op, reg, r);
    case 'visit': return visitRow(op, reg, r);
    case 'agency': return agencyRow(op, reg, r);
    case 'log': return lineRow(op, reg, r);
  }
}
