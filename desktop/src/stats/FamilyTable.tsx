import { dayWords, fullDayWords } from '@guiyan/shared/domain/dates';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat, useToday } from '../api/session';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import type { Choice } from './choice';
import type { FamilyKind } from './words';

type Row = Output<'stats.gaps'>['rows'][number];

const nobody: Record<FamilyKind, string> = {
  no_helper: '每一户都有人帮了。', helped: '还没有一户结对。', no_liaison: '每位外出党员都有[liaison]了。', overdue: '没有过期的走访。', visited: '还没有一户走过。', not_yet: '没有还没到日子的。',
};
const whyHeads: Partial<Record<FamilyKind, string>> = { no_helper: '为什么空着', no_liaison: '为什么空着', overdue: '为什么过期' };

interface Props {
  kind: FamilyKind;
  choice: Choice;
  /** Nobody is away at all: being without gaps is no merit then. */
  nobodyAway?: boolean;
}

/** Families by name with the cause, and the deed beside it. */
export function FamilyTable({ kind, choice, nobodyAway = false }: Props) {
  const list = useList('stats.gaps', { kind, ...choice.input });
  const { hat } = useHat();
  const thisYear = useToday().slice(0, 4);
  const since = (day: string) => (day.startsWith(thisYear) ? dayWords(day) : fullDayWords(day));
  return (
    <DataTable<Row>
      list={list}
      rows={list.rows}
      rowKey={(row) => row.id}
      height={kind === 'no_helper' || kind === 'overdue' || kind === 'no_liaison' ? 62 : 40}
      columns={[
        { key: 'name', title: kind === 'no_liaison' ? '党员' : '家庭', cell: (row) => <b className="family-name">{row.name}</b> },
        { key: 'village', title: '村组', cell: (row) => row.village },
        ...(kind === 'no_liaison' ? [] : [{ key: 'people', title: '家里有谁', cell: (row: Row) => <span className="families-people">{row.people}</span> }]),
        { key: 'why', title: whyHeads[kind] ?? '情况', cell: (row) => <span className="families-why">{row.why}</span> },
        { key: 'since', title: '从哪天起', cell: (row) => row.since && since(row.since) },
        // The county looks on; the township acts.
        ...(hat === 'county' ? [] : [{ key: 'deed', title: '', deed: true, cell: (row: Row) => <Deed kind={kind} row={row} /> }]),
      ]}
      empty={<Empty text={nobodyAway ? '还没有外出党员的家庭。先把名册导进来。' : say(nobody[kind])} />}
    />
  );
}

function Deed({ kind, row }: { kind: FamilyKind; row: Row }) {
  const family = row.familyId ?? undefined;
  switch (kind) {
    case 'no_helper':
      return <a href={href('/pairings/new', { family })}>找人结对</a>;
    case 'no_liaison':
      return <a href={href('/members/liaisons')}>{say('定[liaison]')}</a>;
    default:
      return <a href={href('/visits', { family })}>看走访</a>;
  }
}

