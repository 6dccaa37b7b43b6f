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

/**
 * The bricks of a time limit: used = green; from 80 % amber, outlined while ahead; past the limit red ones are added.
 * limit, used: working days.
 */
export const limitTicks = (limit: number, used: number): Tick[] => {
  const soonFrom = Math.ceil(limit * 0.8);
  return Array.from({ length: Math.max(limit, used) }, (_, day): Tick => {
    if (day >= limit) return 'red';
    if (day >= soonFrom) return day < used ? 'amber' : 'soon';
    return day < used ? 'green' : 'plain';
  });
};

/** Coverage: from 12 o'clock, green done, red gap; the count in the middle and what it is out of below. */
export const Ring = ({ done, total, unit, onTap }: { done: number; total: number; unit: string; onTap?: () => void }) => {
  const degrees = total > 0 ? Math.round((done / total) * 360) : 0;
  const whole = degrees === 0 || degrees === 360;
  const colours = whole
    ? degrees ? 'var(--green)' : 'var(--fill)'
    : `conic-gradient(var(--green) 0 ${degrees - 1}deg,var(--card) 0 ${degrees + 1}deg,var(--red) 0 359deg,var(--card) 0)`;
  return (
    <View className='ring' style={`background:${colours}`} onClick={onTap}>
      <View className='ring-hole'>
        <Text className='ring-count'>{done}</Text>
        <Text>{unit}</Text>
      </View>
    </View>
  );
};
