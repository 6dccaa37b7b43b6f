import { event, type Effects, type Race, type Subject } from './race';
import type { RaceWorld } from './world';

const step = (what: string, requestId: string): Effects[string] => ['request_steps where what = ? and request_id = ?', what, requestId];
/** A matter as it stands after these calls, all of them by the clerk who took it. */
async function aMatter(w: RaceWorld, how: 'new' | 'taken' | 'papers' | 'offered' | 'answered' | 'rated badly'): Promise<string> {
  const { id } = await w.member.do('requests.submit', { item: 'OTHER', text: '有件事' });
  if (how === 'new') return id;
  await w.clerk.do('requests.take', { id });
  if (how === 'papers') await w.clerk.do('requests.askPapers', { id, papers: ['户口本'] });
  if (how === 'offered') await w.clerk.do('requests.pass', { id, userId: w.secretary.userId, words: '这件归村里' });
  if (how === 'answered' || how === 'rated badly') await w.clerk.do('requests.answer', { id, words: '办好了' });
  if (how === 'rated badly') await w.member.do('requests.confirm', { id, rating: 1 });
  return id;
}
const raced = (how: Parameters<typeof aMatter>[1], about: (w: RaceWorld, id: string) => Subject) => async (w: RaceWorld): Promise<Subject> => about(w, await aMatter(w, how));

/** S3 S4 S7 Every turn a matter can take that somebody else may take too. */
export const requestRaces: readonly Race[] = [
  { verb: 'requests.take', late: ['requests.taken', 'requests.wrong_state'], make: raced('new', (w, id) => ({ input: { id }, callers: [w.clerk, w.clerk2, w.secretary], effects: { taken: step('taken', id), told: event('request.taken', id) } })) },
  { verb: 'requests.withdraw', late: ['requests.wrong_state'], make: raced('new', (w, id) => ({ input: { id }, callers: [w.member], effects: { withdrawn: step('withdrawn', id), told: event('request.withdrawn', id) } })) },
  { verb: 'requests.askPapers', late: ['requests.wrong_state'], make: raced('taken', (w, id) => ({ input: { id, papers: ['户口本'] }, callers: [w.clerk], effects: { papers: step('papers', id) } })) },
  { verb: 'requests.bring', late: ['requests.wrong_state'], make: raced('papers', (w, id) => ({ input: { id, words: '拿来了' }, callers: [w.member, w.clerk], effects: { brought: step('brought', id) } })) },
  { verb: 'requests.accept', late: ['requests.not_passed'], make: raced('offered', (w, id) => ({ input: { id }, callers: [w.secretary], effects: { passed: step('passed', id), owner: [`requests where id = ? and taken_by = '${w.secretary.userId}'`, id] } })) },
  { verb: 'requests.bounce', late: ['requests.not_passed'], make: raced('offered', (w, id) => ({ input: { id, words: '不归我' }, callers: [w.secretary], effects: { bounced: step('bounced', id), owner: [`requests where id = ? and taken_by = '${w.clerk.userId}'`, id] } })) },
  { verb: 'requests.answer', late: ['requests.wrong_state'], make: raced('taken', (w, id) => ({ input: { id, words: '办好了' }, callers: [w.clerk], effects: { answered: step('answered', id), told: event('request.answered', id) } })) },
  { verb: 'requests.end', late: ['requests.wrong_state'], make: raced('taken', (w, id) => ({ input: { id, reason: '条件不够' }, callers: [w.clerk], effects: { ending: step('ending', id), told: event('request.answered', id) } })) },
  { verb: 'requests.confirm', late: ['requests.wrong_state'], make: raced('answered', (w, id) => ({ input: { id }, callers: [w.member], effects: { confirmed: step('confirmed', id), told: event('request.confirmed', id) } })) },
  { verb: 'requests.reopen', late: ['requests.wrong_state'], make: raced('answered', (w, id) => ({ input: { id, reason: '没办好' }, callers: [w.member], effects: { reopened: step('reopened', id), told: event('request.reopened', id) } })) },
  { verb: 'requests.callBack', late: ['requests.wrong_state', 'requests.own_callback'], make: raced('rated badly', (w, id) => ({ input: { id, words: '说好了' }, callers: [w.clerk2, w.secretary], effects: { called: step('called', id), told: event('request.closed', id) } })) },
];
