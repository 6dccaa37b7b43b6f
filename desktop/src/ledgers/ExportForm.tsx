import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { ledgersOf, ledgerWords, type LedgerName } from '@guiyan/shared/domain/ledgers';
import { say, useHat, useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { save } from '../api/files';
import { ErrorLine } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { useVillages } from '../ui/VillagePick';
import { Picks } from '../ui/words';
import { DayRange, monthSoFar, yearSoFar } from './DayRange';

type Made = Output<'ledgers.export'>;
type Numbers = 'masked' | 'full';

/** L4 A ledger in the paper's columns, one of all, beginning with `first`, or the `only` one; who took it, how many rows and the file's fingerprint are recorded. X2 With full numbers it is asked for. */
export function ExportForm({ ledger: only, first, village: home = '', onAsked }: { ledger?: LedgerName; first?: LedgerName | undefined; village?: string; onAsked?: () => void }) {
  const today = useToday();
  const { hat } = useHat();
  const own = ledgersOf(hat);
  const [ledger, setLedger] = useState<LedgerName>(only ?? first ?? own[0] ?? 'outflow');
  const [days, setDays] = useState(() => (first ? yearSoFar : monthSoFar)(today));
  const [on, setOn] = useState(today);
  const villages = useVillages();
  const [village, setVillage] = useState(home);
  const [numbers, setNumbers] = useState<Numbers>('masked');
  const [purpose, setPurpose] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const [asked, setAsked] = useState(false);
  const take = useAction('ledgers.export');
  const ask = useAction('ledgers.ask');
  const form = useAction('imports.template');
  const { unit, dated, form: kind } = ledgerWords[ledger];
  const short = say(ledgerWords[ledger].short);
  const full = numbers === 'full';
  const why = purpose.trim();
  const missing = full && why.length < 2;
  const action = full ? ask : take;
  const run = async () => {
    const input = { ledger, purpose: why, ...(village && { village }), ...(dated ? days : on < today && { until: on }) };
    setMade(null);
    setAsked(false);
    if (full) {
      if (!(await ask.run(input))) return;
      setAsked(true);
      setPurpose('');
      onAsked?.();
      return;
    }
    const reply = await take.run(input);
    if (!reply) return;
    setMade(reply);
    save(reply);
  };
  return (
    <div className="export-form">
      {!only && (
        <>
          <span className="export-label">哪一本</span>
          <Select
            aria-label="导出哪一本"
            value={ledger}
            onChange={(next) => { setLedger(next); setMade(null); }}
            options={own.map((name) => ({ value: name, label: say(ledgerWords[name].title) }))}
          />
        </>
      )}
      {dated ? (
        <>
          <span className="export-label">哪些日子</span>
          <DayRange days={days} today={today} first={first ? 'year' : 'month'} onChange={setDays} />
        </>
      ) : (
        <>
          <label className="export-label" htmlFor="export-on">截至哪天</label>
          <Input id="export-on" type="date" value={on} max={today} onChange={(event) => setOn(event.target.value || today)} />
        </>
      )}
      {hat !== 'outpost' && villages.length > 0 && (
        <>
          <span className="export-label">哪个村</span>
          <Select
            aria-label="导出哪个村"
            value={village}
            onChange={setVillage}
            options={[{ value: '', label: `全部 ${villages.length} 个村` }, ...villages.map((one) => ({ value: one.id, label: one.name }))]}
          />
        </>
      )}
      <span className="export-label">号码原文</span>
      <Picks kind="chip" label="号码原文" value={numbers} onPick={(next) => { setNumbers(next); setMade(null); setAsked(false); }} items={[{ key: 'masked', label: '遮住' }, { key: 'full', label: '要完整的' }]} />
      <label className="export-label" htmlFor="export-purpose">做什么用</label>
      <Input id="export-purpose" value={purpose} maxLength={120} placeholder={full ? '比如：报县委组织部核对' : '可以不写；写了会印在表上'} onChange={(event) => setPurpose(event.target.value)} />
      <div className="export-foot">
        <ErrorLine error={action.error} />
        {missing && !asked && <p className="note">先写明做什么用，批的人要看</p>}
        <Button type="primary" icon={<Icon name={full ? 'message' : 'download'} size={16} />} loading={action.busy} disabled={missing} onClick={() => void run()}>{full ? '请人批准' : `导出${short}`}</Button>
        {kind && hat !== 'civil' && <Button type="link" icon={<Icon name="download" size={15} />} loading={form.busy} onClick={() => void form.run({ kind }).then((link) => link && save(link))}>下载空表</Button>}
        <ErrorLine error={form.error} />
        {asked && <p className="export-made" role="status">交上去了。本级另一位干事或县里批了，到「台账与报表」来取。</p>}
        {made && (
          <p className="export-made" role="status">
            {made.rows > 0 ? `导出了 ${made.rows} ${unit}。` : '这里面还没有记录，导出来是一张空表。'}
            <span className="second" title={made.sha256}>{`文件指纹 ${made.sha256.slice(0, 12)}，谁导的、哪天导的都记下了`}</span>
          </p>
        )}
      </div>
    </div>
  );
}
