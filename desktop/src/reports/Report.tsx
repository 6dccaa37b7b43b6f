import { dayWords, fullDayWords } from '@guiyan/shared/domain/dates';
import { activityWords } from '@guiyan/shared/domain/papers';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Columns, PageHead, Panel } from '../ui/Panel';
import { Photos } from '../ui/Photos';
import { SayBox } from '../ui/SayBox';
import { Voice } from '../ui/Voice';
import { Timeline } from '../ui/Timeline';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';
import { quarterWords, stateTones, stateWords, turnWords, type ReportPage } from './words';

export function Screen({ params }: ScreenProps) {
  const { data, error, reload, replace } = useCall('reports.get', { id: params.id ?? '' });
  return (
    <>
      <Back to={href('/reports')}>联络与汇报</Back>
      {data ? <Whole report={data} replace={replace} /> : error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />}
    </>
  );
}

interface Props {
  report: ReportPage;
  /** A write's reply takes the page's place. */
  replace: (next: ReportPage) => void;
}

function Whole({ report, replace }: Props) {
  const turns = [...report.turns].reverse();
  const waiting = report.status === 'handed_in' ? '等支部答复' : report.status === 'returned' ? `等${report.name}补充` : undefined;
  return (
    <>
      <PageHead title={`${report.name} ${quarterWords(report.quarter)}思想汇报`} note={<StateWord tone={stateTones[report.status]}>{stateWords[report.status]}</StateWord>} />
      <Columns columns="minmax(0, 1fr) 400px">
        <Panel title={`${report.village}，${fullDayWords(report.handedInOn)}交来${report.late ? '，晚交的' : ''}`}>
          {report.takenDown && <p className="second">{`${report.name}电话里说的，${report.takenDown.by}代录。${report.takenDown.confirmedOn ? `本人 ${report.takenDown.confirmedOn} 看过，是这样说的。` : '本人还没有确认。'}`}</p>}
          <p className="long-words">{report.text || (report.voiceId ? '说的一段话，没有写字' : '只交了照片，没有写字')}</p>
          {report.voiceId && <Voice id={report.voiceId} />}
          <Photos ids={report.photoIds} />
          <Answers report={report} replace={replace} />
        </Panel>
        <Panel title="来回">
          {report.activities.length > 0 && (
            <ul className="named">
              {report.activities.map((one) => <li key={`${one.on} ${one.activity} ${one.host}`}><b>{`${dayWords(one.on)} ${activityWords[one.activity]}`}</b><span className="note">{[one.confirmed ? `${one.host}确认` : '本人写的，没有盖章', one.words].filter(Boolean).join('，')}</span></li>)}
            </ul>
          )}
          <Timeline waiting={waiting} steps={turns.map((turn) => ({ at: turn.at, on: turn.on, title: turnWords[turn.what], by: turn.by, words: turn.words }))} />
        </Panel>
      </Columns>
    </>
  );
}

function Answers({ report, replace }: Props) {
  const accept = useAction('reports.accept');
  const giveBack = useAction('reports.return');
  const { id, name, can } = report;
  const put = (reply: ReportPage | null): boolean => {
    if (reply) replace(reply);
    return reply !== null;
  };
  if (!can.includes('accept') && !can.includes('return')) return null;
  return (
    <div className="deed-box no-print">
      {can.includes('accept') && <SayBox optional label={`给${name}带句话，可以不写`} placeholder="比如：写得实在，注意身体" max={500} deed="收到了" primary busy={accept.busy} error={accept.error} onSay={(words) => accept.run({ id, words }).then(put)} />}
      {can.includes('return') && <SayBox label="要补充什么" placeholder={`${name}看得到。比如：再说说工地上学了什么`} max={500} deed="退回补充" busy={giveBack.busy} error={giveBack.error} onSay={(reason) => giveBack.run({ id, reason }).then(put)} />}
    </div>
  );
}
