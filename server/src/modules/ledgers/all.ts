import type { LedgerName } from '@guiyan/shared/domain/ledgers';
import { agency } from './agency.ledger';
import { contacts } from './contacts.ledger';
import { elders } from './elders.ledger';
import { families } from './families.ledger';
import type { Ledger } from './ledger';
import { grants } from './grants.ledger';
import { migrants } from './migrants.ledger';
import { outflow } from './outflow.ledger';
import { outings } from './outings.ledger';
import { pairings } from './pairings.ledger';
import { reports } from './reports.ledger';
import { services } from './services.ledger';
import { visits } from './visits.ledger';

/** L4 Every ledger that can be taken home as a workbook. */
export const ledgers: Readonly<Record<LedgerName, Ledger>> = { outflow, families, pairings, visits, agency, services, reports, migrants, contacts, outings, grants, elders };
