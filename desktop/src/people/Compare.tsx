import './people.css';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { againstWords, matchReasonWords, mergeFields, mergeFieldWords, type MergeField } from '@guiyan/shared/domain/people';
import { say } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { href } from '../ui/address';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { go, usePlace } from '../ui/route';
import { StateWord } from '../ui/words';

type Side = Output<'people.compare'>['rows'][number];
const hangingWords: Record<keyof Side['hangs'], string> = { outflows: '外出', families: '家庭', cards: '[card]', pairings: '帮扶', hats: '手机绑定', requests: '办事', reports: '思想汇报' };
const hanging = (s: Side): string => (Object.keys(hangingWords) as (keyof Side['hangs'])[]).filter((k) => s.hangs[k] > 0).map((k) => `${say(hangingWords[k])} ${s.hangs[k]}`).join('，');

/** R12 Two records side by side; a person says whether they are one, and which value of each fact stands. */
export function Screen(_: ScreenProps) {
  const { query } = usePlace();
  const [aId, bId] = [query.get('a') ?? '', query.get('b') ?? ''];
  const got = useCall('people.compare', aId && bId ? { aId, bId } : null);
  const [keepId, setKeepId] = useState<string | null>(null);
  const [taken, setTaken] = useState<Partial<Record<MergeField, 'keep' | 'gone'>>>({});
  const [done, setDone] = useState<{ keep: Side; gone: Side } | null>(null);
  const merge = useAction('people.merge');
  const different = useAction('people.notSame');
  const homes = useAction('families.merge');
  const d = got.data;
  if (got.error && !d) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!d) return aId && bId ? <GreyLines /> : <Empty text="请从查重里选一对来看。" action={<Button onClick={() => go('/people')}>去查重</Button>} />;
  const [a, b] = d.rows as [Side, Side];
  const keep = (keepId ?? d.keepId) === a.id ? a : b;
  const gone = keep === a ? b : a;
  const differs = new Set<MergeField>(d.differs);
  const from = (f: MergeField): Side => ((taken[f] ?? (keep.values[f] ? 'keep' : 'gone')) === 'keep' ? keep : gone);
  const put = async () => {
    const fields = Object.fromEntries(d.differs.map((f) => [f, from(f) === keep ? 'keep' as const : 'gone' as const]));
    if (await merge.run({ keepId: keep.id, goneId: gone.id, fields })) setDone({ keep, gone });
  };
  if (done) {
    const two = done.keep.familyId && done.gone.familyId && done.keep.familyId !== done.gone.familyId;
    return (
      <>
        <Back to={href('/people')}>查重</Back>
        <PageHead title={`${done.keep.name}合好了`} note="30 天里可以在「合并过的」里撤回。" />
        {two && (
          <Panel title="他登在两户里">
            <p className="panel-words">两户也合成一户吗？家里人、证、帮扶人都归到留下的那一户，户主不变。</p>
            <ErrorLine error={homes.error} />
            <div className="modal-buttons">
              <Button onClick={() => go('/people')}>先不合</Button>
              <Button type="primary" loading={homes.busy} onClick={() => void homes.run({ keepId: done.keep.familyId!, goneId: done.gone.familyId! }).then((reply) => reply && go(`/families/${done.keep.familyId}`))}>两户合成一户</Button>
            </div>
          </Panel>
        )}
        {!two && <Button onClick={() => go('/people')}>看下一对</Button>}
      </>
    );
  }
  const cell = (s: Side, f: MergeField) => {
    if (!differs.has(f)) return <span>{s.values[f] || <span className="note">没写</span>}</span>;
    return (
      <label className={`side-value${from(f) === s ? '' : ' not-taken'}`}>
        <input type="radio" name={f} checked={from(f) === s} disabled={!s.values[f]} onChange={() => setTaken({ ...taken, [f]: s === keep ? 'keep' : 'gone' })} />
        {s.values[f] || <span className="note">没写</span>}
      </label>
    );
  };
  return (
    <>
      <Back to={href('/people')}>查重</Back>
      <PageHead title="是同一个人吗？" note={[d.reason && matchReasonWords[d.reason], d.against.length > 0 && `但${d.against.map((x) => againstWords[x]).join('、')}`].filter(Boolean).join('；')} />
      <Panel flush>
        <div className="sides">
          <span className="sides-head" />
          {[a, b].map((s) => <span key={s.id} className="sides-head">{s.name} {s === keep ? <StateWord tone="green">留下这条</StateWord> : !d.refused && <Button type="link" size="small" onClick={() => { setKeepId(s.id); setTaken({}); }}>改留这条</Button>}</span>)}
          {mergeFields.filter((f) => a.values[f] || b.values[f]).map((f) => (
            <Fragment key={f}>
              <span className="sides-label">{mergeFieldWords[f]}</span>
              <span>{cell(a, f)}</span>
              <span>{cell(b, f)}</span>
            </Fragment>
          ))}
          <span className="sides-label">身份</span>
          {[a, b].map((s) => <span key={s.id}>{s.isMember ? '党员' : '不是党员'}{s.outDay && `，${s.outDay} 外出`}</span>)}
          <span className="sides-label">挂着的</span>
          {[a, b].map((s) => <span key={s.id}>{hanging(s) || <span className="note">没有</span>}</span>)}
          <span className="sides-label">哪天登记</span>
          {[a, b].map((s) => <span key={s.id}>{s.since}</span>)}
        </div>
      </Panel>
      <Panel>
        <p className="panel-words">{d.refused ?? '合了以后只显示一条，两条上挂着的都归到一起，数字只算一次。原来的记录不改，30 天里可以撤回。'}</p>
        <ErrorLine error={merge.error ?? different.error} />
        <div className="modal-buttons">
          <Button loading={different.busy} onClick={() => void different.run({ aId: a.id, bId: b.id }).then((reply) => reply && go('/people'))}>不是一个人</Button>
          <Button type="primary" loading={merge.busy} disabled={d.refused !== null} onClick={() => void put()}>是一个人，合成一条</Button>
        </div>
      </Panel>
    </>
  );
}
