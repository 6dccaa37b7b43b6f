import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';

const upTo5 = (n: number): number => Math.min(Math.max(n, 0), 5);

export interface Month {
  /** YYYY-MM */
  period: string;
  due: number;
  done: number;
}

interface BricksProps {
  /** Oldest first; the last one is this month. */
  months: readonly Month[];
  /** Always with a sentence: 该来 15 次，来了 14 次. */
  sentence: string;
  /** What the red outline means: 中秋前来. */
  coming?: string;
}

/** Twelve months, one brick a visit: filled = done, outlined = due. */
export const Bricks = ({ months, sentence, coming }: BricksProps) => (
  <View>
    <View className='bricks'>
      {months.map(({ period, due, done }, at) => (
        <View key={period} className={`month done-${upTo5(done)} due-${upTo5(due - done)}${at === months.length - 1 ? ' month-now' : ''}`}>
          {Number(period.slice(5))}
        </View>
      ))}
    </View>
    <View className='figure-foot'>
      <Text>{sentence}</Text>
      {coming && (
        <View className='section-side'>
          <View className='brick-key' />
          <Text>{coming}</Text>
        </View>
      )}
    </View>
  </View>
);

interface DueBarProps {
  done: number;
  overdue: number;
  later?: number;
  /** The numbers in words, same order; they add up to what is due. */
  words: readonly ReactNode[];
}

const share = (n: number): string => `flex:${n} 0 8px`;

export const DueBar = ({ done, overdue, later = 0, words }: DueBarProps) => (
  <View>
    <View className='due-bar'>
      {done > 0 && <View className='due-part due-done' style={share(done)} />}
      {overdue > 0 && <View className='due-part due-over' style={share(overdue)} />}
      {later > 0 && <View className='due-part due-later' style={share(later)} />}
    </View>
    <View className='due-words'>
      {words.map((word, at) => (
        <View key={at}>{word}</View>
      ))}
    </View>
  </View>
);

export type Tick = 'edge' | 'green' | 'red' | 'amber' | 'soon' | 'plain';

/** One brick per working day of a time limit, or per call of a month. */
export const Ticks = ({ ticks }: { ticks: readonly Tick[] }) => (
  <View className='clock'>
    {ticks.map((tick, at) => (
      <View key={at} className={`tick tick-${tick}`} />
    ))}
  </View>
);
