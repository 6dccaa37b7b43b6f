import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { inLabels } from '@guiyan/shared/domain/labels';
import { LABEL_LEAST, LABEL_MOST } from '@guiyan/shared/domain/settings';
import { refresh } from '../api/client';
import { useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { spanWords } from './spans';

type Label = Output<'settings.labels'>['rows'][number];

/** X13 X16 What the county itself calls things: the word of today, where it is read, and every word it had. */
export function Labels() {
  const got = useCall('settings.labels', {});
  const [setting, setSetting] = useState<Label | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  // The menu and the headings say the new word with the session that carries it.
  const done = () => { got.reload(); void refresh(); };
  return (
    <>
      <div className="settings-bar"><span>县里自己的叫法，全县的手机和办公网页都这样写。别的县看不到，也不受影响。</span></div>
      <ul className="rules">
        {got.data.rows.map((r) => (
          <li key={r.key}>
            <div className="rule-head">
              <b>{r.title}</b>
              <span className="rule-value">{r.words}</span>
              {r.can.includes('set') && <Button onClick={() => setSetting(r)}>改</Button>}
            </div>
            <p className="second">{`写在：${placesOf(r, r.words).join('，')}。`}</p>
            <LabelHistory r={r} />
          </li>
        ))}
      </ul>
      {setting && <SetLabel r={setting} onClose={() => setSetting(null)} onDone={done} />}
    </>
  );
}

const placesOf = (r: Label, words: string): string[] => r.places.map((place) => inLabels(place, words === r.initial ? {} : { [r.key]: words }));

function LabelHistory({ r }: { r: Label }) {
  const today = useToday();
  if (r.history.length === 0) return <p className="note">{`没有改过，一直叫「${r.initial}」`}</p>;
  return (
    <ul className="rule-history">
      {r.history.map((h) => <li key={`${h.from} ${h.at}`}><b>{h.words}</b><span>{spanWords(h, today)}</span><span className="note">{[h.by, h.note].filter(Boolean).join('，')}</span></li>)}
      <li><b>{r.initial}</b><span>再以前</span><span className="note">一开始的</span></li>
    </ul>
  );
}

const isHan = (words: string): boolean => new RegExp(`^\\p{Script=Han}{${LABEL_LEAST},${LABEL_MOST}}$`, 'u').test(words);

/** Before it is set, it is shown as it will stand on each screen. */
function SetLabel({ r, onClose, onDone }: { r: Label; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [words, setWords] = useState(r.words);
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const set = useAction('settings.setLabel');
  const asked = words.trim();
  const missing = !isHan(asked) ? `写 ${LABEL_LEAST} 到 ${LABEL_MOST} 个汉字` : !from || from < today ? '从今天或以后的一天起' : false;
  const send = () => void set.run({ key: r.key, words: asked, from, note: note.trim() }).then((done) => { if (done) { onDone(); onClose(); } });
  return (
    <Dialog title={r.title} deed="定下来" missing={missing} busy={set.busy} error={set.error} width={500} onClose={onClose} onDeed={send}>
      <Field label="叫做" note={asked === r.initial ? undefined : <>原来的叫法是「{r.initial}」，<button type="button" className="plain-button ink-link" onClick={() => setWords(r.initial)}>改回去</button></>}>
        <Input aria-label="叫做" autoFocus maxLength={LABEL_MOST} style={{ width: 200 }} value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <Field label="从哪天起"><Input type="date" aria-label="从哪天起" min={today} value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
      <Field label="依据" note="文件或会议，不写也行。"><Input aria-label="依据" maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="rule-preview" aria-live="polite">
        {isHan(asked) && <><p>会这样写：</p><ul>{placesOf(r, asked).map((place) => <li key={place}>{place}</li>)}</ul></>}
      </div>
    </Dialog>
  );
}
