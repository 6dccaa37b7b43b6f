import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { advisedPapers, advisedWords } from '@guiyan/shared/domain/papers';
import { useHat } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty } from '../ui/Panel';

type Rule = Output<'papers.rules'>['rows'][number];

const monthsWords = ({ minMonths, maxMonths }: Rule): string => (minMonths !== null && maxMonths !== null ? `满 ${minMonths} 个月，不到 ${maxMonths} 个月` : minMonths !== null ? `满 ${minMonths} 个月` : maxMonths !== null ? `不到 ${maxMonths} 个月` : '');
const when = (r: Rule): string =>
  [monthsWords(r), r.settled === null ? '' : r.settled ? '地点固定' : '地点不固定', r.placeKnown === null ? '' : r.placeKnown ? '知道去哪里' : '不知道去哪里'].filter(Boolean).join('，') || '其他情况';

/** C2 What answers “which paper do I need?”; the county changes a line, and the old one keeps its days. */
export function Rules() {
  const county = useHat().hat === 'county';
  const got = useCall('papers.rules', {});
  const [editing, setEditing] = useState<Rule | null>(null);
  if (!got.data) return got.error ? <ErrorView error={got.error} onRetry={got.reload} /> : <GreyLines />;
  return (
    <>
      <DataTable<Rule>
        rows={got.data.rows}
        rowKey={(r) => r.code}
        height={62}
        columns={[
          { key: 'when', title: '什么情况', cell: when },
          { key: 'paper', title: '办什么', cell: (r) => <b>{advisedWords[r.paper]}</b> },
          { key: 'words', title: '怎么说', cell: (r) => <div className="rule-words">{r.words}<div className="note">依据：{r.source}</div></div> },
          { key: 'own', title: '谁定的', cell: (r) => (r.own ? `本县，${r.from} 起` : '通行规定') },
          { key: 'deed', title: '', deed: true, cell: (r) => county && <Button type="link" onClick={() => setEditing(r)}>改</Button> },
        ]}
        empty={<Empty text="还没有规则。" />}
        foot={got.data.history.length ? `从上往下，第一条合的就是答案。本县改过 ${got.data.history.length} 次，最近一次：${got.data.history[0]!.from} ${got.data.history[0]!.by}` : '从上往下，第一条合的就是答案。'}
      />
      {editing && <Edit of={editing} onClose={() => setEditing(null)} onDone={() => { got.reload(); setEditing(null); }} />}
    </>
  );
}

const yesNo = [{ value: '', label: '都可以' }, { value: 'yes', label: '是' }, { value: 'no', label: '不是' }];
const toWord = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
const fromWord = (value: string) => (value === '' ? null : value === 'yes');

function Edit({ of, onClose, onDone }: { of: Rule; onClose: () => void; onDone: () => void }) {
  const [rule, setRule] = useState({ minMonths: of.minMonths, maxMonths: of.maxMonths, settled: of.settled, placeKnown: of.placeKnown, paper: of.paper, words: of.words, source: of.source });
  const set = useAction('papers.setRule');
  const put = (patch: Partial<typeof rule>) => setRule((before) => ({ ...before, ...patch }));
  const send = (next: typeof rule | null) => void set.run({ code: of.code, rule: next }).then((done) => done && onDone());
  return (
    <Dialog title="本县自己的规则" deed="从今天起用" width={520} missing={!rule.words.trim() ? '先写怎么说' : !rule.source.trim() && '先写依据'} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => send({ ...rule, words: rule.words.trim(), source: rule.source.trim() })}>
      <Field label="满几个月"><InputNumber aria-label="满几个月" min={0} max={60} precision={0} value={rule.minMonths} onChange={(minMonths) => put({ minMonths })} /></Field>
      <Field label="不到几个月"><InputNumber aria-label="不到几个月" min={0} max={60} precision={0} value={rule.maxMonths} onChange={(maxMonths) => put({ maxMonths })} /></Field>
      <Field label="地点固定"><Select aria-label="地点固定" value={toWord(rule.settled)} onChange={(value) => put({ settled: fromWord(value) })} options={yesNo} /></Field>
      <Field label="知道去处"><Select aria-label="知道去处" value={toWord(rule.placeKnown)} onChange={(value) => put({ placeKnown: fromWord(value) })} options={yesNo} /></Field>
      <Field label="办什么"><Select aria-label="办什么" value={rule.paper} onChange={(paper) => put({ paper })} options={advisedPapers.map((value) => ({ value, label: advisedWords[value] }))} /></Field>
      <Field label="怎么说"><Input.TextArea aria-label="怎么说" autoSize maxLength={200} value={rule.words} onChange={(event) => put({ words: event.target.value })} /></Field>
      <Field label="依据"><Input aria-label="依据" maxLength={120} value={rule.source} onChange={(event) => put({ source: event.target.value })} /></Field>
      {of.own && <Button type="link" onClick={() => send(null)}>收回本县的，照通行规定</Button>}
    </Dialog>
  );
}
