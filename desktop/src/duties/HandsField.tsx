import { Select } from 'antd';
import { useState } from 'react';
import type { Input } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useCall } from '../api/useCall';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';

export type Hands = Input<'duties.assign'>['to'];

/** Whose hands it goes into: an office of the place, or one of its liaisons and helpers. */
export function HandsField({ value, onChange }: { value: Hands | null; onChange: (to: Hands | null) => void }) {
  const { hat } = useHat();
  const names = hat !== 'county';
  const liaisons = useCall('members.liaisons', names ? {} : null);
  const helpers = useCall('pairings.helpers', names ? {} : null);
  const [kind, setKind] = useState<'office' | 'person'>(value?.kind ?? 'office');
  const people = new Map([...(liaisons.data?.liaisons ?? []).map((l) => [l.personId, `${l.name}（${say('[liaison]')}，${l.village}）`] as const), ...(helpers.data?.rows ?? []).map((h) => [h.personId, `${h.name}（${[h.duty, '帮扶人'].filter(Boolean).join('，')}）`] as const)]);
  return (
    <>
      {names && <Picks label="交给哪里" kind="chip" value={kind} onPick={(next) => { setKind(next); onChange(null); }} items={[{ key: 'office', label: '一级组织' }, { key: 'person', label: '一个人' }]} />}
      <Field label="交给谁">
        {kind === 'office' ? (
          <Select aria-label="交给谁" placeholder="选一级" value={value?.kind === 'office' ? value.hat : undefined} onChange={(office: 'secretary' | 'clerk') => onChange({ kind: 'office', hat: office })} options={[{ value: 'secretary', label: '村支书' }, { value: 'clerk', label: '乡镇组织干事' }]} />
        ) : (
          <Select aria-label="交给谁" placeholder="选一位" showSearch={{ optionFilterProp: 'label' }} value={value?.kind === 'person' ? value.personId : undefined} onChange={(personId: string) => onChange({ kind: 'person', personId })} options={[...people].map(([id, label]) => ({ value: id, label }))} />
        )}
      </Field>
    </>
  );
}
