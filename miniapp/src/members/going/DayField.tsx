import { Picker, Text, View } from '@tarojs/components';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { Field } from '@/ui/Field';
import { Icon } from '@/ui/Icon';

/** The phone's own wheel of days. */
export const DayField = ({ label, day, until, onPick, error }: { label: string; day: string; until?: string; onPick: (day: string) => void; error?: string | undefined }) => (
  <Field label={label} error={error}>
    <Picker mode='date' value={day} {...(until && { end: until })} onChange={(event) => onPick(event.detail.value)}>
      <View className='picked'>
        <Text>{fullDayWords(day)}</Text>
        <Icon name='chevron-right' size='small' />
      </View>
    </Picker>
  </Field>
);
