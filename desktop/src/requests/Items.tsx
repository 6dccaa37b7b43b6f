import './slips.css';
import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import type { Input as InputOf, Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { itemAskers, itemAskerWords } from '@guiyan/shared/domain/items';
import { useHat, useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Back } from '../ui/Back';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { Badge } from '../ui/words';

type Item = Output<'items.list'>['rows'][number];
type Spec = InputOf<'items.set'>['spec'];
const fresh: Spec = { on: true, zh: '', bo: '', papers: [], windows: [], firstDays: 3, wholeDays: 10, askers: [...itemAskers], told: '' };
const ofWords = { start: '都一样的', county: '县里定的', township: '乡里定的' } as const;

/** S1 What may be asked for: papers, windows, promised days, who may ask. */
export function Screen() {
  const hat = useHat();
  const list = useCall('items.list', { all: true });
  const [open, setOpen] = useState<Item | 'new'>();
  const sets = hat.hat === 'clerk' || hat.hat === 'county';
  return (
    <>
      <Back to={href('/requests')}>办事</Back>
      <PageHead title="办事目录" note={hat.hat === 'county' ? '县里定一份，乡镇可以改成自己的' : '一次说清要带什么、几天办好；在办的按提出来那天的算'}>
        {sets && <Button type="primary" onClick={() => setOpen('new')}>添一样</Button>}
      </PageHead>
      {!list.data ? (list.error ? <ErrorView error={list.error} onRetry={list.reload} /> : <GreyLines count={6} />) : (
        <Panel flush>
          <table className="items-table">
            <thead><tr><th>事项</th><th>要带什么</th><th>到哪里</th><th>几个工作日</th><th>谁能提</th><th>谁定的</th><th className="no-print" /></tr></thead>
            <tbody>
              {list.data.rows.map((item) => (
                <tr key={item.code}>
                  <td>{item.spec.zh}{!item.spec.on && <> <Badge tone="plain">不办了</Badge></>}<div className="second">{item.spec.bo}</div></td>
                  <td>{item.spec.papers.map((p) => p.name).join('、') || '什么都不用带'}</td>
                  <td>{item.windows.map((w) => w.name).join('、') || '乡镇'}</td>
                  <td>{`${item.spec.firstDays} 天内有人接，${item.spec.wholeDays} 天内办好`}</td>
                  <td>{item.spec.askers.length === itemAskers.length ? '都能提' : item.spec.askers.map((a) => itemAskerWords[a]).join('、')}</td>
                  <td>{ofWords[item.of]}{item.from && <div className="second">{`${dayWords(item.from)}起`}</div>}</td>
                  <td className="deed no-print">
                    <a href={href('/requests/sheet', { code: item.code, place: list.data!.place })}>告知单</a>{' '}
                    {item.can.includes('set') && <button type="button" className="plain-button ink-link" onClick={() => setOpen(item)}>改</button>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {open && <SetItem item={open === 'new' ? null : open} onClose={() => setOpen(undefined)} onDone={() => { setOpen(undefined); void list.reload(); }} />}
    </>
  );
}

function SetItem({ item, onClose, onDone }: { item: Item | null; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [spec, setSpec] = useState<Spec>(item ? item.spec : fresh);
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const set = useAction('items.set');
  const orgs = useCall('orgs.list', {});
  const put = (more: Partial<Spec>) => setSpec((before) => ({ ...before, ...more }));
  const papers = spec.papers.map((p) => (p.note ? `${p.name}（${p.note}）` : p.name)).join('\n');
  const [typed, setTyped] = useState(papers);
  const read = (text: string): Spec['papers'] => text.split('\n').flatMap((line) => { const m = /^([^（(]+)(?:[（(](.*?)[）)]?)?$/.exec(line.trim()); return m ? [{ name: m[1]!.trim().slice(0, 40), note: (m[2] ?? '').trim().slice(0, 80) }] : []; }).slice(0, 12);
  const send = () => void set.run({ ...(item && { code: item.code }), spec: { ...spec, zh: spec.zh.trim(), bo: spec.bo.trim(), told: spec.told.trim(), papers: read(typed) }, from, note: note.trim() }).then((made) => made && onDone());
  return (
    <Dialog title={item ? `改「${item.spec.zh}」` : '添一样能办的事'} deed="从这天起这样办" width={720} missing={!spec.zh.trim() ? '先写叫什么' : spec.askers.length === 0 && '先选谁能提'} busy={set.busy} error={set.error} onClose={onClose} onDeed={send}>
      <Field label="叫什么"><Input aria-label="叫什么" maxLength={20} value={spec.zh} onChange={(e) => put({ zh: e.target.value })} /></Field>
      <Field label="藏文" note="没有可以先不写。"><Input aria-label="藏文" lang="bo" maxLength={80} value={spec.bo} onChange={(e) => put({ bo: e.target.value })} /></Field>
      <Field label="要带什么" note="一行一样，括号里写说明；什么都不用带就空着。"><Input.TextArea aria-label="要带什么" autoSize={{ minRows: 3, maxRows: 12 }} value={typed} onChange={(e) => setTyped(e.target.value)} /></Field>
      <Field label="到哪里" note="不选就是乡镇。"><Select aria-label="到哪里" mode="multiple" maxCount={6} value={spec.windows} onChange={(windows) => put({ windows })} options={(orgs.data?.rows ?? []).filter((o) => o.kind === 'window' || o.kind === 'office' || o.kind === 'station' || o.kind === 'township').map((o) => ({ value: o.id, label: o.name }))} /></Field>
      <Field label="几天有人接"><InputNumber aria-label="几天有人接" min={1} max={30} precision={0} suffix="个工作日" style={{ width: 150 }} value={spec.firstDays} onChange={(n) => n && put({ firstDays: n })} /></Field>
      <Field label="几天办好"><InputNumber aria-label="几天办好" min={1} max={120} precision={0} suffix="个工作日" style={{ width: 150 }} value={spec.wholeDays} onChange={(n) => n && put({ wholeDays: n })} /></Field>
      <Field label="谁能提"><Select aria-label="谁能提" mode="multiple" value={spec.askers} onChange={(askers) => put({ askers })} options={itemAskers.map((value) => ({ value, label: itemAskerWords[value] }))} /></Field>
      <Field label="怎么办"><Input.TextArea aria-label="怎么办" maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} value={spec.told} onChange={(e) => put({ told: e.target.value })} /></Field>
      <Field label="办不办"><span><Switch aria-label="办不办" checked={spec.on} onChange={(on) => put({ on })} checkedChildren="办" unCheckedChildren="不办了" /></span></Field>
      <Field label="从哪天起"><Input type="date" aria-label="从哪天起" style={{ width: 160 }} min={today} value={from} onChange={(e) => setFrom(e.target.value)} /></Field>
      <Field label="说明"><Input aria-label="说明" maxLength={100} value={note} onChange={(e) => setNote(e.target.value)} /></Field>
      {item && item.history.length > 0 && <Field label="改过"><ul className="note">{item.history.map((h) => <li key={`${h.at}${h.from}`}>{`${ofWords[h.of]}，${dayWords(h.from)}起${h.until ? `到 ${dayWords(h.until)}` : ''}，${h.by}：${h.spec.wholeDays} 个工作日${h.note ? `。${h.note}` : ''}`}</li>)}</ul></Field>}
    </Dialog>
  );
}
