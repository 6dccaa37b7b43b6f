import { Select } from 'antd';
import { useMemo } from 'react';
import { useHat } from '../api/session';
import { useCall } from '../api/useCall';
import { useQueryState } from './route';

/** Villages in their fixed order; empty while they load and for a hat of one village. */
export function useVillages(): { id: string; name: string }[] {
  const { villageId } = useHat();
  const tree = useCall('orgs.tree', villageId ? null : {});
  return useMemo(() => (tree.data?.rows ?? []).filter((o) => o.kind === 'village'), [tree.data]);
}

/** The village filter of a list, kept in the address. */
export function VillagePick() {
  const villages = useVillages();
  const [village, setVillage] = useQueryState<string>('village', '');
  if (villages.length === 0) return null;
  return (
    <Select
      aria-label="哪个村"
      value={village}
      style={{ width: 150 }}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={setVillage}
      options={[{ value: '', label: `全部 ${villages.length} 个村` }, ...villages.map((v) => ({ value: v.id, label: v.name }))]}
    />
  );
}
