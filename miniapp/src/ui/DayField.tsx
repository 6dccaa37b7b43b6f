import { Picker, Text, View } from '@tarojs/components';
import { fullDayWords, type DatePrecision } from '@guiyan/shared/domain/dates';
import { t } from '@/i18n/texts';
import { Chip } from './Chip';
import { Field } from './Field';
import { Icon } from './Icon';

interface Props {
  label: string;
  day: string;
  until?: string;
  onPick: (day: string) => void;
  error?: string | undefined;
  /** How exactly it is known; chips beside the wheel let one say so. */
  precision?: DatePrecision;
  onPrecision?: (precision: DatePrecision) => void;
}
const precisions: readonly { value: DatePrecision; words: 'byDay' | 'byMonth' | 'byYear' }[] = [{ value: 'day', words: 'byDay' }, { value: 'month', words: 'byMonth' }, { value: 'year', words: 'byYear' }];
/** 2026 → 2026-01-01, 2026-03 → 2026-03-01 */
const whole = (picked: string): string => `${picked}-01-01`.slice(0, 10);

/** The phone's own wheel of days, months or years. */
export const DayField = ({ label, day, until, onPick, error, precision = 'day', onPrecision }: Props) => (
  <Field label={label} error={error}>
    <Picker mode='date' fields={precision} value={day} {...(until && { end: until })} onChange={(event) => onPick(whole(event.detail.value))}>
      <View className='picked'>
        <Text>{fullDayWords(day, precision)}</Text>
        <Icon name='chevron-right' size='small' />
      </View>
    </Picker>
    {onPrecision && (
      <View className='chips'>
        {precisions.map(({ value, words }) => <Chip key={value} words={t(words)} on={precision === value} onTap={() => onPrecision(value)} />)}
      </View>
    )}
  </Field>
);
