import './township.css';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { figures, figureWords, type Figure } from '@guiyan/shared/domain/stats';
import { say } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { Choose, useChoice, type Choice } from './choice';
import { asOfWords, partsOf, recordHeads, type Township } from './words';

/** The very records behind one figure of the township page, or one part of it. */
export function Screen() {
  const choice = useChoice();
  const [asked] = useQueryState<string>('figure', 'members');
  const [part, setPart] = useQueryState<string>('part', '');
  const figure: Figure = figures.find((one) => one === asked) ?? 'members';
  const page = useCall('stats.township', choice.input).data;
  // Rows of one figure must not stand under the name of another while the new ones are on their way.
  return <Records key={`${figure} ${part}`} figure={figure} part={part} setPart={setPart} choice={choice} page={page} />;
}

interface Props {
  figure: Figure;
  /** Empty for the whole figure. */
  part: string;
  setPart: (part: string) => void;
  choice: Choice;
  page: Township | null;
}

function Records({ figure, part, setPart, choice, page }: Props) {
  const list = useList('stats.records', { figure, ...(part && { part }), ...choice.input, limit: 100 });
  const { title, unit, definition } = figureWords[figure];
  const heads = recordHeads[figure];
  const tile = page?.figures.find((one) => one.figure === figure);
  return (
    <>
      <Back to={href('/township', choice.query)}>全乡情况</Back>
      <PageHead title={say(title)} note={list.total !== undefined && <span data-total>{`共 ${list.total} ${unit}`}</span>}>
        <HowCounted>{say(definition)}</HowCounted>
        <Choose />
      </PageHead>
      <Panel flush>
        {tile && tile.parts.length > 1 && (
          <Picks
            kind="pill"
            label="分开看"
            value={part}
            onPick={setPart}
            items={[{ key: '', label: '全部', count: tile.value }, ...partsOf(tile).map((one) => ({ key: one.part, label: one.title, count: one.value }))]}
          />
        )}
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: heads.name, cell: (row) => <b className="family-name">{row.name}</b> },
            { key: 'village', title: '村', cell: (row) => row.village },
            { key: 'note', title: heads.note, cell: (row) => row.note },
            { key: 'on', title: heads.on, cell: (row) => row.on && fullDayWords(row.on) },
          ]}
          empty={<Empty text={`截至这一天，没有${title}的记录。`} />}
        />
      </Panel>
      {page && <PrintFoot asOf={asOfWords(page)} />}
    </>
  );
}
