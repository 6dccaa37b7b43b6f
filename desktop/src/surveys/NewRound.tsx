import './surveys.css';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { halfWords } from '@guiyan/shared/domain/members';
import { awayRules, awayRuleWords, familyRules, familyRuleWords, surveyKinds, surveyKindWords, type SurveyRules } from '@guiyan/shared/domain/surveys';
import { useHat } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { useTownships } from './useTownships';

type Plan = Output<'surveys.plan'>;

/** R8 The rules first, and how many fall under them; only then it is opened. */
export function Screen(_: ScreenProps) {
  const townships = useTownships();
  const [township, setTownship] = useQueryState<string>('township', '');
  const own = useHat().townshipId;
  const wide = townships.length > 0;
  const chosen = township || townships[0]?.id;
  const got = useCall('surveys.plan', own ? {} : chosen ? { township: chosen } : null);
  return (
    <>
      <Back to={href('/surveys')}>半年一动态</Back>
      <PageHead title="开一轮" note={got.data && `${got.data.township}，${halfWords(got.data.half)}`}>
        {wide && <Select aria-label="哪个乡镇" value={chosen} style={{ width: 150 }} onChange={setTownship} options={townships.map((o) => ({ value: o.id, label: o.name }))} />}
      </PageHead>
      {got.error && !got.data ? <ErrorView error={got.error} onRetry={got.reload} /> : !got.data ? <GreyLines /> : got.data.refused ? <Panel><Empty text={got.data.refused} /></Panel> : <RulesForm key={got.data.townshipId} plan={got.data} />}
    </>
  );
}

function RulesForm({ plan }: { plan: Plan }) {
  const [rules, setRules] = useState<SurveyRules>(plan.rules);
  const [days, setDays] = useState({ opensOn: plan.opensOn, closesOn: plan.closesOn });
  const township = plan.townshipId;
  const asks = useCalm({ township, opensOn: days.opensOn || plan.opensOn, rules });
  const seen = useCall('surveys.preview', rules.kinds.length ? asks : null);
  const open = useAction('surveys.open');
  const set = (part: Partial<SurveyRules>) => setRules((before) => ({ ...before, ...part }));
  const age = (key: 'childUnder' | 'elderFrom' | 'womanFrom' | 'womanTo', label: string) => (
    <InputNumber aria-label={label} min={1} max={100} precision={0} style={{ width: 64 }} value={rules[key]} onChange={(value) => value !== null && set({ [key]: value })} />
  );
  const send = () => void open.run({ township, ...days, rules }).then((made) => made && go(`/surveys/${made.id}`, undefined, { replace: true }));
  const missing = rules.kinds.length === 0 ? '先选要访哪几类人' : !days.opensOn || !days.closesOn ? '先写日子' : seen.data?.subjects === 0 ? '照这些条件没有人' : '';
  return (
    <div className="columns" style={{ gridTemplateColumns: 'minmax(0, 520px) minmax(0, 1fr)', alignItems: 'start' }}>
      <Panel title="纳入条件" right={<HowCounted>年龄按开始那天算，满周岁。在不在外按名册上的外出登记。一个人可以算两类，比如老人又没有劳动能力，各记各的。</HowCounted>}>
        <div className="survey-rules">
          <Field label="从哪天"><Input type="date" aria-label="从哪天" value={days.opensOn} onChange={(e) => setDays({ ...days, opensOn: e.target.value })} style={{ width: 160 }} /></Field>
          <Field label="到哪天" note="过了这天还能补记，由组织干事结束。"><Input type="date" aria-label="到哪天" value={days.closesOn} onChange={(e) => setDays({ ...days, closesOn: e.target.value })} style={{ width: 160 }} /></Field>
          <Field label="哪几类"><Checkbox.Group value={rules.kinds} onChange={(kinds) => set({ kinds: surveyKinds.filter((k) => kinds.includes(k)) })} options={surveyKinds.map((value) => ({ value, label: surveyKindWords[value] }))} /></Field>
          <Field label="年龄" note="一开始是县里定的口径，这一轮可以改。">
            <div className="survey-ages"><label>孩子不满 {age('childUnder', '孩子不满几岁')} 岁</label><label>老人满 {age('elderFrom', '老人满几岁')} 岁</label><label>妇女 {age('womanFrom', '妇女从几岁')} 到 {age('womanTo', '妇女到几岁')} 岁</label></div>
          </Field>
          <Field label="孩子的家里" note="按这一户在外的党员数；不是党员的父母，名册上看不出来。"><Select aria-label="孩子的家里" value={rules.parentsAway} onChange={(parentsAway) => set({ parentsAway })} options={awayRules.map((value) => ({ value, label: awayRuleWords[value] }))} style={{ width: 220 }} /></Field>
          <Field label="哪些家庭"><Select aria-label="哪些家庭" value={rules.families} onChange={(families) => set({ families })} options={familyRules.map((value) => ({ value, label: familyRuleWords[value] }))} style={{ width: 220 }} /></Field>
        </div>
        <ErrorLine error={open.error} />
        <div className="modal-buttons">
          {missing && <span className="note">{missing}</span>}
          <Button type="primary" loading={open.busy} disabled={Boolean(missing) || !seen.data} onClick={send}>{seen.data && seen.data.subjects > 0 ? `开这一轮，访 ${seen.data.people} 人` : '开这一轮'}</Button>
        </div>
      </Panel>
      <Panel title="照这些条件，各村要访" flush>
        <ErrorLine error={seen.error} />
        {!seen.data ? <GreyLines /> : (
          <DataTable
            rows={seen.data.rows}
            rowKey={(v) => v.villageId ?? ''}
            columns={[
              { key: 'village', title: '村', cell: (v) => v.village },
              ...rules.kinds.map((k) => ({ key: k, title: surveyKindWords[k], number: true, cell: (v: NonNullable<typeof seen.data>['rows'][number]) => v.kinds[k] })),
              { key: 'all', title: '人次', number: true, cell: (v) => <b>{v.subjects}</b> },
            ]}
            empty={<Empty text="没有人。把年龄或家庭的条件放宽一些。" />}
            foot={`一共 ${seen.data.people} 人、${seen.data.subjects} 人次。${plan.before ? `和${halfWords(plan.before.half)}比，新进 ${seen.data.new}，退出 ${seen.data.left}。` : '这是第一轮，没有上一轮可比。'}`}
          />
        )}
      </Panel>
    </div>
  );
}

/** What is asked while somebody types: the last of it, once the typing pauses. */
function useCalm<T>(value: T): T {
  const text = JSON.stringify(value);
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(calm) as T;
}
