import { Button } from 'antd';
import { attemptsBeforeClose } from '@guiyan/shared/domain/requests';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { MarksOf } from '../marks/MarksOf';
import { Back } from '../ui/Back';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Columns, PageHead, Panel } from '../ui/Panel';
import { Photos } from '../ui/Photos';
import { Voice } from '../ui/Voice';
import { SayBox } from '../ui/SayBox';
import { Timeline } from '../ui/Timeline';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';
import { sourceWords, stateTones, stateWords, stepWords, type RequestPage } from './words';

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

const waitsFor = (request: RequestPage): string | undefined =>
  request.status === 'submitted' ? '等人接' : request.status === 'taken' ? `等${request.takenBy ?? ''}答复` : request.status === 'answered' ? '等家里说办好了' : undefined;

function Whole({ request, replace }: Props) {
  const steps = [...request.steps].reverse();
  return (
    <>
      <PageHead title={request.family ? `${request.family}：${request.itemLabel}` : request.itemLabel} note={<StateWord tone={stateTones[request.status]}>{stateWords[request.status]}</StateWord>} />
      <Columns columns="minmax(0, 1fr) 400px">
        <Panel>
          <dl className="facts">
            <dt>谁提的</dt>
            <dd>{`${request.asker}，${dayWords(request.submittedOn)}${sourceWords[request.source]}`}</dd>
            <dt>村</dt>
            <dd>{request.village}</dd>
            <dt>电话</dt>
            <dd>{request.phone ?? '没有登记'}</dd>
            <dt>谁在办</dt>
            <dd>{request.takenBy ?? '还没有人接'}</dd>
            <dt>怎么说的</dt>
            <dd className="long-words">{request.text}</dd>
            {request.answer && (
              <>
                <dt>结果</dt>
                <dd className="long-words">{request.answer}</dd>
              </>
            )}
          </dl>
          <Photos ids={request.photoIds} />
          {request.voiceId && <Voice id={request.voiceId} />}
          <Deeds request={request} replace={replace} />
        </Panel>
        <div className="side-panels">
          <Panel title="经过">
            <Timeline waiting={waitsFor(request)} steps={steps.map((step) => ({ at: step.at, on: step.on, title: stepWords[step.what], by: step.by, words: step.words }))} />
          </Panel>
          <MarksOf on="case" subjectId={request.id} />
        </div>
      </Columns>
    </>
  );
}

/** What may be done now, as the reply says. */
function Deeds({ request, replace }: Props) {
  const take = useAction('requests.take');
  const answer = useAction('requests.answer');
  const attempt = useAction('requests.logAttempt');
  const close = useAction('requests.close');
  const { id, can } = request;
  const put = (reply: RequestPage | null): boolean => {
    if (reply) replace(reply);
    return reply !== null;
  };
  const tried = request.steps.slice(request.steps.map((step) => step.what).lastIndexOf('answered') + 1).filter((step) => step.what === 'attempt').length;
  const mine = can.some((verb) => verb === 'take' || verb === 'answer' || verb === 'log_attempt' || verb === 'close');
  if (!mine) return null;
  return (
    <div className="deed-box no-print">
      {can.includes('take') && (
        <div className="deed-buttons">
          <Button type="primary" loading={take.busy} onClick={() => void take.run({ id }).then(put)}>我来办</Button>
          <span className="note">谁先接就归谁，办完要由你答复</span>
        </div>
      )}
      <ErrorLine error={take.error} />
      {can.includes('answer') && <SayBox label="结果" placeholder="先说结果，再说哪天、在哪里。比如：报销 1,286.40 元，已到存折" max={500} deed="答复结果" primary busy={answer.busy} error={answer.error} onSay={(words) => answer.run({ id, words }).then(put)} />}
      {can.includes('log_attempt') && <SayBox label="联系" placeholder="怎么联系的，人家怎么说。比如：打电话没人接" max={200} deed="记一次联系" busy={attempt.busy} error={attempt.error} onSay={(words) => attempt.run({ id, words }).then(put)} />}
      {request.status === 'answered' && (
        <div className="deed-buttons">
          {can.includes('close') && <Button type="primary" loading={close.busy} onClick={() => void close.run({ id }).then(put)}>办结</Button>}
          <span className="note">{can.includes('close') ? `联系了 ${tried} 次都没等到回话，可以办结` : `家里点了头就办结；联系满 ${attemptsBeforeClose} 次还没有回话，这里也能办结，现在是 ${tried} 次`}</span>
        </div>
      )}
      <ErrorLine error={close.error} />
    </div>
  );
}
