import { Input, Select } from 'antd';
import { useState } from 'react';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { useVillages } from '../ui/VillagePick';
import type { Family } from './People';

/** R5 From today the family is the new village's; figures of earlier days keep the old one. */
export function MoveDialog({ f, onClose, onDone }: { f: Family; onClose: () => void; onDone: (f: Family) => void }) {
  const villages = useVillages();
  const [villageId, setVillageId] = useState<string>();
  const [groupName, setGroupName] = useState('');
  const move = useAction('families.move');
  return (
    <Dialog title={`${f.name}搬到哪个村？`} deed="搬过去" missing={!villageId && '先选一个村'} busy={move.busy} error={move.error} onClose={onClose} onDeed={() => void move.run({ familyId: f.id, villageId: villageId!, groupName: groupName.trim() }).then((page) => { if (page) { onDone(page); onClose(); } })}>
      <p>从今天起算新村的，以前的数字还是原来村的。党员的支部不变。</p>
      <Field label="村"><Select aria-label="村" showSearch={{ optionFilterProp: 'label' }} value={villageId} onChange={setVillageId} placeholder="选一个村" options={villages.filter((v) => v.id !== f.villageId).map((v) => ({ value: v.id, label: v.name }))} /></Field>
      <Field label="组" note="不知道可以不填。"><Input aria-label="组" maxLength={30} value={groupName} onChange={(event) => setGroupName(event.target.value)} /></Field>
    </Dialog>
  );
}
