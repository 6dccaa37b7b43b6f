import { Input, Select } from 'antd';
import { useState } from 'react';
import { orgKindRules, type OrgKind } from '@guiyan/shared/domain/orgs';
import { say, useToday } from '../../api/session';
import { useAction } from '../../api/useCall';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { outpostInput, OutpostFields, outpostOf, type OutpostDraft } from './OutpostFields';
import { isPhone, kindsBelow, phoneOf, type Line, type Page } from './words';

interface Props { org: Page; onClose: () => void; onDone: () => void }
const phoneWrong = '电话是 5 到 15 位数字';

/** Days are told by people; `ahead`: one to come is kept, and what was decided takes effect then. */
export function DayField({ value, onChange, label = '从哪天起', note, ahead = false }: { value: string; onChange: (day: string) => void; label?: string; note?: string; ahead?: boolean }) {
  const today = useToday();
  return <Field label={label} note={ahead && value > today ? '到那天自己生效，之前可以撤掉。' : note}><Input type="date" aria-label={label} max={ahead ? undefined : today} value={value} onChange={(event) => onChange(event.target.value)} /></Field>;
}

export function AddOrg({ parent, all, onClose, onDone }: { parent: Page; all: readonly Line[]; onClose: () => void; onDone: () => void }) {
  const kinds = kindsBelow(parent.kind).filter((k) => k !== 'network_branch' || !all.some((o) => o.kind === k && o.parentId === parent.id));
  const [kind, setKind] = useState<OrgKind | null>(null);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [pledge, setPledge] = useState('');
  const [outpost, setOutpost] = useState<OutpostDraft>(outpostOf(null));
  const add = useAction('orgs.add');
  const missing = !kind ? '先选是什么' : !name.trim() ? '先写名字' : !isPhone(phone) ? phoneWrong : kind === 'outpost' && (!outpost.form || !outpost.city.trim()) && '先选类型，写上城市';
  const deed = async () => {
    const made = await add.run({ kind: kind!, parentId: parent.id, name: name.trim(), pledge: pledge.trim(), ...(phone && { phone }), ...(kind === 'outpost' && { outpost: outpostInput(outpost) }) });
    if (made) { onDone(); onClose(); }
  };
  return (
    <Dialog title={`在${parent.name}下面加一个`} deed="加上" missing={missing} busy={add.busy} error={add.error} onClose={onClose} onDeed={() => void deed()}>
      <Field label="是什么"><Select aria-label="是什么" placeholder="选一个" value={kind} onChange={setKind} options={kinds.map((k) => ({ value: k, label: orgKindRules[k].title }))} /></Field>
      <Field label="名字"><Input aria-label="名字" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      {kind === 'outpost' && <OutpostFields of={outpost} all={all} onChange={setOutpost} />}
      <Field label="公开电话" note="全县的人都看得到，不写个人号码。"><Input aria-label="公开电话" value={phone} onChange={(event) => setPhone(phoneOf(event.target.value))} /></Field>
      {kind === 'window' && <Field label="承诺" note={say('窗口自己的话，印在[card]上。')}><Input.TextArea aria-label="承诺" maxLength={120} autoSize={{ minRows: 2 }} value={pledge} onChange={(event) => setPledge(event.target.value)} /></Field>}
    </Dialog>
  );
}

export function EditOrg({ org, onClose, onDone }: Props) {
  const [phone, setPhone] = useState(org.phone ?? '');
  const [pledge, setPledge] = useState(org.pledge);
  const [outpost, setOutpost] = useState(outpostOf(org.outpost));
  const edit = useAction('orgs.edit');
  const missing = !isPhone(phone) ? phoneWrong : org.kind === 'outpost' && !outpost.city.trim() && '写上城市';
  const input = { id: org.id, phone: phone || null, ...(pledge.trim() !== org.pledge && { pledge: pledge.trim() }), ...(org.kind === 'outpost' && { outpost: outpostInput(outpost) }) };
  return (
    <Dialog title={`改${org.name}`} deed="存下" missing={missing} busy={edit.busy} error={edit.error} onClose={onClose} onDeed={() => void edit.run(input).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="公开电话" note="全县的人都看得到，不写个人号码。空着就是没有。"><Input autoFocus aria-label="公开电话" value={phone} onChange={(event) => setPhone(phoneOf(event.target.value))} /></Field>
      {(org.kind === 'window' || org.kind === 'township') && <Field label="承诺" note="改过以后，以前的话还查得到。"><Input.TextArea aria-label="承诺" maxLength={120} autoSize={{ minRows: 2 }} value={pledge} onChange={(event) => setPledge(event.target.value)} /></Field>}
      {org.kind === 'outpost' && <OutpostFields of={outpost} all={[]} onChange={setOutpost} />}
    </Dialog>
  );
}

export function RenameOrg({ org, onClose, onDone }: Props) {
  const today = useToday();
  const [name, setName] = useState(org.name);
  const [onDay, setOnDay] = useState(today);
  const rename = useAction('orgs.rename');
  return (
    <Dialog title={`${org.name}改名`} deed="改名" missing={name.trim() === org.name || !name.trim() ? '写新名字' : !onDay && '选日子'} busy={rename.busy} error={rename.error} onClose={onClose} onDeed={() => void rename.run({ id: org.id, name: name.trim(), onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="新名字"><Input autoFocus aria-label="新名字" maxLength={40} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <DayField ahead value={onDay} onChange={setOnDay} note="这天以前的报表还用旧名字。" />
    </Dialog>
  );
}

export function MoveOrg({ org, all, onClose, onDone }: Props & { all: readonly Line[] }) {
  const today = useToday();
  const [parentId, setParentId] = useState<string | null>(null);
  const [onDay, setOnDay] = useState(today);
  const move = useAction('orgs.move');
  const places = all.filter((o) => orgKindRules[org.kind].below.includes(o.kind) && o.id !== org.parentId && o.id !== org.id && o.can.includes('add_below'));
  return (
    <Dialog title={`${org.name}移到哪里`} deed="移动" missing={!parentId ? '先选上级' : !onDay && '选日子'} busy={move.busy} error={move.error} onClose={onClose} onDeed={() => void move.run({ id: org.id, parentId: parentId!, onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="新的上级"><Select aria-label="新的上级" showSearch={{ optionFilterProp: 'label' }} placeholder="选一个" notFoundContent="没有别的地方可以放" value={parentId} onChange={setParentId} options={places.map((o) => ({ value: o.id, label: o.name }))} /></Field>
      <DayField value={onDay} onChange={setOnDay} />
    </Dialog>
  );
}

export function MergeOrg({ org, all, onClose, onDone }: { org: Page; all: readonly Line[]; onClose: () => void; /** The page to open: the other, or its own while the day is to come. */ onDone: (open: string) => void }) {
  const today = useToday();
  const [into, setInto] = useState<string | null>(null);
  const [onDay, setOnDay] = useState(today);
  const merge = useAction('orgs.mergeInto');
  const self = all.find((o) => o.id === org.id);
  const others = all.filter((o) => o.kind === org.kind && o.id !== org.id && o.can.includes('merge') && (org.kind !== 'group' || o.parentId === self?.parentId));
  return (
    <Dialog title={`把${org.name}并到哪里`} deed="合并" missing={!into ? '先选并到哪里' : !onDay && '选日子'} busy={merge.busy} error={merge.error} onClose={onClose} onDeed={() => void merge.run({ id: org.id, into: into!, onDay }).then((done) => { if (done) { onDone(onDay > today ? org.id : into!); onClose(); } })}>
      <Field label="并到"><Select aria-label="并到" showSearch={{ optionFilterProp: 'label' }} placeholder="选一个" notFoundContent="没有同类的机构" value={into} onChange={setInto} options={others.map((o) => ({ value: o.id, label: o.name }))} /></Field>
      <DayField ahead value={onDay} onChange={setOnDay} note="这天以前的报表还是分开的，用旧名字。" />
      {org.kind === 'village' && <p>{org.name}的人和记录都留着，从那天起算在新村里，新村的书记看得到。下面的组和支部跟过去，任职到那天为止。{org.name}书记的身份，请到「人和身份」里停用。</p>}
    </Dialog>
  );
}

/** R13 Decided by the county: the whole village goes, with its people, records and hats. */
export function MoveVillage({ org, all, onClose, onDone }: Props & { all: readonly Line[] }) {
  const today = useToday();
  const [townshipId, setTownshipId] = useState<string | null>(null);
  const [onDay, setOnDay] = useState(today);
  const move = useAction('orgs.moveVillage');
  const places = all.filter((o) => o.kind === 'township' && o.id !== org.parentId);
  return (
    <Dialog title={`${org.name}划到哪个乡镇`} deed="划过去" missing={!townshipId ? '先选乡镇' : !onDay && '选日子'} busy={move.busy} error={move.error} onClose={onClose} onDeed={() => void move.run({ id: org.id, townshipId: townshipId!, onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="新的乡镇"><Select aria-label="新的乡镇" showSearch={{ optionFilterProp: 'label' }} placeholder="选一个" notFoundContent="县里没有别的乡镇" value={townshipId} onChange={setTownshipId} options={places.map((o) => ({ value: o.id, label: o.name }))} /></Field>
      <DayField ahead value={onDay} onChange={setOnDay} note="这天以前的数还算在原来的乡镇。" />
      <p>{org.name}的人、家庭和记录，连同村里的组、支部和各人的身份，都跟过去。新乡镇的组织干事看得到，原来的看不到了。{say('[liaison]')}和帮扶人不变。</p>
    </Dialog>
  );
}

export function EndOrg({ org, onClose, onDone }: Props) {
  const today = useToday();
  const [onDay, setOnDay] = useState(today);
  const end = useAction('orgs.end');
  return (
    <Dialog title={`停用${org.name}？`} deed="停用" missing={!onDay && '选日子'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: org.id, onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>停用以后不再出现在名单和电话里，任职也到那天为止。以前的记录都留着。</p>
      <DayField label="到哪天" value={onDay} onChange={setOnDay} />
    </Dialog>
  );
}
