import type { Output, Parsed } from '@guiyan/shared/contract';
import type { Prepared } from '../../platform/handlers';
import { createOp, record, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { insertFile, linkTo } from '../files';
import { daysOf, makeLedger, refuseExport, whyNot, type MadeLedger, type WhyNot } from './making';

/** L4 The workbook is made before the transaction; the transaction writes down who took what, with the file's hash. */
export const exportLedger: Prepared<'ledgers.export'> = {
  async ahead(services: Services, input: Parsed<'ledgers.export'>, actor: Actor | null): Promise<MadeLedger | WhyNot> {
    const { op, why } = await services.db.read(async (db) => {
      const reading = createOp(services, db, actor);
      return { op: reading, why: await whyNot(reading, input) };
    });
    return why ?? makeLedger(op, { ledger: input.ledger, village: input.village, days: daysOf(op, input) }, { full: false, purpose: input.purpose });
  },
  async run(op: Op, { ledger }, made: MadeLedger | WhyNot): Promise<Output<'ledgers.export'>> {
    if (typeof made === 'string') return refuseExport(op, ledger, made);
    await insertFile(op, made.file);
    await record(op, 'ledger.exported', { ledger, rows: made.rows, sha256: made.hash, full: false }, { subjectId: made.file.id });
    return { url: linkTo(op, made.file), name: made.name, rows: made.rows, sha256: made.hash };
  },
};
