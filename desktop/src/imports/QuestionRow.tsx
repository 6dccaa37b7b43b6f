import { Button, Input } from 'antd';
import { useState } from 'react';
import { answerWords, TYPED, typedKinds, type Question } from './words';

interface Props {
  q: Question;
  current: boolean;
  busy: boolean;
  onPick: () => void;
  /** Answers whether the value was understood. */
  onAnswer: (value: string) => Promise<boolean>;
}

/** What the sheet says, what we made of it, what we ask. */
export function QuestionRow({ q, current, busy, onPick, onAnswer }: Props) {
  const [typing, setTyping] = useState(false);
  const how = typedKinds[q.kind];
  const typed = q.answer?.startsWith(TYPED);
  const state = [current && 'question-current', q.answer !== null && 'question-answered'].filter(Boolean).join(' ');
  return (
    <li className={`question ${state}`} data-key={q.key} onClick={onPick}>
      <div>
        <b className="row-name">{q.who}</b>
        <p className="note">{q.where}</p>
      </div>
      <div>
        <p className="note">{q.column}</p>
        <span className="cell-mono">{q.raw || '空着'}</span>
      </div>
      <div className={q.answer === null && (q.parsed === '不敢用' || q.parsed === '认不出') ? 'question-made tone-red' : 'question-made'}>{answerWords(q)}</div>
      <div>
        <p>{q.prompt}</p>
        <div className="answers" role="group" aria-label={`${q.who}，${q.column}`}>
          {q.options.map((o) => (
            <button
              key={o.value}
              type="button"
              className="plain-button answer"
              data-value={o.value}
              aria-pressed={q.answer === o.value}
              onClick={(event) => { event.stopPropagation(); void onAnswer(o.value); }}
            >
              {o.label}
              {q.answer === null && o.value === q.suggested && q.options.length > 1 && <small>多半是</small>}
            </button>
          ))}
          {how && !typing && (
            <button type="button" className="plain-button answer answer-typed" aria-pressed={typed} onClick={(event) => { event.stopPropagation(); onPick(); setTyping(true); }}>填别的</button>
          )}
        </div>
        {how && typing && <Typed how={how} busy={busy} onAnswer={onAnswer} onDone={() => setTyping(false)} />}
      </div>
    </li>
  );
}

function Typed({ how, busy, onAnswer, onDone }: { how: string; busy: boolean; onAnswer: (value: string) => Promise<boolean>; onDone: () => void }) {
  const [text, setText] = useState('');
  const [unread, setUnread] = useState(false);
  const give = async () => {
    setUnread(false);
    if (await onAnswer(`${TYPED}${text.trim()}`)) onDone();
    else setUnread(true);
  };
  return (
    <form className="typed" onClick={(event) => event.stopPropagation()} onSubmit={(event) => { event.preventDefault(); if (text.trim()) void give(); }}>
      <Input autoFocus aria-label="填别的" placeholder={how} maxLength={50} value={text} onChange={(event) => setText(event.target.value)} />
      <Button htmlType="submit" loading={busy} disabled={!text.trim()}>就这样</Button>
      <Button type="text" className="typed-not" onClick={onDone}>不填了</Button>
      {unread && <p className="error-line" role="alert">这样写还是认不出，换个写法：{how}</p>}
    </form>
  );
}
