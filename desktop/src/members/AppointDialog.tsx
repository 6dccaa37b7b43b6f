import { Input, Select } from 'antd';
import { useState } from 'react';
import { say } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { Picks } from '../ui/words';
import type { Coverage } from './Liaisons';

/** N5 One liaison for everyone who has none. */
export function AppointDialog({ c, onClose, onDone }: { c: Coverage; onClose: () => void; onDone: () => void }) {
  const [who, setWho] = useState<'known' | 'new'>(c.liaisons.length > 0 ? 'known' : 'new');
  const [liaisonId, setLiaisonId] = useState<string>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const appoint = useAction('members.appoint');
  const missing = who === 'known' ? !liaisonId && '先选一位' : !name.trim() ? '先写姓名' : Boolean(phone) && !isMobile(phone) && '手机号是 11 位';
  const give = async () => {
    const reply = await appoint.run({ allGaps: true, ...(who === 'known' ? { liaisonId } : { name: name.trim(), ...(phone && { phone }) }) });
    if (!reply) return;
    onDone();
    onClose();
  };
  return (
    <Dialog title={`这 ${c.gaps.length} 位都指给谁？`} deed={`指给他 ${c.gaps.length} 位`} missing={missing} busy={appoint.busy} error={appoint.error} onClose={onClose} onDeed={() => void give()}>
      {c.liaisons.length > 0 && <Picks label="哪一种人" kind="chip" value={who} onPick={setWho} items={[{ key: 'known', label: say('现在的[liaison]') }, { key: 'new', label: '新的一位' }]} />}
      {who === 'known' ? (
        <Field label={say('[liaison]')}>
          <Select aria-label={say('[liaison]')} showSearch={{ optionFilterProp: 'label' }} value={liaisonId} onChange={setLiaisonId} placeholder="选一位" options={c.liaisons.map((l) => ({ value: l.personId, label: `${l.name}（${[l.village, `已联系 ${l.members} 位`].filter(Boolean).join('，')}）` }))} />
        </Field>
      ) : (
        <>
          <Field label="姓名"><Input aria-label="姓名" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} /></Field>
          <Field label="手机号" note="不填也行，请他用手机的时候再填。"><Input aria-label="手机号" inputMode="numeric" maxLength={11} value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} /></Field>
        </>
      )}
    </Dialog>
  );
}
