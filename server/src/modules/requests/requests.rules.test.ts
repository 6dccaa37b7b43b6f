import { requestStates } from '@guiyan/shared/domain/requests';
import { refusalOf, verbsOf, type Verb } from './requests.rules';

const me = 'me';
const stand = (status: string, takenBy: string | null = me, attempts = 0) => ({ status, takenBy: status === 'submitted' || status === 'withdrawn' ? null : takenBy, attempts });

describe('S7 every verb in every state', () => {
  const table: Record<Verb, readonly (string | null)[]> = {
    // submitted, taken by me, answered by me, confirmed, withdrawn
    take: [null, 'requests.wrong_state', 'requests.wrong_state', 'requests.wrong_state', 'requests.wrong_state'],
    answer: ['requests.wrong_state', null, 'requests.wrong_state', 'requests.wrong_state', 'requests.wrong_state'],
    confirm: ['requests.no_echo', 'requests.no_echo', null, 'requests.wrong_state', 'requests.wrong_state'],
    reopen: ['requests.wrong_state', 'requests.wrong_state', null, 'requests.wrong_state', 'requests.wrong_state'],
    log_attempt: ['requests.wrong_state', 'requests.wrong_state', null, 'requests.wrong_state', 'requests.wrong_state'],
    close: ['requests.no_echo', 'requests.no_echo', 'requests.no_echo', 'requests.wrong_state', 'requests.wrong_state'],
    withdraw: [null, 'requests.wrong_state', 'requests.wrong_state', 'requests.wrong_state', 'requests.wrong_state'],
  };
  it.each(Object.entries(table) as [Verb, readonly (string | null)[]][])('S7 %s', (verb, expected) => {
    expect(requestStates.map((s) => refusalOf(verb, stand(s), me))).toEqual(expected);
  });

  it('S3 what another took is his', () => {
    for (const status of ['taken', 'answered']) {
      expect(refusalOf('take', stand(status, 'other'), me)).toBe('requests.taken');
      for (const verb of ['answer', 'log_attempt', 'close'] as const) expect(refusalOf(verb, stand(status, 'other', 9), me)).toBe('requests.not_yours');
    }
  });

  it('S7 three attempts, and not two, let an office close', () => {
    expect([2, 3].map((n) => refusalOf('close', stand('answered', me, n), me))).toEqual(['requests.no_echo', null]);
  });

  it('S7 `can` offers each side its own verbs', () => {
    expect(verbsOf(stand('submitted'), { hat: 'family', userId: 'f' })).toEqual(['withdraw']);
    expect(verbsOf(stand('answered'), { hat: 'member', userId: 'm' })).toEqual(['confirm', 'reopen']);
    expect(verbsOf(stand('submitted'), { hat: 'clerk', userId: me })).toEqual(['take']);
    expect(verbsOf(stand('answered', me, 3), { hat: 'liaison', userId: me })).toEqual(['log_attempt', 'close']);
    expect(verbsOf(stand('taken', 'other'), { hat: 'liaison', userId: me })).toEqual([]);
  });
});
