import { View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { reportStateWords } from '@guiyan/shared/domain/reports';
import { useSession } from '@/api/session';
import { Card } from '@/ui/List';
import { quarterWords, t } from '../texts';

export type Slot = Output<'reports.slots'>['rows'][number];

/** Whether the member may write now. */
export const isWritable = ({ status }: Slot): boolean => status === 'open' || status === 'returned';

const colours: Record<Slot['status'], string> = { accepted: 'green', handed_in: 'amber', returned: 'red', open: 'red', missed: '', not_due: '', before: '' };

const wordsOf = ({ status }: Slot, half: boolean): string => {
  if (status === 'accepted') return t('answered');
  if (status === 'open' && half) return t('draft');
  return reportStateWords[status];
};

interface SlotBarProps {
  slots: readonly Slot[];
  picked: string | undefined;
  /** The quarter that has a draft on this phone. */
  half: string | undefined;
  onPick: (quarter: string) => void;
}

/** The year at a glance: earlier reports were answered. */
export const SlotBar = ({ slots, picked, half, onPick }: SlotBarProps) => {
  const today = useSession((session) => session.today);
  return (
    <Card padded>
      <View className='slots'>
        {slots.map((slot) => {
          const begun = slot.status === 'returned' || half === slot.quarter;
          return (
            <View key={slot.quarter} className='slot' ariaRole='button' onClick={() => onPick(slot.quarter)}>
              <View className={`slot-bar ${begun && isWritable(slot) ? 'slot-half' : `slot-${slot.status}`}`} />
              <View className={slot.quarter === picked ? 'strong' : ''}>{quarterWords(slot.quarter, today)}</View>
              <View className={`slot-state ${colours[slot.status]}`}>{wordsOf(slot, begun)}</View>
            </View>
          );
        })}
      </View>
    </Card>
  );
};
