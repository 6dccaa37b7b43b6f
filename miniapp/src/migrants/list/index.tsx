import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { tradeWords } from '@guiyan/shared/domain/members';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { usePages } from '@/hooks/usePages';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { type Migrant, pick } from '../picked';
import { t } from '../texts';

/** Asking at every key would cost a call a letter. */
const settleMs = 400;
const edit = (row: Migrant | null) => () => {
  pick(row);
  void Taro.navigateTo({ url: '/migrants/edit/index' });
};

/** R9 Who of one's own place is away for work and no member, by name. */
export default function MigrantsPage() {
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [village, setVillage] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setName(typed.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const own = useSession((session) => session.hat?.villageId);
  const orgs = useCall(() => call('orgs.tree', {}), []);
  const villages = (orgs.data?.rows ?? []).filter(({ kind }) => kind === 'village');
  const list = usePages((cursor) => call('migrants.list', { name: name || undefined, village: village || undefined, cursor }), [name, village]);
  const shown = useRef(false);
  useDidShow(() => {
    // The first showing is the opening, which has asked already.
    if (shown.current) void list.reload();
    shown.current = true;
  });
  return (
    <Page title={t('title')}>
      <Card>
        <TextField label={t('search')} value={typed} onChange={setTyped} placeholder={t('searchHint')} max={30} />
        {!own && villages.length > 1 && <PickerField label={t('village')} choices={[{ value: '', words: t('allVillages') }, ...villages.map((one) => ({ value: one.id, words: one.name }))]} value={village} onPick={setVillage} />}
      </Card>
      <Card>
        <Row icon='plus' title={t('add')} reason={t('addWhy')} onTap={edit(null)} />
      </Card>
      {list.data?.total !== undefined && list.data.total > 0 && <Section title={t('count', { n: list.data.total })} />}
      <Loading of={list} rows={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t(name ? 'noneFound' : 'none')} />
          ) : (
            <Card>
              {rows.map((one) => (
                <Row
                  key={one.id}
                  title={one.name}
                  aside={one.village}
                  reason={[one.place, one.trade && tradeWords[one.trade], one.brought > 0 && t('brought', { n: one.brought })].filter(Boolean).join('，')}
                  side={one.activist ? <Badge tone='green' words={t('activist')} /> : undefined}
                  onTap={one.can.length > 0 ? edit(one) : undefined}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {list.more && (
        <Button kind='quiet' onTap={() => void list.more?.()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
