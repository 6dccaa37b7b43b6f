import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { endings, endingWords, type Ending } from '@guiyan/shared/domain/services';
import { say, useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';

/** F5 A service logged at the desk, by the number that was read out. */
export function DeskDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const options = useCall('services.options', {}).data;
  const log = useAction('services.logAtDesk');
  const [number, setNumber] = useState('');
  const [unitId, setUnit] = useState<string | null>(null);
  const [matter, setMatter] = useState<string | null>(null);
  const [on, setOn] = useState(today);
  const [priority, setPriority] = useState<'yes' | 'no' | null>(null);
  const [waitedMinutes, setWaited] = useState(0);
  const [ending, setEnding] = useState<Ending>('done');
  const [result, setResult] = useState('');
  const go = async () => {
    if (await log.run({ number: number.trim(), unitId: unitId!, on, matter: matter!, priority: priority === 'yes', waitedMinutes, ending, result: result.trim() })) { onDone(); onClose(); }
  };
  const missing = !number.trim() ? say('先填[card]上的证号') : !unitId ? '先选哪个单位办的' : !matter ? '先选办了什么' : !priority && '说说优先办了没有';
  return (
    <Dialog title="按证号记一次" deed="记下" missing={missing} width={560} busy={log.busy} error={log.error} onClose={onClose} onDeed={() => void go()}>
      <Field label="证号"><Input aria-label="证号" placeholder="比如 QS 0031" maxLength={24} value={number} onChange={(event) => setNumber(event.target.value)} /></Field>
      <Field label="单位"><Select aria-label="单位" value={unitId} onChange={setUnit} options={(options?.units ?? []).map((u) => ({ value: u.id, label: u.name }))} /></Field>
      <Field label="事项"><Select aria-label="事项" value={matter} onChange={setMatter} options={(options?.matters ?? []).map((m) => ({ value: m.code, label: m.label }))} /></Field>
      <Field label="哪天办的"><Input aria-label="哪天办的" type="date" max={today} value={on} onChange={(event) => setOn(event.target.value || today)} /></Field>
      <Field label="优先没有"><Picks label="优先没有" kind="chip" value={priority} onPick={setPriority} items={[{ key: 'yes', label: '优先办了' }, { key: 'no', label: '没能优先' }]} /></Field>
      <Field label="办成没有"><Picks label="办成没有" kind="chip" value={ending} onPick={setEnding} items={endings.map((key) => ({ key, label: endingWords[key] }))} /></Field>
      <Field label="等了几分钟"><InputNumber aria-label="等了几分钟" min={0} max={600} value={waitedMinutes} onChange={(n) => setWaited(n ?? 0)} /></Field>
      <Field label="说明"><Input aria-label="说明" placeholder="可以不写" maxLength={120} value={result} onChange={(event) => setResult(event.target.value)} /></Field>
    </Dialog>
  );
}
