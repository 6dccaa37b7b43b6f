import '../members/members.css';
import { Input } from 'antd';
import { useState } from 'react';
import { alarmDeeds, alarmDeedWords, type AlarmDeed } from '@guiyan/shared/domain/alarms';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { useAction, useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Facts, Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { Picks, StateWord } from '../ui/words';

/** H17 That somebody reported; what it says opens one at a time, and each look is written down. */
export function Screen() {
  const list = useList('alarms.list', {});
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PageHead title="孩子有危险" note="这里的事不在名单、台账、消息里。打开一条，记一次谁看过" />
      <Panel flush>
        <DataTable
          list={list} rows={list.rows} rowKey={(a) => a.id} height={48} onOpen={(a) => setOpen(a.id)}
          columns={[{ key: 'on', title: '哪天报的', width: 140, cell: (a) => a.on }, { key: 'village', title: '村', cell: (a) => a.village }, { key: 'state', title: '', deed: true, cell: (a) => (a.open ? <StateWord tone="red">在办</StateWord> : <StateWord tone="green">了结了</StateWord>) }]}
          empty={<Empty text="没有人报过。听说孩子受了伤害，先打 110。" />}
        />
      </Panel>
      {open && <AlarmDialog id={open} onClose={() => setOpen(null)} onDone={list.reload} />}
    </>
  );
}
function AlarmDialog({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const got = useCall('alarms.get', { id });
  const a = got.data;
  const [what, setWhat] = useState<AlarmDeed | null>(null);
  const [words, setWords] = useState('');
  const note = useAction('alarms.note');
  const go = async () => {
    if (!a?.can.includes('note')) return onClose();
    const page = await note.run({ id, what: what!, words: words.trim() });
    if (!page) return;
    got.replace(page);
    setWhat(null);
    setWords('');
    onDone();
  };
  return (
    <Dialog title="报来的事" deed={a?.can.includes('note') ? '记下' : '看好了'} missing={a?.can.includes('note') && !what && '先选做了什么'} width={560} busy={note.busy} error={note.error} onClose={onClose} onDeed={() => void go()}>
      {!a && !got.error && <GreyLines />}
      <ErrorLine error={got.error} />
      {a && (
        <>
          <Facts of={{ 看到了什么: a.words, 谁看着孩子: a.guardian, 打过: a.called.join('、'), 谁报的: `${a.by}，${a.on}`, 村: a.village }} />
          {a.trail.map((s) => <p key={s.at}><b>{alarmDeedWords[s.what]}</b>{` ${shanghaiDay(s.at)} ${s.by} ${s.words}`}</p>)}
          {a.can.includes('note') && (
            <>
              <Picks label="做了什么" kind="chip" value={what} onPick={setWhat} items={alarmDeeds.map((key) => ({ key, label: alarmDeedWords[key] }))} />
              <Field label="说明"><Input.TextArea aria-label="说明" maxLength={500} autoSize={{ minRows: 2 }} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
