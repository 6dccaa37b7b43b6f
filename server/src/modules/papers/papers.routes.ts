import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { accept, giveBack as returnArrival, phone, report, withdraw } from './arrivals.actions';
import { listArrivals, listAtHost } from './arrivals.queries';
import { check, end, register, setRule, showCode, verify } from './papers.actions';
import { presentAdvice, presentArrival, presentAtHost, presentDues, presentDuesAdvice, presentHosts, presentMine, presentPaper, presentRules, presentStamp, presentTransfer, presentUnpaid } from './papers.present';
import { listPapers } from './papers.queries';
import { spacedCode } from './papers.rules';
import { giveStamp, recordDues, takeDuesBack, takeStampBack } from './stamps.actions';
import { duesHistory, listStamps } from './stamps.queries';
import { back, giveBack, hand, issueLetter, makeVoid, receive, start } from './transfers.actions';
import { listTransfers } from './transfers.queries';

type Own = Extract<EndpointName, `transfers.${string}` | `papers.${string}` | `arrivals.${string}` | `stamps.${string}` | `dues.${string}`>;
export const routes: Routes<Own> = {
  'transfers.start': async (op, input) => presentTransfer(op, await start(op, input)),
  'transfers.issueLetter': async (op, input) => presentTransfer(op, await issueLetter(op, input)),
  'transfers.hand': async (op, input) => presentTransfer(op, await hand(op, input)),
  'transfers.receive': async (op, input) => presentTransfer(op, await receive(op, input)),
  'transfers.return': async (op, input) => presentTransfer(op, await giveBack(op, input)),
  'transfers.void': async (op, input) => presentTransfer(op, await makeVoid(op, input)),
  'transfers.back': async (op, input) => presentTransfer(op, await back(op, input)),
  'transfers.list': async (op, input) => {
    const asOf = input.asOf ?? op.today;
    const page = await listTransfers(op, input, asOf);
    return { ...page, asOf, rows: page.rows.map((t) => presentTransfer(op, t, asOf)) };
  },
  'papers.register': async (op, input) => presentPaper(op, await register(op, input)),
  'papers.check': async (op, input) => presentPaper(op, await check(op, input)),
  'papers.end': async (op, input) => presentPaper(op, await end(op, input)),
  'papers.list': async (op, input) => {
    const page = await listPapers(op, input);
    return { ...page, rows: page.rows.map((p) => presentPaper(op, p)) };
  },
  'papers.mine': presentMine,
  'papers.code': async (op, input) => ({ code: spacedCode(await showCode(op, input)) }),
  'papers.verify': async (op, input) => ({ valid: await verify(op, input) }),
  'papers.whichPaper': presentAdvice,
  'papers.rules': presentRules,
  'papers.setRule': setRule,
  'papers.duesAdvice': async (op, input) => presentDuesAdvice(op, input),
  'arrivals.hosts': presentHosts,
  'arrivals.report': async (op, input) => presentArrival(op, await report(op, input)),
  'arrivals.withdraw': async (op, input) => presentArrival(op, await withdraw(op, input)),
  'arrivals.list': async (op, input) => {
    const page = await listArrivals(op, input);
    return { ...page, rows: page.rows.map((a) => presentArrival(op, a)) };
  },
  'arrivals.atHost': async (op, input) => {
    const page = await listAtHost(op, input);
    return { ...page, rows: page.rows.map((a) => presentAtHost(op, a)) };
  },
  'arrivals.accept': async (op, input) => presentAtHost(op, await accept(op, input)),
  'arrivals.return': async (op, input) => presentAtHost(op, await returnArrival(op, input)),
  'arrivals.phone': async (op, input) => ({ phone: await phone(op, input) }),
  'stamps.give': async (op, input) => presentStamp(op, await giveStamp(op, input)),
  'stamps.takeBack': takeStampBack,
  'stamps.list': async (op, input) => {
    const page = await listStamps(op, input);
    return { ...page, rows: page.rows.map((s) => presentStamp(op, s)) };
  },
  'dues.record': async (op, input) => presentDues(op, await recordDues(op, input)),
  'dues.takeBack': async (op, input) => presentDues(op, await takeDuesBack(op, input)),
  'dues.list': async (op, { personId }) => {
    const list = await duesHistory(op, personId);
    const paidTo = list.filter((d) => d.takenBackOn === null).map((d) => d.paidTo).sort().at(-1) ?? null;
    return { paidTo, rows: list.map((d) => presentDues(op, d)) };
  },
  'dues.unpaid': presentUnpaid,
};
