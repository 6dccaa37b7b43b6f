import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useOutbox } from '@/api/outbox';
import { Row } from '@/ui/List';
import { h } from './hats.texts';

export type Due = Output<'duties.visits'>['rows'][number];

/** A family to be looked in on, and how far this month's visit is. */
export const DueRow = ({ due }: { due: Due }) => {
  const waits = useOutbox(({ pending }) => pending.some((item) => item.entity === `visit.${due.familyId}`));
  const side = waits ? (
    <Text className='amber'>{h('waitsToSend')}</Text>
  ) : due.state === 'overdue' ? (
    <Text className='red'>{h('overdue')}</Text>
  ) : due.state === 'due' && due.dueOn ? (
    h('before', { day: dayWords(due.dueOn) })
  ) : due.doneOn ? (
    <Text className='green'>{h('wentOn', { day: dayWords(due.doneOn) })}</Text>
  ) : undefined;
  return (
    <Row title={due.family} aside={due.village + due.groupName} reason={due.people} side={side} onTap={() => void Taro.navigateTo({ url: `/pairings/record/index?familyId=${due.familyId}` })} />
  );
};
