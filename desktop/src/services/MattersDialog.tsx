import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';

/** F5 What families come for, as the county says it; what was logged keeps the words of its day. */
export function MattersDialog({ onClose }: { onClose: () => void }) {
  const matters = useCall('services.matters', {});
  const set = useAction('services.setMatter');
  const [label, setLabel] = useState('');
  const save = async (input: { code?: string; label: string; on: boolean }) => {
    if (await set.run(input)) { setLabel(''); matters.reload(); }
  };
  return (
    <Dialog title="办事的事项" deed="好了" width={480} error={set.error} onClose={onClose} onDeed={onClose}>
      <p className="second">收起的，窗口不再看见；以前记的还是当时的叫法。</p>
      <ErrorLine error={matters.error} />
      {(matters.data?.rows ?? []).map((m) => (
        <div key={m.code} className="state-pair" style={{ justifyContent: 'space-between', padding: '4px 0' }}>
          <span>{m.label}</span>
          <Switch aria-label={`${m.label}用不用`} size="small" checked={m.on} loading={set.busy} onChange={(on) => void save({ code: m.code, label: m.label, on })} />
        </div>
      ))}
      <Field label="加一个">
        <span className="state-pair">
          <Input aria-label="加一个" maxLength={12} value={label} onChange={(event) => setLabel(event.target.value)} />
          <Button disabled={!label.trim()} loading={set.busy} onClick={() => void save({ label: label.trim(), on: true })}>加上</Button>
        </span>
      </Field>
    </Dialog>
  );
}
