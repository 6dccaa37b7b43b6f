import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { clinicKinds, clinicWords, type ClinicKind } from '@guiyan/shared/domain/clinics';
import { amountWords, grantKinds, grantWords, type GrantKind } from '@guiyan/shared/domain/grants';
import { happeningKinds, happeningWords, makesVisit, type HappeningKind } from '@guiyan/shared/domain/happenings';
import { helpLengthWords, helpSeasons, helpSeasonWords, helpStateWords, type HelpSeason } from '@guiyan/shared/domain/helpdays';
import { useToday } from '../api/session';
import { useAction, useCall, useList, type RowOf } from '../api/useCall';
import { Amount, Day, ending, kept, type Closing } from '../grants/fields';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty, Panel } from '../ui/Panel';
import { Picks } from '../ui/words';
import type { Family } from './People';


/** H8 H9 H11 H12 H18 What is done for one family beside visits. */
export function Care({ f }: { f: Family }) {
  const of = { familyId: f.id };
  const [deed, setDeed] = useState<'happening' | 'helpday' | 'clinic' | 'grant' | 'referral' | null>(null);
  const [outcome, setOutcome] = useState<RowOf<'grants.list'> | null>(null);
  const happenings = useList('happenings.list', of);
  const helpdays = useList('helpdays.list', of);
  const clinics = useList('clinics.list', of);
  const grants = useList('grants.list', of);
  const takeBack = useAction('happenings.takeBack');
  const over = useAction('happenings.over');
  const close = () => { setDeed(null); setOutcome(null); };
  return (
    <>
      <Panel title="家里的事" flush right={<Button onClick={() => setDeed('happening')}>说一件</Button>}>
        <DataTable
          list={happenings} rows={happenings.rows} rowKey={(h) => h.id}
          columns={[
            { key: 'on', title: '哪天', width: 120, cell: (h) => h.on }, { key: 'kind', title: '什么事', width: 130, cell: (h) => happeningWords[h.kind] }, { key: 'who', title: '谁', width: 110, cell: (h) => h.person ?? '' },
            { key: 'words', title: '怎么说的', cell: (h) => [h.words, h.overOn && `${h.overOn} 好了`].filter(Boolean).join('，') || <span className="note">没写</span> }, { key: 'by', title: '谁说的', width: 110, cell: (h) => h.by },
            { key: 'deed', title: '', deed: true, cell: (h) => (
              <>
                {h.can.includes('over') && <Button type="link" onClick={() => void over.run({ id: h.id }).then((reply) => reply && happenings.reload())}>好了</Button>}
                {h.can.includes('takeBack') && <Button type="link" onClick={() => void takeBack.run({ id: h.id }).then((reply) => reply && happenings.reload())}>收回</Button>}
              </>
            ) },
          ]}
          empty={<Empty text="还没有说过。办喜事、有丧事、住院、生意受挫，记下来就有人上门。" />}
        />
      </Panel>
      <Panel title="帮工" flush right={<Button onClick={() => setDeed('helpday')}>约一天</Button>}>
        <DataTable
          list={helpdays} rows={helpdays.rows} rowKey={(d) => d.id}
          columns={[
            { key: 'on', title: '哪天', width: 120, cell: (d) => d.on }, { key: 'season', title: '什么活', width: 90, cell: (d) => helpSeasonWords[d.season] }, { key: 'long', title: '多久', width: 80, cell: (d) => helpLengthWords[d.halves] },
            { key: 'who', title: '谁来', width: 110, cell: (d) => d.helper || <span className="note">帮扶人里谁有空</span> }, { key: 'state', title: '怎样了', width: 90, cell: (d) => helpStateWords[d.state] }, { key: 'words', title: '说明', cell: (d) => d.words },
          ]}
          empty={<Empty text="还没有。农忙、汛期、住院，约好哪天来，帮扶人在手机上记。" />}
        />
      </Panel>
      <Panel title="项目扶持" flush right={<Button onClick={() => setDeed('grant')}>记一笔</Button>}>
        <DataTable
          list={grants} rows={grants.rows} rowKey={(g) => g.id}
          columns={[
            { key: 'on', title: '哪天', width: 120, cell: (g) => g.on }, { key: 'project', title: '项目', cell: (g) => g.project }, { key: 'given', title: '给了', width: 130, cell: (g) => `${grantWords[g.kind].title} ${amountWords(g.kind, g.amount)}` },
            { key: 'now', title: '现在', width: 150, cell: (g) => (g.outcomes[0] ? `${amountWords(g.kind, g.outcomes[0].amount)}（${g.outcomes[0].on}）` : <span className="note">还没看过</span>) }, { key: 'model', title: '示范户', width: 80, cell: (g) => (g.model ? '是' : '') },
            { key: 'deed', title: '', deed: true, cell: (g) => g.can.includes('outcome') && <Button type="link" onClick={() => setOutcome(g)}>记成效</Button> },
          ]}
          empty={<Empty text="还没有。给了猪、苗、补助，记在这里，后来怎样接着记。" />}
        />
      </Panel>
      <Panel title="义诊、体检、签约" flush right={<><Button onClick={() => setDeed('referral')}>转给咨询师</Button> <Button onClick={() => setDeed('clinic')}>记谁到了</Button></>}>
        <DataTable
          list={clinics} rows={clinics.rows} rowKey={(a) => a.id}
          columns={[{ key: 'on', title: '哪天', width: 120, cell: (a) => a.on }, { key: 'kind', title: '什么', width: 140, cell: (a) => clinicWords[a.kind] }, { key: 'who', title: '谁到了', cell: (a) => a.person }, { key: 'by', title: '谁记的', width: 110, cell: (a) => a.by }]}
          empty={<Empty text="还没有。只记谁到了，查出什么不在这里记。" />}
        />
      </Panel>
      {deed === 'happening' && <HappeningDialog f={f} onClose={close} onDone={happenings.reload} />}
      {deed === 'helpday' && <HelpdayDialog f={f} onClose={close} onDone={helpdays.reload} />}
      {deed === 'clinic' && <ClinicDialog f={f} onClose={close} onDone={clinics.reload} />}
      {deed === 'grant' && <GrantDialog f={f} onClose={close} onDone={grants.reload} />}
      {deed === 'referral' && <ReferralDialog f={f} onClose={close} onDone={close} />}
      {outcome && <OutcomeDialog of={outcome} onClose={close} onDone={grants.reload} />}
    </>
  );
}

const peopleOf = (f: Family) => f.people.map((p) => ({ value: p.personId, label: p.name }));

function HappeningDialog({ f, ...closing }: { f: Family } & Closing) {
  const today = useToday();
  const [kind, setKind] = useState<HappeningKind | null>(null);
  const [on, setOn] = useState(today);
  const [who, setWho] = useState<string>();
  const [words, setWords] = useState('');
  const tell = useAction('happenings.tell');
  return (
    <Dialog title={`${f.name}有什么事`} deed="记下" missing={!kind && '先选什么事'} busy={tell.busy} error={tell.error} onClose={closing.onClose} onDeed={() => void tell.run({ familyId: f.id, kind: kind!, on, words: words.trim(), ...(who && { personId: who }) }).then(ending(closing))}>
      <Picks label="什么事" kind="chip" value={kind} onPick={setKind} items={happeningKinds.map((key) => ({ key, label: happeningWords[key] }))} />
      {kind && makesVisit(kind) && <p className="note">记下就有人该上门：有帮扶人的是帮扶人，没有的是村支书。</p>}
      <Day label="哪天" value={on} onChange={setOn} />
      <Field label="谁" note="一家子的事就不选。"><Select aria-label="谁" allowClear style={{ width: 180 }} value={who} onChange={setWho} options={peopleOf(f)} /></Field>
      <Field label="说明" note="不写也行。"><Input aria-label="说明" maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
function HelpdayDialog({ f, ...closing }: { f: Family } & Closing) {
  const today = useToday();
  const [season, setSeason] = useState<HelpSeason>('farm');
  const [halves, setHalves] = useState<'1' | '2'>('2');
  const [on, setOn] = useState(today);
  const [words, setWords] = useState('');
  const [people, setPeople] = useState<number | null>(1);
  const plan = useAction('helpdays.plan');
  return (
    <Dialog title={`约一天给${f.name}帮工`} deed="约好" busy={plan.busy} error={plan.error} onClose={closing.onClose} onDeed={() => void plan.run({ familyId: f.id, season, on, halves: halves === '1' ? 1 : 2, people: people ?? 1, words: words.trim() }).then(ending(closing))}>
      <Picks label="什么活" kind="chip" value={season} onPick={setSeason} items={helpSeasons.map((key) => ({ key, label: helpSeasonWords[key] }))} />
      <Picks label="多久" kind="chip" value={halves} onPick={setHalves} items={[{ key: '1', label: helpLengthWords[1] }, { key: '2', label: helpLengthWords[2] }]} />
      <Day label="哪天" value={on} onChange={setOn} />
      <Field label="来几个人"><InputNumber aria-label="来几个人" min={1} max={200} precision={0} value={people} onChange={setPeople} /></Field>
      <Field label="说明" note="干什么、带什么，不写也行。"><Input aria-label="说明" maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
function ClinicDialog({ f, ...closing }: { f: Family } & Closing) {
  const today = useToday();
  const [kind, setKind] = useState<ClinicKind>('checkup');
  const [who, setWho] = useState<string[]>([]);
  const [on, setOn] = useState(today);
  const record = useAction('clinics.record');
  return (
    <Dialog title="谁到了" deed="记下" missing={who.length === 0 && '先选谁到了'} busy={record.busy} error={record.error} onClose={closing.onClose} onDeed={() => void record.run({ familyId: f.id, personIds: who, kind, on }).then(ending(closing))}>
      <Picks label="什么" kind="chip" value={kind} onPick={setKind} items={clinicKinds.map((key) => ({ key, label: clinicWords[key] }))} />
      <Field label="谁" note="只记到没到，查出什么不在这里记。"><Select aria-label="谁" mode="multiple" style={{ minWidth: 240 }} value={who} onChange={setWho} options={peopleOf(f)} /></Field>
      <Day label="哪天" value={on} onChange={setOn} />
    </Dialog>
  );
}
function GrantDialog({ f, ...closing }: { f: Family } & Closing) {
  const today = useToday();
  const [kind, setKind] = useState<GrantKind>('sow');
  const [amount, setAmount] = useState<number | null>(null);
  const [project, setProject] = useState('');
  const [source, setSource] = useState('');
  const [model, setModel] = useState<'no' | 'yes'>('no');
  const [on, setOn] = useState(today);
  const give = useAction('grants.give');
  const missing = !project.trim() ? '先写是什么项目' : !amount && '先写给了多少';
  return (
    <Dialog title={`给${f.name}的扶持`} deed="记下" missing={missing} width={520} busy={give.busy} error={give.error} onClose={closing.onClose} onDeed={() => void give.run({ familyId: f.id, kind, amount: kept(kind, amount!), project: project.trim(), source: source.trim(), on, model: model === 'yes' }).then(ending(closing))}>
      <Field label="项目"><Input aria-label="项目" maxLength={60} placeholder="白香猪保种" value={project} onChange={(event) => setProject(event.target.value)} /></Field>
      <Field label="给的什么"><Select aria-label="给的什么" style={{ width: 160 }} value={kind} onChange={setKind} options={grantKinds.map((k) => ({ value: k, label: grantWords[k].title }))} /></Field>
      <Field label="数量"><Amount kind={kind} value={amount} onChange={setAmount} /></Field>
      <Field label="来源" note="财政、党费、捐助，不写也行。"><Input aria-label="来源" maxLength={60} value={source} onChange={(event) => setSource(event.target.value)} /></Field>
      <Picks label="示范带动户" kind="chip" value={model} onPick={setModel} items={[{ key: 'no', label: '不是' }, { key: 'yes', label: '是示范带动户' }]} />
      <Day label="哪天" value={on} onChange={setOn} />
    </Dialog>
  );
}
export function OutcomeDialog({ of, ...closing }: { of: RowOf<'grants.list'> } & Closing) {
  const today = useToday();
  const [amount, setAmount] = useState<number | null>(null);
  const [words, setWords] = useState('');
  const [on, setOn] = useState(today);
  const outcome = useAction('grants.outcome');
  return (
    <Dialog title={`${of.family}的${of.project}现在怎样`} deed="记下" missing={amount === null && '先写现在有多少'} busy={outcome.busy} error={outcome.error} onClose={closing.onClose} onDeed={() => void outcome.run({ id: of.id, on, amount: kept(of.kind, amount!), words: words.trim() }).then(ending(closing))}>
      <p className="note">{`${of.on} 给了 ${amountWords(of.kind, of.amount)}。同一天再记，以后记的为准。`}</p>
      <Field label="现在有"><Amount kind={of.kind} value={amount} onChange={setAmount} /></Field>
      <Day label="哪天看的" value={on} onChange={setOn} />
      <Field label="说明" note="不写也行。"><Input aria-label="说明" maxLength={100} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
function ReferralDialog({ f, ...closing }: { f: Family } & Closing) {
  const counsellors = useCall('referrals.counsellors', {});
  const [who, setWho] = useState<string>();
  const [counsellor, setCounsellor] = useState<string>();
  const [reason, setReason] = useState('');
  const make = useAction('referrals.make');
  const list = counsellors.data?.rows ?? [];
  const missing = list.length === 0 ? '县里或民政还没有定咨询师' : !who ? '先选是谁' : !counsellor ? '先选咨询师' : !reason.trim() && '先写为什么转';
  return (
    <Dialog title="转给咨询师" deed="转给他" missing={missing} busy={make.busy} error={make.error ?? counsellors.error} onClose={closing.onClose} onDeed={() => void make.run({ familyId: f.id, personId: who!, counsellorId: counsellor!, reason: reason.trim() }).then(ending(closing))}>
      <p className="note">写的话只有这位咨询师打得开。别人只知道转过，你自己也打不开。</p>
      <Field label="是谁"><Select aria-label="是谁" style={{ width: 200 }} value={who} onChange={setWho} options={peopleOf(f)} /></Field>
      <Field label="咨询师"><Select aria-label="咨询师" style={{ width: 200 }} value={counsellor} onChange={setCounsellor} options={list.map((c) => ({ value: c.personId, label: [c.name, c.duty].filter(Boolean).join(' ') }))} /></Field>
      <Field label="为什么转"><Input.TextArea aria-label="为什么转" maxLength={300} autoSize={{ minRows: 2 }} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
