import './people.css';
import { useState } from 'react';
import { Button } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { againstWords, matchReasonWords } from '@guiyan/shared/domain/people';
import { useAction, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { href } from '../ui/address';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';

type Pair = Output<'people.suggestions'>['rows'][number];
type Merged = Output<'people.merges'>['rows'][number];

/** R12 Pairs that may be one person, and what was merged lately. */
export function Screen(_: ScreenProps) {
  const [tab, setTab] = useQueryState<'pairs' | 'merged'>('tab', 'pairs');
  const pairs = useList('people.suggestions', {});
  return (
    <>
      <PageHead title="查重" note={pairs.total === undefined ? undefined : pairs.total ? `${pairs.total} 对可能是同一个人，由你来定` : '没有可能重复的'} />
      <Panel flush>
        <Picks label="看哪一种" value={tab} onPick={setTab} items={[{ key: 'pairs', label: '可能是同一个人', ...(pairs.total === undefined ? {} : { count: pairs.total }) }, { key: 'merged', label: '合并过的' }]} />
        {tab === 'pairs' ? <Pairs list={pairs} /> : <Undo />}
      </Panel>
    </>
  );
}

const facts = (p: Pair['a']): string => [p.village, p.isMember && '党员', p.birth, p.phone].filter(Boolean).join('，') || '只写了姓名';
function Side({ of }: { of: Pair['a'] }) {
  return <span className="pair-side"><b className="name-link">{of.name}</b><span className="note">{facts(of)}</span></span>;
}

function Pairs({ list }: { list: ReturnType<typeof useList<'people.suggestions'>> }) {
  const different = useAction('people.notSame');
  const say = async (p: Pair) => { if (await different.run({ aId: p.a.id, bId: p.b.id })) list.reload(); };
  return (
    <DataTable
      list={list}
      rows={list.rows}
      rowKey={(p) => p.key}
      height={62}
      onOpen={(p) => go('/people/compare', { a: p.a.id, b: p.b.id })}
      columns={[
        { key: 'a', title: '一条', cell: (p) => <Side of={p.a} /> },
        { key: 'b', title: '另一条', cell: (p) => <Side of={p.b} /> },
        { key: 'reason', title: '为什么像', cell: (p) => <span className="pair-side"><span>{matchReasonWords[p.reason]}</span>{p.sameFamily && <span className="note">在同一户里</span>}</span> },
        { key: 'against', title: '哪里不像', cell: (p) => p.against.map((a) => againstWords[a]).join('、') || <span className="note">没有</span> },
        { key: 'deed', title: '', deed: true, cell: (p) => (
          <span onClick={(event) => event.stopPropagation()}>
            <a href={href('/people/compare', { a: p.a.id, b: p.b.id })}>并排看</a>
            <Button type="link" disabled={different.busy} onClick={() => void say(p)}>不是一个人</Button>
          </span>
        ) },
      ]}
      empty={<Empty text="名册里没有看着像同一个人的两条记录。导入新名册以后再来看看。" />}
      foot="先列同一户里的，再按像的程度列出。不会自动合。"
    />
  );
}

function Undo() {
  const list = useList('people.merges', {});
  const [asked, setAsked] = useState<Merged | null>(null);
  const person = useAction('people.unmerge');
  const family = useAction('families.unmerge');
  const undo = async (m: Merged) => {
    if (!(m.kind === 'family' ? await family.run({ id: m.id }) : await person.run({ id: m.id }))) return;
    setAsked(null);
    list.reload();
  };
  return (
    <>
      <DataTable
        list={list}
        rows={list.rows}
        rowKey={(m) => m.id}
        height={48}
        columns={[
          { key: 'keep', title: '留下的', cell: (m) => <b className="name-link">{m.keep}</b> },
          { key: 'gone', title: '合进来的', cell: (m) => m.gone },
          { key: 'kind', title: '合的是', cell: (m) => (m.kind === 'family' ? '两户' : '两个人') },
          { key: 'by', title: '谁合的', cell: (m) => m.by },
          { key: 'on', title: '哪天', cell: (m) => m.on },
          { key: 'state', title: '现在', cell: (m) => (m.undoneOn ? <StateWord>{m.undoneOn} 撤回了</StateWord> : m.can.includes('unmerge') ? <StateWord tone="amber">{m.until} 前可以撤回</StateWord> : <StateWord tone="green">合好了</StateWord>) },
          { key: 'deed', title: '', deed: true, cell: (m) => m.can.includes('unmerge') && <Button type="link" onClick={() => setAsked(m)}>撤回</Button> },
        ]}
        empty={<Empty text="还没有合并过。" />}
      />
      {asked && (
        <Dialog title={`撤回${asked.keep}和${asked.gone}的合并？`} deed="撤回" busy={person.busy || family.busy} error={person.error ?? family.error} onClose={() => setAsked(null)} onDeed={() => void undo(asked)}>
          <p>撤回以后又是两条，各自原来有的都还在。合并以后改过的内容不动。</p>
        </Dialog>
      )}
    </>
  );
}
