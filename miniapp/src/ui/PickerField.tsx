import { Picker, Text, View } from '@tarojs/components';
import { t } from '@/i18n/texts';
import { Field } from './Field';
import { Icon } from './Icon';

interface Frame {
  label: string;
  error?: string | undefined;
  note?: string;
}

const Picked = ({ words }: { words: string | undefined }) => (
  <View className='picked'>
    <Text className={words ? '' : 'placeholder'}>{words ?? t('choose')}</Text>
    <Icon name='chevron-right' size='small' />
  </View>
);

interface PickerFieldProps<V extends string> extends Frame {
  choices: readonly { value: V; words: string }[];
  value: V | null;
  onPick: (value: V) => void;
}

/** The phone's own wheel, for more choices than chips can hold. */
export const PickerField = <V extends string>({ choices, value, onPick, ...frame }: PickerFieldProps<V>) => {
  const at = choices.findIndex((choice) => choice.value === value);
  return (
    <Field {...frame}>
      <Picker
        mode='selector'
        range={choices.map((choice) => choice.words)}
        value={Math.max(at, 0)}
        onChange={(event) => {
          const choice = choices[Number(event.detail.value)];
          if (choice) onPick(choice.value);
        }}
      >
        <Picked words={choices[at]?.words} />
      </Picker>
    </Field>
  );
};
