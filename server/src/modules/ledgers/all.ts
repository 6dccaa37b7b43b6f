import type { LedgerName } from '@guiyan/shared/domain/ledgers';
import { agency, tracking } from './agency.ledger';
import { cards } from './cards.ledger';
import { children } from './children.ledger';
import { contacts } from './contacts.ledger';
import { dues } from './dues.ledger';
import { elderFiles } from './elderfiles.ledger';
import { elders } from './elders.ledger';
import { families } from './families.ledger';
import { gifts } from './gifts.ledger';
import { grants } from './grants.ledger';
import type { Ledger } from './ledger';
import { jobs, points, training } from './lines.ledger';
import { migrants } from './migrants.ledger';
import { outflow } from './outflow.ledger';
import { outings } from './outings.ledger';
import { papers } from './papers.ledger';
import { pairings } from './pairings.ledger';
import { reports } from './reports.ledger';
import { services } from './services.ledger';
import { surveys } from './surveys.ledger';
import { transfers } from './transfers.ledger';
import { visits } from './visits.ledger';
import { women } from './women.ledger';

/** L4 Every ledger that can be taken home as a workbook. */
export const ledgers: Readonly<Record<LedgerName, Ledger>> = { outflow, families, children, elders, women, surveys, pairings, visits, gifts, agency, tracking, cards, services, reports, migrants, contacts, outings, transfers, papers, dues, grants, elder_files: elderFiles, points, training, jobs };
