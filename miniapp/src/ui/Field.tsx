import { Input, Text, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface FieldProps {
  label?: string;
  /** What is wrong and what to do; the input is kept. */
  error?: string | undefined;
  note?: string;
  children: ReactNode;
}

/** A line of a form: label left, answer right, error sentence under. */
export const Field = ({ label, error, note, children }: FieldProps) => (
  <View className='field'>
    {label && <Text className='field-label'>{label}</Text>}
    <View className='field-answer'>{children}</View>
    {error && <View className='field-error'>{error}</View>}
    {note && <View className='field-note'>{note}</View>}
  </View>
);

interface TextProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  max?: number;
  error?: string | undefined;
  note?: string;
}

export const TextField = ({ label, value, onChange, placeholder, max = 100, error, note, type = 'text' }: TextProps & { type?: 'text' | 'number' | 'idcard' }) => (
  <Field label={label} error={error} note={note}>
    <Input
      className='input'
      value={value}
      type={type}
      maxlength={max}
      placeholder={placeholder}
      placeholderClass='placeholder'
      cursorSpacing={120}
      onInput={(event) => onChange(event.detail.value)}
    />
  </Field>
);

/** Free text that grows with what is said. Stands alone or in a Card. */
export const TextArea = ({ label, value, onChange, placeholder, max = 2000, error, note }: TextProps) => (
  <Field label={label} error={error} note={note}>
    <Textarea
      className='input-area'
      value={value}
      maxlength={max}
      placeholder={placeholder}
      placeholderClass='placeholder'
      autoHeight
      disableDefaultPadding
      cursorSpacing={120}
      onInput={(event) => onChange(event.detail.value)}
    />
  </Field>
);
