import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { unlessCancelled } from '@/hooks/dial';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { useDue } from '../due';
import { t } from '../texts';
import { VisitForm } from './Form';

/** WeChat's own list holds six. */
const atMost = 6;

export default function RecordPage() {
  const { familyId } = useRouter().params;
  const [chosen, setChosen] = useState(familyId);
  const due = useDue();
  const rows = due.data?.rows ?? [];
  const one = rows.find((row) => row.familyId === chosen) ?? (chosen ? undefined : rows[0]);
  if (one) {
    const others = rows.filter((row) => row !== one).slice(0, atMost);
    const other = async () => {
      const picked = await Taro.showActionSheet({ itemList: others.map(({ family, village }) => `${family} ${village}`) }).catch(unlessCancelled);
      const family = picked && others[picked.tapIndex];
      if (family) setChosen(family.familyId);
    };
    return <VisitForm key={one.familyId} due={one} onOther={others.length > 0 ? () => void other() : undefined} />;
  }
  return (
    <Page title={t('recordTitle')}>
      <Loading of={due}>{() => <Empty words={t('notYours')} />}</Loading>
    </Page>
  );
}
