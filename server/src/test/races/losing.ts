import { contract, type Parsed } from '@guiyan/shared/contract';
import type { Endpoint } from '@guiyan/shared/contract/define';
import { handlers } from '../../modules';
import { RequestEntry, RequestStepEntry } from '../../modules/requests';
import { row, sql } from '../../platform/db/sql';
import { AppError, conflict } from '../../platform/errors';
import type { Prepared } from '../../platform/handlers';
import { newId } from '../../platform/ids';
import { createOp, record, wearer } from '../../platform/op';
import { app, type TestApp } from '../app';
import type { Manner } from './race';

/** The control: `requests.take` as somebody might write it who looks first, and then writes as if nothing could happen in between. */
const careless: Prepared<'requests.take'> = {
  async ahead(services, { id }: Parsed<'requests.take'>) {
    const seen = await services.db.read((db) => row<{ status: string }>(createOp(services, db, null).db, sql('select status from requests where id = ?', id)));
    if (seen?.status !== 'submitted') throw conflict('requests.wrong_state');
    // As long as it takes to ask somebody outside: SQLite within one process is otherwise done before the next one knocks.
    await new Promise((done) => { setTimeout(done, 50); });
    return seen;
  },
  async run(op, { id }) {
    const { userId, name, countyId } = wearer(op);
    await op.db.update(RequestEntry, { id }, { status: 'taken', takenBy: userId, takenByName: name });
    const step = { id: newId(), countyId };
    await op.db.insert(RequestStepEntry, { ...step, requestId: id, at: op.now, what: 'taken', byName: name, words: op.services.keys.seal('', { table: 'request_steps', column: 'words', row: step.id, county: countyId }) });
    await record(op, 'request.taken', { requestId: id, familyId: null }, { subjectId: id });
    const get = handlers['requests.get'];
    if (typeof get !== 'function') throw new AppError('server.busy', 503);
    return get(op, { id });
  },
};

/** A server with the careless twin in place. With one key the memory of keys would save it: there the door that keeps them is taken away too. */
export async function losingApp(manner: Manner): Promise<TestApp> {
  const [table, endpoint] = [handlers as Record<string, unknown>, contract['requests.take'] as Endpoint];
  const [handler, kind] = [table['requests.take'], endpoint.kind];
  table['requests.take'] = careless;
  if (manner === 'one') endpoint.kind = 'session';
  const restore = () => { table['requests.take'] = handler; endpoint.kind = kind; };
  const t = await app({ limitScale: 1e6 }).catch((error: unknown) => { restore(); throw error; });
  return { ...t, close: () => { restore(); return t.close(); } };
}
