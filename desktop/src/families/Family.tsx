import '../members/members.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { voidReasons, voidReasonWords } from '@guiyan/shared/domain/cards';
import { visitWays, visitWayWords } from '@guiyan/shared/domain/pairings';
import { say, useHat } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { call } from '../api/client';
import type { ScreenProps } from '../routes';
import { InviteDialog } from '../settings/InviteDialog';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Facts, Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { Picks, StateWord } from '../ui/words';
import { Care } from './Care';
import { MoveDialog } from './MoveDialog';
import { TellDialog } from './TellDialog';
import { People, type Family, type Person } from './People';
import { atHome } from './words';

/** R5 One family: who is at home, its card, who came. */
export function Screen({ params }: ScreenProps) {
  const got = useCall('families.get', { id: params.id ?? '' });
  const [inviting, setInviting] = useState<Person | null>(null);
  const [moving, setMoving] = useState(false);
  const [telling, setTelling] = useState(false);
  const hat = useHat();
  const f = got.data;
  // What a deed answers is the page as it is now; a protection answers nothing, so the page is asked again.
  const done = (page: Family) => (page === f ? got.reload() : got.replace(page));
  if (got.error && !f) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!f) return <GreyLines />;
  return (
    <>
      <Back to={href('/families')}>家庭</Back>
      <PageHead title={f.name} note={[`${f.village}${f.groupName}`, atHome(f)].filter(Boolean).join('，')}>
        {hat.hat === 'clerk' && <Button onClick={() => setTelling(true)}>代报平安</Button>}
        {f.can.includes('move') && <Button onClick={() => setMoving(true)}>搬到别的村</Button>}
      </PageHead>
      <Columns columns="minmax(0, 1fr) 330px">
        <People f={f} onDone={done} onInvite={setInviting} />
        <div className="side-panels">
          <CardPanel f={f} onDone={got.reload} />
          <Panel title="帮扶人" right={<a href={href('/pairings/new', { family: f.id })}>找人结对</a>}>
            {f.helpers.length > 0 ? <p>{f.helpers.join('、')}</p> : <p className="tone-red">还没有帮扶人</p>}
          </Panel>
          <Panel title="谁在外"><p>{f.members.join('、') || '现在没有人在外'}</p></Panel>
        </div>
      </Columns>
      <Panel title="走访" flush>
        <DataTable
          rows={f.visits}
          rowKey={(v) => v.id}
          columns={[
            { key: 'on', title: '哪天', width: 120, cell: (v) => v.on },
            { key: 'by', title: '谁', width: 120, cell: (v) => v.by },
            { key: 'way', title: '怎么', width: 90, cell: (v) => wayWord(v.way) },
            { key: 'words', title: '记了什么', cell: (v) => v.words || <span className="note">没写</span> },
          ]}
          empty={<Empty text={f.helpers.length > 0 ? '还没有走访。帮扶人在手机上记。' : '还没有走访。先给这一家找个帮扶人。'} />}
        />
      </Panel>
      <Care f={f} />
      {telling && <TellDialog of={{ familyId: f.id }} name={f.name} onClose={() => setTelling(false)} onDone={got.reload} />}
      {moving && <MoveDialog f={f} onClose={() => setMoving(false)} onDone={done} />}
      {inviting && <InviteDialog hat="family" name={inviting.name} to={{ familyId: f.id, personId: inviting.personId }} onClose={() => setInviting(null)} />}
    </>
  );
}

const wayWord = (way: string): string => { const known = visitWays.find((w) => w === way); return known ? visitWayWords[known] : way; };

/** F1 The family's card: issue one, or make it void with a reason. */
function CardPanel({ f, onDone }: { f: Family; onDone: () => void }) {
  const clerk = useHat().hat === 'clerk';
  const [voiding, setVoiding] = useState(false);
  const issue = useAction('cards.issueBatch');
  return (
    <Panel title={say('[card]')} right={f.cardNumber ? <StateWord tone="green">有效</StateWord> : undefined}>
      {f.cardNumber ? (
        <>
          <Facts of={{ 证号: f.cardNumber }} />
          {clerk && <div className="modal-buttons"><Button onClick={() => setVoiding(true)}>作废</Button></div>}
        </>
      ) : (
        <>
          <p className="panel-words">这一家还没有有效的证。</p>
          <ErrorLine error={issue.error} />
          {clerk && <Button loading={issue.busy} onClick={() => void issue.run({ familyIds: [f.id] }).then((reply) => reply && onDone())}>发一张</Button>}
        </>
      )}
      {voiding && <VoidCard f={f} onClose={() => setVoiding(false)} onDone={onDone} />}
    </Panel>
  );
}

function VoidCard({ f, onClose, onDone }: { f: Family; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState<(typeof voidReasons)[number] | null>(null);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState<unknown>(null);
  const voidIt = useAction('cards.void');
  const go = async () => {
    setMissing(null);
    try {
      const id = await validCard(f.id);
      if (id && !(await voidIt.run({ id, reason: reason!, words: words.trim() }))) return;
      onDone();
      onClose();
    } catch (failure) {
      setMissing(failure);
    }
  };
  return (
    <Dialog title={`${f.name}的证作废？`} deed="作废" missing={!reason && '先选一个原因'} busy={voidIt.busy} error={missing ?? voidIt.error} onClose={onClose} onDeed={() => void go()}>
      <p>作废后窗口扫不开。要用可以再发一张新的。</p>
      <Picks label="为什么作废" kind="chip" value={reason} onPick={setReason} items={voidReasons.map((key) => ({ key, label: voidReasonWords[key] }))} />
      <Field label="说明" note="不写也行。"><Input aria-label="说明" maxLength={120} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}

/** The list of cards knows a family's valid one; null when another person voided it just now. */
async function validCard(familyId: string): Promise<string | null> {
  for (let cursor: string | undefined; ;) {
    const page = await call('cards.list', { status: 'valid', limit: 200, ...(cursor && { cursor }) });
    const found = page.rows.find((c) => c.familyId === familyId);
    if (found) return found.id;
    if (!page.next) return null;
    cursor = page.next;
  }
}
