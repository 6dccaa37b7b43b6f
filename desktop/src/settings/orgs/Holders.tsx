import { AutoComplete, Button, Input } from 'antd';
import { useState } from 'react';
import { seatTitles } from '@guiyan/shared/domain/orgs';
import { useToday } from '../../api/session';
import { useAction } from '../../api/useCall';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { DayField } from './deeds';
import { isPhone, phoneOf, type Page } from './words';

type Holder = Page['holders'][number];
const phoneWrong = '电话是 5 到 15 位数字';

/** R13 Who is on duty, with the phone made public; those before them stay readable. */
export function Holders({ org, onChanged }: { org: Page; onChanged: () => void }) {
  const [seating, setSeating] = useState(false);
  const [handing, setHanding] = useState<Holder | null>(null);
  const [ending, setEnding] = useState<Holder | null>(null);
  const [past, setPast] = useState(false);
  const now = org.holders.filter((h) => h.until === null).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const before = org.holders.filter((h) => h.until !== null);
  const may = org.can.includes('seat');
  return (
    <section className="orgs-part">
      <h3>任职{may && <Button size="small" onClick={() => setSeating(true)}>加一个人</Button>}</h3>
      {now.length === 0 && <p className="note">还没有登记谁在任职。</p>}
      {now.map((h) => (
        <div key={h.id} className="orgs-seat">
          <span className="orgs-title">{h.title}</span><b>{h.name}</b><span>{h.phone ?? <span className="note">没有公开电话</span>}</span><span className="note">{h.from} 起</span>
          {may && <span className="orgs-seat-deeds"><Button type="link" size="small" onClick={() => setHanding(h)}>交接</Button><Button type="link" size="small" onClick={() => setEnding(h)}>卸任</Button></span>}
        </div>
      ))}
      {before.length > 0 && <button type="button" className="plain-button ink-link" onClick={() => setPast(!past)}>{past ? '收起' : `以前任职的 ${before.length} 人`}</button>}
      {past && before.map((h) => <div key={h.id} className="orgs-seat orgs-past"><span className="orgs-title">{h.title}</span><b>{h.name}</b><span className="note">{h.from} 到 {h.until}</span></div>)}
      {seating && <Seat org={org} onClose={() => setSeating(false)} onDone={onChanged} />}
      {handing && <HandOver of={handing} onClose={() => setHanding(null)} onDone={onChanged} />}
      {ending && <Unseat of={ending} onClose={() => setEnding(null)} onDone={onChanged} />}
    </section>
  );
}

function Seat({ org, onClose, onDone }: { org: Page; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [fromDay, setFromDay] = useState(today);
  const seat = useAction('orgs.seat');
  const missing = !title.trim() ? '先写职务' : !name.trim() ? '先写姓名' : !isPhone(phone) ? phoneWrong : !fromDay && '选日子';
  return (
    <Dialog title={`${org.name}的任职`} deed="加上" missing={missing} busy={seat.busy} error={seat.error} onClose={onClose} onDeed={() => void seat.run({ orgId: org.id, title: title.trim(), name: name.trim(), fromDay, ...(phone && { phone }) }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="职务"><AutoComplete aria-label="职务" value={title} onChange={(text) => setTitle(text.slice(0, 20))} options={(seatTitles[org.kind] ?? []).map((value) => ({ value }))} placeholder="选一个，或自己写" /></Field>
      <Field label="姓名"><Input aria-label="姓名" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label="公开电话" note="全县的人都看得到。写手机要本人同意；不写也行。"><Input aria-label="公开电话" value={phone} onChange={(event) => setPhone(phoneOf(event.target.value))} /></Field>
      <DayField value={fromDay} onChange={setFromDay} />
    </Dialog>
  );
}

function HandOver({ of, onClose, onDone }: { of: Holder; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const mobile = of.phone !== null && /^1\d{10}$/.test(of.phone);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState(mobile ? '' : of.phone ?? '');
  const [onDay, setOnDay] = useState(today);
  const next = useAction('orgs.handOver');
  const missing = !name.trim() ? '先写接任的人' : !isPhone(phone) ? phoneWrong : !onDay && '选日子';
  return (
    <Dialog title={`${of.name}的${of.title}交给谁`} deed="交接" missing={missing} busy={next.busy} error={next.error} onClose={onClose} onDeed={() => void next.run({ id: of.id, name: name.trim(), phone: phone || null, onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="接任的人"><Input autoFocus aria-label="接任的人" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label="公开电话" note={mobile ? '原来的手机号跟人走，请写新的。' : '座机留在这个岗位上。'}><Input aria-label="公开电话" value={phone} onChange={(event) => setPhone(phoneOf(event.target.value))} /></Field>
      <DayField label="哪天交接" value={onDay} onChange={setOnDay} />
    </Dialog>
  );
}

function Unseat({ of, onClose, onDone }: { of: Holder; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [onDay, setOnDay] = useState(today);
  const end = useAction('orgs.unseat');
  return (
    <Dialog title={`${of.name}不再任${of.title}？`} deed="卸任" missing={!onDay && '选日子'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: of.id, onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>他的任职留在记录里，公开电话不再给人看。</p>
      <DayField label="到哪天" value={onDay} onChange={setOnDay} />
    </Dialog>
  );
}
