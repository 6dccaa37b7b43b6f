import { Input, Select } from 'antd';
import type { Input as In } from '@guiyan/shared/contract';
import { outpostForms, outpostFormWords, type OutpostForm } from '@guiyan/shared/domain/orgs';
import { useToday } from '../../api/session';
import { Field } from '../../ui/Field';
import type { Line, Page } from './words';

export interface OutpostDraft { form: OutpostForm | null; city: string; homeId: string | null; approvedBy: string; approvedNo: string; approvedOn: string }
export const outpostOf = (o: Page['outpost']): OutpostDraft => ({ form: o?.form ?? null, city: o?.city ?? '', homeId: o?.homeId ?? null, approvedBy: o?.approvedBy ?? '', approvedNo: o?.approvedNo ?? '', approvedOn: o?.approvedOn ?? '' });
export const outpostInput = (d: OutpostDraft): NonNullable<In<'orgs.add'>['outpost']> => ({
  form: d.form ?? 'branch', city: d.city.trim(), approvedBy: d.approvedBy.trim(), approvedNo: d.approvedNo.trim(), ...(d.homeId && { homeId: d.homeId }), ...(d.approvedOn && { approvedOn: d.approvedOn }),
});

/** N2 Where it is, whom it belongs to at home, and who approved it. */
export function OutpostFields({ of, all, onChange }: { of: OutpostDraft; all: readonly Line[]; onChange: (next: OutpostDraft) => void }) {
  const set = (part: Partial<OutpostDraft>) => onChange({ ...of, ...part });
  const homes = all.filter((o) => ['county', 'township', 'network_branch', 'branch', 'general_branch'].includes(o.kind));
  return (
    <>
      <Field label="类型"><Select aria-label="类型" placeholder="选一个" value={of.form} onChange={(form) => set({ form })} options={outpostForms.map((f) => ({ value: f, label: outpostFormWords[f] }))} /></Field>
      <Field label="所在城市"><Input aria-label="所在城市" maxLength={30} placeholder="宁波市" value={of.city} onChange={(event) => set({ city: event.target.value })} /></Field>
      {homes.length > 0 && <Field label="家乡这头" note="两地一起建的，连到家乡哪个组织。"><Select aria-label="家乡这头" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="选一个" value={of.homeId} onChange={(homeId) => set({ homeId: homeId ?? null })} options={homes.map((o) => ({ value: o.id, label: o.name }))} /></Field>}
      <Field label="谁批准的" note="由县级以上党委批准设立。"><Input aria-label="谁批准的" maxLength={60} value={of.approvedBy} onChange={(event) => set({ approvedBy: event.target.value })} /></Field>
      <Field label="文号"><Input aria-label="文号" maxLength={40} value={of.approvedNo} onChange={(event) => set({ approvedNo: event.target.value })} /></Field>
      <Field label="哪天批的"><Input type="date" aria-label="哪天批的" max={useToday()} value={of.approvedOn} onChange={(event) => set({ approvedOn: event.target.value })} /></Field>
    </>
  );
}
