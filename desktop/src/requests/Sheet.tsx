import './slips.css';
import { Button, Select } from 'antd';
import { useCall } from '../api/useCall';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { PageHead } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';

/** S1 一次告知单: everything to bring, to hang up and to hand out. An address without a place is one's own place's. */
export function Screen() {
  const [code, setCode] = useQueryState<string>('code', 'MEDICAL');
  const [given] = useQueryState<string>('place', '');
  const own = useCall('items.list', {});
  const place = given || own.data?.place;
  const { data, error, reload } = useCall('items.sheet', place ? { code, place } : null);
  const choices = (own.data?.rows ?? []).map((item) => ({ value: item.code, label: item.spec.zh }));
  const pick = <Select aria-label="哪一样" value={code} onChange={setCode} popupMatchSelectWidth={false} options={choices} />;
  if (!place && own.error) return <ErrorView error={own.error} onRetry={own.reload} />;
  if (!data) return error ? <><PageHead title="一次告知单" note="这一样现在不办，换一样看看">{pick}</PageHead><ErrorView error={error} onRetry={reload} /></> : <GreyLines count={6} />;
  return (
    <>
      <Back to={href('/requests/items')}>办事目录</Back>
      <PageHead title={`${data.zh}：一次告知单`} note="贴在窗口，或者交给来问的人">{choices.some((c) => c.value === code) && pick}<Button type="primary" icon={<Icon name="printer" size={16} />} onClick={() => window.print()}>打印</Button></PageHead>
      <style>{'@media print { @page { size: A4 portrait; margin: 15mm; } }'}</style>
      <article className="slip slip-A4">
        <h2>{`${data.place}　${data.zh}`}</h2>
        {data.bo && <p lang="bo" className="slip-number">{data.bo}</p>}
        <table>
          <tbody>
            <tr><th>要带什么</th><td>{data.papers.length ? data.papers.map((p, i) => `${i + 1}. ${p.name}${p.note ? `（${p.note}）` : ''}`).join('\n') : '什么都不用带'}</td></tr>
            <tr><th>到哪里</th><td>{data.windows.map((w) => `${w.name}${w.phone ? `　${w.phone}` : ''}`).join('\n')}</td></tr>
            <tr><th>几天</th><td>{`${data.firstDays} 个工作日内有人接，接了以后 ${data.wholeDays} 个工作日内办好；补材料的日子不算。`}</td></tr>
            {data.told && <tr><th>怎么办</th><td>{data.told}</td></tr>}
            <tr><th>来不了</th><td>可以在手机「归雁」上提，或者委托帮扶人代办；办好没办好，都会告诉你。</td></tr>
          </tbody>
        </table>
      </article>
    </>
  );
}
