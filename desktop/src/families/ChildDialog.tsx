import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { consentChannels, consentChannelWords, fileFields, fileFieldWords, type ConsentChannel, type FileField } from '@guiyan/shared/domain/families';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Picks } from '../ui/words';
import type { Family, Person } from './People';

interface Props { f: Family; p: Person; onClose: () => void; onDone: (f: Family) => void }

/** R7 X9 First the consent of the right person, then the six facts. */
export function ChildDialog(props: Props) {
  const [changing, setChanging] = useState(false);
  const asks = changing || (!props.p.child?.consentId && props.p.child?.can.includes('consent'));
  return asks ? <ConsentDialog {...props} changing={changing} /> : <FileDialog {...props} onChangeGuardian={() => setChanging(true)} />;
}

function ConsentDialog({ f, p, changing, onClose, onDone }: Props & { changing: boolean }) {
  const own = p.child!.stage === 'own';
  const text = useCall('families.consentText', {});
  const [giver, setGiver] = useState(own ? p.name : '');
  const [relation, setRelation] = useState(own ? '本人' : '');
  const [channel, setChannel] = useState<ConsentChannel | null>(null);
  const agree = useAction('families.consent');
  const change = useAction('families.changeGuardian');
  const missing = !text.data ? '正在取同意书' : !giver.trim() ? '写谁同意的' : !own && !relation.trim() ? '写他是孩子的什么人' : !channel && '选是怎么同意的';
  const put = async () => {
    const said = { familyId: f.id, giver: giver.trim(), relation: relation.trim(), channel: channel!, version: text.data!.version };
    const page = changing ? await change.run({ ...said, id: p.child!.consentId! }) : await agree.run({ ...said, personId: p.personId, agreedBy: own ? 'own' : 'guardian' });
    if (page) { onDone(page); onClose(); }
  };
  return (
    <Dialog title={changing ? `${p.name}换了监护人，问新监护人同不同意` : own ? `${p.name}满 14 岁了，问本人同不同意` : `问${p.name}的监护人同不同意`} deed="记下同意" width={560} missing={missing} busy={agree.busy || change.busy} error={agree.error ?? change.error ?? text.error} onClose={onClose} onDeed={() => void put()}>
      {changing && <p>从今天起由新监护人说了算，{p.child!.giver}以前的同意到今天为止。新监护人不同意，就按「收回同意」办。</p>}
      <p>请把下面这段念给他听，或者请他在纸上签字：</p>
      {text.data ? <p className="panel-words">{text.data.text}</p> : <GreyLines count={2} />}
      <Field label="谁同意的"><Input aria-label="谁同意的" maxLength={30} value={giver} onChange={(event) => setGiver(event.target.value)} /></Field>
      {!own && <Field label="是孩子的"><Input aria-label="是孩子的" maxLength={20} placeholder="奶奶" value={relation} onChange={(event) => setRelation(event.target.value)} /></Field>}
      <Field label="怎么同意的"><Picks label="怎么同意的" kind="chip" value={channel} onPick={setChannel} items={consentChannels.map((key) => ({ key, label: consentChannelWords[key] }))} /></Field>
    </Dialog>
  );
}

function FileDialog({ f, p, onChangeGuardian, onClose, onDone }: Props & { onChangeGuardian: () => void }) {
  const got = useCall('families.file', { id: p.personId });
  const [facts, setFacts] = useState<Record<FileField, string> | null>(null);
  const [taking, setTaking] = useState(false);
  const save = useAction('families.saveFile');
  const withdraw = useAction('families.withdrawConsent');
  useEffect(() => { if (got.data) setFacts(got.data.file); }, [got.data]);
  const may = p.child!.can;
  const finish = (page: Family | null) => { if (page) { onDone(page); onClose(); } };
  return (
    <Modal open title={`${p.name}的档案`} footer={null} width={520} onCancel={onClose} destroyOnHidden>
      <div className="dialog">
        {!facts && !got.error && <GreyLines />}
        {facts && fileFields.map((key) => <Field key={key} label={fileFieldWords[key]}><Input aria-label={fileFieldWords[key]} maxLength={60} readOnly={!may.includes('save')} value={facts[key]} onChange={(event) => setFacts({ ...facts, [key]: event.target.value })} /></Field>)}
        {p.child!.consentedOn && <p className="note">{p.child!.consentedOn} 取得{p.child!.giver ? `${p.child!.giver}的` : ''}同意{p.child!.until && `，到 ${p.child!.until} 为止`}。看一次记一次。</p>}
        <ErrorLine error={got.error ?? save.error ?? withdraw.error} />
        {taking ? (
          <div className="modal-buttons">
            <span className="note">收回后当场封存，谁也看不到，15 个工作日内删掉，找不回来</span>
            <Button onClick={() => setTaking(false)}>先不收回</Button>
            <Button type="primary" loading={withdraw.busy} onClick={() => void withdraw.run({ familyId: f.id, id: p.child!.consentId! }).then(finish)}>收回同意</Button>
          </div>
        ) : (
          <div className="modal-buttons">
            {may.includes('change_guardian') && <Button onClick={onChangeGuardian}>监护人换了</Button>}
            {may.includes('withdraw') && <Button onClick={() => setTaking(true)}>家里要收回同意</Button>}
            {may.includes('save') && <Button type="primary" disabled={!facts} loading={save.busy} onClick={() => facts && void save.run({ familyId: f.id, personId: p.personId, ...facts }).then(finish)}>存下</Button>}
          </div>
        )}
      </div>
    </Modal>
  );
}
