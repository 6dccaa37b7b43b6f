import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { requestTextMax } from '@guiyan/shared/domain/requests';
import { useAction, useCall } from '../api/useCall';
import { FamilySelect } from '../families/FamilySelect';
import { Dialog } from '../ui/Dialog';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { Picks } from '../ui/words';

interface Props { items: Output<'items.list'>['rows']; onClose: () => void; onDone: (id: string) => void }

/** S2 Somebody stands at the desk: of the roster, or by name. Everything to bring stands there before he leaves. */
export function EnterDialog({ items, onClose, onDone }: Props) {
  const [known, setKnown] = useState<'family' | 'name'>('family');
  const [familyId, setFamily] = useState<string>();
  const [personId, setPerson] = useState<string>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [item, setItem] = useState<string>();
  const [text, setText] = useState('');
  const [take, setTake] = useState(true);
  const family = useCall('families.get', known === 'family' && familyId ? { id: familyId } : null);
  const enter = useAction('requests.enter');
  const asked = items.filter(({ spec }) => spec.on && spec.askers.includes('desk'));
  const chosen = asked.find(({ code }) => code === item);
  const missing = known === 'family' ? !familyId && '先选哪一家' : !name.trim() ? '先写姓名' : phone && !isMobile(phone) ? '手机号是 11 位' : null;
  const send = () => item && void enter.run({ item, text: text.trim(), take, ...(known === 'family' ? { familyId, ...(personId && { personId }) } : { asker: { name: name.trim(), ...(phone && { phone }) } }) }).then((made) => made && onDone(made.id));
  return (
    <Dialog title="登记来办事的人" deed="登记" width={620} missing={missing || (!item && '先选什么事') || (!text.trim() && '先写怎么说的')} busy={enter.busy} error={enter.error} onClose={onClose} onDeed={send}>
      <Field label="是谁">
        <Picks kind="chip" label="是谁" value={known} onPick={setKnown} items={[{ key: 'family', label: '名册里的人家' }, { key: 'name', label: '名册里没有' }]} />
      </Field>
      {known === 'family' ? (
        <>
          <Field label="哪一家"><FamilySelect value={familyId} onChange={(id) => { setFamily(id); setPerson(undefined); }} /></Field>
          {family.data && <Field label="哪一位" note="代一家人来的可以不选。"><Select aria-label="哪一位" allowClear value={personId} onChange={setPerson} options={family.data.people.map((p) => ({ value: p.personId, label: `${p.name} ${p.relation}` }))} /></Field>}
        </>
      ) : (
        <>
          <Field label="姓名"><Input aria-label="姓名" maxLength={30} value={name} onChange={(e) => setName(e.target.value)} /></Field>
          <Field label="电话" note="没有电话的不写。"><Input aria-label="电话" maxLength={11} value={phone} onChange={(e) => setPhone(digitsOf(e.target.value))} /></Field>
        </>
      )}
      <Field label="什么事" note={chosen && (chosen.spec.papers.length ? `要带：${chosen.spec.papers.map((p) => p.name).join('、')}。${chosen.spec.wholeDays} 个工作日内办好。` : `什么都不用带。${chosen.spec.wholeDays} 个工作日内办好。`)}>
        <Select aria-label="什么事" value={item} onChange={setItem} options={asked.map(({ code, spec }) => ({ value: code, label: spec.zh }))} />
      </Field>
      <Field label="怎么说的"><Input.TextArea aria-label="怎么说的" maxLength={requestTextMax} autoSize={{ minRows: 3, maxRows: 8 }} value={text} onChange={(e) => setText(e.target.value)} /></Field>
      <Field label=""><Checkbox checked={take} onChange={(e) => setTake(e.target.checked)}>我来办，首问是我</Checkbox></Field>
    </Dialog>
  );
}
