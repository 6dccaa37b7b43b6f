import { HowCounted } from '../ui/Panel';
import { href } from '../ui/address';
import { partsOf, type Township } from './words';

interface Props {
  figures: Township['figures'];
  /** Day and place, so that the records are those that were counted. */
  query: Record<string, string>;
}

/** Six figures; each number opens the very records it counts. */
export function Tiles({ figures, query }: Props) {
  return (
    <section className="tiles" aria-label="六项数字">
      {figures.map((one) => (
        <Tile key={one.figure} one={one} query={query} />
      ))}
    </section>
  );
}

function Tile({ one, query }: { one: Township['figures'][number]; query: Props['query'] }) {
  const { figure, title, unit, definition, value, parts, share } = one;
  const records = (part?: string) => href('/township/records', { ...query, figure, part });
  return (
    <div className="tile">
      <div className="tile-head">
        <h2>{title}</h2>
        <HowCounted>{definition}</HowCounted>
      </div>
      <a className="tile-value" data-figure={figure} href={records()}>
        <b>{value}</b>
        {unit}
      </a>
      {parts.length > 1 && (
        <p className="tile-parts">
          {partsOf(one).map(({ part, title: words, value: count }) => (
            <a key={part} data-figure={`${figure}.${part}`} href={records(part)}>
              {words} {count}
            </a>
          ))}
        </p>
      )}
      {share && (
        <p className="tile-parts" title={share.source}>
          占{share.title} {share.of} 的 {share.percent}%（{share.year} 年）
        </p>
      )}
    </div>
  );
}
