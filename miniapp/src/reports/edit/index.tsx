import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { draftQuarter } from '@/api/drafts';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading, Skeleton } from '@/ui/States';
import { Editor } from '../parts/Editor';
import { ReportView } from '../parts/ReportView';
import { isWritable, type Slot, SlotBar } from '../parts/SlotBar';
import { quarterWords, t } from '../texts';
import '../reports.scss';

/** What came back first, then what is due; else the latest there is. */
const firstOf = (slots: readonly Slot[], id: string | undefined): Slot | undefined =>
  slots.find((slot) => id !== undefined && slot.reportId === id) ??
  slots.find((slot) => slot.status === 'returned' || slot.toConfirm) ??
  slots.find(isWritable) ??
  slots.filter(({ status }) => status !== 'not_due' && status !== 'before').slice(-1)[0];

/** The member's own report of one quarter: `?quarter=` or `?id=`. */
export default function EditPage() {
  const { params } = useRouter();
  const today = useSession((session) => session.today);
  const slots = useKept('slots', () => call('reports.slots', {}), []);
  const [quarter, setQuarter] = useState(params.quarter);
  const [half, setHalf] = useState<string>();
  useEffect(() => void draftQuarter().then(setHalf), []);

  const rows = slots.data?.rows ?? [];
  const slot = rows.find((one) => one.quarter === quarter) ?? firstOf(rows, params.id);
  const reportId = slot?.reportId ?? null;
  const report = useCall(async () => (reportId ? call('reports.get', { id: reportId }) : null), [reportId]);

  const [correcting, setCorrecting] = useState<string>();
  const { act, busy, error } = useDeed();
  const confirm = () =>
    void act(async () => {
      if (!reportId) return;
      report.replace(await call('reports.confirm', { id: reportId }));
      await slots.reload();
      void Taro.showToast({ title: t('confirmed'), icon: 'none' });
    });
  const asks = report.data?.can.includes('confirm') === true;

  const bar = <SlotBar slots={rows} picked={slot?.quarter} half={half} onPick={setQuarter} />;
  const reread = () => void slots.reload().then(report.reload);

  if (slot && (isWritable(slot) || correcting === slot.quarter) && (report.data !== undefined || report.error)) {
    return <Editor key={slot.quarter} slot={slot} report={report.data ?? undefined} top={bar} onDraft={setHalf} onHandedIn={() => { setCorrecting(undefined); reread(); }} />;
  }
  return (
    <Page
      title={slot ? t('of', { quarter: quarterWords(slot.quarter, today) }) : t('title')}
      dock={
        asks && (
          <>
            <Button kind='outlined' onTap={() => setCorrecting(slot?.quarter)}>
              {t('correct')}
            </Button>
            <Button busy={busy} onTap={confirm}>
              {t('confirm')}
            </Button>
          </>
        )
      }
      note={error?.message}
    >
      <Loading of={slots}>
        {() => (
          <>
            {bar}
            <View className='report-gap'>
              {!slot || isWritable(slot) ? (
                <Skeleton />
              ) : reportId ? (
                <Loading of={report}>{(data) => data && <ReportView report={data} />}</Loading>
              ) : (
                <Card padded>{slot.status === 'not_due' ? t('notDue', { day: dayWords(slot.due) }) : slot.status === 'before' ? t('before') : t('missed')}</Card>
              )}
            </View>
          </>
        )}
      </Loading>
    </Page>
  );
}
