import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { usePages } from '@/hooks/usePages';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** Asking at every key would cost a call a letter. */
const settleMs = 400;

/** Members away in one's own scope, found by name and village. */
export default function MembersPage() {
  const today = useSession((session) => session.today);
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [village, setVillage] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [typed]);

  const orgs = useCall(() => call('orgs.tree', {}), []);
  const villages = (orgs.data?.rows ?? []).filter(({ kind }) => kind === 'village');
  const members = usePages((cursor) => call('members.list', { name: name || undefined, village: village || undefined, cursor }), [name, village]);
  return (
    <Page title={t('listTitle')}>
      <Card>
        <TextField label={t('search')} value={typed} onChange={setTyped} placeholder={t('searchPlaceholder')} max={30} />
        {villages.length > 1 && (
          <PickerField label={t('village')} choices={[{ value: '', words: t('allVillages') }, ...villages.map((one) => ({ value: one.id, words: one.name }))]} value={village} onPick={setVillage} />
        )}
      </Card>
      {members.data?.total !== undefined && <Section title={t('count', { n: members.data.total })} />}
      <Loading of={members} rows={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('none')} />
          ) : (
            <Card>
              {rows.map((one) => (
                <Row
                  key={one.id}
                  title={one.name}
                  aside={one.village}
                  reason={[one.place, one.liaison ?? t('noLiaison')].filter(Boolean).join('，')}
                  side={one.lastCheckinOn && nearWords(one.lastCheckinOn, today)}
                  onTap={() => void Taro.navigateTo({ url: `/members/show/index?id=${one.id}` })}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {members.more && (
        <Button kind='quiet' onTap={() => void members.more?.()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
