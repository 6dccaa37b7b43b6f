import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { callOutcomes, callOutcomeWords } from '@guiyan/shared/domain/notices';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { Picks } from '../ui/words';
import type { Delivery } from './words';

interface Props {
  task: Delivery;
  onClose: () => void;
  onDone: () => void;
}

/** One call: the number, shown once, and what came of it. */
export function CallDialog({ task, onClose, onDone }: Props) {
  const dial = useAction('notices.dial');
  const settle = useAction('notices.taskDone');
  const [phone, setPhone] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<(typeof callOutcomes)[number] | null>(null);
  const [words, setWords] = useState('');
  const { id } = task;
  return (
    <Modal open title={`给${task.name}打电话`} footer={null} width={460} onCancel={onClose}>
      <p className="second">{[task.village, task.city, task.why].filter(Boolean).join('，')}</p>
      {phone ? (
        <p className="call-number">{phone}</p>
      ) : (
        task.can.includes('call') && (
          <div className="deed-buttons call-ask">
            <Button type="primary" loading={dial.busy} onClick={() => void dial.run({ id }).then((reply) => reply && setPhone(reply.phone))}>看号码</Button>
            <span className="note">看一次记一次，本人查得到</span>
          </div>
        )
      )}
      <ErrorLine error={dial.error} />
      <h3 className="call-head">打得怎么样</h3>
      <Picks kind="chip" label="打得怎么样" value={outcome} onPick={setOutcome} items={callOutcomes.map((key) => ({ key, label: callOutcomeWords[key] }))} />
      <Input className="call-words" value={words} maxLength={200} aria-label="说了什么" placeholder="说了什么，可以不写" onChange={(event) => setWords(event.target.value)} />
      <ErrorLine error={settle.error} />
      <div className="modal-buttons">
        {!outcome && <span className="note">先选打得怎么样</span>}
        <Button
          type={phone || !task.can.includes('call') ? 'primary' : 'default'}
          disabled={!outcome}
          loading={settle.busy}
          onClick={() => outcome && void settle.run({ id, outcome, words: words.trim() }).then((reply) => reply && onDone())}
        >
          记好了
        </Button>
      </div>
    </Modal>
  );
}
