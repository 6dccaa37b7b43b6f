import { useCallback, useEffect, useRef, useState } from 'react';
import { useAction, type List } from '../api/useCall';
import { TYPED, type Import, type Question } from './words';

export interface Answers {
  /** Answers whether the value was understood; false too when it could not be kept, and `error` says why. */
  give: (q: Question, value: string, alike: boolean) => Promise<boolean>;
  busy: boolean;
  error: unknown;
}

/** Answers go out one after the other, since each makes the sheet read anew; on screen they stand at once. */
export function useAnswers(i: Import, list: List<Question>, onChange: (i: Import) => void): Answers {
  const action = useAction('imports.answer');
  const { run } = action;
  const [waiting, setWaiting] = useState(0);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(i);
  useEffect(() => {
    latest.current = i;
  }, [i]);
  const { change, reload } = list;
  const give = useCallback(
    (q: Question, value: string, alike: boolean): Promise<boolean> => {
      const typed = value.startsWith(TYPED);
      const meant = (o: Question) => o.key === q.key || (alike && o.group === q.group && o.options.some((p) => p.value === value));
      if (!typed) change((all) => all.map((o) => (meant(o) ? { ...o, answer: value } : o)));
      setWaiting((n) => n + 1);
      const turn = line.current.then(async () => {
        const before = latest.current;
        const reply = await run({ id: before.id, answers: [{ key: q.key, value, alike }] });
        setWaiting((n) => n - 1);
        if (!reply) {
          reload();
          return false;
        }
        latest.current = reply;
        onChange(reply);
        // One answer may raise another question (a new name that stands twice), and only the server can read what was typed.
        if (typed || reply.asked !== before.asked) reload();
        return !typed || reply.answered > before.answered || (q.answer !== null && reply.answered === before.answered);
      });
      line.current = turn;
      return turn;
    },
    [run, change, reload, onChange],
  );
  return { give, busy: waiting > 0, error: action.error };
}
