import { useMemo } from 'react';
import { useHat } from '../api/session';
import { useCall } from '../api/useCall';

/** Townships of the county in their fixed order; none for a hat of one township. */
export function useTownships(): { id: string; name: string }[] {
  const { townshipId } = useHat();
  const tree = useCall('orgs.tree', townshipId ? null : {});
  return useMemo(() => (tree.data?.rows ?? []).filter((o) => o.kind === 'township'), [tree.data]);
}
