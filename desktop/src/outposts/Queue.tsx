import './outposts.css';
import { useEffect, useState } from 'react';
import { shanghaiTime } from '@guiyan/shared/domain/dates';
import { useToday } from '../api/session';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { useQueryState } from '../ui/route';

const SECOND = 1000;
const minutes = (ms: number): number => Math.max(0, Math.floor(ms / 60_000));

/** S8 The board across the room: whose turn it is and who is next, by number and surname, nothing else. */
export function Screen({ params }: ScreenProps) {
  const today = useToday();
  const [day] = useQueryState('day', today);
  const { data, error, reload } = useCall('markets.queue', { id: params.id!, day });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const asking = setInterval(reload, 5 * SECOND);
    const ticking = setInterval(() => setNow(Date.now()), 10 * SECOND);
    return () => { clearInterval(asking); clearInterval(ticking); };
  }, [reload]);
  if (!data) return error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />;
  const serving = data.rows.filter((k) => k.state === 'serving');
  const waiting = data.rows.filter((k) => k.state === 'waiting');
  return (
    <div className="market-board">
      <header><span>逢场办事</span><span>{shanghaiTime(now)}</span></header>
      <section className="market-now" aria-label="在办的">
        {serving.length === 0 && <p>请稍候</p>}
        {serving.map((k) => (
          <article key={k.id}>
            <b>{k.number}</b>
            <span>{`${k.surname} 请到${k.servedBy}处`}</span>
            <i>{`办了 ${minutes(now - (k.servedAt ?? now))} 分钟`}</i>
          </article>
        ))}
      </section>
      <h2>{waiting.length ? `还有 ${waiting.length} 位在等` : '没有人在等'}</h2>
      <ol className="market-next">
        {waiting.slice(0, 12).map((k) => <li key={k.id}><b>{k.number}</b><span>{k.surname}</span><i>{`${minutes(now - k.takenAt)} 分钟`}</i></li>)}
      </ol>
      {error !== null && <p className="market-stale">没有网，等一等会接上</p>}
    </div>
  );
}
