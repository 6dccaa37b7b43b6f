import './township.css';
import { Button } from 'antd';
import { say, useHat } from '../api/session';
import { useCall } from '../api/useCall';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { href } from '../ui/address';
import { Columns, HowCounted, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { Choose, useChoice, type Choice } from './choice';
import { Coverage } from './Coverage';
import { FamilyTable } from './FamilyTable';
import { Tiles } from './Tiles';
import { Villages } from './Villages';
import { asOfWords, familyTitles, wideTitle, type Township } from './words';

export function Screen() {
  const choice = useChoice();
  const hat = useHat();
  const { data, error, loading, reload } = useCall('stats.township', choice.input);
  return (
    <>
      <PageHead title={wideTitle(hat, choice)} note={data && <AsOf data={data} />}>
        <Choose />
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={!data} onClick={() => window.print()}>
          {data ? `打印 ${Number(data.period.slice(5))} 月情况` : '打印'}
        </Button>
      </PageHead>
      {error && !loading ? <ErrorView error={error} onRetry={reload} /> : data ? <Whole data={data} choice={choice} /> : <GreyLines count={8} />}
    </>
  );
}

const AsOf = ({ data }: { data: Township }) => <>{`${data.place} 算到 ${asOfWords(data)}`}</>;

function Whole({ data, choice }: { data: Township; choice: Choice }) {
  return (
    <>
      <Tiles figures={data.figures} query={choice.query} />
      <Coverage data={data} query={choice.query} />
      <Columns columns="666fr 452fr">
        <Gaps gaps={data.gaps} choice={choice} nobodyAway={data.helped.families === 0} />
        <Villages villages={data.villages} choice={choice} />
      </Columns>
      <Difficulties choice={choice} />
      <PrintFoot asOf={asOfWords(data)} />
    </>
  );
}

/** S11 Open today, so only where the page is of today and of one's own place. */
function Difficulties({ choice }: { choice: Choice }) {
  const own = Object.keys(choice.input).length === 0;
  const { data } = useCall('difficulties.figures', own ? {} : null);
  if (!data) return null;
  return (
    <Panel title="没解决的难处" right={<HowCounted>走访、报平安、电话里、家里的事里说起的，不管哪年，数到今天；本人点了头才算解决。</HowCounted>}>
      <p><a className="name-link" href={href('/difficulties')}>{`${data.open} 件`}</a>{data.places.length > 0 && `：${data.places.map((p) => `${p.name || '没写明的'} ${p.open}`).join('，')}`}</p>
    </Panel>
  );
}

function Gaps({ gaps, choice, nobodyAway }: { gaps: Township['gaps']; choice: Choice; nobodyAway: boolean }) {
  const [kind, setKind] = useQueryState<'no_helper' | 'no_liaison' | 'overdue'>('gap', 'no_helper');
  return (
    <Panel flush className="families">
      <Picks
        label="还缺什么"
        value={kind}
        onPick={setKind}
        items={[
          { key: 'no_helper', label: familyTitles.no_helper, count: gaps.noHelper },
          { key: 'no_liaison', label: say(familyTitles.no_liaison), count: gaps.noLiaison },
          { key: 'overdue', label: familyTitles.overdue, count: gaps.overdue },
        ]}
      />
      <h2 className="print-only">{familyTitles[kind]}</h2>
      <FamilyTable key={kind} kind={kind} choice={choice} nobodyAway={nobodyAway} />
    </Panel>
  );
}
