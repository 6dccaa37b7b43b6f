import { dayWords } from '@guiyan/shared/domain/dates';
import type { ReportState } from '@guiyan/shared/domain/reports';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { quarterWords, stateTones, stateWords, type ReportRow } from './words';

type Which = ReportState | 'all';
const none: Record<Which, string> = { handed_in: '没有等答复的汇报。', returned: '没有退回还没补来的。', accepted: '还没有看过的汇报。', all: '还没有人交汇报。' };

export function Reports() {
  const [which, setWhich] = useQueryState<Which>('status', 'handed_in');
  const list = useList('reports.list', which === 'all' ? {} : { status: which });
  return (
    <>
      <Picks
        kind="pill"
        label="看哪些"
        value={which}
        onPick={setWhich}
        items={[{ key: 'handed_in', label: '等答复' }, { key: 'returned', label: '退回补充' }, { key: 'accepted', label: '看过的' }, { key: 'all', label: '全部' }]}
      />
      <DataTable<ReportRow>
        list={list}
        rows={list.rows}
        rowKey={(row) => row.id}
        height={48}
        onOpen={(row) => go(`/reports/${row.id}`)}
        columns={[
          { key: 'name', title: '谁写的', cell: (row) => <a className="ink-link row-name" href={href(`/reports/${row.id}`)}>{row.name}</a> },
          { key: 'village', title: '村', cell: (row) => row.village },
          { key: 'quarter', title: '哪个季度', cell: (row) => quarterWords(row.quarter) },
          { key: 'on', title: '哪天交的', cell: (row) => `${dayWords(row.handedInOn)}${row.late ? '，晚交的' : ''}${row.takenDown ? `，${row.takenDown.by}代录` : ''}` },
          { key: 'state', title: '到哪一步', cell: (row) => <StateWord tone={stateTones[row.status]}>{stateWords[row.status]}</StateWord> },
          { key: 'deed', title: '', deed: true, cell: (row) => <a href={href(`/reports/${row.id}`)}>{row.can.includes('accept') ? '去答复' : '看看'}</a> },
        ]}
        empty={<Empty text={none[which] ?? none.all} />}
      />
    </>
  );
}
