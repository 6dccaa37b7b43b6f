import './cards.css';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { askKindWords, refuseReasons, refuseReasonWords, voidReasons, voidReasonWords, type AskState, type CardState, type RefuseReason } from '@guiyan/shared/domain/cards';
import { dayWords, fullDayWords } from '@guiyan/shared/domain/dates';
import { say, useHat } from '../api/session';
import { useAction, useCall, useList, type RowOf } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { Badge, Picks, StateWord } from '../ui/words';

type Ask = RowOf<'cards.asks'>;
type Card = RowOf<'cards.list'>;
const steps = ['asked', 'checked', 'approved'] as const;
type Step = (typeof steps)[number];
type View = Step | CardState;

/** F1 From the asking to the card in the hand: what waits at each step, and the cards themselves. */
export function Screen() {
  const isOffice = useHat().hat === 'clerk';
  const counts = useCall('cards.counts', {});
  const [view, setView] = useQueryState<View>('view', 'checked');
  const n = counts.data;
  const issue = useAction('cards.issueBatch');
  const [said, setSaid] = useState('');
  const [turn, setTurn] = useState(0);
  const again = () => {
    counts.reload();
    setTurn((t) => t + 1);
  };
  const give = (approved: boolean) =>
    void issue.run(approved ? { approved } : {}).then((done) => {
      if (!done) return;
      setSaid(done.issued ? `发了 ${done.issued} 张，号接着往下排。` : '没有要发的，都有证了。');
      again();
    });
  return (
    <>
      <PageHead title={say('[card]')} note={n ? `有效 ${n.valid} 张，一家一张；在外的人家还有 ${n.without} 户没有` : undefined}>
        {isOffice && <Button icon={<Icon name="printer" size={16} />} onClick={() => go('/cards/print')}>打印</Button>}
        {isOffice && <Button disabled={!n?.without} loading={issue.busy} onClick={() => give(false)}>{`没证的都发（${n?.without ?? 0}）`}</Button>}
        {isOffice && <Button type="primary" disabled={!n?.approved} loading={issue.busy} onClick={() => give(true)}>{`发批了的 ${n?.approved ?? 0} 张`}</Button>}
      </PageHead>
      <ErrorLine error={issue.error} />
      {said && <p className="note card-said">{said}</p>}
      <Panel flush>
        <Picks
          label="看哪些" value={view} onPick={setView}
          items={[
            { key: 'asked', label: '等村里核对', count: n?.asked }, { key: 'checked', label: '等乡镇批', count: n?.checked }, { key: 'approved', label: '等发证', count: n?.approved },
            { key: 'valid', label: '有效', count: n?.valid }, { key: 'expired', label: '到期', count: n?.expired }, { key: 'void', label: '作废', count: n?.void },
          ].map(({ count, ...item }) => ({ ...item, key: item.key as View, ...(count === undefined ? {} : { count }) }))}
        />
        {(steps as readonly string[]).includes(view) ? <Asks key={`${view}${turn}`} status={view as Step} onDone={again} /> : <Cards key={`${view}${turn}`} status={view as CardState} onDone={again} />}
      </Panel>
    </>
  );
}

function Asks({ status, onDone }: { status: Step; onDone: () => void }) {
  const list = useList('cards.asks', { status: status as AskState });
  const check = useAction('cards.check');
  const approve = useAction('cards.approve');
  const [picked, setPicked] = useState<string[]>([]);
  const [refusing, setRefusing] = useState<Ask | null>(null);
  const mayApprove = list.rows.some((q) => q.can.includes('approve'));
  const empty = { asked: '没有等村里核对的申请。', checked: '没有等批的申请。', approved: '没有等发证的。批一批，再一起发。' }[status];
  return (
    <>
      <ErrorLine error={check.error ?? approve.error} />
      {mayApprove && (
        <div className="card-bar">
          <Button type="primary" disabled={picked.length === 0} loading={approve.busy} onClick={() => void approve.run({ ids: picked }).then((done) => done && onDone())}>{picked.length ? `批准选中的 ${picked.length} 户` : '先选要批的'}</Button>
        </div>
      )}
      <DataTable
        list={list} rows={list.rows} rowKey={(q) => q.id} height={48}
        {...(mayApprove && { selection: { keys: picked, onChange: setPicked } })}
        columns={[
          { key: 'family', title: '家庭', cell: (q) => <a className="name-link" href={`#/families/${q.familyId}`}>{q.family}</a> },
          { key: 'village', title: '村', cell: (q) => q.village },
          { key: 'kind', title: '办什么', cell: (q) => <Badge tone={q.kind === 'new' ? 'plain' : 'amber'}>{askKindWords[q.kind]}</Badge> },
          { key: 'steps', title: '到哪一步', cell: (q) => q.steps.map((s) => `${dayWords(s.on)}${{ asked: '申请', checked: '核对', approved: '批准', issued: '发证', refused: '没批', closed: '不用办' }[s.status]}${s.by ? `（${s.by}）` : ''}`).join('，') },
          {
            key: 'deed', title: '', deed: true, cell: (q) => (
              <>
                {q.can.includes('check') && <Button type="link" loading={check.busy} onClick={() => void check.run({ id: q.id }).then((done) => done && onDone())}>核对无误</Button>}
                {q.can.includes('refuse') && <Button type="link" onClick={() => setRefusing(q)}>不批</Button>}
              </>
            ),
          },
        ]}
        empty={<Empty text={empty} />}
      />
      {refusing && <RefuseDialog of={refusing} onClose={() => setRefusing(null)} onDone={onDone} />}
    </>
  );
}

function RefuseDialog({ of, onClose, onDone }: { of: Ask; onClose: () => void; onDone: () => void }) {
  const refuse = useAction('cards.refuse');
  const [reason, setReason] = useState<RefuseReason>('facts');
  const [words, setWords] = useState('');
  return (
    <Dialog title={`${of.family}的申请`} deed="不批" busy={refuse.busy} error={refuse.error} onClose={onClose} onDeed={() => void refuse.run({ id: of.id, reason, words: words.trim() }).then((done) => done && (onClose(), onDone()))}>
      <Field label="为什么"><Select value={reason} onChange={setReason} options={refuseReasons.map((value) => ({ value, label: refuseReasonWords[value] }))} /></Field>
      <Field label="说一句" note="家属在手机上看得到"><Input.TextArea value={words} maxLength={120} autoSize={{ minRows: 2 }} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}

const stateWords = { valid: ['green', '有效'], expired: ['amber', '到期'], void: ['plain', '作废'] } as const;

function Cards({ status, onDone }: { status: CardState; onDone: () => void }) {
  const list = useList('cards.list', { status });
  const apply = useAction('cards.apply');
  const [ending, setEnding] = useState<Card | null>(null);
  const [picked, setPicked] = useState<string[]>([]);
  const isOffice = useHat().hat === 'clerk';
  return (
    <>
      <ErrorLine error={apply.error} />
      {status === 'valid' && isOffice && list.rows.length > 0 && (
        <div className="card-bar"><Button icon={<Icon name="printer" size={16} />} disabled={picked.length === 0} onClick={() => go('/cards/print', { ids: picked.join(',') })}>{picked.length ? `打印选中的 ${picked.length} 张` : '选几张单独打印'}</Button></div>
      )}
      <DataTable
        list={list} rows={list.rows} rowKey={(k) => k.id} height={48}
        {...(status === 'valid' && isOffice && { selection: { keys: picked, onChange: setPicked } })}
        columns={[
          { key: 'number', title: '证号', cell: (k) => <b className="row-name card-no">{k.number}</b> }, { key: 'family', title: '家庭', cell: (k) => <a className="name-link" href={`#/families/${k.familyId}`}>{k.family}</a> }, { key: 'village', title: '村', cell: (k) => k.village },
          { key: 'issued', title: '哪天发的', cell: (k) => fullDayWords(k.issuedOn) }, { key: 'until', title: '有效到', cell: (k) => fullDayWords(k.validUntil) },
          { key: 'state', title: '状态', cell: (k) => <StateWord tone={stateWords[k.status][0]}>{stateWords[k.status][1]}</StateWord> },
          {
            key: 'deed', title: '', deed: true, cell: (k) => (
              <>
                {isOffice && status === 'expired' && <Button type="link" loading={apply.busy} onClick={() => void apply.run({ familyId: k.familyId }).then((done) => done && onDone())}>续期</Button>}
                {k.can.includes('void') && <Button type="link" onClick={() => setEnding(k)}>报丢失、作废</Button>}
              </>
            ),
          },
        ]}
        empty={<Empty text={status === 'valid' ? '还没有发过证。' : status === 'expired' ? '没有到期的证。' : '没有作废的证。'} />}
      />
      {ending && <EndDialog of={ending} onClose={() => setEnding(null)} onDone={onDone} />}
    </>
  );
}

function EndDialog({ of, onClose, onDone }: { of: Card; onClose: () => void; onDone: () => void }) {
  const end = useAction('cards.void');
  const [reason, setReason] = useState<(typeof voidReasons)[number]>('lost');
  const [words, setWords] = useState('');
  return (
    <Dialog title={`${of.number} 作废`} deed="作废" busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: of.id, reason, words: words.trim() }).then((done) => done && (onClose(), onDone()))}>
      <p className="note">马上作废，不能撤回。补发的证是新号。</p>
      <Field label="为什么"><Select value={reason} onChange={setReason} options={voidReasons.map((value) => ({ value, label: voidReasonWords[value] }))} /></Field>
      <Field label="说一句"><Input value={words} maxLength={120} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
