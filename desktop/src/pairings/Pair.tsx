import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { aspects, aspectWords, helperClasses, helperClassWords, pairingLevels, pairingLevelWords, pairingRoles, pairingRoleWords, type HelperClass, type PairingLevel, type PairingRole } from '@guiyan/shared/domain/pairings';
import { say } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { FamilySelect } from '../families/FamilySelect';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { ErrorLine } from '../ui/ErrorView';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { UnitSelect } from './UnitSelect';

type Aspect = (typeof aspects)[number];

/** H1 Pairs one helper, known or new, with one family. */
export function Screen(_: ScreenProps) {
  const [family, setFamily] = useQueryState<string>('family', '');
  const known = useCall('families.get', family ? { id: family } : null);
  const helpers = useCall('pairings.helpers', {});
  const [who, setWho] = useState<'known' | 'new'>('known');
  const [helperId, setHelperId] = useState<string>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [duty, setDuty] = useState('');
  const [helperClass, setClass] = useState<HelperClass>('organs');
  const [role, setRole] = useState<PairingRole>('helper');
  const [picked, setPicked] = useState<Aspect[]>([]);
  const [level, setLevel] = useState<PairingLevel | null>(null);
  const [unitId, setUnit] = useState<string>();
  const [personId, setPerson] = useState<string>();
  const pair = useAction('pairings.pair');
  const missing = !family ? '先选哪一家' : who === 'known' ? !helperId && '先选帮扶人' : !name.trim() ? '先写帮扶人姓名' : Boolean(phone) && !isMobile(phone) && '手机号是 11 位';
  const give = async () => {
    const done = await pair.run({ familyId: family, duty: duty.trim(), helperClass, role, aspects: picked, ...(level && { level }), ...(unitId && { unitId }), ...(personId && { personId }), ...(who === 'known' ? { helperId } : { name: name.trim(), ...(phone && { phone }) }) });
    if (done) go('/pairings');
  };
  return (
    <>
      <Back to={href('/pairings')}>{say('[pairing|结对]')}</Back>
      <PageHead title="结一对" />
      <Panel>
        <form className="form" onSubmit={(event) => { event.preventDefault(); if (!missing && !pair.busy) void give(); }}>
          <Field label="哪一家" note={known.data && known.data.helpers.length > 0 ? `已经有帮扶人：${known.data.helpers.join('、')}` : undefined}>
            <FamilySelect value={family || undefined} onChange={(id) => { setFamily(id); setPerson(undefined); }} known={known.data ?? undefined} />
          </Field>
          {known.data && known.data.people.length > 0 && (
            <Field label="帮谁" note="不选就是帮一整家。">
              <Select aria-label="帮谁" allowClear placeholder="一整家" value={personId} onChange={setPerson} options={known.data.people.map((m) => ({ value: m.personId, label: `${m.name}（${m.relation}）` }))} />
            </Field>
          )}
          <Field label="单位" note="由支部、学校、部门、社会组织来帮的才选；只有联系人看得到这一家。"><UnitSelect value={unitId} onChange={setUnit} /></Field>
          <Field label={unitId ? '联系人' : '帮扶人'}>
            <Picks label="帮扶人" kind="chip" value={who} onPick={setWho} items={[{ key: 'known', label: '已有的' }, { key: 'new', label: '新的一位' }]} />
            {who === 'known' ? (
              <Select
                aria-label="选帮扶人"
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="选一位"
                value={helperId}
                loading={helpers.loading}
                notFoundContent="还没有帮扶人，点「新的一位」"
                onChange={(id) => { setHelperId(id); setDuty(helpers.data?.rows.find((h) => h.personId === id)?.duty ?? ''); }}
                options={(helpers.data?.rows ?? []).map((h) => ({ value: h.personId, label: `${h.name}（${[h.duty, `已帮 ${h.families} 户`].filter(Boolean).join('，')}）` }))}
              />
            ) : (
              <>
                <Input aria-label="帮扶人姓名" placeholder="姓名" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
                <Input aria-label="帮扶人手机号" placeholder="手机号，不填也行" inputMode="numeric" maxLength={11} value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} />
              </>
            )}
          </Field>
          <Field label="单位职务" note="不填也行。"><Input aria-label="单位职务" maxLength={60} value={duty} onChange={(event) => setDuty(event.target.value)} /></Field>
          <Field label="哪股力量"><Picks label="哪股力量" kind="chip" value={helperClass} onPick={setClass} items={helperClasses.map((key) => ({ key, label: helperClassWords[key] }))} /></Field>
          <Field label="哪一级"><Picks label="哪一级" kind="chip" value={level} onPick={setLevel} items={pairingLevels.map((key) => ({ key, label: pairingLevelWords[key] }))} /></Field>
          <Field label="做什么"><Picks label="做什么" kind="chip" value={role} onPick={setRole} items={pairingRoles.map((key) => ({ key, label: pairingRoleWords[key] }))} /></Field>
          <Field label="帮哪些"><Checkbox.Group value={picked} onChange={(values) => setPicked(values as Aspect[])} options={aspects.map((value) => ({ value, label: aspectWords[value] }))} /></Field>
          <ErrorLine error={pair.error} />
          <div className="modal-buttons">
            {missing && <span className="note">{missing}</span>}
            <Button onClick={() => go('/pairings')}>先不了</Button>
            <Button type="primary" htmlType="submit" loading={pair.busy} disabled={Boolean(missing)}>结成一对</Button>
          </div>
        </form>
      </Panel>
    </>
  );
}
