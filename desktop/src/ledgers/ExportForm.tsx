import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { useAction } from '../api/useCall';
import { save } from '../api/files';
import { ErrorLine } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { useVillages } from '../ui/VillagePick';
import { Picks } from '../ui/words';

type Made = Output<'ledgers.export'>;
type Numbers = 'masked' | 'full';

/** R1 L4 The roster in the paper's columns; who took it, how many rows and the file's fingerprint are recorded. */
export function ExportForm({ village: first = '' }: { village?: string }) {
  const villages = useVillages();
  const [village, setVillage] = useState(first);
  const [numbers, setNumbers] = useState<Numbers>('masked');
  const [reason, setReason] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const take = useAction('ledgers.export');
  const full = numbers === 'full';
  const why = reason.trim();
  const missing = full && why.length < 2;
  const run = async () => {
    const reply = await take.run({ ledger: 'outflow', full, reason: full ? why : '', ...(village && { village }) });
    if (!reply) return;
    setMade(reply);
    save(reply);
  };
  return (
    <div className="export-form">
      {villages.length > 0 && (
        <>
          <span className="export-label">哪些人</span>
          <Select
            aria-label="导出哪个村"
            value={village}
            onChange={setVillage}
            options={[{ value: '', label: `全部 ${villages.length} 个村` }, ...villages.map((one) => ({ value: one.id, label: one.name }))]}
          />
        </>
      )}
      <span className="export-label">号码</span>
      <Picks kind="chip" label="号码" value={numbers} onPick={setNumbers} items={[{ key: 'masked', label: '遮住中间' }, { key: 'full', label: '要完整的' }]} />
      {full && (
        <>
          <label className="export-label" htmlFor="export-reason">做什么用</label>
          <Input id="export-reason" value={reason} maxLength={120} placeholder="比如：报县委组织部核对" onChange={(event) => setReason(event.target.value)} />
        </>
      )}
      <div className="export-foot">
        <ErrorLine error={take.error} />
        {missing && <p className="note">完整号码要先写明做什么用</p>}
        <Button type="primary" icon={<Icon name="download" size={16} />} loading={take.busy} disabled={missing} onClick={() => void run()}>导出花名册</Button>
        {made && (
          <p className="export-made" role="status">
            {`导出了 ${made.rows} 人。`}
            <span className="second" title={made.sha256}>{`文件指纹 ${made.sha256.slice(0, 12)}，谁导的、哪天导的都记下了`}</span>
          </p>
        )}
      </div>
    </div>
  );
}
