import './notices.css';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { dayWords, shanghaiTime } from '@guiyan/shared/domain/dates';
import { useAction, useList } from '../api/useCall';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { noteHref, noteWords } from './words';

/** X7 What the system told, newest first, each with the way to it; looked at, it counts as read. */
export function Screen() {
  const list = useList('notices.inbox', { limit: 30 });
  const read = useAction('notices.read');
  const done = useRef(false);
  const newest = list.rows[0]?.at;
  useEffect(() => {
    if (newest === undefined || done.current) return;
    done.current = true;
    void read.run({ until: newest });
  }, [newest, read]);
  return (
    <>
      <PageHead title="消息" note="看没看只有自己知道" />
      <Panel flush>
        {list.error && list.rows.length === 0 ? <ErrorView error={list.error} onRetry={list.reload} /> : null}
        {list.loading && list.rows.length === 0 && <GreyLines count={5} />}
        {!list.loading && !list.error && list.rows.length === 0 && <Empty text="还没有消息。" />}
        <ul className="notes">
          {list.rows.map((note) => (
            <li key={note.key} className={note.isNew ? 'note-new' : undefined}>
              <a href={noteHref(note)} aria-label={`${note.isNew ? '新的，' : ''}${noteWords[note.kind]}，${note.title}`}>
                <span className="note-kind">{noteWords[note.kind]}</span>
                <span className="note-main"><b>{note.title}</b><span className="second">{note.words}</span></span>
                <time>{`${dayWords(note.on)} ${shanghaiTime(note.at)}`}</time>
                <Icon name="right" size={16} />
              </a>
            </li>
          ))}
        </ul>
        {list.hasMore && <div className="notes-more"><Button type="link" loading={list.loading} onClick={list.more}>往前看</Button></div>}
      </Panel>
    </>
  );
}
