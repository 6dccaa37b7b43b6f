import { View } from '@tarojs/components';

export interface Moment {
  key: string;
  title: string;
  day: string;
  /** Who did it. */
  who: string;
  waiting?: boolean;
}

/** Newest first. */
export const Timeline = ({ moments }: { moments: readonly Moment[] }) => (
  <View>
    {moments.map(({ key, title, day, who, waiting }) => (
      <View key={key} className={waiting ? 'moment moment-waiting' : 'moment'}>
        <View className='row-text'>
          <View className='row-title'>{title}</View>
          <View className='row-reason'>{who}</View>
        </View>
        <View className='row-side'>{day}</View>
      </View>
    ))}
  </View>
);
