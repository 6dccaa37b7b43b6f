import '../members/members.css';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import { livingWays, livingWords, type LivingWay } from '@guiyan/shared/domain/elders';
import { useHat, useToday } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { digitsOf, Facts, Field, isMobile } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Picks, StateWord } from '../ui/words';

/** H14 Elders at home by village: how they live, whom to ring, who was there, whether a family doctor is signed. */
export function Screen() {
  const { hat } = useHat();
  const today = useToday();
  const [village] = useQueryState<string>('village', '');
  const [doctor, setDoctor] = useQueryState<'all' | 'yes' | 'no'>('doctor', 'all');
  const list = useList('elders.list', { ...(village && { village }), ...(doctor !== 'all' && { doctor: doctor === 'yes' }) });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PageHead title="老人" note={list.total === undefined ? undefined : `${list.total} 位`}>
        <VillagePick />
        <a href={href('/elders/print', { village: village || undefined })}>打印移交名单</a>
        {hat !== 'civil' && <a href="#/ledgers">导出移交名单</a>}
      </PageHead>
      <Panel flush>
        <Picks label="家庭医生" kind="pill" value={doctor} onPick={setDoctor} items={[{ key: 'all', label: '全部' }, { key: 'yes', label: '签了家庭医生' }, { key: 'no', label: '没签家庭医生' }]} />
        <DataTable
          list={list} rows={list.rows} rowKey={(e) => e.personId} height={48} onOpen={(e) => setOpen(e.personId)}
          columns={[
            { key: 'name', title: '姓名', cell: (e) => <b className="row-name">{e.name}</b> }, { key: 'age', title: '年龄', number: true, cell: (e) => e.age ?? '' }, { key: 'village', title: '村组', cell: (e) => `${e.village}${e.groupName}` },
            { key: 'living', title: '怎么住', cell: (e) => (e.living ? livingWords[e.living] : <span className="note">没问过</span>) }, { key: 'contacts', title: '联系人', number: true, cell: (e) => e.contacts || <StateWord tone="red">没有</StateWord> },
            { key: 'visits', title: '今年走访', number: true, cell: (e) => e.visits }, { key: 'last', title: '上次', cell: (e) => (e.lastVisitOn ? dayWordsFrom(e.lastVisitOn, today) : <span className="note">还没有</span>) }, { key: 'doctor', title: '家庭医生', cell: (e) => (e.doctor ? '已签' : <span className="note">未签</span>) },
          ]}
          empty={<Empty text="家属名册里还没有老人。" />}
          foot="按区划次序列出；走访按这一家算"
        />
      </Panel>
      {open && <ElderDialog id={open} onClose={() => setOpen(null)} onDone={list.reload} />}
    </>
  );
}

function ElderDialog({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const got = useCall('elders.get', { id });
  const e = got.data;
  const [editing, setEditing] = useState(false);
  const [living, setLiving] = useState<LivingWay | null>(null);
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [phone, setPhone] = useState('');
  const [health, setHealth] = useState('');
  const save = useAction('elders.save');
  const edit = () => {
    const first = e?.contactList[0];
    setLiving(e?.living ?? null);
    setName(first?.name ?? '');
    setRelation(first?.relation ?? '');
    setPhone(first?.phone ?? '');
    setHealth(e?.health ?? '');
    setEditing(true);
  };
  const isSave = e?.can.includes('save') ?? false;
  const missing = editing && (!living ? '先选怎么住' : name.trim() && !isMobile(phone) ? '联系人的手机号是 11 位' : null);
  const go = async () => {
    if (!isSave) return onClose();
    if (!editing) return edit();
    // The form shows the first contact; a second one stays as it is.
    const contacts = [...(name.trim() ? [{ name: name.trim(), relation: relation.trim(), phone }] : []), ...(e?.contactList.slice(1) ?? [])];
    if (await save.run({ id, living: living!, contacts, health: health.trim() })) { onDone(); onClose(); }
  };
  return (
    <Dialog title={e?.name ?? '老人'} deed={!isSave ? '看好了' : editing ? '存好' : '改'} missing={missing} busy={save.busy} error={save.error} width={520} onClose={onClose} onDeed={() => void go()}>
      {!e && !got.error && <GreyLines />}
      <ErrorLine error={got.error} />
      {e && !editing && (
        <Facts of={{ 村组: `${e.village}${e.groupName}`, 怎么住: e.living && livingWords[e.living], 联系人: e.contactList.map((c) => [c.name, c.relation, c.phone].filter(Boolean).join(' ')).join('；'), 健康: e.health, 家庭医生: e.doctor ? '已签' : '未签', 今年走访: `${e.visits} 次`, 谁记的: e.savedOn && `${e.by}，${e.savedOn}` }} />
      )}
      {editing && (
        <>
          <Field label="怎么住"><Select aria-label="怎么住" style={{ width: 180 }} value={living} onChange={setLiving} options={livingWays.map((w) => ({ value: w, label: livingWords[w] }))} /></Field>
          <Field label="有事找谁" note="姓名、关系、手机号。">
            <div className="pair-inputs">
              <Input aria-label="联系人" maxLength={30} placeholder="姓名" value={name} onChange={(event) => setName(event.target.value)} />
              <Input aria-label="关系" maxLength={20} placeholder="侄女" value={relation} onChange={(event) => setRelation(event.target.value)} />
              <Input aria-label="手机号" maxLength={11} placeholder="手机号" value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} />
            </div>
          </Field>
          <Field label="健康" note="照应他的人和民政看得到，名单里没有。"><Input aria-label="健康" maxLength={200} value={health} onChange={(event) => setHealth(event.target.value)} /></Field>
        </>
      )}
    </Dialog>
  );
}
