import { firstOfMonth, shanghaiTime, startOfDay, addDays } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { isInOwnArea } from '../../platform/area';
import { sha256 } from '../../platform/crypto';
import { AppError, badInput, ensure } from '../../platform/errors';
import { createOp, record, wearer, type Actor, type Op } from '../../platform/op';
import { keepFile, type FileRow } from '../files';
import { findOrg, getOrg } from '../orgs';
import { labelsOf } from '../settings';
import { ledgers } from './all';
import { piecesOf } from './ledger';
import { EXPORT_DAYS } from './ledgers.rules';
import { ledgerWorkbook } from './workbook';

export interface MadeLedger { file: FileRow; rows: number; hash: string; name: string }
interface Asked { ledger: LedgerName; village?: string | undefined; township?: string | undefined; from?: string | undefined; until?: string | undefined }
interface Days { from: string; until: string; words: string }
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The whole township is not a village's to take, nor another's village anybody's. */
export async function isOutside(op: Op, actor: Actor, { township, village: villageId }: Asked): Promise<boolean> {
  if (township && (township !== actor.townshipId || actor.villageId)) return true;
  if (!villageId) return false;
  const village = await findOrg(op, villageId);
  return !village || village.kind !== 'village' || !isInOwnArea(actor, village);
}
/** Who asks for what is not his is refused, and it is written down. */
export async function notYourScope(op: Op, ledger: LedgerName): Promise<never> {
  await record(op, 'ledger.refused', { ledger });
  throw new AppError('ledger.not_your_scope', 403, { keep: true });
}

/** Days the ledger is about: those asked for, else the month so far. One that tells how things stand has none. */
export function daysOf(op: Op, { ledger, from, until }: Asked): Days {
  if (!ledgerWords[ledger].dated) return { from: op.today, until: op.today, words: '' };
  const days = { from: from ?? firstOfMonth(until ?? op.today), until: until ?? op.today };
  ensure(days.from <= days.until, badInput('ledger.days_reversed', { from: 'after_until' }));
  return { ...days, words: `${days.from} 至 ${days.until}` };
}

/** Reads, writes and keeps the workbook, before any transaction; the row of the file is for the caller to insert. */
export async function makeLedger({ services, actor, now, today }: Op, of: { ledger: LedgerName; village: string | undefined; days: Days }, as: { full: boolean; purpose: string; approvedBy?: string; expiresOn?: string }): Promise<MadeLedger> {
  const { place, title, bytes, rows } = await services.db.read(async (db) => {
    const op = createOp(services, db, actor);
    const { name: by, villageId, townshipId, countyId } = wearer(op);
    const { name: where } = await getOrg(op, of.village ?? villageId ?? townshipId ?? countyId);
    const title = inLabels(ledgerWords[of.ledger].title, await labelsOf(op, countyId, of.days.until));
    const pieces = piecesOf(ledgers[of.ledger].read(op, { village: of.village, from: of.days.from, until: of.days.until }));
    return { place: where, title, ...(await ledgerWorkbook(op, of.ledger, pieces, { title, place: where, days: of.days.words, by, at: `${today} ${shanghaiTime(now)}`, full: as.full, purpose: as.purpose, approvedBy: as.approvedBy ?? '' })) };
  });
  const name = `${place}${title} ${of.days.words || today}.xlsx`;
  return { file: await keepFile(services, actor!, { kind: 'export', name, mime: MIME, bytes, expiresAt: startOfDay(addDays(as.expiresOn ?? addDays(today, EXPORT_DAYS), 1)) }), rows, hash: sha256(bytes), name };
}
