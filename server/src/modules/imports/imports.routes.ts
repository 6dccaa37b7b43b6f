import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { answer, commit, drop, dryRun, failedRows, samples, start, template } from './imports.actions';
import { forgetHead, mapHeads } from './heads';
import { listHeads } from './heads.queries';
import { undo } from './undo';
import { presentAround, presentHead, presentImport, presentQuestions, presentRows } from './imports.present';
import { getImport, listImports } from './imports.queries';

export const routes: Routes<Extract<EndpointName, `imports.${string}`>> = {
  'imports.start': start, 'imports.answer': answer, 'imports.dryRun': dryRun, 'imports.commit': commit, 'imports.drop': drop, 'imports.undo': undo, 'imports.mapHeads': mapHeads, 'imports.forgetHead': forgetHead, 'imports.failedRows': failedRows, 'imports.template': template, 'imports.samples': samples,
  'imports.get': async (op, { id }) => presentImport(op, await getImport(op, id)),
  'imports.heads': async (op) => ({ rows: (await listHeads(op)).map(presentHead) }),
  'imports.list': async (op, input) => {
    const page = await listImports(op, input);
    return { ...page, rows: page.rows.map((i) => presentImport(op, i)) };
  },
  'imports.questions': presentQuestions, 'imports.rows': presentRows, 'imports.around': presentAround,
};
