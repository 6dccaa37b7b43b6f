import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Output } from '@guiyan/shared/contract';
import { dial } from '@/hooks/dial';
import { Card, Disc, Row, Section } from '@/ui/List';
import { t } from '../texts';

type Sheet = Pick<Output<'items.sheet'>, 'papers' | 'windows' | 'firstDays' | 'wholeDays' | 'told'>;

/** S1 Everything at once: nobody is sent home for a paper. */
export const ItemCard = ({ sheet, link }: { sheet: Sheet; link?: string }) => (
  <>
    <Section title={t('bring')} side={link ? t('share') : undefined} onSide={link ? () => void Taro.navigateTo({ url: link }) : undefined} />
    <Card>
      {sheet.papers.length === 0 && <Row title={t('bringNothing')} />}
      {sheet.papers.map(({ name, note }) => <Row key={name} title={name} reason={note || undefined} />)}
    </Card>
    <View className='promise'>{t('promise', { first: sheet.firstDays, whole: sheet.wholeDays })}</View>
    {sheet.told !== '' && <View className='promise'>{sheet.told}</View>}
    {sheet.windows.length > 0 && (
      <Card>
        {sheet.windows.map(({ id, name, phone }) => <Row key={id} title={name} reason={phone || undefined} side={phone ? <Disc icon='phone' label={phone} onTap={() => void dial(phone)} /> : undefined} />)}
      </Card>
    )}
  </>
);
