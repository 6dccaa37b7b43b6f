import './imports.css';
import { Button } from 'antd';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { PageHead, Panel } from '../ui/Panel';
import { Steps } from '../ui/Steps';
import { go, useQueryState } from '../ui/route';
import { AskStep } from './AskStep';
import { HeadStep } from './HeadStep';
import { StoreStep } from './StoreStep';
import { stepNumber, stepOf, steps, type StepProps } from './steps';
import { TriedStep } from './TriedStep';
import { allRows, type Import } from './words';

/** R12 One import, at whichever step it stands; the address brings one back to it. */
export function Screen({ params }: ScreenProps) {
  const id = params.id ?? '';
  const got = useCall('imports.get', { id });
  const [wanted] = useQueryState<string>('step', '');
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  const i = got.data;
  if (!i) return <GreyLines />;
  if (i.status === 'refused' || i.status === 'dropped' || i.status === 'reading') return <Aside i={i} onReload={got.reload} />;
  const step = stepOf(i, wanted);
  const props: StepProps = { i, onChange: got.replace, onReload: got.reload, onStep: (to) => go(`/imports/${id}`, { step: to }) };
  return (
    <>
      <PageHead title="导入名册" note={`${i.fileName}，${i.sheets.length} 张表，${allRows(i)} 行`}>
        <Steps steps={steps} current={stepNumber[step] + (i.status === 'done' ? 1 : 0)} />
      </PageHead>
      {step === 'head' && <HeadStep {...props} />}
      {step === 'ask' && <AskStep key={id} {...props} />}
      {step === 'tried' && <TriedStep {...props} />}
      {step === 'store' && <StoreStep {...props} />}
    </>
  );
}

/** A file that was not taken, or put away. */
function Aside({ i, onReload }: { i: Import; onReload: () => void }) {
  return (
    <>
      <PageHead title="导入名册" note={i.fileName}><Steps steps={steps} current={0} /></PageHead>
      <Panel>
        <div className="aside-words" role={i.status === 'refused' ? 'alert' : undefined}>
          {i.status === 'refused' ? <p className="aside-why">{i.problem?.message}</p> : <p>{i.status === 'dropped' ? '这一份不要了，什么也没有存。' : '正在读表，稍等一下。'}</p>}
          {i.status === 'refused' && <p className="second">什么也没有存。照着改好，再选一次就行。</p>}
          <div>{i.status === 'reading' ? <Button onClick={onReload}>看看读好没有</Button> : <Button type="primary" onClick={() => go('/imports')}>换一个文件</Button>}</div>
        </div>
      </Panel>
    </>
  );
}
