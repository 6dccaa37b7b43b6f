import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { memberStateWords } from '@guiyan/shared/domain/members';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useReturn } from '@/hooks/useReturn';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { span } from '../span';
import { t } from '../texts';

/** R2 N1 Where I am, what I may register of it myself, and what I belong to. */
export default function MinePage() {
  const mine = useCall(async () => {
    const member = await call('members.mine', {});
    return { member, belongs: await call('memberships.ofMember', { id: member.id }) };
  }, []);
  useReturn(mine);
  const member = mine.data?.member;
  const to = (more: string) => () => void Taro.navigateTo({ url: `/members/going/index?id=${member?.id ?? ''}${more}` });
  const leaves = member?.can.includes('leave');
  return (
    <Page title={t('mineTitle')} dock={member && (leaves || member.can.includes('move')) ? <Button big onTap={to('')}>{t(leaves ? 'leaveTitle' : 'moveMine')}</Button> : undefined} note={member && t('mineNote')}>
      <Loading of={mine} rows={4}>
        {({ member: m, belongs }) => (
          <>
            <View className='head head-work'>{m.place || t('atHome')}</View>
            <View className='subhead'>{[m.job, m.going && span(m.going.outDay, null, m.going.outPrecision)].filter(Boolean).join('，')}</View>
            <View className='section' />
            <Card>
              <Row title={t('state')} side={memberStateWords[m.state]} />
              {m.can.includes('come_back') && <Row title={t('backMine')} reason={m.going?.homeSince ? t('homeMine', { day: fullDayWords(m.going.homeSince) }) : t('backMineWhy')} onTap={to('&back=1')} />}
              <Row title={t('phone')} side={m.phone ?? t('unknown')} reason={t('phoneWhy')} />
              <Row title={t('liaison')} side={m.liaison ?? t('never')} />
            </Card>
            <Section title={t('belongs')} />
            <Card>
              <Row title={belongs.formalBranch || t('unknown')} reason={t('formal')} strong />
              {belongs.activities.filter((a) => a.until === null).map((a) => <Row key={a.id} title={a.org} reason={t('activitySince', { day: fullDayWords(a.from) })} />)}
            </Card>
            {m.outflows.length > 0 && (
              <>
                <Section title={t('outflows')} />
                <Card>
                  {m.outflows.map((o, at) => <Row key={at} title={o.place || t('unknown')} aside={o.job} reason={span(o.outDay, o.backDay, o.outPrecision)} />)}
                </Card>
              </>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}
