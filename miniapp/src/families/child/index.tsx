import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { fileFields, fileFieldWords } from '@guiyan/shared/domain/families';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Child = Output<'families.get'>['people'][number];
type File = Output<'families.file'>;

/** Why there is nothing to read, or how to have it taken back. */
const lineOf = ({ child }: Child): string => {
  if (!child?.consentId) return child?.eraseOn ? t(child.erasedOn ? 'childErased' : 'childSealed', { day: fullDayWords(child.erasedOn ?? child.eraseOn) }) : t(child?.stage === 'own' ? 'childAsksOwn' : 'childAsks');
  return t('childSince', { day: fullDayWords(child.consentedOn ?? '') });
};

/** R7 What is kept about one's own child, to those whose child it is; looking is written down like anybody's. */
export default function ChildPage() {
  const hat = useSession((session) => session.hat);
  const [seen, setSeen] = useState<Record<string, File>>({});
  const { act, busy, error } = useDeed();
  const home = useCall(async () => {
    const familyId = hat?.hat === 'member' ? (await call('members.mine', {})).familyId : hat?.familyId;
    return familyId ? (await call('families.get', { id: familyId })).people.filter((p) => p.child && p.child.stage !== 'closed') : [];
  }, [hat?.id]);
  const open = (id: string) => void act(async () => { const file = await call('families.file', { id }); setSeen((before) => ({ ...before, [id]: file })); });
  return (
    <Page title={t('childTitle')}>
      <View className='subhead'>{t('childNote')}</View>
      {error && <View className='field-error'>{error.message}</View>}
      <View className='section' />
      <Loading of={home} rows={4}>
        {(children) =>
          children.length === 0 ? <Empty words={t('childNone')} /> : children.map((one) => {
            const file = seen[one.personId];
            return (
              <Card key={one.personId}>
                <Row title={one.name} strong reason={lineOf(one)} onTap={!file && !busy && one.child?.can.includes('read') ? () => open(one.personId) : undefined} />
                {file && fileFields.map((key) => <Row key={key} title={fileFieldWords[key]} side={file.file[key] || t('childBlank')} />)}
                {file?.savedOn && <Row title={t('childBy', { day: fullDayWords(file.savedOn), by: file.by })} />}
              </Card>
            );
          })
        }
      </Loading>
    </Page>
  );
}
