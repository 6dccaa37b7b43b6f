import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { isBad, type Opinion, opinions, opinionWords } from '@guiyan/shared/domain/services';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextField } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../services.scss';

type ToRate = Output<'services.toRate'>['rows'][number];
const choices = [...opinions].reverse().map((value) => ({ value: String(value), words: opinionWords[value] }));

/** Five words to choose from; what is said on the phone stands with both names. */
const Rate = ({ of, onClose, onDone }: { of: ToRate; onClose: () => void; onDone: () => void }) => {
  const byPhone = useSession((session) => session.hat?.hat) === 'liaison';
  const [opinion, setOpinion] = useState<string | null>(null);
  const [personId, setPerson] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const send = () =>
    void act(async () => {
      if (!opinion || (byPhone && !personId)) return;
      const said = { id: of.id, opinion: Number(opinion), words: words.trim() };
      if (byPhone && personId) await call('services.takeRating', { ...said, personId });
      else await call('services.rate', said);
      void Taro.showToast({ title: t('rateThanks'), icon: 'none' });
      onDone();
    });
  return (
    <Sheet title={`${of.unit}，${of.matterLabel}`} onClose={onClose} foot={opinion && isBad(Number(opinion)) ? t('rateBadNote') : undefined}>
      {byPhone && (
        <>
          <Section title={t('rateWho')} />
          <ChipRow choices={of.people.map((person) => ({ value: person.personId, words: person.name }))} picked={personId} onPick={setPerson} shape='wide' />
        </>
      )}
      <Section title={t('ratePick')} />
      <ChipRow choices={choices} picked={opinion} onPick={setOpinion} shape='wide' />
      <View className='note-box service-gap'>
        <TextField value={words} onChange={setWords} placeholder={t('rateWords')} max={200} error={error?.message} />
      </View>
      <View className='dock-buttons service-gap'>
        <Button kind='outlined' onTap={onClose}>
          {t('rateLater')}
        </Button>
        <Button busy={busy} disabled={!opinion || (byPhone && !personId)} onTap={send}>
          {t(byPhone ? 'rateTake' : 'rateSend')}
        </Button>
      </View>
    </Sheet>
  );
};

const ratedWords = ({ rated }: ToRate): string => (rated ? [t('rated', { opinion: opinionWords[rated.opinion as Opinion] }), rated.by && t('ratedBy', { said: rated.said, by: rated.by })].filter(Boolean).join('，') : '');

/** F7 What was done at a counter, and how it was: asked kindly, never twice, never forced. */
export default function RatePage() {
  const liaison = useSession((session) => session.hat?.hat) === 'liaison';
  const services = usePages((cursor) => call('services.toRate', { cursor, limit: 30 }), []);
  const [rating, setRating] = useState<ToRate>();
  return (
    <Page title={t('rateTitle')}>
      <View className='subhead'>{t('rateLead')}</View>
      <Loading of={services}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('rateNone')} />
          ) : (
            <Card className='service-gap'>
              {rows.map((one) => (
                <Row
                  key={one.id}
                  title={liaison ? one.family : one.unit}
                  aside={liaison ? `${one.unit} ${one.matterLabel}` : one.matterLabel}
                  reason={`${dayWords(one.on)}，${ratedWords(one) || t('rateUntil', { day: dayWords(one.until) })}`}
                  onTap={one.rated ? undefined : () => setRating(one)}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {services.more && (
        <Button kind='quiet' onTap={() => void services.more?.()}>
          {t('more')}
        </Button>
      )}
      {rating && (
        <Rate
          of={rating}
          onClose={() => setRating(undefined)}
          onDone={() => {
            setRating(undefined);
            void services.reload();
          }}
        />
      )}
    </Page>
  );
}
