import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, fullDayWords } from '@guiyan/shared/domain/dates';
import { isSitePhone, siteMax, siteStateWords } from '@guiyan/shared/domain/sites';
import { useHat, useToday } from '../api/session';
import { useAction, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { useVillages, VillagePick } from '../ui/VillagePick';
import { StateWord } from '../ui/words';

type Site = Output<'sites.list'>['rows'][number];
const tones = { soon: 'amber', open: 'green', closed: 'plain' } as const;
type Asked = { kind: 'add' } | { kind: 'change' | 'close'; site: Site };

/** H13 Activity-houses by village: where, who keeps them, which days, what goes on there. */
export function Screen(_: ScreenProps) {
  const { hat } = useHat();
  const [village] = useQueryState<string>('village', '');
  const [all, setAll] = useQueryState<string>('all', '');
  const list = useList('sites.list', { limit: 50, ...(village && { village }), ...(all && { all: true }) });
  const [asked, setAsked] = useState<Asked | null>(null);
  const add = hat === 'clerk' && <Button type="primary" onClick={() => setAsked({ kind: 'add' })}>添一个小院</Button>;
  const done = () => { list.reload(); setAsked(null); };
  return (
    <>
      <Back to={href('/meetings')}>会议</Back>
      <PageHead title="幸福小院" note="老人孩子活动的地方：在哪里，谁管钥匙，哪几天开">
        <VillagePick />
        <Checkbox checked={all === '1'} onChange={(e) => setAll(e.target.checked ? '1' : '')}>不开了的也看</Checkbox>
        {add}
      </PageHead>
      <Panel flush>
        <DataTable<Site>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={62}
          columns={[
            { key: 'village', title: '村', cell: (row) => row.village },
            { key: 'name', title: '小院', cell: (row) => <b className="row-name">{row.name}</b> },
            { key: 'place', title: '在哪里', cell: (row) => row.place },
            { key: 'keeper', title: '谁管', cell: (row) => <>{row.keeper} {row.phone}{row.keepers.length > 0 && <div className="second">{`以前：${row.keepers.map((k) => `${k.name}（${fullDayWords(k.fromDay)}到${fullDayWords(k.untilDay)}）`).join('、')}`}</div>}</> },
            { key: 'days', title: '哪几天开', cell: (row) => row.days },
            { key: 'doings', title: '做些什么', cell: (row) => row.doings },
            { key: 'state', title: '现在', cell: (row) => <><StateWord tone={tones[row.state]}>{siteStateWords[row.state]}</StateWord> <span className="note">{row.untilDay ? `${dayWords(row.untilDay)}起不开，${row.reason}` : `${dayWords(row.fromDay)}起`}</span></> },
            { key: 'deed', title: '', deed: true, cell: (row) => row.can.length > 0 && <><Button type="link" size="small" onClick={() => setAsked({ kind: 'change', site: row })}>改</Button><Button type="link" size="small" onClick={() => setAsked({ kind: 'close', site: row })}>不开了</Button></> },
          ]}
          empty={<Empty text={hat === 'clerk' ? '还没有登记小院。登记了，村里人在手机上看得到，点一下就能打给管的人。' : '还没有登记小院，由乡镇登记。'} action={add || undefined} />}
        />
      </Panel>
      {asked?.kind === 'close' ? <CloseDialog site={asked.site} onClose={() => setAsked(null)} onDone={done} /> : asked && <FactsDialog site={asked.kind === 'change' ? asked.site : null} onClose={() => setAsked(null)} onDone={done} />}
    </>
  );
}

function FactsDialog({ site, onClose, onDone }: { site: Site | null; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const villages = useVillages();
  const [villageId, setVillage] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const [facts, setFacts] = useState({ name: site?.name ?? '', place: site?.place ?? '', keeper: site?.keeper ?? '', phone: site?.phone ?? '', days: site?.days ?? '', doings: site?.doings ?? '' });
  const add = useAction('sites.add');
  const change = useAction('sites.change');
  const put = (part: Partial<typeof facts>) => setFacts({ ...facts, ...part });
  const said = Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value.trim()])) as typeof facts;
  const missing = !site && !villageId ? '先选哪个村' : !said.name ? '先写叫什么' : !said.place ? '先写在哪里' : !said.keeper ? '先写谁管' : !isSitePhone(said.phone) ? '电话写 11 位手机号，或带区号的座机' : !said.days ? '先写哪几天开' : !from && '先选从哪天起';
  const send = () => void (site ? change.run({ id: site.id, ...said, version: site.version }) : add.run({ villageId: villageId!, ...said, from })).then((made) => made && onDone());
  return (
    <Dialog title={site ? '改小院的介绍' : '添一个小院'} deed={site ? '改好了' : '添上'} width={520} missing={missing} busy={add.busy || change.busy} error={add.error ?? change.error} onClose={onClose} onDeed={send}>
      {!site && <Field label="哪个村"><Select aria-label="哪个村" value={villageId} style={{ width: 200 }} showSearch={{ optionFilterProp: 'label' }} onChange={setVillage} options={villages.map((v) => ({ value: v.id, label: v.name }))} /></Field>}
      <Field label="叫什么"><Input aria-label="叫什么" maxLength={siteMax.name} value={facts.name} placeholder="比如：馨安幸福小院" onChange={(e) => put({ name: e.target.value })} /></Field>
      <Field label="在哪里" note="写认得出的地方，不用地图。"><Input aria-label="在哪里" maxLength={siteMax.place} value={facts.place} placeholder="比如：村小学旧教室，大榕树对面" onChange={(e) => put({ place: e.target.value })} /></Field>
      <Field label="谁管"><Input aria-label="谁管" maxLength={siteMax.keeper} value={facts.keeper} onChange={(e) => put({ keeper: e.target.value })} /></Field>
      <Field label="电话" note="全村看得到，先问过本人愿不愿意。"><Input aria-label="电话" maxLength={siteMax.phone} value={facts.phone} onChange={(e) => put({ phone: e.target.value })} /></Field>
      <Field label="哪几天开"><Input aria-label="哪几天开" maxLength={siteMax.days} value={facts.days} placeholder="比如：周三、周六下午，放假天天开" onChange={(e) => put({ days: e.target.value })} /></Field>
      <Field label="做些什么"><Input.TextArea aria-label="做些什么" maxLength={siteMax.doings} autoSize={{ minRows: 2 }} value={facts.doings} placeholder="可以不写" onChange={(e) => put({ doings: e.target.value })} /></Field>
      {!site && <Field label="从哪天起"><Input type="date" aria-label="从哪天起" style={{ width: 160 }} value={from} onChange={(e) => setFrom(e.target.value)} /></Field>}
    </Dialog>
  );
}

function CloseDialog({ site, onClose, onDone }: { site: Site; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const close = useAction('sites.close');
  return (
    <Dialog title={`${site.name}不开了`} deed="不开了" missing={!on ? '先选哪天起' : !reason.trim() && '写上为什么'} busy={close.busy} error={close.error} onClose={onClose} onDeed={() => void close.run({ id: site.id, on, reason: reason.trim() }).then((made) => made && onDone())}>
      <Field label="哪天起" note={`${fullDayWords(site.fromDay)}开的。以前哪天开着，还查得到。`}><Input type="date" aria-label="哪天起" style={{ width: 160 }} min={site.fromDay} value={on} onChange={(e) => setOn(e.target.value)} /></Field>
      <Field label="为什么"><Input aria-label="为什么" maxLength={siteMax.reason} value={reason} onChange={(e) => setReason(e.target.value)} /></Field>
    </Dialog>
  );
}
