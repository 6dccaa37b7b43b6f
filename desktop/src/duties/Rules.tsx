import './duties.css';
import { Button } from 'antd';
import { useState } from 'react';
import { say, useToday } from '../api/session';
import { useCall } from '../api/useCall';
import { spanWords } from '../settings/spans';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { StateWord } from '../ui/words';
import { SetRule } from './SetRule';
import { specWords, type DutyRule } from './words';

/** M5 X16 The county's rules of what falls due: each in words, when it opens next, and every form it had. */
export function DutyRules() {
  const today = useToday();
  const got = useCall('duties.rules', {});
  const [setting, setSetting] = useState<DutyRule | 'new' | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const { rows } = got.data;
  const may = rows.some((r) => r.can.includes('set'));
  return (
    <>
      <div className="settings-bar">
        <span>到期的事由县里定，从定的那天起算。已经开着的还照原来的。</span>
        {may && <Button type="primary" onClick={() => setSetting('new')}>添一样</Button>}
      </div>
      <ul className="rules">
        {rows.map((r) => (
          <li key={r.code}>
            <div className="rule-head">
              <b>{say(r.spec.title)}</b>
              <span className="rule-value"><StateWord tone={r.spec.on ? 'green' : 'plain'}>{r.spec.on ? '在用' : '没有用'}</StateWord></span>
              {r.can.includes('set') && <Button onClick={() => setSetting(r)}>改</Button>}
            </div>
            <p className="second">{specWords(r.spec)}</p>
            {r.spec.on && r.next && <p className="note">{`下一次：${r.next}`}</p>}
            {r.history.length === 0 ? <p className="note">没有改过</p> : (
              <ul className="rule-history">
                {r.history.map((h) => <li key={`${h.from} ${h.at}`}><b>{h.spec.on ? '在用' : '没有用'}</b><span>{spanWords(h, today)}</span><span className="note">{[specWords(h.spec), h.by, h.note].filter(Boolean).join(' ')}</span></li>)}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {setting && <SetRule r={setting === 'new' ? null : setting} onClose={() => setSetting(null)} onDone={got.reload} />}
    </>
  );
}
