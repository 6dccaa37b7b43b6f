import { Icon } from '../ui/Icon';
import { Empty, Panel } from '../ui/Panel';

interface Row {
  key: string;
  /** An address made by `href`. */
  to: string;
  name: string;
  why: string;
  right: string;
}

interface Props {
  title: string;
  /** How many there are in all. */
  count: number;
  door: string;
  none: string;
  rows: readonly Row[];
}

/** The first few of a list, and the way to all of it. */
export function Few({ title, count, door, none, rows }: Props) {
  return (
    <Panel flush title={title} right={count > rows.length && <a href={door}>{`全部 ${count} 条`}</a>}>
      {rows.length === 0 ? (
        <Empty text={none} />
      ) : (
        <ul className="few">
          {rows.map((row) => (
            <li key={row.key}>
              <a href={row.to}>
                <span className="few-words">
                  <b>{row.name}</b>
                  <small>{row.why}</small>
                </span>
                <span className="second">{row.right}</span>
                <Icon name="right" size={14} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
