import '../members/members.css';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { pairingLevels, pairingLevelWords, type PairingLevel } from '@guiyan/shared/domain/pairings';
import { say, useHat } from '../api/session';
import { useAction, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { useVillages, VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';
import { UnitSelect } from './UnitSelect';

type Zone = Output<'zones.list'>['rows'][number];

/** H2 Who covers which village or groups of it. */
export function Screen(_: ScreenProps) {
  const [village] = useQueryState<string>('village', '');
  const [show, setShow] = useQueryState<'now' | 'ended'>('show', 'now');
  const [covering, setCovering] = useState(false);
  const [ending, setEnding] = useState<Zone | null>(null);
  const list = useList('zones.list', { ...(village && { village }), ended: show === 'ended' });
  return (
    <>
      <Back to={href('/pairings')}>{say('[pairing|结对]')}</Back>
      <PageHead title="包村包组" note="只说谁包哪里，不让他看到人家的资料">
        <VillagePick />
        <Button type="primary" onClick={() => setCovering(true)}>加一个</Button>
      </PageHead>
      <Panel flush>
        <Picks label="哪些" kind="pill" value={show} onPick={setShow} items={[{ key: 'now', label: '现在的' }, { key: 'ended', label: '不再包的' }]} />
        <DataTable<Zone>
          list={list}
          rows={list.rows}
          rowKey={(z) => z.id}
          height={62}
          columns={[
            { key: 'village', title: '村', cell: (z) => <><b className="row-name">{z.village}</b><div className="second">{z.groups.length ? z.groups.join('、') : '全村'}</div></> },
            { key: 'level', title: '哪一级', cell: (z) => pairingLevelWords[z.level] },
            { key: 'helper', title: '谁包', cell: (z) => <>{z.unit || z.helper}<div className="second">{z.unit ? `联系人 ${z.helper}` : z.duty}</div></> },
            { key: 'from', title: '从哪天', cell: (z) => z.from },
            ...(show === 'ended' ? [{ key: 'until', title: '到哪天', cell: (z: Zone) => <>{z.until}<div className="second">{z.reason}</div></> }] : []),
            { key: 'deed', title: '', deed: true, cell: (z) => z.can.includes('end') && <Button type="link" onClick={() => setEnding(z)}>不再包</Button> },
          ]}
          empty={<Empty text={show === 'ended' ? '还没有不再包的。' : '还没有包村包组。点「加一个」。'} />}
          foot="按村的次序排"
        />
      </Panel>
      {covering && <Cover onClose={() => setCovering(false)} onDone={list.reload} />}
      {ending && <End zone={ending} onClose={() => setEnding(null)} onDone={list.reload} />}
    </>
  );
}

function Cover({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const hat = useHat();
  const villages = useVillages();
  const [villageId, setVillage] = useState<string | undefined>(hat.villageId ?? undefined);
  const [groups, setGroups] = useState<string[]>([]);
  const [level, setLevel] = useState<PairingLevel>('township');
  const [unitId, setUnit] = useState<string>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [duty, setDuty] = useState('');
  const cover = useAction('zones.cover');
  const missing = !villageId ? '先选村' : !name.trim() ? '先写姓名' : Boolean(phone) && !isMobile(phone) && '手机号是 11 位';
  const deed = () => void cover.run({ villageId: villageId!, groups, level, name: name.trim(), duty: duty.trim(), ...(phone && { phone }), ...(unitId && { unitId }) }).then((done) => { if (done) { onDone(); onClose(); } });
  return (
    <Dialog title="谁包哪里" deed="记下" missing={missing} busy={cover.busy} error={cover.error} onClose={onClose} onDeed={deed}>
      {!hat.villageId && <Field label="哪个村"><Select aria-label="哪个村" showSearch={{ optionFilterProp: 'label' }} placeholder="选一个村" value={villageId} onChange={setVillage} options={villages.map((v) => ({ value: v.id, label: v.name }))} /></Field>}
      <Field label="哪些组" note="不写就是全村。写一个组，按回车。"><Select aria-label="哪些组" mode="tags" open={false} suffixIcon={null} placeholder="一组" value={groups} onChange={setGroups} /></Field>
      <Field label="哪一级"><Picks label="哪一级" kind="chip" value={level} onPick={setLevel} items={pairingLevels.map((key) => ({ key, label: pairingLevelWords[key] }))} /></Field>
      <Field label="单位" note="由支部、部门来包的才选。"><UnitSelect value={unitId} onChange={setUnit} /></Field>
      <Field label={unitId ? '联系人' : '谁包'}>
        <Input aria-label="姓名" placeholder="姓名" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
        <Input aria-label="手机号" placeholder="手机号，不填也行" inputMode="numeric" maxLength={11} value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} />
        <Input aria-label="职务" placeholder="职务，不填也行" maxLength={60} value={duty} onChange={(event) => setDuty(event.target.value)} />
      </Field>
    </Dialog>
  );
}
function End({ zone, onClose, onDone }: { zone: Zone; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const end = useAction('zones.end');
  return (
    <Dialog title={`${zone.unit || zone.helper}不再包${zone.village}？`} deed="不再包" missing={!reason.trim() && '先写原因'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: zone.id, reason: reason.trim() }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={120} placeholder="换届" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
