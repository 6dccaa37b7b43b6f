import { View } from '@tarojs/components';

export const Chip = ({ words, on, onTap }: { words: string; on: boolean; onTap: () => void }) => (
  <View className={on ? 'chip chip-on' : 'chip'} ariaRole='button' onClick={onTap}>
    {words}
  </View>
);

interface Choice<V extends string> {
  value: V;
  words: string;
}

interface ChipRowProps<V extends string> {
  /** At most four; more go behind a 更多 of the page's own. */
  choices: readonly Choice<V>[];
  picked: V | readonly V[] | null;
  onPick: (value: V) => void;
  /** `wide`: two a line; `even`: one line of equal widths. */
  shape?: 'wide' | 'even';
}

export const ChipRow = <V extends string>({ choices, picked, onPick, shape }: ChipRowProps<V>) => (
  <View className={shape ? `chips chips-${shape}` : 'chips'}>
    {choices.map(({ value, words }) => (
      <Chip key={value} words={words} on={Array.isArray(picked) ? picked.includes(value) : picked === value} onTap={() => onPick(value)} />
    ))}
  </View>
);
