import { Text } from '@tarojs/components';
import { callPerson } from '@/hooks/dial';
import { Card, Row } from '@/ui/List';
import { open, rowIcons, wayOf } from '../go';
import type { HomeRow } from './props';

const tones = { plain: undefined, soon: 'amber', late: 'red' } as const;

interface RowsProps {
  rows: HomeRow[];
  /** What this phone knows better than the server, e.g. that a report is half written. */
  why?: (row: HomeRow) => string | undefined;
  onCheckin?: () => void;
  onCall?: (work: () => Promise<void>) => void;
}

/** At most three things, each with its reason. */
export const Rows = ({ rows, why, onCheckin, onCall }: RowsProps) => (
  <Card>
    {rows.slice(0, 3).map((row) => {
      const way = wayOf(row);
      const { id } = row;
      const tap =
        way !== undefined ? () => open(way)
        : row.to === 'checkin' ? onCheckin
        : row.to === 'call' && id && onCall ? () => onCall(() => callPerson(id))
        : undefined;
      return (
        <Row
          key={row.key}
          icon={rowIcons[row.icon]}
          title={row.title}
          reason={why?.(row) ?? row.why}
          side={row.state ? <Text className={tones[row.tone]}>{row.state}</Text> : undefined}
          onTap={tap}
        />
      );
    })}
  </Card>
);
