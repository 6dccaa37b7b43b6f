import type { Output } from '@guiyan/shared/contract';
import { wearer, type Op } from '../../platform/op';
import { listBindRequests } from '../accounts';
import { countCalls } from '../calls';
import { membersServed, placeWords } from '../members';
import { countPhoneTasks, countUnreached, listPhoneTasks, presentDeliveries, presentOwnReminder } from '../notices';
import { countOpenDifficulties } from '../difficulties';
import { countOwn, dueVisits } from '../duties';
import { countAskings } from '../ledgers';
import { countUnanswered } from '../reports';
import { countWaiting, listRequests, presentRequestLine } from '../requests';
import { windowCounts } from './home.queries';
import { MOST_ROWS } from './home.rules';

type Home = Output<'home.open'>;
type First = NonNullable<Home['liaison']>['first'][number];
const nobody = { deliveryId: null, requestId: null, reportId: null };

/** Somebody who asked for something and was not reached either is one call, for the first of the reasons. */
const eachOnce = (first: First[]): First[] => first.filter((f, at) => first.findIndex((other) => other.personId === f.personId) === at);

/** Whom to call first: cries for help, then phone tasks, each with its reason. */
export async function presentLiaisonHome(op: Op): Promise<Home['liaison']> {
  const served = await membersServed(op);
  const cities = new Map(served.map((m) => [m.familyId ?? '', m]));
  const first: First[] = [];
  for (const line of (await listRequests(op, { open: true, limit: 50 })).rows) {
    const r = presentRequestLine(op, line);
    // Who asked on paper long ago waits for no call.
    if (r.status !== 'submitted' || r.source === 'paper' || (r.source !== 'checkin' && first.length >= MOST_ROWS)) continue;
    // Who asks from home is at home, wherever the member is.
    const atFamily = cities.get(line.familyId ?? '-');
    const member = atFamily?.personId === line.askerId ? atFamily : undefined;
    first.push({ ...nobody, id: r.id, requestId: r.id, personId: line.askerId, name: r.asker, city: member ? placeWords(member).split(' ').at(-1) ?? '' : r.village, why: r.item === 'HELP' ? `要帮忙：${r.text}` : `${r.itemLabel}：${r.text}`, tone: 'late' });
  }
  const tasks = await presentDeliveries(op, (await listPhoneTasks(op, { limit: MOST_ROWS + first.length })).rows);
  for (const d of tasks) first.push({ ...nobody, id: d.id, deliveryId: d.id, personId: d.personId, name: d.name, city: d.city.split(' ').at(-1) ?? '', why: d.why || `${d.about.title}要打电话`, tone: 'plain' });
  const reminder = await presentOwnReminder(op);
  const phone = reminder?.channels.find((c) => c.channel === 'phone');
  return {
    first: eachOnce(first).slice(0, MOST_ROWS), people: served.length, period: op.today.slice(0, 7), calls: { done: phone ? phone.total - phone.waiting : 0, left: await countPhoneTasks(op) }, reminder,
    waiting: { reports: await countUnanswered(op), requests: await countWaiting(op), binds: (await listBindRequests(op)).rows.length, calls: (await countCalls(op)).left },
  };
}

export async function presentHelperHome(op: Op): Promise<Home['helper']> {
  const due = await dueVisits(op);
  return { period: op.today.slice(0, 7), due, done: due.filter((d) => d.state === 'done').length, total: due.length };
}

export async function presentWindowHome(op: Op): Promise<Home['window']> {
  const c = await windowCounts(op);
  return { unit: c.unit, todayServices: c.today, monthServices: c.month };
}

/** What waits in the office, each number the length of the list it opens. */
export async function presentOfficeHome(op: Op): Promise<Home['office']> {
  const { hat } = wearer(op);
  const askings = async () => ({ key: 'askings', title: '等批的导出', value: await countAskings(op), to: 'askings' });
  if (hat !== 'county' && hat !== 'clerk' && hat !== 'secretary') return { counts: [] };
  const { todo, overdue } = await countOwn(op);
  const duties = { key: 'duties', title: '到期该办的', value: todo + overdue, to: 'duties' };
  const difficulties = { key: 'difficulties', title: '没解决的难处', value: await countOpenDifficulties(op), to: 'difficulties' };
  if (hat === 'county') return { counts: [duties, difficulties, await askings()] };
  return {
    counts: [
      duties,
      { key: 'requests', title: '等人接的事', value: await countWaiting(op), to: 'requests' },
      difficulties,
      { key: 'reports', title: '等答复的汇报', value: await countUnanswered(op), to: 'reports' },
      { key: 'binds', title: '等确认的绑定', value: (await listBindRequests(op)).rows.length, to: 'binds' },
      { key: 'calls', title: '要打的电话', value: await countPhoneTasks(op), to: 'calls' },
      { key: 'unreached', title: '没通知到的人', value: await countUnreached(op), to: 'unreached' },
      await askings(),
    ],
  };
}
