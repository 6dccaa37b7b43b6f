import './slips.css';
import { Button } from 'antd';
import { useHat, useToday } from '../api/session';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { PageHead } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { linesOf, slipsOf, type SlipKind } from './slips';

/** S3 One sheet for all the slips, A4 or A5; no seal is drawn, the paper has room for one. */
export function Screen({ params }: ScreenProps) {
  const id = params.id ?? '';
  const { data, error, reload } = useCall('requests.get', { id });
  const [kind, setKind] = useQueryState<SlipKind>('kind', 'accepted');
  const [size, setSize] = useQueryState<'A4' | 'A5'>('size', 'A5');
  const hat = useHat();
  const today = useToday();
  if (!data) return error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />;
  const slips = slipsOf(data);
  const slip = slips.find((s) => s.key === kind) ?? slips[0];
  if (!slip) return null;
  return (
    <>
      <Back to={href(`/requests/${id}`)}>{data.itemLabel}</Back>
      <PageHead title={slip.title} note="打出来是白纸，盖章的地方留着">
        <Picks kind="chip" label="纸" value={size} onPick={setSize} items={[{ key: 'A5', label: 'A5' }, { key: 'A4', label: 'A4' }]} />
        <Button type="primary" icon={<Icon name="printer" size={16} />} onClick={() => window.print()}>打印</Button>
      </PageHead>
      <div className="no-print"><Picks kind="pill" label="哪一张" value={slip.key} onPick={setKind} items={slips.map(({ key, title }) => ({ key, label: title }))} /></div>
      <style>{`@media print { @page { size: ${size} portrait; margin: 12mm; } }`}</style>
      <article className={`slip slip-${size}`}>
        <h2>{slip.title}</h2>
        <p className="slip-number">{`编号　${data.id.slice(-8).toUpperCase()}`}</p>
        <table><tbody>{linesOf(data, slip.key).map(([label, words]) => <tr key={label}><th>{label}</th><td>{words}</td></tr>)}</tbody></table>
        <footer><span>{`${hat.place}`}</span><span>{fullDayWords(today)}</span></footer>
      </article>
    </>
  );
}
