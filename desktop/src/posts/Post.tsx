import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { postStateWords } from '@guiyan/shared/domain/posts';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Facts, Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Columns, PageHead, Panel } from '../ui/Panel';
import { Photos } from '../ui/Photos';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';
import { stateTones } from './Posts';
import './posts.css';
import { readersWords } from './readers';
import { WriteDialog } from './WriteDialog';

type Page = Output<'posts.open'>;
type Version = Page['versions'][number];

/** M7 One post: the words that wait or are read, and every version there was. */
export function Screen({ params }: ScreenProps) {
  const { data, error, reload, replace } = useCall('posts.open', { id: params.id! });
  const topics = useCall('posts.topics', {});
  return (
    <>
      <Back to={href('/posts')}>政策消息</Back>
      {data ? <Whole p={data} topics={topics.data?.rows ?? []} replace={replace} reload={reload} /> : error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />}
    </>
  );
}

function Whole({ p, topics, replace, reload }: { p: Page; topics: Output<'posts.topics'>['rows']; replace: (page: Page) => void; reload: () => void }) {
  const [asked, setAsked] = useState<'write' | 'return' | 'withdraw' | null>(null);
  const review = useAction('posts.review');
  const [now, ...older] = p.versions;
  const done = (page: Page) => { replace(page); setAsked(null); };
  const show = () => void review.run({ id: p.id, version: p.version, show: true }).then((page) => (page ? replace(page) : reload()));
  return (
    <>
      <PageHead title={p.title} note={<StateWord tone={stateTones[p.state]}>{postStateWords[p.state]}</StateWord>}>
        {p.can.includes('withdraw') && <Button onClick={() => setAsked('withdraw')}>撤下</Button>}
        {p.can.includes('write') && <Button onClick={() => setAsked('write')}>写新的一版</Button>}
        {p.can.includes('review') && <Button onClick={() => setAsked('return')}>退回去改</Button>}
        {p.can.includes('review') && <Button type="primary" loading={review.busy} onClick={show}>看过了，让大家看到</Button>}
      </PageHead>
      {review.error !== null && review.error !== undefined && <ErrorView error={review.error} onRetry={reload} />}
      <Columns columns="minmax(0, 1fr) 360px">
        <Panel title={p.state === 'waiting' && p.shown ? '等着看的新一版' : '写的什么'}>{now && <Words v={now} />}</Panel>
        <div className="side-panels">
          <Panel title="说给谁"><Facts one of={{ 哪一类: topics.find((one) => one.code === p.topic)?.name, 说给哪里: p.place, 说给谁: readersWords(p.readers), 谁说的: p.from, 谁写的: `${p.by}，${dayWords(p.writtenOn)}`, ...(now?.reviewedBy && { 谁看过: `${now.reviewedBy}，${now.reviewedOn ? dayWords(now.reviewedOn) : ''}` }), ...(now?.reason && { 为什么: now.reason }) }} /></Panel>
          {p.state === 'waiting' && !p.can.includes('review') && <Panel title="等谁看"><p className="note">自己写的不能自己放出去，要本级或上一级另一个人看过。</p></Panel>}
          {older.length > 0 && (
            <Panel title="以前的">
              <ul className="named">
                {older.map((v) => <li key={v.version}><b>{`第 ${v.version} 版：${v.title}`}</b><span className="note">{[postStateWords[v.state], v.by, dayWords(v.writtenOn), v.reason].filter(Boolean).join('，')}</span></li>)}
              </ul>
            </Panel>
          )}
        </div>
      </Columns>
      {asked === 'write' && <WriteDialog topics={topics} before={p} onClose={() => setAsked(null)} onDone={done} />}
      {asked === 'return' && <WhyDialog title="退回去改" note="写的人看得到" p={p} verb="return" onClose={() => setAsked(null)} onDone={done} />}
      {asked === 'withdraw' && <WhyDialog title="撤下" note="撤下以后谁的手机上都没有了，不能再放回去" p={p} verb="withdraw" onClose={() => setAsked(null)} onDone={done} />}
    </>
  );
}

function Words({ v }: { v: Version }) {
  return (
    <>
      <div className="post-words">{v.text}</div>
      {v.textBo && <><h3 lang="bo">{v.titleBo}</h3><div className="post-words post-bo" lang="bo">{v.textBo}</div></>}
      <Photos ids={v.photoIds} />
    </>
  );
}

function WhyDialog({ title, note, p, verb, onClose, onDone }: { title: string; note: string; p: Page; verb: 'return' | 'withdraw'; onClose: () => void; onDone: (page: Page) => void }) {
  const [reason, setReason] = useState('');
  const review = useAction('posts.review');
  const withdraw = useAction('posts.withdraw');
  const { busy, error } = verb === 'return' ? review : withdraw;
  const send = () => void (verb === 'return' ? review.run({ id: p.id, version: p.version, show: false, reason: reason.trim() }) : withdraw.run({ id: p.id, reason: reason.trim() })).then((page) => page && onDone(page));
  return (
    <Dialog title={title} deed={title} missing={!reason.trim() && '写一句为什么'} busy={busy} error={error} onClose={onClose} onDeed={send}>
      <Field label="为什么" note={note}><Input aria-label="为什么" maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} /></Field>
    </Dialog>
  );
}
