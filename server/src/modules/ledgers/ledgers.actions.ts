import type { Output, Parsed } from '@guiyan/shared/contract';
import type { Prepared } from '../../platform/handlers';
import { createOp, record, wearer, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { insertFile, linkTo } from '../files';
import { daysOf, isOutside, makeLedger, notYourScope, type MadeLedger } from './making';

/** L4 The workbook is made before the transaction; the transaction writes down who took what, with the file's hash. */
export const exportLedger: Prepared<'ledgers.export'> = {
  async ahead(services: Services, input: Parsed<'ledgers.export'>, actor: Actor | null): Promise<MadeLedger | null> {
    const op = await services.db.read(async (db) => {
      const reading = createOp(services, db, actor);
      return (await isOutside(reading, wearer(reading), input)) ? null : reading;
    });
    return op && makeLedger(op, { ledger: input.ledger, village: input.village, days: daysOf(op, input) }, { full: false, purpose: input.purpose });
  },
  async run(op: Op, { ledger }, made: MadeLedger | null): Promise<Output<'ledgers.export'>> {
    if (!made) return notYourScope(op, ledger);
    await insertFile(op, made.file);
    await record(op, 'ledger.exported', { ledger, rows: made.rows, sha256: made.hash, full: false }, { subjectId: made.file.id });
    return { url: linkTo(op, made.file), name: made.name, rows: made.rows, sha256: made.hash };
  },
};
