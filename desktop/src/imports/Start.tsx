import './imports.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { importKindWords, importKinds, type ImportKind } from '@guiyan/shared/domain/imports';
import { save, upload } from '../api/files';
import { newKey } from '../api/client';
import { useHat } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { ErrorLine } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { Steps } from '../ui/Steps';
import { go } from '../ui/route';
import { StateWord } from '../ui/words';
import { SavedHeads } from './SavedHeads';
import { steps } from './steps';
import { allRows, kindWord, whereItStands } from './words';

/** R12 Step 1: a file, or one that was begun earlier. */
export function Screen(_: ScreenProps) {
  const list = useList('imports.list', {});
  return (
    <>
      <PageHead title="导入名册"><Steps steps={steps} current={0} /></PageHead>
      <div className="columns import-start">
        <Drop />
        <Samples />
      </div>
      <Panel title="以前导的" flush>
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(i) => i.id}
          onOpen={(i) => go(`/imports/${i.id}`)}
          columns={[
            { key: 'file', title: '文件', cell: (i) => <b className="row-name">{i.fileName}</b> },
            { key: 'kind', title: '是什么', cell: (i) => (i.status === 'refused' ? '' : kindWord(i.kind)) },
            { key: 'rows', title: '行数', number: true, cell: (i) => allRows(i) || '' },
            { key: 'on', title: '哪天', cell: (i) => i.on },
            { key: 'by', title: '谁导的', cell: (i) => i.by },
            { key: 'state', title: '到哪一步', cell: (i) => { const { words, tone } = whereItStands(i); return <StateWord tone={tone}>{words}</StateWord>; } },
            { key: 'deed', title: '', deed: true, cell: (i) => <a href={`#/imports/${i.id}`}>{i.can.includes('answer') || i.can.includes('commit') ? '接着做' : '看结果'}</a> },
          ]}
          empty={<Empty text="还没有导过。先拿一份流出党员名册来试试，试的时候不会存。" />}
        />
      </Panel>
    </>
  );
}

function Drop() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ file: File; key: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const start = useAction('imports.start');
  const send = async (wanted: { file: File; key: string }) => {
    setSending(wanted);
    setError(null);
    start.clear();
    setBusy(true);
    try {
      const begun = await start.run({ fileId: await upload(wanted.file, wanted.key) });
      if (begun) go(`/imports/${begun.id}`, begun.status === 'asking' ? { step: 'head' } : {});
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const take = (file: File | undefined) => { if (file) void send({ file, key: newKey() }); };
  const failed = error ?? start.error;
  return (
    <section
      className={over ? 'panel drop drop-over' : 'panel drop'}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files[0]); }}
    >
      <Icon name="upload" size={32} />
      <p className="drop-words">把表格拖到这里，或者</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }}
      />
      <Button type="primary" loading={busy} onClick={() => input.current?.click()}>{busy ? '正在读表' : '选一个文件'}</Button>
      <ErrorLine error={failed} />
      {Boolean(failed) && sending && !busy && <Button onClick={() => void send(sending)}>再送一次「{sending.file.name}」</Button>}
      <p className="note">收 .xlsx 和 .csv，10 MB、20,000 行以内。只是读，问清楚、试过一遍，才会存。</p>
    </section>
  );
}

function Samples() {
  const options = useCall('session.options', {});
  const samples = useAction('imports.samples');
  const { hat } = useHat();
  const [files, setFiles] = useState<readonly { name: string; url: string }[] | null>(null);
  return (
    <Panel title="收哪些表">
      <ul className="kinds">
        {first.map((f) => <li key={f.kind}><Form kind={f.kind} /><span>{f.words}</span></li>)}
      </ul>
      <details className="kinds-more">
        <summary>还收另外 {others.length} 种表</summary>
        <div className="kinds-others">{others.map((kind) => <Form key={kind} kind={kind} />)}</div>
      </details>
      <p className="note">点名字下载空表。照空表的叫法写表头，就认得。{hat === 'county' && '全县的表要有「乡镇」一列，每一行进自己的乡镇。'}</p>
      <SavedHeads />
      {options.data?.demo && (
        <div className="samples">
          {files ? files.map((f) => <a key={f.name} href={f.url} download={f.name}><Icon name="download" size={15} />{f.name}</a>) : (
            <Button loading={samples.busy} onClick={() => void samples.run({}).then((reply) => reply && setFiles(reply.files))}>拿样表来试</Button>
          )}
          {files && <p className="note">链接一分钟内有效，过了再拿一次。</p>}
          <ErrorLine error={samples.error} />
        </div>
      )}
    </Panel>
  );
}

const first = [
  { kind: 'outflow', words: '谁出去了，去哪里，谁联系' }, { kind: 'families', words: '家里有谁。先导党员，再导家属' }, { kind: 'pairings', words: '谁帮哪一家' },
] as const;
const others = importKinds.filter((kind) => !first.some((f) => f.kind === kind));

/** X4 The empty form of a ledger. */
function Form({ kind }: { kind: ImportKind }) {
  const template = useAction('imports.template');
  return (
    <span className="kind-form">
      <button type="button" className="plain-button kind-name" disabled={template.busy} onClick={() => void template.run({ kind }).then((link) => link && save(link))}><Icon name="download" size={15} />{importKindWords[kind]}</button>
      <ErrorLine error={template.error} />
    </span>
  );
}
