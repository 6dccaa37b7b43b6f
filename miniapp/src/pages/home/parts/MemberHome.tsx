import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { draftQuarter } from '@/api/drafts';
import { useOutbox } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Bricks } from '@/ui/Figures';
import { Mark } from '@/ui/Icon';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Listen } from '@/ui/Voice';
import { t } from '../../texts';
import type { HomeProps } from './props';
import { CareFoot } from './CareFoot';
import { useCheckin } from './checkin';
import { Rows } from './Rows';
import '../index.scss';

/** Ten minutes a week: what is due, how home is, and one big button. */
export const MemberHome = ({ home, reload }: HomeProps) => {
  const { member } = home;
  const checkin = useCheckin(member?.city ?? '', () => void reload());
  const waiting = useOutbox((outbox) => outbox.pending.length);
  const [half, setHalf] = useState(false);
  const { act, error } = useDeed();
  const lookForDraft = () => void draftQuarter().then((quarter) => setHalf(quarter !== undefined));
  // The page may have been shown before this home was drawn.
  useEffect(lookForDraft, []);
  useDidShow(lookForDraft);

  const now = member?.months[member.months.length - 1];
  return (
    <Page
      tab
      dock={
        <Button big onTap={checkin.open}>
          <Mark />
          <Text>{t('well')}</Text>
        </Button>
      }
      note={waiting > 0 ? t('waitingHere', { n: waiting }) : member?.lastCheckin}
    >
      <View className='head'>{home.greeting}</View>
      <View className='subhead'>{home.dateLine}</View>
      <Section title={t('due')} />
      {home.rows.length > 0 ? (
        <Rows rows={home.rows} why={(row) => (row.to === 'report' && half ? t('half') : undefined)} onCheckin={checkin.open} onCall={(work) => void act(work)} />
      ) : (
        <Card padded>{t('nothingDue')}</Card>
      )}
      {error && <View className='field-error'>{error.message}</View>}
      {member && (
        <>
          <Section title={t('family')} side={member.place} />
          <Card padded>
            {member.news && (
              <>
                <View>{member.news.words}</View>
                {member.news.voiceId && <Listen id={member.news.voiceId} />}
                <View className='subhead'>{member.news.note}</View>
              </>
            )}
            <Bricks months={member.months} sentence={member.visitsLine} coming={now && now.due > now.done ? t('coming') : undefined} />
          </Card>
        </>
      )}
      <CareFoot />
      {checkin.layer}
    </Page>
  );
};
