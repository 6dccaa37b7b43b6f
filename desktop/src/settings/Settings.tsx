import './settings.css';
import { useHat } from '../api/session';
import type { ScreenProps } from '../routes';
import { PageHead } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { Keys } from '../cards/Keys';
import { Calendar } from './Calendar';
import { DutyRules } from '../duties/Rules';
import { Hats } from './Hats';
import { Labels } from './Labels';
import { Parts } from './Parts';
import { Rules } from './Rules';
import { Invites } from './Invites';
import { Orgs } from './orgs/Orgs';
import { Windows } from './Windows';

type Tab = 'invites' | 'hats' | 'windows' | 'orgs' | 'rules' | 'duties' | 'parts' | 'labels' | 'calendar' | 'keys';
/** X15 R13 Who may come in, who wears what, and the windows. */
export function Screen(_: ScreenProps) {
  const { hat, place } = useHat();
  const [tab, setTab] = useQueryState<Tab>('tab', 'invites');
  return (
    <>
      <PageHead title="设置" note={place} />
      <section className="panel panel-flush settings">
        <Picks
          label="设置什么"
          value={tab}
          onPick={setTab}
          items={[
            { key: 'invites', label: '邀请' },
            { key: 'hats', label: '人和身份' },
            { key: 'orgs', label: '机构' },
            ...(hat === 'secretary' ? [] : [{ key: 'windows' as const, label: '窗口' }]),
            { key: 'rules', label: '口径' },
            { key: 'duties', label: '到期的事' },
            { key: 'parts', label: '开关' },
            { key: 'labels', label: '叫法' },
            { key: 'calendar', label: '日历' },
            ...(hat === 'county' ? [{ key: 'keys' as const, label: '证的密钥' }] : []),
          ]}
        />
        {tab === 'invites' && <Invites />}
        {tab === 'hats' && <Hats />}
        {tab === 'windows' && <Windows />}
        {tab === 'rules' && <Rules />}
        {tab === 'duties' && <DutyRules />}
        {tab === 'parts' && <Parts />}
        {tab === 'labels' && <Labels />}
        {tab === 'calendar' && <Calendar />}
        {tab === 'keys' && hat === 'county' && <Keys />}
        {tab === 'orgs' && <Orgs />}
      </section>
    </>
  );
}
