import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ApiError } from '@guiyan/shared/api/call';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, shanghaiTime } from '@guiyan/shared/domain/dates';
import { reportTextMax } from '@guiyan/shared/domain/reports';
import { deliver } from '@/api/deliver';
import { type Draft, dropDraft, readDraft, saveDraft } from '@/api/drafts';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { usePhotos } from '@/hooks/usePhotos';
import { useSubscribe } from '@/hooks/useSubscribe';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Photos } from '@/ui/Photos';
import { quarterWords, t } from '../texts';
import { Voice } from '@/ui/Voice';
import { Activities } from './Activities';
import { AnswerCard } from './ReportView';
import type { Slot } from './SlotBar';

const dueWords = ({ due, daysLeft, late }: Slot): string => {
  const day = dayWords(due);
  if (daysLeft === null) return late ? t('late', { day }) : '';
  if (daysLeft < 0) return t('late', { day });
  return daysLeft === 0 ? t('dueToday') : t('dueOn', { day, n: daysLeft });
};

const ownOf = (report: Output<'reports.get'> | undefined) => (report?.activities ?? []).filter((one) => !one.confirmed).map(({ on, activity, words }) => ({ on, activity, words }));

interface EditorProps {
  slot: Slot;
  /** What was handed in before, when it came back. */
  report: Output<'reports.get'> | undefined;
  top: ReactNode;
  onDraft: (quarter: string | undefined) => void;
  onHandedIn: () => void;
}

/** Every change is stored on the phone at once: closing the app loses nothing. */
export const Editor = ({ slot, report, top, onDraft, onHandedIn }: EditorProps) => {
  const { quarter } = slot;
  const today = useSession((session) => session.today);
  const [draft, setDraft] = useState<Draft>();
  const [savedAt, setSavedAt] = useState(0);
  const [bare, setBare] = useState(false);
  const { act, busy, error } = useDeed();
  const latest = useRef<Draft>({ text: '', photoIds: [], savedAt: 0 });

  const keep = (change: Partial<Draft>) => {
    const next = { ...latest.current, ...change, savedAt: Date.now() };
    latest.current = next;
    setDraft(next);
    void saveDraft(quarter, next).then(() => {
      setSavedAt(next.savedAt);
      onDraft(quarter);
    });
  };
  const { nudge } = useSubscribe();
  const photos = usePhotos((photoIds) => {
    if (photoIds.join() !== latest.current.photoIds.join()) keep({ photoIds });
  });

  const { restore } = photos;
  useEffect(() => {
    void readDraft(quarter).then((found) => {
      const begun = found ?? { text: report?.text ?? slot.prefill, photoIds: report?.photoIds ?? [], voiceId: report?.voiceId ?? undefined, activities: ownOf(report), savedAt: 0 };
      latest.current = begun;
      setDraft(begun);
      setSavedAt(begun.savedAt);
      if (found) onDraft(quarter);
      void restore(begun.photoIds);
    });
    // The page draws a new editor for another quarter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const handIn = () => {
    const { photoIds, photos: unsent } = photos.along();
    const text = latest.current.text.trim();
    const { voiceId, activities = [] } = latest.current;
    const isBare = text === '' && photoIds.length + unsent.length === 0 && !voiceId;
    setBare(isBare);
    if (isBare) return;
    nudge();
    void act(async () => {
      const handed = await deliver('reports.handIn', { quarter, text, photoIds, ...(voiceId && { voiceId }), activities }, { entity: `report.${quarter}`, photos: unsent, words: t('of', { quarter: quarterWords(quarter, today) }) });
      await dropDraft(quarter);
      onDraft(undefined);
      void Taro.showToast({ title: t(handed ? 'handedIn' : 'kept'), icon: 'none', duration: 2500 });
      if (handed) onHandedIn();
      else goBack();
    });
  };

  const failure: ApiError | undefined = error ?? photos.error;
  const time = shanghaiTime(savedAt);
  const isLate = slot.daysLeft !== null && slot.daysLeft < 0;
  return (
    <Page
      title={t('of', { quarter: quarterWords(quarter, today) })}
      lead={
        savedAt > 0 ? (
          <>
            <Icon name='check' size='small' className='green' />
            <Text>{isLate ? t('savedLate', { time }) : t('savedAt', { time, day: dayWords(slot.due) })}</Text>
          </>
        ) : (
          <Text>{dueWords(slot)}</Text>
        )
      }
      dock={
        <>
          <Button kind='outlined' onTap={goBack}>
            {t('putAside')}
          </Button>
          <Button busy={busy} onTap={handIn}>
            {slot.status === 'returned' ? t('again') : slot.toConfirm ? t('correctSend') : t('handIn')}
          </Button>
        </>
      }
    >
      {top}
      {report && (
        <View className='report-gap'>
          <AnswerCard report={report} />
        </View>
      )}
      <Section title={t('say')} />
      <Card>
        {draft && <TextArea value={draft.text} max={reportTextMax} placeholder={t('sayPlace')} error={bare ? t('empty') : failure?.message} onChange={(text) => keep({ text })} />}
        <View className='card-padded'>
          <Voice id={draft?.voiceId} onId={(voiceId) => keep({ voiceId })} />
          <Photos paths={photos.paths} onChange={photos.change} />
        </View>
      </Card>
      <Activities stamps={slot.stamps} own={draft?.activities ?? []} quarter={quarter} onChange={(activities) => keep({ activities })} />
    </Page>
  );
};
