import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { postStates, postStateWords, type PostState } from '@guiyan/shared/domain/posts';
import { useHat } from '../api/session';
import { useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { StateWord } from '../ui/words';
import { readersWords } from './readers';
import { TopicsDialog } from './TopicsDialog';
import { WriteDialog } from './WriteDialog';

type Line = Output<'posts.desk'>['rows'][number];
export const stateTones = { waiting: 'amber', shown: 'green', returned: 'red', replaced: 'plain', withdrawn: 'plain' } as const;
const picked = postStates.filter((state) => state !== 'replaced');

/** M7 What the offices of the place tell people, and what waits for a second pair of eyes. */
export function Screen(_: ScreenProps) {
  const hat = useHat();
  const [asState, setState] = useQueryState('state', '');
  const [asTopic, setTopic] = useQueryState('topic', '');
  const state = picked.find((one) => one === asState);
  const topics = useCall('posts.topics', {});
  const topic = topics.data?.rows.find((one) => one.code === asTopic)?.code;
  const list = useList('posts.desk', { limit: 50, ...(state && { state }), ...(topic && { topic }) });
  const [asked, setAsked] = useState<'write' | 'topics' | null>(null);
  const nameOf = (code: string): string => topics.data?.rows.find((one) => one.code === code)?.name ?? '';
  return (
    <>
      <PageHead title="政策消息" note="写好了，要另一个人看过，大家才看得到；谁看过没看过，谁也不知道">
        {hat.hat === 'county' && <Button onClick={() => setAsked('topics')}>分类</Button>}
        <Button type="primary" onClick={() => setAsked('write')}>写一条</Button>
      </PageHead>
      <Panel flush>
        <div className="filter-row filter-picks">
          <Select<PostState | ''> aria-label="哪一步" style={{ width: 160 }} value={state ?? ''} onChange={setState} options={[{ value: '', label: '不管到哪一步' }, ...picked.map((value) => ({ value, label: postStateWords[value] }))]} />
          <Select aria-label="哪一类" style={{ width: 160 }} value={topic ?? ''} onChange={setTopic} options={[{ value: '', label: '不管哪一类' }, ...(topics.data?.rows ?? []).map((one) => ({ value: one.code, label: one.name }))]} />
        </div>
        <DataTable<Line>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={48}
          onOpen={(row) => go(`/posts/${row.id}`)}
          columns={[
            { key: 'title', title: '说什么', cell: (row) => <a className="ink-link row-name" href={href(`/posts/${row.id}`)}>{row.title}</a> },
            { key: 'topic', title: '哪一类', cell: (row) => nameOf(row.topic) },
            { key: 'place', title: '说给哪里', cell: (row) => row.place },
            { key: 'readers', title: '说给谁', cell: (row) => readersWords(row.readers) },
            { key: 'by', title: '谁写的', cell: (row) => `${row.by}，${dayWords(row.writtenOn)}` },
            { key: 'state', title: '到哪一步', cell: (row) => <StateWord tone={stateTones[row.state]}>{row.shown && row.state !== 'shown' ? `${postStateWords[row.state]}，旧的还看得到` : postStateWords[row.state]}</StateWord> },
          ]}
          empty={<Empty text="还没有写过。劳务、惠民、医保、防疫的消息写在这里，手机上按类看。" action={<Button type="primary" onClick={() => setAsked('write')}>写一条</Button>} />}
        />
      </Panel>
      {asked === 'write' && <WriteDialog topics={topics.data?.rows ?? []} onClose={() => setAsked(null)} onDone={(made) => go(`/posts/${made.id}`)} />}
      {asked === 'topics' && topics.data && <TopicsDialog topics={topics.data.rows} onClose={() => { setAsked(null); topics.reload(); }} />}
    </>
  );
}
