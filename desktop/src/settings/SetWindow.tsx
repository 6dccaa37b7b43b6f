import { Button, Input } from 'antd';
import { useState } from 'react';
import { faultOfWindows, windowWords, WINDOWS_MOST, type WindowSpan } from '@guiyan/shared/domain/calendar';
import { errorSentence } from '@guiyan/shared/errors';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import type { WindowOfYear } from './Calendar';

/** X16 School terms, floods, harvests: from the year on until another year says otherwise. */
export function SetWindow({ of, year, onClose, onDone }: { of: WindowOfYear; year: number; onClose: () => void; onDone: () => void }) {
  const [spans, setSpans] = useState<WindowSpan[]>(of.spans);
  const [note, setNote] = useState('');
  const set = useAction('calendar.setWindow');
  const put = (i: number, patch: Partial<WindowSpan>) => setSpans((all) => all.map((s, k) => (k === i ? { ...s, ...patch } : s)));
  const said = spans.map((s) => ({ ...s, name: s.name.trim() })).filter((s) => s.name || s.from || s.until);
  const half = said.find((s) => !s.name || !s.from || !s.until);
  const fault = half ? null : faultOfWindows(said);
  const missing = half ? `「${half.name || windowWords(half)}」还没写全` : fault ? errorSentence(fault.code, { name: fault.name }) : false;
  const send = () => void set.run({ kind: of.kind, year, spans: said, note: note.trim() }).then((done) => { if (done) { onDone(); onClose(); } });
  const day = (text: string) => (text ? `${year}-${text}` : '');
  const [min, max] = [`${year}-01-01`, `${year}-12-31`];
  return (
    <Dialog title={`${of.title}：从 ${year} 年起`} deed="定下来" missing={missing} busy={set.busy} error={set.error} width={620} onClose={onClose} onDeed={send}>
      <Field label="日子" note="以后每年都照这个，直到另一年改过。全删掉就是没有。">
        <ul className="day-rows">
          {spans.map((s, i) => (
            <li key={i}>
              <Input aria-label={`第 ${i + 1} 段叫什么`} maxLength={20} value={s.name} onChange={(event) => put(i, { name: event.target.value })} />
              <Input type="date" aria-label={`${s.name}从哪天`} min={min} max={max} value={day(s.from)} onChange={(event) => put(i, { from: event.target.value.slice(5) })} />
              <span>到</span>
              <Input type="date" aria-label={`${s.name}到哪天`} min={min} max={max} value={day(s.until)} onChange={(event) => put(i, { until: event.target.value.slice(5) })} />
              <Button type="link" aria-label={`删掉${s.name}`} onClick={() => setSpans((all) => all.filter((_, k) => k !== i))}>删</Button>
            </li>
          ))}
          {spans.length < WINDOWS_MOST && <li><Button type="link" onClick={() => setSpans((all) => [...all, { name: '', from: '', until: '' }])}>再加一段</Button></li>}
        </ul>
      </Field>
      <Field label="依据" note="哪个单位定的，不写也行。"><Input aria-label="依据" maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="rule-preview" aria-live="polite">
        {!missing && <p>{said.length ? `${year} 年起每年：${said.map((s) => `${s.name} ${windowWords(s)}`).join('，')}。` : `${year} 年起没有${of.title}。`}</p>}
      </div>
    </Dialog>
  );
}
