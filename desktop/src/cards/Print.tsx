import './print.css';
import { Button, Checkbox } from 'antd';
import { useEffect } from 'react';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { say } from '../api/session';
import { useList, type RowOf } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { PaperQr } from './PaperQr';

type Face = RowOf<'cards.sheet'>;
/** Two beside each other, four below: as many as codes of 60 mm leave room for on A4. */
const A_PAGE = 8;
const ACROSS = 2;

/** Turned over on its long edge a sheet swaps left and right. */
const turned = (page: readonly (Face | null)[]): (Face | null)[] => page.flatMap((_, at) => (at % ACROSS === 0 ? [page[at + 1] ?? null, page[at] ?? null] : []));
const filled = (page: readonly Face[]): (Face | null)[] => [...page, ...Array.from({ length: A_PAGE - page.length }, () => null)];

/** F1 Cards on paper, face and back of each sheet after another, with marks to cut along. */
export function Screen(_: ScreenProps) {
  const [ids] = useQueryState<string>('ids', '');
  const [from] = useQueryState<string>('from', '');
  const [single, setSingle] = useQueryState<string>('single', '');
  const list = useList('cards.sheet', { ...(ids && { ids: ids.split(',') }), ...(from && { issuedFrom: from }), limit: 200 });
  // Paper has no next page to ask for.
  const { hasMore, loading, error, more } = list;
  useEffect(() => { if (hasMore && !loading && !error) more(); }, [hasMore, loading, error, more]);
  if (error && list.rows.length === 0) return <ErrorView error={error} onRetry={list.reload} />;
  const pages = Array.from({ length: Math.ceil(list.rows.length / A_PAGE) }, (_each, at) => filled(list.rows.slice(at * A_PAGE, (at + 1) * A_PAGE)));
  return (
    <>
      <Back to={href('/cards')}>{say('[card]')}</Back>
      <PageHead title={say('打印[card]')} note={`${list.rows.length} 张，${pages.length} 页纸，双面、沿长边翻，照角上的线裁开`}>
        <Checkbox checked={single === '1'} onChange={(event) => setSingle(event.target.checked ? '1' : '')}>只打正面</Checkbox>
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={loading || hasMore || list.rows.length === 0} onClick={() => window.print()}>打印</Button>
      </PageHead>
      {list.rows.length === 0 && !loading && <Panel><Empty text="没有有效的证可打。" /></Panel>}
      <div className="id-sheets">
        {pages.flatMap((page) => [
          <section key={page[0]!.id} className="id-sheet">{page.map((card, at) => <Front key={card?.id ?? at} card={card} />)}<Marks /></section>,
          ...(single ? [] : [<section key={`${page[0]!.id} back`} className="id-sheet">{turned(page).map((card, at) => <Reverse key={card?.id ?? at} card={card} />)}<Marks /></section>]),
        ])}
      </div>
    </>
  );
}

function Front({ card }: { card: Face | null }) {
  if (!card) return <article className="id-card" />;
  return (
    <article className="id-card">
      <div className="id-words">
        <p className="id-title">{say('流动党员[card]')}</p>
        <i className="id-line" />
        <p className="id-number">{card.number}</p>
        <p className="id-holder">{card.holder}</p>
        <p className="id-small">有效到</p>
        <p>{fullDayWords(card.validUntil)}</p>
        <p className="id-small">扫不了就报</p>
        <p>{`${card.code.slice(0, 3)} ${card.code.slice(3)}`}</p>
        <p className="id-place">{card.place}</p>
      </div>
      <div className="id-qr"><PaperQr text={card.token} /></div>
    </article>
  );
}

/** F2 Phones and pledges; what does not fit stands on the phone. */
function Reverse({ card }: { card: Face | null }) {
  if (!card) return <article className="id-card" />;
  return (
    <article className="id-card id-back">
      <p className="id-rights">凭证优先办事，优先享受政策</p>
      <ul>
        {card.units.slice(0, 6).map((unit) => (
          <li key={unit.name}>
            <b>{unit.name}</b><span className="id-phone">{unit.phone}</span>
            <p>{unit.pledge}</p>
          </li>
        ))}
      </ul>
      <p className="id-foot">{`一家一张，丢了马上报。监督电话 ${card.complaintPhone ?? '问乡镇'}`}</p>
    </article>
  );
}

/** In the margin at every cut, so that nothing is left on a card. */
const Marks = () => (
  <>
    {[0, 1, 2, 3, 4].map((row) => ['left', 'right'].map((side) => <i key={`${side}${row}`} className={`cut cut-${side}`} style={{ top: `${8.5 + row * 70}mm` }} />))}
    {[0, 1, 2].map((column) => ['top', 'bottom'].map((side) => <i key={`${side}${column}`} className={`cut cut-${side}`} style={{ left: `${5 + column * 100}mm` }} />))}
  </>
);
