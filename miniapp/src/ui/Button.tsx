import { Button as TaroButton, Text, View } from '@tarojs/components';
import type { ButtonProps as TaroButtonProps } from '@tarojs/components';
import type { ReactNode } from 'react';

interface ButtonProps {
  /** The deed, two to six words: 交给支部. */
  children: ReactNode;
  /** One primary a page; outlined beside it; quiet for the rest. */
  kind?: 'primary' | 'outlined' | 'quiet' | 'fill';
  big?: boolean;
  /** A smaller line under the deed. */
  note?: string;
  busy?: boolean;
  disabled?: boolean;
  onTap?: () => void;
  /** WeChat's own deeds, such as getPhoneNumber. */
  openType?: TaroButtonProps['openType'];
  onGetPhoneNumber?: TaroButtonProps['onGetPhoneNumber'];
}

export const Button = ({ children, kind = 'primary', big = false, note, busy = false, disabled = false, onTap, openType, onGetPhoneNumber }: ButtonProps) => (
  <TaroButton
    className={`button button-${kind}${big ? ' button-big' : ''}${disabled ? ' button-off' : ''}`}
    hoverClass='button-pressed'
    // H5's element takes disabled="false" for disabled.
    disabled={disabled || undefined}
    openType={openType}
    onGetPhoneNumber={onGetPhoneNumber}
    onClick={busy ? undefined : onTap}
  >
    {busy && <View className='spinner' />}
    {note ? (
      <View className='button-stack'>
        <Text>{children}</Text>
        <Text className='button-note'>{note}</Text>
      </View>
    ) : (
      children
    )}
  </TaroButton>
);
