import { View } from '@tarojs/components';
import type { ApiError } from '@guiyan/shared/api/call';
import type { ReactNode } from 'react';
import type { Loaded } from '@/hooks/useCall';
import { t } from '@/i18n/texts';
import { Button } from './Button';
import { Mark } from './Icon';
import { Card } from './List';

/** Nothing here: one sentence that says what to do next, and at most one button. */
export const Empty = ({ words, deed, onTap }: { words: string; deed?: string; onTap?: () => void }) => (
  <View className='empty'>
    <Mark large />
    <View>{words}</View>
    {deed && (
      <Button kind='outlined' onTap={onTap}>
        {deed}
      </Button>
    )}
  </View>
);

/** A whole page that did not open. An answer of the server says more than "try again", so it is shown when there is one. */
export const ErrorView = ({ error, onAgain }: { error: ApiError; onAgain: () => void }) => (
  <View className='empty'>
    <Mark large />
    <View>{error.status === 0 ? t('failed') : error.message}</View>
    <Button kind='outlined' onTap={onAgain}>
      {t('again')}
    </Button>
  </View>
);

const lines = [0, 1, 2, 3, 4, 5];

/** Grey rows in the place of what is coming. */
export const Skeleton = ({ rows = 3 }: { rows?: number }) => (
  <Card>
    {lines.slice(0, rows).map((line) => (
      <View key={line} className='skeleton'>
        <View className='skeleton-line' />
        <View className='skeleton-line' />
      </View>
    ))}
  </Card>
);

/** Grey rows, then the answer, or the way to try again. */
export const Loading = <T,>({ of, rows, children }: { of: Loaded<T>; rows?: number; children: (data: T) => ReactNode }) => {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ErrorView error={of.error} onAgain={() => void of.reload()} />;
  return <Skeleton rows={rows} />;
};
