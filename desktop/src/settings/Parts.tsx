import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { refresh } from '../api/client';
import { useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { StateWord } from '../ui/words';
import { spanWords } from './spans';

type Part = Output<'settings.parts'>['rows'][number];

/** X16 What the county can do without: on or off, since when, by whom. */
export function Parts() {
  const today = useToday();
  const got = useCall('settings.parts', {});
  const [setting, setSetting] = useState<Part | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  // The menu follows the session that carries it.
  const done = () => { got.reload(); void refresh(); };
  return (
    <>
      <div className="settings-bar"><span>用不上的可以停：菜单和手机上不再出现，新的不办，原来记的一条不少，打开就接着用。党员、家庭、办事、报平安、孩子有危险，停不了。</span></div>
      <ul className="rules">
        {got.data.rows.map((r) => (
          <li key={r.key}>
            <div className="rule-head">
              <b>{r.title}</b>
              <span className="rule-value"><StateWord tone={r.on ? 'green' : 'plain'}>{r.on ? '在用' : '停用了'}</StateWord></span>
              {r.can.includes('set') && <Button onClick={() => setSetting(r)}>{r.on ? '停用' : '打开'}</Button>}
            </div>
            <p className="second">{`停用时：${r.about}。`}</p>
            {r.history.length === 0 ? <p className="note">没有停过</p> : (
              <ul className="rule-history">
                {r.history.map((h) => <li key={`${h.from} ${h.at}`}><b>{h.on ? '在用' : '停用'}</b><span>{spanWords(h, today)}</span><span className="note">{[h.by, h.note].filter(Boolean).join('，')}</span></li>)}
                <li><b>在用</b><span>再以前</span><span className="note">一开始的</span></li>
              </ul>
            )}
          </li>
        ))}
      </ul>
      {setting && <SetPart r={setting} onClose={() => setSetting(null)} onDone={done} />}
    </>
  );
}

/** Before it is turned, what rests or begins again. */
function SetPart({ r, onClose, onDone }: { r: Part; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const set = useAction('settings.setPart');
  const preview = useCall('settings.previewPart', { key: r.key });
  const deed = r.on ? '停用' : '打开';
  const rules = (preview.data?.rules ?? []).map((rule) => `「${rule}」`).join('');
  const send = () => void set.run({ key: r.key, on: !r.on, from, note: note.trim() }).then((done) => { if (done) { onDone(); onClose(); } });
  return (
    <Dialog title={`${deed}${r.title}`} deed={deed} missing={(!from || from < today) && '从今天或以后的一天起'} busy={set.busy} error={set.error} width={500} onClose={onClose} onDeed={send}>
      <Field label="从哪天起"><Input type="date" aria-label="从哪天起" min={today} value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
      <Field label="依据" note="文件或会议，不写也行。"><Input aria-label="依据" maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="rule-preview" aria-live="polite">
        <ErrorLine error={preview.error} />
        {r.on ? (
          <>
            <p>{`${r.about}。原来记的都还看得到。`}</p>
            {rules && <p>{`到期的事里${rules}不再列出来${preview.data!.open > 0 ? `，开着的 ${preview.data!.open} 件夜里收掉` : ''}。`}</p>}
          </>
        ) : (
          <p>{`菜单和手机上又出现，照原来的接着用。${rules && `到期的事里${rules}到了日子又列出来。`}`}</p>
        )}
      </div>
    </Dialog>
  );
}
