import type { Output, Parsed } from '@guiyan/shared/contract';
import { firstOfMonth } from '@guiyan/shared/domain/dates';
import { ledgerWords } from '@guiyan/shared/domain/ledgers';
import type { Prepared } from '../../platform/handlers';
import { isInOwnArea } from '../../platform/area';
import { sha256 } from '../../platform/crypto';
import { AppError, badInput, ensure } from '../../platform/errors';
import { createOp, record, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { insertFile, keepFile, linkTo, type FileRow } from '../files';
import { findOrg, getOrg } from '../orgs';
import { ledgers } from './all';
import { MOST_ROWS } from './ledgers.rules';
import { ledgerWorkbook } from './workbook';

interface Made { file: FileRow; rows: number; hash: string; name: string }
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The whole township is not a village's to take, nor another's village anybody's. */
async function isOutside(op: Op, actor: Actor, input: Parsed<'ledgers.export'>): Promise<boolean> {
  if (input.township && (input.township !== actor.townshipId || actor.villageId)) return true;
  if (!input.village) return false;
  const village = await findOrg(op, input.village);
  return !village || village.kind !== 'village' || !isInOwnArea(actor, village);
}

/** Days the ledger is about: those asked for, else the month so far. One that tells how things stand has none. */
function daysOf(op: Op, { ledger, from, until }: Parsed<'ledgers.export'>): { from: string; until: string; words: string } {
  if (!ledgerWords[ledger].dated) return { from: op.today, until: op.today, words: '' };
  const days = { from: from ?? firstOfMonth(until ?? op.today), until: until ?? op.today };
  ensure(days.from <= days.until, badInput('ledger.days_reversed', { from: 'after_until' }));
  return { ...days, words: `${days.from} 至 ${days.until}` };
}

/** L4 The workbook is made before the transaction; the transaction writes down who took what, with the file's hash. */
export const exportLedger: Prepared<'ledgers.export'> = {
  async ahead(services: Services, input: Parsed<'ledgers.export'>, actor: Actor | null): Promise<Made | null> {
    ensure(!input.full || input.reason.length > 1, badInput('ledger.reason_needed', { reason: 'required' }));
    const asked = await services.db.read(async (db) => {
      const op = createOp(services, db, actor);
      if (await isOutside(op, actor!, input)) return null;
      const days = daysOf(op, input);
      const rows = await ledgers[input.ledger].read(op, { village: input.village, from: days.from, until: days.until });
      ensure(rows.length <= MOST_ROWS, new AppError('ledger.too_many', 400, { params: { most: MOST_ROWS } }));
      return { op, rows, days: days.words, place: (await getOrg(op, input.village ?? actor!.villageId ?? actor!.townshipId ?? actor!.countyId!)).name };
    });
    if (!asked) return null;
    const { op, rows, days, place } = asked;
    const bytes = await ledgerWorkbook(op, input.ledger, rows, { place, days, by: actor!.name, on: op.today, full: input.full });
    const name = `${place}${ledgerWords[input.ledger].title} ${days || op.today}.xlsx`;
    return { file: await keepFile(services, actor!, { kind: 'export', name, mime: MIME, bytes }), rows: rows.length, hash: sha256(bytes), name };
  },
  async run(op: Op, input, made: Made | null): Promise<Output<'ledgers.export'>> {
    if (!made) {
      await record(op, 'ledger.refused', { ledger: input.ledger });
      throw new AppError('ledger.not_your_scope', 403, { keep: true });
    }
    await insertFile(op, made.file);
    await record(op, 'ledger.exported', { ledger: input.ledger, rows: made.rows, sha256: made.hash, full: input.full }, { subjectId: made.file.id });
    return { url: linkTo(op, made.file), name: made.name, rows: made.rows, sha256: made.hash };
  },
};
