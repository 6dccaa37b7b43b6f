import { firstOfMonth, shanghaiTime, startOfDay, addDays } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { isInOwnArea } from '../../platform/area';
import { sha256 } from '../../platform/crypto';
import { AppError, badInput, ensure } from '../../platform/errors';
import { createOp, record, wearer, type Op } from '../../platform/op';
import { movedSince } from '../accounts';
import { keepFile, type FileRow } from '../files';
import { findOrg } from '../orgs';
import { labelsOf } from '../settings';
import { EXPORT_DAYS } from './ledgers.rules';
import { placeOn } from './place.queries';
import { ledgerWorkbook } from './workbook';

export interface MadeLedger { file: FileRow; rows: number; hash: string; name: string }
interface Asked { ledger: LedgerName; village?: string | undefined; township?: string | undefined; from?: string | undefined; until?: string | undefined }
interface Days { from: string; until: string; words: string }
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type WhyNot = 'ledger.not_your_scope' | 'ledger.not_your_hat';
/** The whole township is not a village's to take, nor another's village anybody's, save the days on which it was; and each hat takes the ledgers of its own office. */
export async function whyNot(op: Op, { ledger, township, village: villageId, until }: Asked): Promise<WhyNot | null> {
  const actor = wearer(op);
  if (!ledgerWords[ledger].hats.includes(actor.hat)) return 'ledger.not_your_hat';
  if (township && (township !== actor.townshipId || actor.villageId)) return 'ledger.not_your_scope';
  if (villageId) {
    const village = await findOrg(op, villageId);
    const isOwn = village?.kind === 'village' && (isInOwnArea(actor, village) || (await movedSince(op, until ?? op.today)).left.includes(villageId));
    if (!isOwn) return 'ledger.not_your_scope';
  }
  return null;
}
/** Who asks for what is not his is refused, and it is written down. */
export async function refuseExport(op: Op, ledger: LedgerName, why: WhyNot): Promise<never> {
  await record(op, 'ledger.refused', { ledger });
  throw new AppError(why, 403, { keep: true });
}

/** Days the ledger is about: those asked for, else the month so far. One that tells how things stand has one, the last. */
export function daysOf(op: Op, { ledger, from, until = op.today }: Pick<Asked, 'ledger' | 'from' | 'until'>): Days {
  if (!ledgerWords[ledger].dated) {
    ensure(until <= op.today, badInput('day.future', { until: 'future' }));
    return { from: until, until, words: until < op.today ? `截至 ${until}` : '' };
  }
  const days = { from: from ?? firstOfMonth(until), until };
  ensure(days.from <= days.until, badInput('ledger.days_reversed', { from: 'after_until' }));
  return { ...days, words: `${days.from} 至 ${days.until}` };
}

/** Reads, writes and keeps the workbook, before any transaction; the row of the file is for the caller to insert. */
export async function makeLedger({ services, actor, now, today }: Op, of: { ledger: LedgerName; village: string | undefined; days: Days }, as: { full: boolean; purpose: string; approvedBy?: string; expiresOn?: string }): Promise<MadeLedger> {
  const { place, title, bytes, rows } = await services.db.read(async (db) => {
    const op = createOp(services, db, actor);
    const { name: by, countyId } = wearer(op);
    const { from, until } = of.days;
    const asked = { place: await placeOn(op, of.village, until), hats: ledgerWords[of.ledger].hats, from, until };
    const title = inLabels(ledgerWords[of.ledger].title, await labelsOf(op, countyId, until));
    return { place: asked.place.name, title, ...(await ledgerWorkbook(op, of.ledger, asked, { title, place: asked.place.name, days: of.days.words, by, at: `${today} ${shanghaiTime(now)}`, full: as.full, purpose: as.purpose, approvedBy: as.approvedBy ?? '' })) };
  });
  const name = `${place}${title} ${of.days.words || today}.xlsx`;
  return { file: await keepFile(services, actor!, { kind: 'export', name, mime: MIME, bytes, expiresAt: startOfDay(addDays(as.expiresOn ?? addDays(today, EXPORT_DAYS), 1)) }), rows, hash: sha256(bytes), name };
}
