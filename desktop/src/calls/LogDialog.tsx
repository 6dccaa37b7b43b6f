import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { callAnswers, callAnswerWords, callOutcomes, callOutcomeWords, callQuestions, callWants, callWantWords, type CallAnswer, type CallWant } from '@guiyan/shared/domain/calls';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { Picks } from '../ui/words';
import type { Call } from './MonthCalls';

/** M1 One call: the number, shown once, and what came of it. */
export function LogDialog({ one, onClose, onDone }: { one: Call; onClose: () => void; onDone: () => void }) {
  const dial = useAction('calls.dial');
  const log = useAction('calls.log');
  const [phone, setPhone] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<(typeof callOutcomes)[number] | null>(null);
  const [answer, setAnswer] = useState<CallAnswer | null>(null);
  const [wants, setWants] = useState<CallWant | null>(null);
  const [words, setWords] = useState('');
  const { memberId } = one;
  const reached = outcome === 'reached';
  const missing = !outcome ? '先选打得怎么样' : reached && !answer ? '再选他好不好' : '';
  const save = () => outcome && void log.run({ memberId, outcome, words: words.trim(), ...(reached && { ...(answer && { answer }), ...(wants && { wants }) }) }).then((reply) => reply && onDone());
  return (
    <Modal open title={`给${one.name}打电话`} footer={null} width={520} onCancel={onClose}>
      <p className="second">{[one.village, one.place].filter(Boolean).join('，')}</p>
      {phone ? <p className="call-number">{phone}</p> : one.can.includes('call') ? (
        <div className="deed-buttons call-ask">
          <Button type="primary" loading={dial.busy} onClick={() => void dial.run({ memberId }).then((reply) => reply && setPhone(reply.phone))}>看号码</Button>
          <span className="note">看一次记一次，本人查得到</span>
        </div>
      ) : <p className="note">名册里没有他的号码，问问家里人。</p>}
      <ErrorLine error={dial.error} />
      <h3 className="call-head">打得怎么样</h3>
      <Picks kind="chip" label="打得怎么样" value={outcome} onPick={setOutcome} items={callOutcomes.map((key) => ({ key, label: callOutcomeWords[key] }))} />
      {reached && (
        <>
          <h3 className="call-head">{callQuestions[0]}</h3>
          <Picks kind="chip" label={callQuestions[0]} value={answer} onPick={setAnswer} items={callAnswers.map((key) => ({ key, label: callAnswerWords[key] }))} />
          <h3 className="call-head">{callQuestions[1]}</h3>
          <Picks kind="chip" label={callQuestions[1]} value={wants} onPick={setWants} items={callWants.map((key) => ({ key, label: callWantWords[key] }))} />
        </>
      )}
      <Input className="call-words" value={words} maxLength={300} aria-label="说了什么" placeholder={answer === 'difficulty' ? '什么难处；会变成一件事，有人接' : '说了什么，可以不写'} onChange={(event) => setWords(event.target.value)} />
      <ErrorLine error={log.error} />
      <div className="modal-buttons">
        {missing && <span className="note">{missing}</span>}
        <Button type="primary" disabled={Boolean(missing)} loading={log.busy} onClick={save}>记好了</Button>
      </div>
    </Modal>
  );
}
