import { Select } from 'antd';
import { orgKindRules } from '@guiyan/shared/domain/orgs';
import { useCall } from '../api/useCall';

const places: readonly string[] = ['county', 'township', 'village', 'group', 'chat'];

/** A unit of one's own township or of the county. */
export function UnitSelect({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const orgs = useCall('orgs.list', {});
  const options = (orgs.data?.rows ?? []).filter((o) => !places.includes(o.kind)).map((o) => ({ value: o.id, label: `${o.name}（${orgKindRules[o.kind].title}）` }));
  return <Select aria-label="哪个单位" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="选一个单位" value={value} loading={orgs.loading} onChange={onChange} options={options} notFoundContent="还没有单位，到「设置」的「机构」里加" />;
}
