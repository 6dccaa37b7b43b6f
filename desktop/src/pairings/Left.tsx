import '../members/members.css';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { StateWord } from '../ui/words';

type Left = Output<'pairings.left'>['rows'][number];

/** H16 Families somebody helped before and nobody helps now. */
export function Screen(_: ScreenProps) {
  const pairs = useHat().hat !== 'county';
  const [village] = useQueryState<string>('village', '');
  const list = useList('pairings.left', village ? { village } : {});
  return (
    <>
      <Back to={href('/pairings')}>{say('[pairing|结对]')}</Back>
      <PageHead title="没人帮的人家" note={list.total === undefined ? '以前有人帮，现在没有' : `${list.total} 户，以前有人帮，现在没有`}><VillagePick /></PageHead>
      <Panel flush>
        <DataTable<Left>
          list={list}
          rows={list.rows}
          rowKey={(l) => l.familyId}
          height={62}
          columns={[
            { key: 'family', title: '家庭', cell: (l) => <><b className="row-name">{l.family}</b><div className="second">{`${l.village}${l.groupName}`}</div></> },
            { key: 'helper', title: '以前谁帮', cell: (l) => <>{l.helper}{l.unit && <div className="second">{l.unit}</div>}</> },
            { key: 'until', title: '到哪天', cell: (l) => l.until },
            { key: 'reason', title: '为什么解除', cell: (l) => l.reason },
            { key: 'nobody', title: '为什么没人接', cell: (l) => l.nobody || <StateWord tone="amber">没有写</StateWord> },
            { key: 'deed', title: '', deed: true, cell: (l) => pairs && <a href={href('/pairings/new', { family: l.familyId })}>结一对</a> },
          ]}
          empty={<Empty text="没有。解除了结对的人家，都有人接着帮。" />}
          foot="按村的次序排"
        />
      </Panel>
    </>
  );
}
