import { Select } from 'antd';
import { useState } from 'react';
import { useList } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { usePaused } from '../ui/useSearchName';

/** Finds one member away by name. */
export function MemberSelect({ value, onChange }: { value: string | undefined; onChange: (memberId: string, person: { personId: string; name: string }) => void }) {
  const [typed, setTyped] = useState('');
  const name = usePaused(typed);
  const list = useList('members.list', { limit: 20, ...(name && { name }) });
  return (
    <>
      <Select
        aria-label="哪一位" showSearch={{ filterOption: false, onSearch: setTyped }} placeholder="写姓名或拼音来找" value={value} loading={list.loading} notFoundContent={list.loading ? '正在找' : '名册里没有这个人'}
        onChange={(id) => { const m = list.rows.find((one) => one.id === id); if (m) onChange(id, m); }} options={list.rows.map((m) => ({ value: m.id, label: `${m.name}（${m.village}）` }))}
      />
      <ErrorLine error={list.error} />
    </>
  );
}
