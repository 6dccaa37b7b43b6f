import { Text, View } from '@tarojs/components';

/** One or two words on a tint. */
export const Badge = ({ words, tone = 'plain' }: { words: string; tone?: 'plain' | 'red' | 'green' | 'amber' }) => (
  <Text className={`badge tint-${tone}`}>{words}</Text>
);

/** A counter: only on 听消息 and 待办. */
export const Count = ({ n }: { n: number }) => (n > 0 ? <View className='count'>{n > 99 ? '99+' : n}</View> : null);
