import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { decide } from './deciding.actions';
import { closeRound, openRound, plan, preview } from './rounds.actions';
import { ensureNewest, presentMine, presentSubject, presentSubjects } from './subjects.present';
import { foundNew, recordFound } from './surveys.actions';
import { presentRound, presentRounds } from './surveys.present';
import { getRound, getSubject, listRounds, listSubjects } from './surveys.queries';

export const routes: Routes<Extract<EndpointName, `surveys.${string}`>> = {
  'surveys.plan': plan, 'surveys.preview': preview, 'surveys.open': openRound, 'surveys.close': closeRound, 'surveys.mine': presentMine,
  'surveys.rounds': async (op, input) => ({ rows: await presentRounds(op, await listRounds(op, input)) }),
  'surveys.round': async (op, { id }) => presentRound(op, await getRound(op, id)),
  'surveys.subjects': async (op, input) => {
    await getRound(op, input.roundId);
    const page = await listSubjects(op, input);
    return { ...page, rows: await presentSubjects(op, page.rows) };
  },
  'surveys.subject': async (op, { id }) => presentSubject(op, await getSubject(op, id)),
  'surveys.record': async (op, input) => {
    await ensureNewest(op, input);
    return (await presentSubjects(op, [await recordFound(op, input)]))[0]!;
  },
  'surveys.found': async (op, input) => (await presentSubjects(op, [await foundNew(op, input)]))[0]!,
  'surveys.decide': async (op, input) => ({ rows: await presentSubjects(op, await decide(op, input)) }),
};
