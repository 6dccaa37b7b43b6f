import './audit.css';
import { Select } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords, shanghaiTime } from '@guiyan/shared/domain/dates';
import { hats, hatTitles } from '@guiyan/shared/domain/hats';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { eventWords, wordsOf } from './words';

type Row = Output<'audit.events'>['rows'][number];
const titleOf = (hat: string | null): string => {
  const known = hats.find((one) => one === hat);
  return known ? hatTitles[known] : '';
};

/** X3 Who did, read or exported what. */
export function Screen() {
  const [name, setName] = useQueryState<string>('name', '');
  const list = useList('audit.events', { ...(name && { name }), limit: 100 });
  return (
    <>
      <PageHead title="谁看过" note="谁在什么时候看了、改了、导出了什么，最近的在前">
        <Select
          aria-label="哪一类"
          value={name}
          onChange={setName}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          options={[{ value: '', label: '全部' }, ...Object.entries(eventWords).map(([value]) => ({ value, label: wordsOf(value) }))]}
        />
      </PageHead>
      <Panel flush>
        <DataTable<Row>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'at', title: '什么时候', cell: (row) => `${fullDayWords(row.on)} ${shanghaiTime(row.at)}` },
            { key: 'actor', title: '谁', cell: (row) => <>{row.actor || '系统'} <span className="second">{titleOf(row.hat)}</span></> },
            { key: 'name', title: '做了什么', cell: (row) => wordsOf(row.name) },
            { key: 'subject', title: '对着哪一条', cell: (row) => row.subject && <code className="audit-id" title={row.subject}>{row.subject.slice(-8)}</code> },
            { key: 'sealed', title: '封存', cell: (row) => (row.sealed ? <span className="audit-sealed"><Icon name="check" size={14} />封存了</span> : <span className="tone-amber">等封存</span>) },
          ]}
          foot="记下就改不了，隔一会儿封存一次；封存过的再动会被查出来。这里只有人名和编号，不显示看到的内容"
          empty={<Empty text="还没有这类记录。" />}
        />
      </Panel>
    </>
  );
}
