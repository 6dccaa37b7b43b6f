import { Button, Dropdown } from 'antd';
import { clockWords, isOpenState, ratingWords } from '@guiyan/shared/domain/requests';
import { mandateStateWords } from '@guiyan/shared/domain/mandates';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { MarksOf } from '../marks/MarksOf';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Columns, PageHead, Panel } from '../ui/Panel';
import { Photos } from '../ui/Photos';
import { Voice } from '../ui/Voice';
import { Timeline } from '../ui/Timeline';
import { href } from '../ui/address';
import { go } from '../ui/route';
import { StateWord } from '../ui/words';
import { Deeds } from './Deeds';
import { slipsOf } from './slips';
import { askedBy, colourTones, sourceWords, stateTones, stateWords, stepWords, type RequestPage } from './words';

export function Screen({ params }: ScreenProps) {
  const { data, error, reload, replace } = useCall('requests.get', { id: params.id ?? '' });
  return (
    <>
      <Back to={href('/requests')}>办事</Back>
      {data ? <Whole request={data} replace={replace} /> : error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />}
    </>
  );
}

interface Props {
  request: RequestPage;
  /** A write's reply takes the page's place. */
  replace: (next: RequestPage) => void;
}

const waitsFor = (request: RequestPage): string | undefined => {
  if (request.passing) return `等${request.passing}接；在这以前还是${request.takenBy ?? ''}的`;
  switch (request.status) {
    case 'submitted': return '等人接';
    case 'papers': return '等家里补材料，时限停着';
    case 'answered': return '等家里点头';
    case 'callback': return '等别人回访';
    default: return isOpenState(request.status) ? `等${request.takenBy ?? ''}答复` : undefined;
  }
};
type ClockOf = RequestPage['first'];
const clockLine = (clock: NonNullable<ClockOf>): string =>
  `${clock.days} 个工作日，过了 ${clock.used} 个${clock.dueOn ? `，到 ${dayWords(clock.dueOn)}为止` : ''}${clock.unknownYear ? `。${clock.unknownYear} 年的放假安排还没有公布，先按没有假期算` : ''}`;
function ClockRow({ label, clock }: { label: string; clock: ClockOf }) {
  if (!clock) return null;
  return <><dt>{label}</dt><dd><StateWord tone={colourTones[clock.colour]}>{clockWords[clock.colour]}</StateWord>{` ${clockLine(clock)}`}</dd></>;
}

function Whole({ request, replace }: Props) {
  const steps = [...request.steps].reverse();
  return (
    <>
      <PageHead title={request.family ? `${request.family}：${request.itemLabel}` : request.itemLabel} note={<StateWord tone={stateTones[request.status]}>{stateWords[request.status]}</StateWord>}>
        <Dropdown menu={{ items: slipsOf(request).map(({ key, title }) => ({ key, label: title })), onClick: ({ key }) => go(`/requests/${request.id}/slip?kind=${key}`) }}><Button>打印单子</Button></Dropdown>
      </PageHead>
      <Columns columns="minmax(0, 1fr) 400px">
        <Panel>
          <dl className="facts facts-flat">
            <dt>谁提的</dt>
            <dd>{`${askedBy(request)}，${dayWords(request.submittedOn)}${sourceWords[request.source]}`}</dd>
            <dt>村</dt>
            <dd>{request.village}</dd>
            <dt>电话</dt>
            <dd>{request.phone ?? '没有登记'}</dd>
            <dt>谁在办</dt>
            <dd>{request.takenBy ? `${request.takenBy}${request.firstTaker && request.firstTaker !== request.takenBy ? `（首问 ${request.firstTaker}）` : ''}` : '还没有人接'}</dd>
            <ClockRow label="首次响应" clock={request.first} />
            <ClockRow label="办结时限" clock={request.whole} />
            {request.mandate && <><dt>委托</dt><dd>{`${request.mandate.agent}，到 ${dayWords(request.mandate.until)}为止，${mandateStateWords[request.mandate.state]}`}</dd></>}
            <dt>怎么说的</dt>
            <dd className="long-words">{request.text}</dd>
            {request.answer && (
              <>
                <dt>结果</dt>
                <dd className="long-words">{request.answer}</dd>
              </>
            )}
            {request.rating !== null && <><dt>满意度</dt><dd>{ratingWords[request.rating as 5]}</dd></>}
          </dl>
          <Photos ids={request.photoIds} />
          {request.voiceId && <Voice id={request.voiceId} />}
          <Deeds request={request} replace={replace} />
        </Panel>
        <div className="side-panels">
          <Panel title="经过">
            <Timeline waiting={waitsFor(request)} steps={steps.map((step) => ({ at: step.at, on: step.on, title: stepWords[step.what], by: step.forWhom ? `${step.by}代${step.forWhom}` : step.by, words: step.words }))} />
          </Panel>
          <MarksOf on="case" subjectId={request.id} />
        </div>
      </Columns>
    </>
  );
}
