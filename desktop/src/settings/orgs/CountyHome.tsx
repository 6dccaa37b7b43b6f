import { say } from '../../api/session';
import { useCall } from '../../api/useCall';
import { ErrorLine } from '../../ui/ErrorView';

/** N1 流动党员之家: every township with its network branch and who holds it. */
export function CountyHome({ onPick }: { onPick: (township: string) => void }) {
  const home = useCall('orgs.countyHome', {});
  return (
    <section className="orgs-part">
      <h3>{say('[county_home]')}<span className="note">县一级，每个乡镇一个网络党支部</span></h3>
      <ErrorLine error={home.error} />
      {home.data?.townships.map(({ id, name, branch }) => (
        <div key={id} className="orgs-seat">
          <button type="button" className="plain-button ink-link orgs-title" onClick={() => onPick(id)}>{name}</button>
          {branch ? <><b>{branch.name}</b><span className="note">{branch.holders.length ? branch.holders.map((h) => `${h.title} ${h.name}`).join('，') : '书记和联络员还没登记'}</span></> : <span className="note">还没有网络党支部</span>}
        </div>
      ))}
    </section>
  );
}
