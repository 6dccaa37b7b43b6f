import { Checkbox } from 'antd';
import type { MarkedThing } from '@guiyan/shared/domain/marks';
import { useAction, useCall } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { Panel } from '../ui/Panel';

/** S12 The marks of one thing; nothing where the county has none. */
export function MarksOf({ on, subjectId }: { on: MarkedThing; subjectId: string }) {
  const { data, replace } = useCall('marks.of', { on, subjectId });
  const put = useAction('marks.put');
  if (!data || data.marks.length === 0) return null;
  return (
    <Panel title="标记">
      {data.marks.map((k) => <Checkbox key={k.id} checked={k.put} disabled={put.busy} onChange={(event) => void put.run({ on, subjectId, id: k.id, put: event.target.checked }).then((next) => next && replace(next))}>{k.name}</Checkbox>)}
      <ErrorLine error={put.error} />
    </Panel>
  );
}
