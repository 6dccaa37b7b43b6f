import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { quietRules } from '@guiyan/shared/domain/settings';
import { useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { href } from '../ui/address';
import { spanWords } from './spans';

type Rule = Output<'settings.list'>['rows'][number];

/** X16 The county's rules: what each says, its value today, and every value it had. */
export function Rules() {
  const got = useCall('settings.list', {});
  const [setting, setSetting] = useState<Rule | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  return (
    <>
      <div className="settings-bar"><span>口径由县里定，从定的那天起算。以前的数还按那时的口径，不会变。多久走访一次、打一次电话、交一份汇报，在<a href={href('/settings', { tab: 'duties' })}>到期的事</a>里定。</span></div>
      <ul className="rules">
        {got.data.rows.map((r) => (
          <li key={r.key}>
            <div className="rule-head">
              <b>{r.label}</b>
              <span className="rule-value">{`${r.value} ${r.unit}`}</span>
              {r.can.includes('set') && <Button onClick={() => setSetting(r)}>改</Button>}
            </div>
            <p className="second">{r.about}</p>
            <RuleHistory r={r} />
          </li>
        ))}
      </ul>
      {setting && <SetRule r={setting} onClose={() => setSetting(null)} onDone={got.reload} />}
    </>
  );
}

function RuleHistory({ r }: { r: Rule }) {
  const today = useToday();
  if (r.history.length === 0) return <p className="note">{`没有改过，一直是 ${r.initial} ${r.unit}`}</p>;
  return (
    <ul className="rule-history">
      {r.history.map((h) => <li key={`${h.from} ${h.at}`}><b>{`${h.value} ${r.unit}`}</b><span>{spanWords(h, today)}</span><span className="note">{[h.by, h.note].filter(Boolean).join('，')}</span></li>)}
      <li><b>{`${r.initial} ${r.unit}`}</b><span>再以前</span><span className="note">一开始的</span></li>
    </ul>
  );
}

const whose = (who: 'away' | 'home'): string => (who === 'away' ? '那天在外的' : '名册里的家人');

/** Before it is set, how many people would stand elsewhere on that day. */
function SetRule({ r, onClose, onDone }: { r: Rule; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [value, setValue] = useState<number | null>(r.value);
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const set = useAction('settings.set');
  const asks = value !== null && from !== '' && from >= today ? { key: r.key, value, from } : null;
  const quiet = quietRules[r.key];
  const preview = useCall('settings.preview', quiet ? null : asks);
  const missing = value === null ? '先写几' : !from || from < today ? '从今天或以后的一天起' : false;
  const send = () => asks && void set.run({ ...asks, note: note.trim() }).then((done) => { if (done) { onDone(); onClose(); } });
  const seen = asks && preview.data;
  return (
    <Dialog title={r.label} deed="定下来" missing={missing} busy={set.busy} error={set.error} width={500} onClose={onClose} onDeed={send}>
      <Field label="改成"><InputNumber aria-label="改成" autoFocus min={r.min} max={r.max} precision={0} suffix={r.unit} style={{ width: 140 }} value={value} onChange={setValue} /></Field>
      <Field label="从哪天起"><Input type="date" aria-label="从哪天起" min={today} value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
      <Field label="依据" note="文件或会议，不写也行。"><Input aria-label="依据" maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="rule-preview" aria-live="polite">
        {quiet && <p>{quiet}</p>}
        <ErrorLine error={preview.error} />
        {seen && (seen.changed === 0 ? <p>{`${whose(seen.who)} ${seen.members} 位，没有人的情况会变。`}</p> : (
          <>
            <p>{`${whose(seen.who)} ${seen.members} 位，有 `}<b>{seen.changed}</b>{' 位会变：'}</p>
            <ul>{seen.moves.map((m) => <li key={`${m.from} ${m.to}`}>{`${m.from} 变成 ${m.to}：${m.count} 位`}</li>)}</ul>
          </>
        ))}
      </div>
    </Dialog>
  );
}
