import './posts.css';
import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { topicMax } from '@guiyan/shared/domain/posts';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

type Topics = Output<'posts.topics'>['rows'];

/** M7 A county's own topics: another word, one more, one put aside. */
export function TopicsDialog({ topics, onClose }: { topics: Topics; onClose: () => void }) {
  const [rows, setRows] = useState(topics);
  const [at, setAt] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [nameBo, setNameBo] = useState('');
  const set = useAction('posts.setTopic');
  const edit = (code: string | null) => {
    const one = rows.find((row) => row.code === code);
    setAt(code);
    setName(one?.name ?? '');
    setNameBo(one?.nameBo ?? '');
  };
  const save = (input: { code?: string; name: string; nameBo: string; used?: boolean }) => void set.run(input).then((got) => { if (got) { setRows(got.rows); setAt(null); setName(''); setNameBo(''); } });
  return (
    <Dialog title="政策消息的分类" deed={at ? '改' : '加一类'} width={560} missing={!name.trim() && '先写叫什么'} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => save({ ...(at && { code: at }), name: name.trim(), nameBo: nameBo.trim() })}>
      <ul className="topic-lines">
        {rows.map((row) => (
          <li key={row.code}>
            <span><b>{row.name}</b> <span className="note" lang="bo">{row.nameBo}</span></span>
            <Button type="text" onClick={() => edit(row.code)}>改</Button>
            <Switch size="small" aria-label={`用不用${row.name}`} checked={row.used} onChange={(used) => save({ code: row.code, name: row.name, nameBo: row.nameBo, used })} />
          </li>
        ))}
      </ul>
      <Field label={at ? '改成' : '再加一类'} note={at && <Button type="text" onClick={() => edit(null)}>不改了，加一类</Button>}><Input aria-label="叫什么" maxLength={topicMax} value={name} placeholder="比如：种养" onChange={(e) => setName(e.target.value)} /></Field>
      <Field label="藏文"><Input aria-label="藏文" maxLength={topicMax * 4} lang="bo" value={nameBo} placeholder="可以不写" onChange={(e) => setNameBo(e.target.value)} /></Field>
    </Dialog>
  );
}
