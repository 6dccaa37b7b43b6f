import '../members/members.css';
import './papers.css';
import { useHat } from '../api/session';
import type { ScreenProps } from '../routes';
import { PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { Arrivals } from './Arrivals';
import { Register } from './Register';
import { Rules } from './Rules';
import { Transfers } from './Transfers';
import { Unpaid } from './Unpaid';

type Tab = 'transfers' | 'papers' | 'arrivals' | 'dues' | 'rules';

/** C1–C5 What is recorded of official papers and transfers; nothing is issued here. */
export function Screen(_: ScreenProps) {
  const { place } = useHat();
  const [tab, setTab] = useQueryState<Tab>('tab', 'transfers');
  return (
    <>
      <PageHead title="证件与转接" note={place} />
      <Panel flush>
        <Picks label="看什么" value={tab} onPick={setTab} items={[{ key: 'transfers', label: '关系转接' }, { key: 'papers', label: '证件登记' }, { key: 'arrivals', label: '向外地报到' }, { key: 'dues', label: '党费' }, { key: 'rules', label: '办哪种证' }]} />
        {tab === 'transfers' && <Transfers />}
        {tab === 'papers' && <Register />}
        {tab === 'arrivals' && <Arrivals />}
        {tab === 'dues' && <Unpaid />}
        {tab === 'rules' && <Rules />}
      </Panel>
    </>
  );
}
