import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

/** A head above a card, with one thing on the right. */
export const Section = ({ title, side, onSide }: { title: string; side?: ReactNode; onSide?: () => void }) => (
  <View className='section'>
    <Text>{title}</Text>
    {side && (
      <View className='section-side' onClick={onSide}>
        {typeof side === 'string' ? <Text>{side}</Text> : side}
        {onSide && <Icon name='chevron-right' size='small' />}
      </View>
    )}
  </View>
);

/** White paper. `padded` unless it holds rows, which bring their own edges. */
export const Card = ({ padded = false, className = '', children }: { padded?: boolean; className?: string; children: ReactNode }) => (
  <View className={`card${padded ? ' card-padded' : ''}${className ? ` ${className}` : ''}`}>{children}</View>
);

interface RowProps {
  icon?: IconName;
  title: string;
  /** Beside the title, smaller: a place, an age. */
  aside?: string;
  /** The second line answers "why is this here?". */
  reason?: string;
  tone?: 'plain' | 'red' | 'amber' | 'green';
  strong?: boolean;
  /** A state word, a badge or a disc. Without it a row that can be tapped shows a chevron. */
  side?: ReactNode;
  onTap?: () => void;
}

const tones = { plain: '', red: ' red', amber: ' amber', green: ' green' } as const;

export const Row = ({ icon, title, aside, reason, tone = 'plain', strong = false, side, onTap }: RowProps) => (
  <View className='row' hoverClass={onTap ? 'pressed' : 'none'} onClick={onTap}>
    {icon && <Icon name={icon} />}
    <View className='row-main'>
      <View className='row-text'>
        <View className={strong ? 'row-title strong' : 'row-title'}>
          {title}
          {aside && <Text className='row-aside'>{aside}</Text>}
        </View>
        {reason && <View className={`row-reason${tones[tone]}`}>{reason}</View>}
      </View>
      {(side || onTap) && <View className='row-side'>{side ?? <Icon name='chevron-right' size='small' />}</View>}
    </View>
  </View>
);

/** A round thing to tap at the end of a row; label is for the screen reader. */
export const Disc = ({ icon, label, onTap }: { icon: IconName; label: string; onTap: () => void }) => (
  <View
    className='disc'
    ariaRole='button'
    ariaLabel={label}
    onClick={(event) => {
      event.stopPropagation();
      onTap();
    }}
  >
    <Icon name={icon} size='small' />
  </View>
);

/** Care mode's button: one word, one plain line, the whole width. At most one is red. */
export const BigRow = ({ icon, word, line, red = false, side, onTap }: { icon: IconName; word: string; line: string; red?: boolean; side?: ReactNode; onTap: () => void }) => (
  <View className={red ? 'big-row big-row-red' : 'big-row'} ariaRole='button' hoverClass={red ? 'none' : 'pressed'} onClick={onTap}>
    <Icon name={icon} size='large' />
    <View className='row-text'>
      <View className='big-row-word'>{word}</View>
      <View className='row-reason'>{line}</View>
    </View>
    {side}
  </View>
);
