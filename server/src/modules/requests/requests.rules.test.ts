import { requestStates, type RequestState } from '@guiyan/shared/domain/requests';
import { afterEcho, countsAttempt, endOf, moves, refusalOf, verbs, verbsOf, type Standing, type Verb } from './requests.rules';

const me = 'me';
const free = (status: string): boolean => status === 'submitted' || status === 'withdrawn';
const stand = (status: string, more: Partial<Standing> = {}): Standing => ({ status, takenBy: free(status) ? null : me, firstBy: free(status) ? null : me, passTo: null, attempts: 0, ...more });

describe('S7 every verb in every state', () => {
  const wrong = 'requests.wrong_state';
  // submitted, taken, papers, working, suspended, answered, callback, confirmed, ended, withdrawn; of a matter that is mine and that was offered to nobody
  const table: Record<Verb, readonly (string | null)[]> = {
    take: [null, ...Array<string>(9).fill(wrong)],
    work: [wrong, null, wrong, wrong, wrong, wrong, wrong, wrong, wrong, wrong],
    ask_papers: [wrong, null, wrong, null, wrong, wrong, wrong, wrong, wrong, wrong],
    bring: [wrong, wrong, null, wrong, wrong, wrong, wrong, wrong, wrong, wrong],
    pass: [wrong, null, null, null, null, wrong, wrong, wrong, wrong, wrong],
    accept: [wrong, 'requests.not_passed', 'requests.not_passed', 'requests.not_passed', 'requests.not_passed', wrong, wrong, wrong, wrong, wrong],
    bounce: [wrong, 'requests.not_passed', 'requests.not_passed', 'requests.not_passed', 'requests.not_passed', wrong, wrong, wrong, wrong, wrong],
    suspend: [wrong, null, wrong, null, wrong, wrong, wrong, wrong, wrong, wrong],
    resume: [wrong, wrong, wrong, wrong, null, wrong, wrong, wrong, wrong, wrong],
    answer: [wrong, null, wrong, null, wrong, wrong, wrong, wrong, wrong, wrong],
    end: [wrong, null, null, null, null, wrong, wrong, wrong, wrong, wrong],
    log_attempt: [wrong, wrong, wrong, wrong, wrong, null, wrong, wrong, wrong, wrong],
    close: ['requests.no_echo', 'requests.no_echo', 'requests.no_echo', 'requests.no_echo', 'requests.no_echo', 'requests.no_echo', wrong, wrong, wrong, wrong],
    confirm: ['requests.no_echo', 'requests.no_echo', 'requests.no_echo', 'requests.no_echo', 'requests.no_echo', null, wrong, wrong, wrong, wrong],
    reopen: [wrong, wrong, wrong, wrong, wrong, null, wrong, wrong, wrong, wrong],
    call_back: [wrong, wrong, wrong, wrong, wrong, wrong, 'requests.own_callback', wrong, wrong, wrong],
    withdraw: [null, ...Array<string>(9).fill(wrong)],
  };
  it.each(Object.entries(table) as [Verb, readonly (string | null)[]][])('S7 %s', (verb, expected) => {
    expect(requestStates.map((s) => refusalOf(verb, stand(s), me))).toEqual(expected);
  });
  it('S7 no verb is left out, and nothing closes but through an echo', () => {
    expect(Object.keys(table).sort()).toEqual([...verbs].sort());
    const closing = verbs.filter((v) => moves[v].to === 'confirmed' || moves[v].to === 'ended');
    expect(closing).toEqual(['close', 'confirm', 'call_back']);
    for (const v of closing) for (const from of moves[v].from) expect(['answered', 'callback']).toContain(from);
  });

  it('S3 what another took is his', () => {
    for (const status of ['taken', 'papers', 'working', 'suspended', 'answered'] as RequestState[]) {
      expect(refusalOf('take', stand(status, { takenBy: 'other' }), me)).toBe('requests.taken');
      for (const verb of ['work', 'ask_papers', 'bring', 'pass', 'suspend', 'resume', 'answer', 'end', 'log_attempt', 'close'] as const) expect(refusalOf(verb, stand(status, { takenBy: 'other', attempts: 9 }), me)).toBe('requests.not_yours');
    }
  });
  it('S3 what was offered is accepted or declined by him alone; what is mine and was another’s first can be given back', () => {
    const given = stand('working', { takenBy: 'other', firstBy: 'other', passTo: me });
    expect([refusalOf('accept', given, me), refusalOf('bounce', given, me), refusalOf('accept', given, 'third'), refusalOf('bounce', given, 'third')]).toEqual([null, null, 'requests.not_passed', 'requests.not_passed']);
    expect(refusalOf('bounce', stand('working', { firstBy: 'other' }), me)).toBeNull();
  });

  it('S7 three attempts, and not two, let an office close; a second one of the day does not count', () => {
    expect([2, 3].map((n) => refusalOf('close', stand('answered', { attempts: n }), me))).toEqual(['requests.no_echo', null]);
    expect([countsAttempt(null, '2026-11-22'), countsAttempt('2026-11-22', '2026-11-22'), countsAttempt('2026-11-21', '2026-11-22')]).toEqual([true, false, true]);
  });
  it('S7 what was closed without his word comes back by it', () => {
    expect([0, 3].map((attempts) => refusalOf('reopen', stand('confirmed', { attempts }), 'member', true))).toEqual(['requests.wrong_state', null]);
  });
  it('S7 a bad word has somebody else ring back, whether it was done or ended', () => {
    expect([[null, 5], ['done', 3], ['done', 2], ['ended', 1], ['ended', null]].map(([o, r]) => afterEcho(o as string | null, r as number | null))).toEqual(['confirmed', 'confirmed', 'callback', 'callback', 'ended']);
    expect([endOf('done'), endOf('ended')]).toEqual(['confirmed', 'ended']);
    expect([refusalOf('call_back', stand('callback'), me), refusalOf('call_back', stand('callback'), 'other')]).toEqual(['requests.own_callback', null]);
  });

  it('S7 `can` offers each side its own verbs', () => {
    expect(verbsOf(stand('submitted'), { hat: 'family', userId: 'f' })).toEqual(['withdraw']);
    expect(verbsOf(stand('answered'), { hat: 'member', userId: 'm' })).toEqual(['confirm', 'reopen']);
    expect(verbsOf(stand('papers'), { hat: 'helper', userId: 'h' })).toEqual(['bring']);
    expect(verbsOf(stand('submitted'), { hat: 'clerk', userId: me })).toEqual(['take']);
    expect(verbsOf(stand('taken'), { hat: 'clerk', userId: me })).toEqual(['work', 'ask_papers', 'pass', 'suspend', 'answer', 'end']);
    expect(verbsOf(stand('answered', { attempts: 3 }), { hat: 'liaison', userId: me })).toEqual(['log_attempt', 'close']);
    expect(verbsOf(stand('taken', { takenBy: 'other' }), { hat: 'liaison', userId: me })).toEqual([]);
    expect(verbsOf(stand('submitted'), { hat: 'county', userId: 'k' })).toEqual([]);
  });
});
