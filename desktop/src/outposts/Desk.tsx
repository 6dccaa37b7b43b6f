import './outposts.css';
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { again, drop, finish, numberOf, serve, take, type Line, type Tablet } from '@guiyan/shared/api/tablet';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, shanghaiTime } from '@guiyan/shared/domain/dates';
import { surnameOf, ticketNumber, type TicketOutcome, ticketOutcomes, ticketOutcomeWords, type TicketState, ticketStateWords } from '@guiyan/shared/domain/markets';
import { requestTextMax } from '@guiyan/shared/domain/requests';
import { newKey } from '../api/client';
import { useSession, useToday } from '../api/session';
import { useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { useTablet, type Desk } from './useTablet';

type Ticket = Output<'markets.queue'>['rows'][number];
type Booking = Output<'markets.bookings'>['rows'][number];
type Items = Output<'items.list'>['rows'];
export const ticketTones = { waiting: 'amber', serving: 'red', done: 'green', left: 'plain' } as const;

/** S8 Numbers at the door: works on when the network is gone, and sends what it kept when it is back. */
export function Screen({ params }: ScreenProps) {
  const id = params.id!;
  const today = useToday();
  const [day] = useQueryState('day', today);
  const session = useSession();
  const desk = useTablet(id, day, session.phase === 'in' ? session.session.user.id : '');
  const items = useCall('items.list', {});
  const queue = useCall('markets.queue', { id, day });
  const booked = useList('markets.bookings', { outpostId: id, day, state: 'booked', limit: 200 });
  const { reload } = queue;
  const waiting = desk.tablet?.unsent.length ?? 0;
  // What went out, or what another tablet took, is asked for again.
  useEffect(() => {
    const timer = setInterval(reload, 10_000);
    return () => clearInterval(timer);
  }, [reload]);
  useEffect(() => { if (waiting === 0) reload(); }, [waiting, reload]);
  return (
    <>
      <Back to={href(`/outposts/${id}`)}>驻外中心</Back>
      {desk.tablet ? <Whole tablet={desk.tablet} desk={desk} items={items.data?.rows ?? []} queue={queue.data?.rows ?? []} booked={booked.rows} /> : desk.error ? <ErrorView error={desk.error} onRetry={() => window.location.reload()} /> : <GreyLines count={6} />}
    </>
  );
}

interface Row { letter: Ticket['letter']; no: number; surname: string; itemLabel: string; state: TicketState; takenAt: number; isSent: boolean }
/** Of both: what the server knows, and what lies here and has not reached it. */
function rowsOf(tablet: Tablet, queue: readonly Ticket[]): Row[] {
  const pending = new Set(tablet.unsent.map((l) => numberOf(l)));
  const lost = new Set(tablet.refused.filter((l) => l.name === 'markets.intake').map((l) => numberOf(l)));
  const known = new Map(queue.map((k) => [k.number, { letter: k.letter, no: k.no, surname: k.surname, itemLabel: k.itemLabel, state: k.state, takenAt: k.takenAt, isSent: true }]));
  for (const g of tablet.given) {
    const number = ticketNumber(tablet.letter, g.no);
    if (lost.has(number)) continue;
    if (pending.has(number) || !known.has(number)) known.set(number, { letter: tablet.letter, no: g.no, surname: g.surname, itemLabel: g.itemLabel, state: g.state, takenAt: g.takenAt, isSent: !pending.has(number) });
  }
  return [...known.values()].sort((a, b) => a.takenAt - b.takenAt || (a.letter < b.letter ? -1 : 1));
}

function Whole({ tablet, desk, items, queue, booked }: { tablet: Tablet; desk: Desk; items: Items; queue: readonly Ticket[]; booked: readonly Booking[] }) {
  const [show, setShow] = useState<'open' | 'over'>('open');
  const [ending, setEnding] = useState<Row | null>(null);
  const rows = rowsOf(tablet, queue);
  const isOpen = (r: Row) => r.state === 'waiting' || r.state === 'serving';
  const shown = rows.filter((r) => isOpen(r) === (show === 'open'));
  const { length: left } = tablet.unsent;
  return (
    <>
      <PageHead title={`${dayWords(tablet.day)}逢场取号`} note={`这台机器是 ${tablet.letter} 号机，给了 ${tablet.last} 个号`}>
        <span data-unsent={left}><StateWord tone={left === 0 ? 'green' : 'amber'}>{left === 0 ? '都送到了' : desk.offline ? `没有网，存着 ${left} 条，有网自己送` : `正在送，还有 ${left} 条`}</StateWord></span>
        <Button href={href(`/outposts/${tablet.id}/queue`, { day: tablet.day })} target="_blank">打开大屏</Button>
      </PageHead>
      {tablet.refused.length > 0 && <Refused tablet={tablet} desk={desk} />}
      <Columns columns="380px minmax(0, 1fr)">
        <div className="side-panels">
          <Take tablet={tablet} desk={desk} items={items} />
          <Booked tablet={tablet} desk={desk} items={items} booked={booked} />
        </div>
        <Panel title="排着的" right={<Picks kind="pill" label="看哪些" value={show} onPick={setShow} items={[{ key: 'open', label: '在等、在办', count: rows.filter(isOpen).length }, { key: 'over', label: '办过的', count: rows.length - rows.filter(isOpen).length }]} />}>
          {shown.length === 0 ? <Empty text={show === 'open' ? '没有人在等。来一位，就在左边给一个号。' : '还没有办过的。'} /> : (
            <ul className="market-queue">
              {shown.map((r) => (
                <li key={`${r.letter}${r.no}`} data-number={ticketNumber(r.letter, r.no)}>
                  <b className="market-number">{ticketNumber(r.letter, r.no)}</b>
                  <span className="market-who"><b>{r.surname}</b><span className="note">{`${r.itemLabel}，${shanghaiTime(r.takenAt)}取的号${r.isSent ? '' : '，还没送到'}`}</span></span>
                  <StateWord tone={ticketTones[r.state]}>{ticketStateWords[r.state]}</StateWord>
                  {r.state === 'waiting' && <Button onClick={() => void desk.change((t) => serve(t, { key: newKey(), letter: r.letter, no: r.no, happenedAt: Date.now() }))}>叫号</Button>}
                  {isOpen(r) && <Button type={r.state === 'serving' ? 'primary' : 'default'} onClick={() => setEnding(r)}>办完了</Button>}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </Columns>
      {ending && <EndDialog row={ending} desk={desk} onClose={() => setEnding(null)} />}
    </>
  );
}

const labelOf = (items: Items, code: string): string => items.find((i) => i.code === code)?.spec.zh ?? code;

function Take({ tablet, desk, items }: { tablet: Tablet; desk: Desk; items: Items }) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [item, setItem] = useState('OTHER');
  const [text, setText] = useState('');
  const papers = items.find((i) => i.code === item)?.spec.papers ?? [];
  const missing = !name.trim() ? '先写叫什么' : phone && !isMobile(phone) ? '手机号要 11 位' : '';
  const give = () => void desk.change((t) => take(t, { key: newKey(), happenedAt: Date.now(), asker: { name: name.trim(), ...(phone ? { phone } : {}) }, item, text: text.trim(), surname: surnameOf(name.trim()), itemLabel: labelOf(items, item) })).then(() => { setName(''); setPhone(''); setText(''); });
  return (
    <Panel title="来一位，给一个号">
      <form className="dialog" onSubmit={(event) => { event.preventDefault(); if (!missing) give(); }}>
        <Field label="叫什么"><Input aria-label="叫什么" autoComplete="off" maxLength={30} value={name} onChange={(e) => setName(e.target.value)} /></Field>
        <Field label="手机"><Input aria-label="手机" autoComplete="off" inputMode="numeric" maxLength={11} value={phone} placeholder="可以不留；留了好对名册" onChange={(e) => setPhone(digitsOf(e.target.value))} /></Field>
        <Field label="办什么" note={papers.length > 0 ? `要带：${papers.map((p) => p.name).join('、')}` : undefined}><Select aria-label="办什么" value={item} onChange={setItem} options={items.length ? items.map((i) => ({ value: i.code, label: i.spec.zh })) : [{ value: 'OTHER', label: '别的事' }]} /></Field>
        <Field label="说了什么"><Input.TextArea aria-label="说了什么" maxLength={requestTextMax} autoSize={{ minRows: 2 }} value={text} placeholder="可以不写" onChange={(e) => setText(e.target.value)} /></Field>
        <div className="modal-buttons">
          {missing && <span className="note">{missing}</span>}
          <Button type="primary" size="large" htmlType="submit" disabled={Boolean(missing)}>{`给 ${ticketNumber(tablet.letter, tablet.last + 1)} 号`}</Button>
        </div>
      </form>
    </Panel>
  );
}

function Booked({ tablet, desk, items, booked }: { tablet: Tablet; desk: Desk; items: Items; booked: readonly Booking[] }) {
  const came = new Set(tablet.given.map((g) => g.bookingId));
  const left = booked.filter((b) => !came.has(b.id));
  if (left.length === 0) return null;
  return (
    <Panel title={`约了今天来的，还有 ${left.length} 位`}>
      <ul className="market-queue">
        {left.map((b) => (
          <li key={b.id}>
            <span className="market-who"><b>{b.name}</b><span className="note">{[b.itemLabel, b.words].filter(Boolean).join('，')}</span></span>
            <Button onClick={() => void desk.change((t) => take(t, { key: newKey(), happenedAt: Date.now(), bookingId: b.id, item: b.item, text: b.words, surname: surnameOf(b.name), itemLabel: labelOf(items, b.item) }))}>来了，给号</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the server did not take, with its words: nothing is thrown away but by hand. */
function Refused({ tablet, desk }: { tablet: Tablet; desk: Desk }) {
  const told = (l: Line) => (l.name === 'markets.intake' ? [l.input.asker?.name ?? '约了的', l.input.asker?.phone, l.input.text].filter(Boolean).join('，') : l.name === 'markets.serve' ? '叫号' : '办完');
  return (
    <Panel title={`有 ${tablet.refused.length} 条没收下`} className="market-refused">
      <ul className="market-queue">
        {tablet.refused.map((l) => (
          <li key={l.key}>
            <b className="market-number">{numberOf(l)}</b>
            <span className="market-who"><b>{told(l)}</b><span className="red">{l.reason}</span></span>
            {l.name === 'markets.intake' && <Button onClick={() => void desk.change((t) => again(t, l.key, newKey))}>换个号再送</Button>}
            <Button onClick={() => void desk.change((t) => drop(t, l.key))}>不要了</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function EndDialog({ row, desk, onClose }: { row: Row; desk: Desk; onClose: () => void }) {
  const [outcome, setOutcome] = useState<TicketOutcome>('settled');
  const [words, setWords] = useState('');
  const done = () => void desk.change((t) => finish(t, { key: newKey(), letter: row.letter, no: row.no, happenedAt: Date.now(), outcome, words: words.trim() })).then(onClose);
  return (
    <Dialog title={`${ticketNumber(row.letter, row.no)} 号办完了`} deed="记下来" missing={outcome === 'settled' && !words.trim() && '写一句结果'} onClose={onClose} onDeed={done}>
      <Picks kind="chip" label="怎么样" value={outcome} onPick={setOutcome} items={ticketOutcomes.map((key) => ({ key, label: ticketOutcomeWords[key] }))} />
      {outcome === 'settled' && <Field label="结果" note="本人在手机上看得到，点了头这件事才算完。"><Input.TextArea aria-label="结果" maxLength={500} autoSize={{ minRows: 2 }} value={words} onChange={(e) => setWords(e.target.value)} /></Field>}
      {outcome === 'later' && <p className="note">这件事归取号的人，到「办事」里接着办。</p>}
    </Dialog>
  );
}
