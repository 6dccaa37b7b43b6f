import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { addDays, dayWords } from '@guiyan/shared/domain/dates';
import { MANDATE_DAYS, mandateStateWords, mandateWayWords } from '@guiyan/shared/domain/mandates';
import { useToday } from '../api/session';
import { useAction, useCall, useList, type RowOf } from '../api/useCall';
import { FamilySelect } from '../families/FamilySelect';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { Picks, StateWord } from '../ui/words';

type Way = 'phone' | 'witness' | 'paper';
const ways: readonly Way[] = ['phone', 'witness', 'paper'];

/** S10 X11 Who may act for whom; told by phone or before a witness, written down here. */
export function Screen() {
  const list = useList('mandates.list', { limit: 100 });
  const items = useCall('items.list', {});
  const [entering, setEntering] = useState(false);
  const revoke = useAction('mandates.revoke');
  const names = (codes: readonly string[]): string => (codes.length === 0 ? '什么都可以' : codes.map((code) => items.data?.rows.find((i) => i.code === code)?.spec.zh ?? code).join('、'));
  return (
    <>
      <Back to={href('/requests')}>办事</Back>
      <PageHead title="委托代办" note="本人在手机上给的，或者在电话里、当面说了登记的；随时能收回">
        <Button type="primary" onClick={() => setEntering(true)}>登记委托</Button>
      </PageHead>
      <ErrorLine error={revoke.error} />
      <Panel flush>
        <DataTable<RowOf<'mandates.list'>>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={62}
          columns={[
            { key: 'who', title: '谁委托', cell: (row) => <>{row.principal}<div className="second">{`${row.family} ${row.village}`}</div></> },
            { key: 'agent', title: '委托谁', cell: (row) => row.agent },
            { key: 'items', title: '办什么', cell: (row) => names(row.items) },
            { key: 'until', title: '到哪天', cell: (row) => dayWords(row.until) },
            { key: 'how', title: '怎么给的', cell: (row) => <>{mandateWayWords[row.how]}<div className="second">{[row.witness && `${row.witness}在场`, row.how !== 'self' && `${row.by}登记`].filter(Boolean).join('，')}</div></> },
            { key: 'state', title: '', cell: (row) => <StateWord tone={row.state === 'open' ? 'green' : 'plain'}>{mandateStateWords[row.state]}</StateWord> },
            { key: 'deed', title: '', deed: true, cell: (row) => row.can.includes('revoke') && <Button size="small" loading={revoke.busy} onClick={() => void revoke.run({ id: row.id }).then((done) => done && list.reload())}>收回</Button> },
          ]}
          empty={<Empty text="还没有委托。" />}
        />
      </Panel>
      {entering && <EnterMandate items={(items.data?.rows ?? []).map(({ code, spec }) => ({ value: code, label: spec.zh }))} onClose={() => setEntering(false)} onDone={() => { setEntering(false); void list.reload(); }} />}
    </>
  );
}

function EnterMandate({ items, onClose, onDone }: { items: { value: string; label: string }[]; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [familyId, setFamily] = useState<string>();
  const [principalId, setPrincipal] = useState<string>();
  const [agentId, setAgent] = useState<string>();
  const [chosen, setChosen] = useState<string[]>([]);
  const [until, setUntil] = useState(addDays(today, 90));
  const [how, setHow] = useState<Way>('phone');
  const [witness, setWitness] = useState('');
  const family = useCall('families.get', familyId ? { id: familyId } : null);
  const agents = useCall('mandates.agents', familyId ? { familyId } : null);
  const enter = useAction('mandates.enter');
  const missing = !familyId ? '先选哪一家' : !principalId ? '先选谁委托' : !agentId ? '先选委托谁' : how === 'witness' && !witness.trim() && '先写谁在场';
  const send = () => principalId && agentId && void enter.run({ principalId, agentId, items: chosen, until, how, witness: witness.trim() }).then((made) => made && onDone());
  return (
    <Dialog title="登记委托" deed="登记" width={600} missing={missing} busy={enter.busy} error={enter.error} onClose={onClose} onDeed={send}>
      <Field label="哪一家"><FamilySelect value={familyId} onChange={(id) => { setFamily(id); setPrincipal(undefined); setAgent(undefined); }} /></Field>
      <Field label="谁委托"><Select aria-label="谁委托" value={principalId} onChange={setPrincipal} options={(family.data?.people ?? []).map((p) => ({ value: p.personId, label: `${p.name} ${p.relation}` }))} /></Field>
      <Field label="委托谁" note="帮扶人或联络员。"><Select aria-label="委托谁" value={agentId} onChange={setAgent} notFoundContent="这一家还没有帮扶人和联络员" options={(agents.data?.rows ?? []).map((a) => ({ value: a.personId, label: a.name }))} /></Field>
      <Field label="办什么" note="不选就是什么都可以。"><Select aria-label="办什么" mode="multiple" value={chosen} onChange={setChosen} options={items} /></Field>
      <Field label="到哪天"><Input type="date" aria-label="到哪天" style={{ width: 160 }} min={today} max={addDays(today, MANDATE_DAYS)} value={until} onChange={(e) => setUntil(e.target.value)} /></Field>
      <Field label="怎么给的"><Picks kind="chip" label="怎么给的" value={how} onPick={setHow} items={ways.map((key) => ({ key, label: mandateWayWords[key] }))} /></Field>
      {how !== 'phone' && <Field label="谁在场"><Input aria-label="谁在场" maxLength={60} value={witness} onChange={(e) => setWitness(e.target.value)} /></Field>}
    </Dialog>
  );
}
