import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useKept } from '@/hooks/useKept';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** H5 One's own visits over the days that are left, hamlet by hamlet; kept on the phone for the hills. */
export default function PlanPage() {
  const plan = useKept('duties.plan', () => call('duties.plan', {}), []);
  return (
    <Page title={t('planTitle')}>
      <Loading of={plan} rows={5}>
        {({ rows }) =>
          rows.length === 0 ? <Empty words={t('planNone')} /> : rows.flatMap((r) => r.days).map((day) => (
            <View key={day.on}>
              <Section title={dayWords(day.on)} side={<Text>{t('planCount', { n: day.hamlets.reduce((n, one) => n + one.stops.length, 0) })}</Text>} />
              {day.hamlets.map((hamlet) => (
                <Card key={hamlet.village + hamlet.groupName}>
                  {hamlet.stops.map((stop) => (
                    <Row
                      key={stop.familyId}
                      title={stop.family}
                      aside={hamlet.village + hamlet.groupName}
                      reason={`${stop.people}。${stop.titles.join('、')}`}
                      side={<Text className={stop.overdue ? 'red' : ''}>{stop.overdue ? t('planOverdue') : t('planBefore', { day: dayWords(stop.dueOn) })}</Text>}
                      onTap={() => void Taro.navigateTo({ url: `/pairings/record/index?familyId=${stop.familyId}` })}
                    />
                  ))}
                </Card>
              ))}
            </View>
          ))
        }
      </Loading>
    </Page>
  );
}
