import './members.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { halfWords, verifyStateWords } from '@guiyan/shared/domain/members';
import { say } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { PartBar, Swatch } from '../ui/figures';

type Round = Output<'members.round'>;

/** R4 One round a half-year: how each village stands, and who is left. Every number opens its list. */
export function Screen(_: ScreenProps) {
  const got = useCall('members.round', {});
  const open = useAction('members.openRound');
  const [closing, setClosing] = useState(false);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  const r = got.data;
  if (!r) return <GreyLines />;
  const sum = (key: 'away' | 'fresh' | 'stale' | 'never' | 'inRound') => r.villages.reduce((n, v) => n + v[key], 0);
  const isOpen = r.round !== null && r.round.closedOn === null;
  const cell = (villageId: string, verified: string, n: number) => (n ? <a href={href('/members', { village: villageId, verified })}>{n}</a> : <span className="note">0</span>);
  return (
    <>
      <Back to={href('/members')}>流动党员</Back>
      <PageHead title={say('[verify]')} note={roundWords(r)}>
        {r.can.includes('open') && <Button type="primary" loading={open.busy} onClick={() => void open.run({}).then((reply) => reply && got.replace(reply))}>开始这半年的一轮</Button>}
        {r.can.includes('close') && <Button onClick={() => setClosing(true)}>结束这一轮</Button>}
      </PageHead>
      <ErrorLine error={open.error} />
      <Panel>
        <div className="cover">
          <PartBar label={say(`[verify]过 ${sum('fresh')}，该再[verify] ${sum('stale')}，没[verify]过 ${sum('never')}`)} parts={[{ value: sum('fresh'), tone: 'green' }, { value: sum('stale'), tone: 'red' }, { value: sum('never'), tone: 'todo' }]} />
          <a href={href('/members', { verified: 'fresh' })}><Swatch tone="green" /><b>{sum('fresh')} 位</b>{say(verifyStateWords.fresh)}</a>
          <a href={href('/members', { verified: 'stale' })}><Swatch tone="red" /><b>{sum('stale')} 位</b>{say(verifyStateWords.stale)}</a>
          <a href={href('/members', { verified: 'never' })}><Swatch tone="todo" /><b>{sum('never')} 位</b>{say(verifyStateWords.never)}</a>
          <HowCounted>{say(`上门、打电话或用别的办法[verify]一次，就记下日期和谁[verify]的。满 ${r.staleMonths} 个月变成该再[verify]。只数现在在外的党员。`)}</HowCounted>
        </div>
      </Panel>
      <div className="columns" style={{ gridTemplateColumns: 'minmax(0, 1fr) 400px', alignItems: 'start' }}>
        <Panel title="各村" flush>
          <DataTable
            rows={r.villages}
            rowKey={(v) => v.villageId}
            columns={[
              { key: 'village', title: '村', cell: (v) => <a className="name-link" href={href('/members', { village: v.villageId })}>{v.village}</a> },
              { key: 'away', title: '在外', number: true, cell: (v) => v.away },
              ...(isOpen ? [{ key: 'round', title: say('这一轮[verify]了'), number: true, cell: (v: Round['villages'][number]) => v.inRound }] : []),
              { key: 'fresh', title: say(verifyStateWords.fresh), number: true, cell: (v) => cell(v.villageId, 'fresh', v.fresh) },
              { key: 'stale', title: say(verifyStateWords.stale), number: true, cell: (v) => cell(v.villageId, 'stale', v.stale) },
              { key: 'never', title: say(verifyStateWords.never), number: true, cell: (v) => cell(v.villageId, 'never', v.never) },
            ]}
            empty={<Empty text="现在没有人在外。" />}
            foot="按区划次序列出"
          />
        </Panel>
        <Panel title={say(isOpen ? `这一轮还没[verify]的 ${r.unverified.length} 位` : r.round ? `上一轮没[verify]到的 ${r.unverified.length} 位` : '还没有[verify]过一轮')}>
          {r.unverified.length === 0 ? <Empty text={say(r.round ? '都[verify]了。' : '半年一轮，由组织干事开始。没开始也可以在党员页上一位一位[verify]。')} /> : (
            <ul className="named">{r.unverified.map((m) => <li key={m.id}><a href={href(`/members/${m.id}`)}>{m.name}</a><span className="note">{m.village}</span></li>)}</ul>
          )}
        </Panel>
      </div>
      {closing && r.round && <CloseRound r={r} id={r.round.id} onClose={() => setClosing(false)} onDone={got.replace} onStale={got.reload} />}
    </>
  );
}

function roundWords({ round }: Round): string {
  if (!round) return '还没有开始过';
  return round.closedOn ? `${halfWords(round.half)}那一轮 ${round.closedOn} 结束，${round.closedBy ?? ''}` : `${halfWords(round.half)}这一轮从 ${round.openedOn} 开始，${round.openedBy}`;
}

function CloseRound({ r, id, onClose, onDone, onStale }: { r: Round; id: string; onClose: () => void; onDone: (r: Round) => void; onStale: () => void }) {
  const close = useAction('members.closeRound');
  const left = r.unverified.length;
  const send = async () => {
    const reply = await close.run({ id, unverified: left });
    // Somebody verified meanwhile: the names below are read again before he is asked once more.
    if (!reply) { onStale(); return; }
    onDone(reply);
    onClose();
  };
  return (
    <Dialog title="结束这一轮？" deed={left ? say(`还有 ${left} 位没[verify]，也结束`) : '结束'} busy={close.busy} error={close.error} onClose={onClose} onDeed={() => void send()}>
      {left === 0 ? <p>{say('在外的党员这一轮都[verify]过了。')}</p> : (
        <>
          <p>{say('这几位这一轮没有[verify]，名单会留在这一轮里：')}</p>
          <ul className="named">{r.unverified.map((m) => <li key={m.id}>{m.name}<span className="note">{m.village}</span></li>)}</ul>
        </>
      )}
    </Dialog>
  );
}
