import { ApiError } from '@guiyan/shared/api/call';
import { trades, tradeWords } from '@guiyan/shared/domain/members';

const labels: Record<string, string> = { place: '去处', trade: '行业', job: '做什么', reason: '原因', expectedMonths: '预计几个月', outDay: '哪天出去', backDay: '哪天回来' };
const copiesOf = (error: unknown) => (error instanceof ApiError ? error.copies : null);

/** The version that stands there now, when somebody was faster; the next press is the user's own decision about it. */
export function newestVersion(error: unknown): number | null {
  const version = copiesOf(error)?.theirs.version;
  return typeof version === 'number' ? version : null;
}

const shown = (key: string, value: unknown): string => {
  if (value === null || value === undefined || value === '') return '没填';
  const trade = key === 'trade' && trades.find((t) => t === value);
  return trade ? tradeWords[trade] : String(value as string | number);
};

/** What one wrote and what somebody else wrote before, side by side. */
export function BothCopies({ error }: { error: unknown }) {
  const copies = copiesOf(error);
  if (!copies) return null;
  // What one left out stays as it is: nothing to decide.
  const keys = Object.keys(labels).filter((key) => shown(key, copies.mine[key]) !== '没填' && shown(key, copies.mine[key]) !== shown(key, copies.theirs[key]));
  return (
    <table className="both-copies">
      <thead><tr><th /><th>名册里现在</th><th>你填的</th></tr></thead>
      <tbody>{keys.map((key) => <tr key={key}><th>{labels[key]}</th><td>{shown(key, copies.theirs[key])}</td><td>{shown(key, copies.mine[key])}</td></tr>)}</tbody>
    </table>
  );
}
