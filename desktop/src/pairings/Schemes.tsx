import '../members/members.css';
import '../visits/plan.css';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { MOST_FAMILIES, pairingLevels, pairingLevelWords, schemeSubjects, schemeSubjectWords, type PairingLevel, type SchemeSubject } from '@guiyan/shared/domain/pairings';
import { say, useHat } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';

type Scheme = Output<'schemes.list'>['rows'][number];
type Subject = Output<'schemes.subjects'>['rows'][number];
type Load = Output<'schemes.load'>['rows'][number];
type Show = 'gap' | 'covered' | 'load' | 'over';

/** H3 A scheme of the county: who is covered, who is a gap, and how much each helper has. */
export function Screen(_: ScreenProps) {
  const county = useHat().hat === 'county';
  const got = useCall('schemes.list', {});
  const [picked, setPicked] = useQueryState<string>('scheme', '');
  const [setting, setSetting] = useState<Scheme | 'new' | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const inForce = got.data.rows.filter((s) => s.until === null);
  const scheme = inForce.find((s) => s.id === picked) ?? inForce[0];
  return (
    <>
      <Back to={href('/pairings')}>{say('[pairing|结对]')}</Back>
      <PageHead title={scheme?.name ?? '结对工程'} note={scheme && `${scheme.subjects.map((s) => schemeSubjectWords[s]).join('、')}都要有人帮${scheme.levels.length ? `，${scheme.levels.map((l) => pairingLevelWords[l]).join('、')}都要有` : ''}；一位帮扶人最多 ${scheme.most} 户`}>
        {scheme?.can.includes('set') && <Button onClick={() => setSetting(scheme)}>改</Button>}
        {county && <Button type="primary" onClick={() => setSetting('new')}>定一个工程</Button>}
      </PageHead>
      {inForce.length > 1 && <Picks label="哪个工程" kind="pill" value={scheme?.id ?? null} onPick={setPicked} items={inForce.map((s) => ({ key: s.id, label: s.name }))} />}
      {scheme ? <Board key={scheme.id} id={scheme.id} /> : <Panel><Empty text={county ? '还没有工程。起一个名字，定谁都要有人帮、一位帮扶人最多几户。' : '县里还没有定工程。'} /></Panel>}
      {setting && <SetScheme of={setting === 'new' ? null : setting} onClose={() => setSetting(null)} onDone={(id) => { got.reload(); setPicked(id); }} />}
    </>
  );
}

function Board({ id }: { id: string }) {
  const got = useCall('schemes.coverage', { id });
  const [show, setShow] = useQueryState<Show>('show', 'gap');
  const [place, setPlace] = useQueryState<string>('place', '');
  const seen = got.data;
  if (got.error && !seen) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!seen) return <GreyLines />;
  const at = seen.places.find((p) => p.key === place);
  const counts = at ?? seen;
  return (
    <>
      <Panel title={`${seen.total} 个，${seen.covered} 个有人帮，缺 ${seen.gaps} 个`} flush>
        <DataTable
          rows={[...seen.levels.map((l) => ({ key: `level ${l.level}`, name: `${pairingLevelWords[l.level]}（全部）`, ...l, place: null })), ...seen.places.map((p) => ({ ...p, place: p.key }))]}
          rowKey={(r) => r.key}
          columns={[
            { key: 'name', title: '', cell: (r) => <b>{r.name}</b> },
            { key: 'total', title: '该有人帮', number: true, cell: (r) => r.total },
            { key: 'covered', title: '有人帮', number: true, cell: (r) => r.covered },
            { key: 'gaps', title: '缺', number: true, cell: (r) => (r.place !== null && r.gaps > 0 ? <Button type="link" onClick={() => setPlace(r.place)}>{r.gaps}</Button> : r.gaps) },
          ]}
          empty={<Empty text="这里没有该有人帮的。" />}
          foot="按固定次序排，不按多少排"
        />
      </Panel>
      <Panel flush>
        <Picks
          label="看什么"
          kind="pill"
          value={show}
          onPick={setShow}
          items={[{ key: 'gap', label: '缺人帮的', count: counts.gaps }, { key: 'covered', label: '有人帮的', count: counts.covered }, { key: 'load', label: '帮扶人', count: seen.helpers.total }, { key: 'over', label: '超过户数的', count: seen.helpers.over }]}
        />
        {at && <p className="note board-place">{`只看${at.name} `}<Button type="link" onClick={() => setPlace('')}>看全部</Button></p>}
        {show === 'gap' || show === 'covered' ? <Subjects id={id} show={show} place={at?.key} /> : <Loads id={id} over={show === 'over'} />}
      </Panel>
      <PrintFoot asOf="今天" />
    </>
  );
}
function Subjects({ id, show, place }: { id: string; show: 'gap' | 'covered'; place: string | undefined }) {
  const staff = useHat().hat !== 'county';
  const list = useList('schemes.subjects', { id, show, ...(place !== undefined && { place }) });
  return (
    <DataTable<Subject>
      list={list}
      rows={list.rows}
      rowKey={(s) => s.personId ?? s.familyId}
      columns={[
        { key: 'name', title: '谁', cell: (s) => (staff ? <a className="name-link" href={href(`/families/${s.familyId}`)}>{s.name}</a> : <b>{s.name}</b>) },
        { key: 'place', title: '村组', cell: (s) => `${s.village}${s.groupName}` },
        { key: 'helpers', title: '谁在帮', cell: (s) => s.helpers.join('、') || <span className="note">没有</span> },
        { key: 'missing', title: '缺什么', cell: (s) => (s.covered ? '' : <StateWord tone="amber">{s.missing.length ? `缺${s.missing.map((l) => pairingLevelWords[l]).join('、')}` : '没有结对'}</StateWord>) },
        { key: 'deed', title: '', deed: true, cell: (s) => staff && !s.covered && <a href={href('/pairings/new', { family: s.familyId })}>结一对</a> },
      ]}
      empty={<Empty text={show === 'gap' ? '一个也不缺。' : '还没有有人帮的。'} />}
      foot="按姓名排"
    />
  );
}
function Loads({ id, over }: { id: string; over: boolean }) {
  const list = useList('schemes.load', { id, over });
  return (
    <DataTable<Load>
      list={list}
      rows={list.rows}
      rowKey={(l) => l.helperId}
      columns={[
        { key: 'name', title: '帮扶人', cell: (l) => <b>{l.name}</b> },
        { key: 'unit', title: '', cell: (l) => (l.unit ? '单位' : '个人') },
        { key: 'families', title: '帮几户', number: true, cell: (l) => l.families },
        { key: 'over', title: '', cell: (l) => l.over && <StateWord tone="amber">超过了</StateWord> },
      ]}
      empty={<Empty text={over ? '没有超过的。' : '还没有帮扶人。'} />}
      foot="按姓名排，不按多少排。户数是他在全县帮的"
    />
  );
}

function SetScheme({ of, onClose, onDone }: { of: Scheme | null; onClose: () => void; onDone: (id: string) => void }) {
  const [name, setName] = useState(of?.name ?? '');
  const [subjects, setSubjects] = useState<SchemeSubject[]>(of?.subjects ?? ['family']);
  const [levels, setLevels] = useState<PairingLevel[]>(of?.levels ?? []);
  const [most, setMost] = useState(of?.most ?? 5);
  const set = useAction('schemes.set');
  const missing = !name.trim() ? '先起一个名字' : subjects.length === 0 && '先选谁要有人帮';
  const deed = () => void set.run({ ...(of && { id: of.id }), name: name.trim(), subjects, levels, most }).then((done) => { if (done) { onDone(done.id); onClose(); } });
  return (
    <Dialog title={of ? `改${of.name}` : '定一个工程'} deed={of ? '从今天起这样' : '定下'} missing={missing} busy={set.busy} error={set.error} onClose={onClose} onDeed={deed}>
      <Field label="名字"><Input autoFocus aria-label="名字" maxLength={30} placeholder="馨安工程" value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label="谁都要有人帮" note="都是有党员外出的人家。"><Checkbox.Group value={subjects} onChange={(values) => setSubjects(values as SchemeSubject[])} options={schemeSubjects.map((value) => ({ value, label: schemeSubjectWords[value] }))} /></Field>
      <Field label="哪几级都要有" note="一级也不选，有一对就算有人帮。包村包组的算那一级。"><Checkbox.Group value={levels} onChange={(values) => setLevels(values as PairingLevel[])} options={pairingLevels.map((value) => ({ value, label: pairingLevelWords[value] }))} /></Field>
      <Field label="一位帮扶人最多几户" note="够数了就结不上；单位按单位算。"><InputNumber aria-label="最多几户" min={1} max={MOST_FAMILIES} precision={0} value={most} onChange={(value) => setMost(value ?? 1)} /></Field>
    </Dialog>
  );
}
