import { Button, Progress } from 'antd';
import { ledgerWords } from '@guiyan/shared/domain/ledgers';
import { useEffect, useState } from 'react';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { FootBar } from '../ui/FootBar';
import { Icon } from '../ui/Icon';
import { Panel } from '../ui/Panel';
import { go } from '../ui/route';
import { FailedRows } from './Tally';
import { Outcome, outcomes, type OutcomeState } from './Outcome';
import { RowsPanel } from './RowsPanel';
import type { StepProps } from './steps';
import { UndoIt } from './UndoIt';
import { kindWord, storable } from './words';

/** How often a running commit is looked at, and after how long without a step it may be started anew, in milliseconds. */
const lookEvery = 700;
const quietFor = 15_000;

/** R12 Step 5: the writing, then where to go next; or the taking back. */
export function StoreStep(props: StepProps) {
  const { status } = props.i;
  return status === 'done' ? <Done {...props} /> : status === 'undone' ? <Undone {...props} /> : <Going {...props} />;
}

/** A long deed under way, stored row by row or taken back row by row. */
function Going({ i, onChange, onReload }: StepProps) {
  const commit = useAction('imports.commit');
  const undo = useAction('imports.undo');
  const back = i.status === 'undoing';
  const again = back ? undo : commit;
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    const timer = setInterval(onReload, lookEvery);
    return () => clearInterval(timer);
  }, [onReload]);
  useEffect(() => {
    setQuiet(false);
    const timer = setTimeout(() => setQuiet(true), quietFor);
    return () => clearTimeout(timer);
  }, [i.written]);
  const all = storable(i) + i.counts.kept;
  return (
    <Panel>
      <div className="storing" role="status">
        <h2>{back ? '正在整份撤回' : `正在存 ${all} 行`}</h2>
        <Progress percent={all === 0 ? 0 : Math.min(Math.round(((back ? all - i.written : i.written) / all) * 100), 100)} showInfo={false} strokeColor="var(--red)" railColor="var(--fill)" />
        <p>{back ? `还剩 ${i.written} 行` : `存了 ${i.written} 行，一共 ${all} 行`}</p>
        <p className="note">关掉这一页也会接着{back ? '撤' : '存'}。回来看「以前导的」就行。</p>
        {quiet && (
          <>
            <p className="tone-amber">有一会儿没动了。</p>
            <Button loading={again.busy} onClick={() => void again.run({ id: i.id }).then((reply) => reply && onChange(reply))}>接着{back ? '撤' : '存'}</Button>
          </>
        )}
        <ErrorLine error={again.error} />
      </div>
    </Panel>
  );
}

const nexts: Record<string, readonly { words: string; why: string; to: string }[]> = {
  outflow: [
    { words: '定联络员', why: '名册里写了支部联系人的，一次定下来', to: '/members/liaisons' },
    { words: '导家属名册', why: '家里有谁，老人孩子几个', to: '/imports' },
    { words: '看流动党员', why: '核对一下人', to: '/members' },
  ],
  families: [
    { words: '给家里发证', why: '凭证到窗口优先办', to: '/families' },
    { words: '导结对名册', why: '谁帮哪一家', to: '/imports' },
    { words: '看家庭', why: '核对一下家里的人', to: '/families' },
  ],
  roster: [
    { words: '看在家的党员', why: '不在外的也在名册里了，出去时在他的页面上登记', to: '/members?state=home' },
    { words: '看流动党员', why: '核对一下在外的人', to: '/members' },
  ],
  inflow: [{ words: '看流入党员', why: '组织关系在别处、住在这里的', to: '/members?state=inflow' }],
  in_register: [{ words: '看流入党员', why: '组织关系在别处、住在这里的', to: '/members?state=inflow' }],
  migrants: [{ words: '看外出务工人员', why: '核对一下人，没点到名的按村报总数', to: '/migrants' }],
  visits: [{ words: '看走访', why: '按走访那天的月份看', to: '/visits?month=all' }],
  agency: [{ words: '看办事', why: '纸上还没办完的，等人接着办', to: '/requests' }],
  ...Object.fromEntries((['children', 'left_behind', 'three_kinds', 'elders', 'women'] as const).map((kind) => [kind, [{ words: '看家庭', why: '找到党员的进了党员家，没找到的自己是一户', to: '/families' }]])),
  ...Object.fromEntries((['points', 'training', 'jobs'] as const).map((kind) => [kind, [{ words: `导出${ledgerWords[kind].title}`, why: '每一行都在台账里，按纸上的列次，随时拿得到', to: `/ledgers?ledger=${kind}` }]])),
  pairings: [
    { words: '请帮扶人', why: '发邀请码，请他们用手机', to: '/pairings/helpers' },
    { words: '看结对', why: '还有谁家没有帮扶人', to: '/pairings' },
  ],
};

function Undone({ i }: StepProps) {
  return (
    <>
      <Panel>
        <div className="done-words">
          <span className="done-tick"><Icon name="check" size={28} /></span>
          <div>
            <h2>整份撤回了</h2>
            <p className="second">库里又是导入以前的样子。表改好了，再选一次就行。</p>
          </div>
        </div>
      </Panel>
      <FootBar safe={`${i.on} ${i.by} 导的，已经撤回`}><Button type="primary" onClick={() => go('/imports')}>再导一份</Button></FootBar>
    </>
  );
}

function Done({ i, onChange }: StepProps) {
  const [state, setState] = useState<OutcomeState | null>(i.counts.refused > 0 ? 'refused' : null);
  return (
    <>
      <Panel>
        <div className="done-words">
          <span className="done-tick"><Icon name="check" size={28} /></span>
          <div>
            <h2>存好了，{kindWord(i.kind)} {storable(i) + i.counts.kept} 行</h2>
            {i.problem && <p className="tone-amber" role="alert">{i.problem.message}</p>}
            <p className="second">新的 {i.counts.fresh}，有变化 {i.counts.changed}，和库里一样 {i.counts.same}{i.counts.kept > 0 && `，原样留着 ${i.counts.kept}`}{i.counts.refused > 0 && `。${i.counts.refused} 行不能存，下载下来改好再导`}</p>
          </div>
        </div>
        <ul className="nexts">
          {(nexts[i.kind ?? ''] ?? []).map((n) => <li key={n.words}><a href={`#${n.to}`}><b>{n.words}</b><span>{n.why}</span><Icon name="right" size={16} /></a></li>)}
        </ul>
      </Panel>
      <Outcome i={i} value={state} onPick={setState} deed={i.counts.refused + i.counts.skipped > 0 && <FailedRows i={i} words="下载没存的行" />} />
      {state && <RowsPanel key={state} i={i} state={state} title={outcomes.find((o) => o.state === state)!.title} />}
      <FootBar safe={`${i.on} ${i.by} 导的`}>
        <UndoIt i={i} onChange={onChange} />
        <Button type="primary" onClick={() => go('/imports')}>再导一份</Button>
      </FootBar>
    </>
  );
}
