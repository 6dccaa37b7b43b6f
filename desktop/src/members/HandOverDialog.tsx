import { Select } from 'antd';
import { useState } from 'react';
import { say } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import type { Coverage } from './Liaisons';

/** N5 A leaving liaison's people go to another in one step. */
export function HandOverDialog({ c, from, onClose, onDone }: { c: Coverage; from: Coverage['liaisons'][number]; onClose: () => void; onDone: () => void }) {
  const [toId, setToId] = useState<string>();
  const give = useAction('members.handOver');
  const others = c.liaisons.filter((l) => l.personId !== from.personId);
  const send = () => toId && void give.run({ fromId: from.personId, toId }).then((done) => { if (done) { onDone(); onClose(); } });
  return (
    <Dialog title={`${from.name}的 ${from.members} 位交给谁？`} deed={`交接 ${from.members} 位`} missing={others.length === 0 ? say('还没有别的[liaison]') : !toId && '先选一位'} busy={give.busy} error={give.error} onClose={onClose} onDeed={send}>
      <p>一次全交过去。从今天起他看不到这些党员，以前的记录都留着。</p>
      <Field label="接手的人">
        <Select aria-label="接手的人" showSearch={{ optionFilterProp: 'label' }} value={toId} onChange={setToId} placeholder="选一位" options={others.map((l) => ({ value: l.personId, label: `${l.name}（${[l.village, `已联系 ${l.members} 位`].filter(Boolean).join('，')}）` }))} />
      </Field>
    </Dialog>
  );
}
