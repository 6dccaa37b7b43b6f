import { useCallback, useEffect, useRef, useState } from 'react';
import { useAction, type List } from '../api/useCall';
import { TYPED, type Import, type Question } from './words';

/** Answers the server takes in one call. */
const atOnce = 500;

export interface Answers {
  /** Answers whether the value was understood; false too when it could not be kept, and `error` says why. */
  give: (questions: readonly Question[], value: string) => Promise<boolean>;
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
    (questions: readonly Question[], value: string): Promise<boolean> => {
      const typed = value.startsWith(TYPED);
      const keys = new Set(questions.map((q) => q.key));
      if (!typed) change((all) => all.map((o) => (keys.has(o.key) ? { ...o, answer: value } : o)));
      setWaiting((n) => n + 1);
      const turn = line.current.then(async () => {
        const before = latest.current;
        let reply: Import | null = null;
        for (let from = 0; from < questions.length; from += atOnce) {
          reply = await run({ id: before.id, answers: questions.slice(from, from + atOnce).map(({ key }) => ({ key, value })) });
          if (!reply) break;
          latest.current = reply;
          onChange(reply);
        }
        setWaiting((n) => n - 1);
        if (!reply) {
          reload();
          return false;
        }
        // One answer may raise another question (a new name that stands twice), and only the server can read what was typed.
        if (typed || reply.asked !== before.asked) reload();
        return !typed || reply.answered > before.answered || (questions.some((q) => q.answer !== null) && reply.answered === before.answered);
      });
      line.current = turn;
      return turn;
    },
    [run, change, reload, onChange],
  );
  return { give, busy: waiting > 0, error: action.error };
}
