import { Select } from 'antd';
import { useState } from 'react';
import { useList } from '../api/useCall';
import { usePaused } from '../ui/useSearchName';
import { atHome } from './words';

interface Props { value: string | undefined; onChange: (id: string, name: string) => void; known?: { id: string; name: string } }

/** Finds one family by the name of its member away. */
export function FamilySelect({ value, onChange, known }: Props) {
  const [typed, setTyped] = useState('');
  const name = usePaused(typed);
  const list = useList('families.list', { limit: 20, ...(name && { name }) });
  const options = list.rows.map((f) => ({ value: f.id, label: `${f.name}（${[`${f.village}${f.groupName}`, atHome(f)].filter(Boolean).join('，')}）`, name: f.name }));
  if (known && !name && !options.some((o) => o.value === known.id)) options.unshift({ value: known.id, label: known.name, name: known.name });
  return (
    <Select
      aria-label="哪一家"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      placeholder="写在外党员的姓名或拼音来找"
      loading={list.loading}
      notFoundContent={list.loading ? '正在找' : '没有这一家'}
      onChange={(id, option) => onChange(id, Array.isArray(option) ? '' : option?.name ?? '')}
      options={options}
    />
  );
}
