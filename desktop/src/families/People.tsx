import { Button, Dropdown, Input, Select } from 'antd';
import { useState } from 'react';
import type { EndpointName, Input as Given, Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { dependentKinds, dependentWords, tagKinds, tagWords, type DependentKind, type TagKind } from '@guiyan/shared/domain/families';
import { useAction } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field, digitsOf, isMobile } from '../ui/Field';
import { Empty, Panel } from '../ui/Panel';
import { Picks, StateWord } from '../ui/words';
import { ChildDialog } from './ChildDialog';

export type Family = Output<'families.get'>;
export type Person = Family['people'][number];
interface DeedProps { f: Family; p: Person; onClose: () => void; onDone: (f: Family) => void }

const deeds = { tag: '加标签', carer: '谁照管他', head: '设为户主', leave: '离开这一户', protect: '保护起来', unprotect: '不再保护', child: '孩子档案' } as const;
type Deed = keyof typeof deeds;

/** R5 R6 R7 Who is at home, with carers, tags and the child's file. */
export function People({ f, onDone, onInvite }: { f: Family; onDone: (f: Family) => void; onInvite: (p: Person) => void }) {
  const [adding, setAdding] = useState(false);
  const [at, setAt] = useState<{ deed: Deed; p: Person } | null>(null);
  const deedsOf = (p: Person): Deed[] => [
    ...(p.child && p.child.can.length > 0 ? ['child' as const] : []), ...(f.can.includes('tag') ? ['tag' as const, 'carer' as const] : []), ...(f.can.includes('set_head') && p.personId !== f.headPersonId ? ['head' as const] : []),
    ...(f.can.includes('add_person') && p.personId !== f.headPersonId ? ['leave' as const] : []), ...(f.can.includes('protect') ? [p.protected ? 'unprotect' as const : 'protect' as const] : []),
  ];
  const end = useAction('families.endTag');
  const endCare = useAction('families.endCarer');
  const close = () => setAt(null);
  return (
    <Panel title="家里人" flush right={f.can.includes('add_person') && <Button size="small" onClick={() => setAdding(true)}>加一个人</Button>}>
      <DataTable
        rows={f.people}
        rowKey={(p) => p.personId}
        height={62}
        columns={[
          { key: 'name', title: '姓名', cell: (p) => <><b className="name-link">{p.name}</b>{p.personId === f.headPersonId && <StateWord> 户主</StateWord>}{p.protected && <StateWord tone="red"> 受保护</StateWord>}</> },
          { key: 'relation', title: '是党员的', cell: (p) => p.relation },
          { key: 'kind', title: '类别', cell: (p) => <>{dependentWords[p.kind]}{p.category !== p.kind && <div className="note">按岁数是{dependentWords[p.category]}</div>}<TurnNote p={p} /></> },
          { key: 'tags', title: '标签', cell: (p) => p.tags.map((t) => (
            <span key={t.id} className="badge" title={`从 ${t.from}`}>{t.label}{f.can.includes('tag') && <button type="button" className="plain-button" aria-label={`去掉${t.label}`} onClick={() => void end.run({ familyId: f.id, id: t.id }).then((page) => page && onDone(page))}> ×</button>}</span>
          )) },
          { key: 'care', title: '谁照管', cell: (p) => p.carers.map((c) => <span key={c.id}>{c.name}{f.can.includes('tag') && <button type="button" className="plain-button" aria-label={`${c.name}不再照管`} onClick={() => void endCare.run({ familyId: f.id, id: c.id }).then((page) => page && onDone(page))}> ×</button>} </span>) },
          { key: 'child', title: '孩子档案', cell: (p) => <ChildState p={p} /> },
          { key: 'phone', title: '电话', cell: (p) => p.phone ?? <span className="note">没有</span> },
          { key: 'deed', title: '', deed: true, cell: (p) => (
            <span>
              {p.category !== 'child' && <Button type="link" onClick={() => onInvite(p)}>请他用手机</Button>}
              {deedsOf(p).length > 0 && <Dropdown trigger={['click']} menu={{ items: deedsOf(p).map((key) => ({ key, label: deeds[key] })), onClick: ({ key }) => setAt({ deed: key as Deed, p }) }}><Button type="link">要办的</Button></Dropdown>}
            </span>
          ) },
        ]}
        empty={<Empty text="家属名册里还没有这一家的人。" />}
      />
      {adding && <AddPerson f={f} onClose={() => setAdding(false)} onDone={onDone} />}
      {at?.deed === 'tag' && <TagDialog f={f} p={at.p} onClose={close} onDone={onDone} />}
      {at?.deed === 'carer' && <CarerDialog f={f} p={at.p} onClose={close} onDone={onDone} />}
      {at?.deed === 'head' && <Sure f={f} p={at.p} onClose={close} onDone={onDone} name="families.setHead" input={{ familyId: f.id, personId: at.p.personId }} title={`把${at.p.name}设为户主？`} deed="设为户主" words={`这一户以后叫「${at.p.name}家」。一户只有一位户主。`} />}
      {at?.deed === 'leave' && <LeaveDialog f={f} p={at.p} onClose={close} onDone={onDone} />}
      {(at?.deed === 'protect' || at?.deed === 'unprotect') && <ProtectDialog f={f} p={at.p} onClose={close} onDone={() => onDone(f)} />}
      {at?.deed === 'child' && <ChildDialog f={f} p={at.p} onClose={close} onDone={onDone} />}
    </Panel>
  );
}

/** R6 The birthday that changed what he counts as, or the next one that will. */
function TurnNote({ p }: { p: Person }) {
  return (
    <>
      {p.turned && <div className="note">{dayWords(p.turned.on)}{p.turned.words}</div>}
      {p.next && <div className="note">到{dayWords(p.next.on)}{p.next.words}</div>}
    </>
  );
}

function ChildState({ p }: { p: Person }) {
  if (!p.child) return null;
  if (p.child.eraseOn && !p.child.consentId) return <><StateWord tone="red">收回了同意</StateWord><div className="note">{p.child.erasedOn ? `${dayWords(p.child.erasedOn)}已删` : `${dayWords(p.child.eraseOn)}前删掉`}</div></>;
  if (p.child.stage === 'closed') return <span className="note">满 16 岁，已收起</span>;
  if (!p.child.consentId) return <StateWord tone="amber">{p.child.stage === 'own' ? '等本人同意' : '等监护人同意'}</StateWord>;
  return <StateWord tone={p.child.filled === 6 ? 'green' : 'plain'}>六样记了 {p.child.filled} 样</StateWord>;
}

type PageDeed = { [N in EndpointName]: Output<N> extends Family ? N : never }[EndpointName];
function Sure<N extends PageDeed>({ name, input, title, deed, words, onClose, onDone }: DeedProps & { name: N; input: Given<N>; title: string; deed: string; words: string }) {
  const act = useAction(name);
  return <Dialog title={title} deed={deed} busy={act.busy} error={act.error} onClose={onClose} onDeed={() => void act.run(input).then((page) => { if (page) { onDone(page as unknown as Family); onClose(); } })}><p>{words}</p></Dialog>;
}

function AddPerson({ f, onClose, onDone }: Omit<DeedProps, 'p'>) {
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [kind, setKind] = useState<DependentKind>('elder');
  const [birth, setBirth] = useState('');
  const [phone, setPhone] = useState('');
  const add = useAction('families.addPerson');
  const missing = !name.trim() ? '先写姓名' : !relation.trim() ? '写他是党员的什么人' : birth && !/^\d{4}-\d{2}-\d{2}$/.test(birth) ? '出生写成 1950-02-03' : Boolean(phone) && !isMobile(phone) && '手机号是 11 位';
  const put = async () => {
    const page = await add.run({ familyId: f.id, name: name.trim(), relation: relation.trim(), kind, ...(birth && { birth }), ...(phone && { phone }) });
    if (page) { onDone(page); onClose(); }
  };
  return (
    <Dialog title={`${f.name}加一个人`} deed="加进来" missing={missing} busy={add.busy} error={add.error} onClose={onClose} onDeed={() => void put()}>
      <Field label="姓名"><Input autoFocus aria-label="姓名" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label="是党员的"><Input aria-label="是党员的" maxLength={20} placeholder="母亲" value={relation} onChange={(event) => setRelation(event.target.value)} /></Field>
      <Field label="类别"><Picks label="类别" kind="chip" value={kind} onPick={setKind} items={dependentKinds.map((key) => ({ key, label: dependentWords[key] }))} /></Field>
      <Field label="出生" note="不知道可以不填。"><Input aria-label="出生" maxLength={10} placeholder="1950-02-03" value={birth} onChange={(event) => setBirth(event.target.value)} /></Field>
      {kind !== 'child' && <Field label="手机号" note="没有可以不填。"><Input aria-label="手机号" inputMode="numeric" maxLength={11} value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} /></Field>}
    </Dialog>
  );
}

function TagDialog({ f, p, onClose, onDone }: DeedProps) {
  const [tag, setTag] = useState<TagKind | null>(null);
  const set = useAction('families.setTag');
  const worn = new Set(p.tags.map((t) => t.tag));
  return (
    <Dialog title={`给${p.name}加一个标签`} deed="加上" missing={!tag && '先选一个'} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ familyId: f.id, personId: p.personId, tag: tag! }).then((page) => { if (page) { onDone(page); onClose(); } })}>
      <Picks label="标签" kind="chip" value={tag} onPick={setTag} items={tagKinds.filter((k) => !worn.has(k)).map((key) => ({ key, label: tagWords[key] }))} />
      <p className="note">从今天起算，会记下是谁加的。病和残疾只有照看这一家的人看得到。</p>
    </Dialog>
  );
}

function CarerDialog({ f, p, onClose, onDone }: DeedProps) {
  const [carerId, setCarerId] = useState<string>();
  const set = useAction('families.setCarer');
  return (
    <Dialog title={`平时谁照管${p.name}？`} deed="记下" missing={!carerId && '先选一位'} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ familyId: f.id, personId: p.personId, carerId: carerId! }).then((page) => { if (page) { onDone(page); onClose(); } })}>
      <Field label="这一户的"><Select aria-label="谁照管" value={carerId} onChange={setCarerId} placeholder="选一位" options={[...f.people.filter((m) => m.personId !== p.personId), ...f.away].map((m) => ({ value: m.personId, label: m.name }))} /></Field>
    </Dialog>
  );
}

function LeaveDialog({ f, p, onClose, onDone }: DeedProps) {
  const [on, setOn] = useState('');
  const end = useAction('families.endPerson');
  return (
    <Dialog title={`${p.name}离开这一户？`} deed="离开" missing={!/^\d{4}-\d{2}-\d{2}$/.test(on) && '写哪一天，像 2026-09-22'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ familyId: f.id, personId: p.personId, on }).then((page) => { if (page) { onDone(page); onClose(); } })}>
      <p>从那天起不算这一户的人，以前的数字不变。以后可以加进别的户。</p>
      <Field label="哪一天"><Input autoFocus aria-label="哪一天" maxLength={10} value={on} onChange={(event) => setOn(event.target.value)} /></Field>
    </Dialog>
  );
}

function ProtectDialog({ p, onClose, onDone }: Omit<DeedProps, 'onDone'> & { onDone: () => void }) {
  const [reason, setReason] = useState('');
  const protect = useAction('families.protect');
  const unprotect = useAction('families.unprotect');
  const done = (reply: unknown) => { if (reply) { onDone(); onClose(); } };
  if (p.protected) return <Dialog title={`不再保护${p.name}？`} deed="不再保护" busy={unprotect.busy} error={unprotect.error} onClose={onClose} onDeed={() => void unprotect.run({ personId: p.personId }).then(done)}><p>村里和联络员又看得到他，导出的表里也会有他。</p></Dialog>;
  return (
    <Dialog title={`把${p.name}保护起来？`} deed="保护" missing={!reason.trim() && '先写原因'} busy={protect.busy} error={protect.error} onClose={onClose} onDeed={() => void protect.run({ personId: p.personId, reason: reason.trim() }).then(done)}>
      <p>只有乡镇组织干事和民政看得到他，导出的表里没有他。数字里还算他。</p>
      <Field label="原因" note="加密存着，不显示。"><Input autoFocus aria-label="原因" maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
