import { Input } from 'antd';
import { useState } from 'react';
import { needsWords, surveyHowWords, type SurveyHow } from '@guiyan/shared/domain/surveys';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import type { Subject } from './words';

/** Many at once: all of them or none. */
export function DecideDialog({ how, of, onClose, onDone }: { how: SurveyHow; of: readonly Subject[]; onClose: () => void; onDone: () => void }) {
  const decide = useAction('surveys.decide');
  const [words, setWords] = useState('');
  const send = () => void decide.run({ ids: of.map((s) => s.id), how, words: words.trim() }).then((done) => done && onDone());
  return (
    <Dialog title={`${surveyHowWords[how]}，${of.length} 条`} deed="就这样定" missing={needsWords(how) && !words.trim() && '写一句为什么'} busy={decide.busy} error={decide.error} onClose={onClose} onDeed={send}>
      <p>{of.slice(0, 12).map((s) => s.name).join('、')}{of.length > 12 && ` 等 ${of.length} 条`}</p>
      <Field label={needsWords(how) ? '为什么' : '说一句'} note={needsWords(how) ? '留在这一轮里。' : '可以不写'}><Input aria-label="为什么" autoFocus maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
