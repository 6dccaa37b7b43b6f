import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@guiyan/shared/contract';
import { fenOf, giftSources, giftSourceWords, giftWords, quantityOf, type GiftKind, type GiftSource } from '@guiyan/shared/domain/gifts';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextField } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { t } from '../texts';

export type Gift = NonNullable<Input<'visits.record'>['gifts']>[number];
const kinds = [{ value: 'money' as const, words: t('giftMoney') }, { value: 'goods' as const, words: t('giftGoods') }];
const sources = giftSources.map((value) => ({ value, words: giftSourceWords[value] }));
const asWords = (gift: Gift): string => giftWords({ fen: 0, item: '', quantity: 0, unit: '', ...gift });

/** H10 What was brought along; a plain visit leaves this closed. */
export const Gifts = ({ gifts, onChange, signedBy, onSigned }: { gifts: readonly Gift[]; onChange: (gifts: Gift[]) => void; signedBy: string; onSigned: (name: string) => void }) => {
  const [kind, setKind] = useState<GiftKind | null>(null);
  const [yuan, setYuan] = useState('');
  const [item, setItem] = useState('');
  const [quantity, setQuantity] = useState('');
  const [unit, setUnit] = useState('');
  const [giver, setGiver] = useState('');
  const [source, setSource] = useState<GiftSource>('dues');
  const [wrong, setWrong] = useState(false);
  const add = () => {
    const [fen, hundredths] = [fenOf(yuan), quantityOf(quantity)];
    const whole = giver.trim() && (kind === 'money' ? fen : hundredths && item.trim() && unit.trim());
    setWrong(!whole);
    if (!whole) return;
    onChange([...gifts, kind === 'money' ? { kind: 'money', fen: fen!, source, giver: giver.trim() } : { kind: 'goods', item: item.trim(), quantity: hundredths!, unit: unit.trim(), source, giver: giver.trim() }]);
    setKind(null); setYuan(''); setItem(''); setQuantity(''); setUnit('');
  };
  return (
    <>
      <Section title={t('gifts')} />
      <Card>
        {gifts.map((gift, at) => (
          <Row key={at} title={asWords(gift)} reason={`${giftSourceWords[gift.source]}，${gift.giver}`} side={<Text className='red'>{t('giftDrop')}</Text>} onTap={() => onChange(gifts.filter((_, i) => i !== at))} />
        ))}
        <Field label={t('giftWhat')}>
          <ChipRow choices={kinds} picked={kind} onPick={(value: GiftKind) => setKind(value === kind ? null : value)} />
        </Field>
        {kind === 'money' && <TextField label={t('giftYuan')} value={yuan} onChange={setYuan} placeholder={t('giftYuanHint')} max={9} />}
        {kind === 'goods' && (
          <>
            <TextField label={t('giftItem')} value={item} onChange={setItem} placeholder={t('giftItemHint')} max={30} />
            <TextField label={t('giftQuantity')} value={quantity} onChange={setQuantity} placeholder='2' max={9} />
            <TextField label={t('giftUnit')} value={unit} onChange={setUnit} placeholder={t('giftUnitHint')} max={6} />
          </>
        )}
        {kind && (
          <>
            <TextField label={t('giftGiver')} value={giver} onChange={setGiver} placeholder={t('giftGiverHint')} max={40} error={wrong ? t('giftWrong') : undefined} />
            <Field label={t('giftSource')}>
              <ChipRow choices={sources} picked={source} onPick={setSource} />
            </Field>
            <View className='visit-gift-add'>
              <Button kind='outlined' onTap={add}>{t('giftAdd')}</Button>
            </View>
          </>
        )}
        {gifts.length > 0 && <TextField label={t('giftSigned')} value={signedBy} onChange={onSigned} placeholder={t('giftSignedHint')} max={30} />}
      </Card>
    </>
  );
};
