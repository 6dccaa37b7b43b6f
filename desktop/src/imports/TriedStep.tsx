import { Button } from 'antd';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { FootBar } from '../ui/FootBar';
import { useQueryState, go } from '../ui/route';
import { FailedRows } from './Tally';
import { Outcome, outcomes, type OutcomeState } from './Outcome';
import { RowsPanel } from './RowsPanel';
import { DropIt } from './DropIt';
import type { StepProps } from './steps';
import { storable } from './words';

/** R12 Step 4: what a commit would do, each figure the door to its rows. Nothing is stored yet. */
export function TriedStep({ i, onChange, onStep }: StepProps) {
  const [state, setState] = useQueryState<OutcomeState>('state', 'new');
  const commit = useAction('imports.commit');
  const rows = storable(i) + i.counts.kept;
  return (
    <>
      <Outcome i={i} value={state} onPick={setState} deed={i.counts.refused + i.counts.skipped > 0 && <FailedRows i={i} words="下载没存的行" />} />
      <RowsPanel key={state} i={i} state={state} title={outcomes.find((o) => o.state === state)!.title} />
      <ErrorLine error={commit.error} />
      <FootBar safe={rows > 0 ? '这是试的结果，还没有存。存到一半断了，会接着存，不会重。' : '没有一行能存。看看不能存的行写着为什么。'}>
        <DropIt i={i} />
        <Button onClick={() => onStep('ask')}>回去改答的</Button>
        <Button onClick={() => go('/imports')}>先放着</Button>
        <Button type="primary" disabled={rows === 0} loading={commit.busy} onClick={() => void commit.run({ id: i.id }).then((reply) => { if (reply) { onChange(reply); onStep('store'); } })}>存进来 {rows} 行</Button>
      </FootBar>
    </>
  );
}
