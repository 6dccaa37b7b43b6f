import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { askingStateWords, ledgerWords } from '@guiyan/shared/domain/ledgers';
import { say } from '../api/session';
import { useAction, type List } from '../api/useCall';
import { save } from '../api/files';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Panel } from '../ui/Panel';
import { StateWord, type Tone } from '../ui/words';

export type Asking = Output<'ledgers.askings'>['rows'][number];
type Verb = 'approve' | 'refuse';
const tones: Record<Asking['state'], Tone> = { open: 'amber', approved: 'green', refused: 'red', expired: 'plain' };
const daysOf = (a: Asking): string => (a.from && a.until ? `${a.from} 到 ${a.until}` : '');

/** X2 Who asked for full numbers, what for, and what came of it: the asker and whoever decides see the same. */
export function Askings({ list }: { list: List<Asking> }) {
  const [deed, setDeed] = useState<{ verb: Verb; of: Asking } | null>(null);
  const take = useAction('ledgers.take');
  const fetchIt = async ({ id }: Asking) => {
    const link = await take.run({ id });
    if (!link) return;
    save(link);
    list.reload();
  };
  const put = (done: Asking) => list.change((rows) => rows.map((a) => (a.id === done.id ? done : a)));
  return (
    <Panel flush title={`完整号码的申请${list.total === undefined ? '' : ` ${list.total} 份`}`} className="no-print">
      <DataTable<Asking>
        list={list}
        rows={list.rows}
        rowKey={(a) => a.id}
        height={62}
        columns={[
          { key: 'what', title: '哪一本', cell: (a) => <>{`${a.place} ${say(ledgerWords[a.ledger].title)}`}<div className="note">{daysOf(a)}</div></> },
          { key: 'who', title: '谁要的', cell: (a) => <>{a.mine ? '我' : a.askedBy}<div className="note">{dayWords(a.askedOn)}</div></> },
          { key: 'why', title: '做什么用', cell: (a) => <span className="cell-words">{a.purpose}</span> },
          { key: 'state', title: '怎样了', cell: (a) => <State a={a} /> },
          {
            key: 'deed', title: '', deed: true, cell: (a) => (
              <>
                {a.can.includes('take') && <Button type="link" loading={take.busy} onClick={() => void fetchIt(a)}>取这份表</Button>}
                {a.can.includes('approve') && <Button type="link" onClick={() => setDeed({ verb: 'approve', of: a })}>批准</Button>}
                {a.can.includes('refuse') && <Button type="link" onClick={() => setDeed({ verb: 'refuse', of: a })}>不批</Button>}
              </>
            ),
          },
        ]}
        empty={null}
        foot="自己申请的不能自己批；批准后七天里本人来取，过期就取不到了。谁要的、谁批的、谁取的都记下了。"
      />
      <ErrorLine error={take.error} />
      {deed && <Deed verb={deed.verb} of={deed.of} onClose={() => setDeed(null)} onDone={put} />}
    </Panel>
  );
}

function State({ a }: { a: Asking }) {
  const note = a.state === 'open' ? `等到 ${a.expiresOn}` : a.state === 'approved' ? `${a.decidedBy ?? ''} 批的，${a.rows === null ? '' : `已取 ${a.rows} ${ledgerWords[a.ledger].unit}，`}取到 ${a.expiresOn}` : a.state === 'refused' ? `${a.decidedBy ?? ''}：${a.reason}` : '';
  return (
    <>
      <StateWord tone={tones[a.state]}>{askingStateWords[a.state]}</StateWord>
      {note && <div className="note" title={a.sha256 ? `文件指纹 ${a.sha256}` : undefined}>{note}</div>}
    </>
  );
}

function Deed({ verb, of, onClose, onDone }: { verb: Verb; of: Asking; onClose: () => void; onDone: (done: Asking) => void }) {
  const approve = useAction('ledgers.approve');
  const refuse = useAction('ledgers.refuse');
  const [reason, setReason] = useState('');
  const action = verb === 'approve' ? approve : refuse;
  const run = async () => {
    const done = verb === 'approve' ? await approve.run({ id: of.id }) : await refuse.run({ id: of.id, reason: reason.trim() });
    if (!done) return;
    onDone(done);
    onClose();
  };
  return (
    <Dialog title={verb === 'approve' ? '批准带完整号码的这一份？' : '不批这一份'} deed={verb === 'approve' ? '批准' : '不批'} missing={verb === 'refuse' && !reason.trim() && '先写为什么'} busy={action.busy} error={action.error} onClose={onClose} onDeed={() => void run()}>
      <p>{`${of.askedBy}要${of.place}的${say(ledgerWords[of.ledger].title)}${daysOf(of) && `（${daysOf(of)}）`}，用途：${of.purpose}。`}</p>
      {verb === 'approve' ? <p className="note">里面有完整的身份证号、电话和本人写的话。用途说得清、确实要用，再批。</p> : <Field label="为什么"><Input aria-label="为什么" maxLength={120} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>}
    </Dialog>
  );
}
