import './greetings.css';
import { Button, Checkbox } from 'antd';
import { useEffect } from 'react';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { useToday } from '../api/session';
import { useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { occasionOf } from './words';

/** Two beside each other, four below: an A4 page. */
const A_PAGE = 8;

/** M3 Cards on paper, with marks to cut along; for those who have no phone for them, or for all. */
export function Screen(_: ScreenProps) {
  const today = useToday();
  const [code] = useQueryState<string>('occasion', 'july');
  const occasion = occasionOf(code);
  const [year] = useQueryState<string>('year', today.slice(0, 4));
  const [all, setAll] = useQueryState<string>('all', '');
  const list = useList('greetings.list', { occasion, year: Number(year), limit: 200 });
  // Paper has no next page to ask for.
  const { hasMore, loading, error, more } = list;
  useEffect(() => { if (hasMore && !loading && !error) more(); }, [hasMore, loading, error, more]);
  if (error && list.rows.length === 0) return <ErrorView error={error} onRetry={list.reload} />;
  const cards = list.rows.filter((g) => all || !g.hasApp).toReversed();
  const pages = Array.from({ length: Math.ceil(cards.length / A_PAGE) }, (_each, at) => cards.slice(at * A_PAGE, (at + 1) * A_PAGE));
  return (
    <>
      <Back to={href('/greetings', { occasion: code, year })}>贺卡</Back>
      <PageHead title={`${year} 年${occasion}贺卡`} note={`${cards.length} 张，${pages.length} 页，照细线裁开`}>
        <Checkbox checked={all === '1'} onChange={(event) => setAll(event.target.checked ? '1' : '')}>手机上收得到的也打</Checkbox>
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={loading || hasMore || cards.length === 0} onClick={() => window.print()}>打印</Button>
      </PageHead>
      {cards.length === 0 && !loading && <Panel><Empty text="没有要打的：都在手机上收得到。" /></Panel>}
      <div className="card-sheets">
        {pages.map((page) => (
          <section key={page[0]!.id} className="card-sheet">
            {page.map((g) => (
              <article key={g.id} className="paper-card">
                <p className="paper-feast">{`${g.year} ${g.occasion}`}</p>
                <i className="paper-line" />
                <p className="paper-words">{g.line}</p>
                <footer><span>{`${g.village} ${g.name}`}</span><span>{`${g.from}　${fullDayWords(g.sentOn)}`}</span></footer>
              </article>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}
