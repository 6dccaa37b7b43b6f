import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type MeetingKind, meetingKinds, meetingKindWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { DayField } from '@/ui/DayField';
import { TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { t } from '../texts';

const kinds = meetingKinds.map((value) => ({ value, words: meetingKindWords[value] }));

/** M4 H13 A meeting to come: what kind, when, at a site or elsewhere. Whom to ask is the next page. */
export default function PlanPage() {
  const { today } = useSession();
  const [kind, setKind] = useState<MeetingKind>('tea_party');
  const [title, setTitle] = useState('');
  const [siteId, setSite] = useState('');
  const [place, setPlace] = useState('');
  const [picked, setDay] = useState<string>();
  // The day is not known yet when the page is opened by its address.
  const onDay = picked ?? today;
  const [at, setAt] = useState(t('planAtFirst'));
  const [words, setWords] = useState('');
  const sites = useCall(async () => (await call('sites.list', { limit: 50 })).rows, []);
  const { act, busy, error } = useDeed();
  const site = sites.data?.find(({ id }) => id === siteId);
  const where = site ? [site.village, site.name].join('') : place.trim();
  const missing = title.trim() === '' ? t('planNeedsTitle') : at.trim() === '' ? t('planNeedsAt') : where === '' ? t('planNeedsPlace') : onDay < today ? t('planNeedsDay') : undefined;
  const send = () =>
    void act(async () => {
      const { id } = await call('meetings.plan', { kind, title: title.trim(), place: where, onDay, at: at.trim(), words: words.trim(), ...(site && { siteId }) });
      await Taro.redirectTo({ url: `/meetings/keep/index?id=${id}` });
    });
  return (
    <FormPage title={t('planTitle')} save={t('planSave')} missing={missing} busy={busy} error={error} onSave={send}>
      <Card>
        <PickerField label={t('planKind')} choices={kinds} value={kind} onPick={setKind} />
        <TextField label={t('planWhat')} value={title} max={40} placeholder={t('planWhatHint', { kind: meetingKindWords[kind] })} onChange={setTitle} />
        <DayField label={t('planDay')} day={onDay} onPick={setDay} />
        <TextField label={t('planAt')} value={at} max={20} onChange={setAt} />
        {(sites.data?.length ?? 0) > 0 && <PickerField label={t('where')} choices={[{ value: '', words: t('planElsewhere') }, ...(sites.data ?? []).map((s) => ({ value: s.id, words: s.village + s.name }))]} value={siteId} onPick={setSite} />}
        {!site && <TextField label={t('planPlace')} value={place} max={60} placeholder={t('planPlaceHint')} onChange={setPlace} />}
        <TextField label={t('about')} value={words} max={300} placeholder={t('planAboutHint')} onChange={setWords} />
      </Card>
    </FormPage>
  );
}
