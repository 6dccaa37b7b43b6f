import { View } from '@tarojs/components';
import type { IconName } from './icons';

export type { IconName } from './icons';

/** A line drawing in the colour of its text; always beside a word, except back, close, call and add. */
export const Icon = ({ name, size = '', className = '' }: { name: IconName; size?: '' | 'small' | 'large'; className?: string }) => (
  <View className={`icon i-${name}${size ? ` icon-${size}` : ''}${className ? ` ${className}` : ''}`} />
);

/** The wild goose. `large` is the drawing for 96 px and more. */
export const Mark = ({ large = false, className = '' }: { large?: boolean; className?: string }) => (
  <View className={`icon ${large ? 'i-mark-large' : 'i-mark'}${className ? ` ${className}` : ''}`} />
);
