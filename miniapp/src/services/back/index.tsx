import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { type Opinion, opinionWords } from '@guiyan/shared/domain/services';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../services.scss';

type CallBack = Output<'services.callBacks'>['rows'][number];
type Which = CallBack['state'];
const tabs: { value: Which; words: string }[] = [{ value: 'open', words: t('backOpen') }, { value: 'closed', words: t('backClosed') }];
const grade = (b: CallBack): string => opinionWords[b.opinion as Opinion];

/** What was asked and what was done; only by somebody who did not serve. */
const Close = ({ of, onClose, onDone }: { of: CallBack; onClose: () => void; onDone: () => void }) => {
  const today = useSession((session) => session.today);
  const [said, setSaid] = useState('');
  const [done, setDone] = useState('');
  const { act, busy, error } = useDeed();
  const send = () =>
    void act(async () => {
      await call('services.closeCallBack', { id: of.id, said: said.trim(), done: done.trim() });
      void Taro.showToast({ title: t('backDone'), icon: 'none' });
      onDone();
    });
  const open = of.can.includes('close');
  return (
    <Sheet title={t('backWhom', { family: of.family })} onClose={onClose}>
      <Card>
        <Row title={`${of.unit}：${of.matterLabel}`} reason={nearWords(of.servedOn, today)} />
        <Row title={grade(of)} tone='red' reason={of.words || t('backNoWords')} aside={of.takenBy ? t('ratedBy', { said: of.rater, by: of.takenBy }) : of.rater} />
        {of.state === 'closed' && <Row title={t('backSaid')} reason={of.said} />}
        {of.state === 'closed' && <Row title={t('backDid')} reason={of.done} aside={of.closedBy ?? undefined} />}
      </Card>
      {open && (
        <>
          <View className='note-box'>
            <TextArea value={said} max={300} placeholder={t('backSaid')} onChange={setSaid} />
            <TextArea value={done} max={300} placeholder={t('backDid')} error={error?.message} onChange={setDone} />
          </View>
          <Button busy={busy} disabled={said.trim() === '' || done.trim() === ''} onTap={send}>{t('backDeed')}</Button>
        </>
      )}
      {!open && of.state === 'open' && <Card><Row title={t('backNotYou')} /></Card>}
    </Sheet>
  );
};

/** F7 Families to be rung after a bad opinion. */
export default function BackPage() {
  const today = useSession((session) => session.today);
  const [which, setWhich] = useState<Which>('open');
  const [asked, setAsked] = useState<CallBack>();
  const list = usePages((cursor) => call('services.callBacks', { state: which, cursor }), [which]);
  const close = () => setAsked(undefined);
  return (
    <Page title={t('backTitle')}>
      <View className='subhead'>{t('backLead')}</View>
      <ChipRow<Which> choices={tabs} picked={which} onPick={setWhich} shape='even' />
      <Section title='' />
      <Loading of={list}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t(which === 'open' ? 'backNone' : 'backNoneClosed')} /> : (
          <Card>
            {rows.map((b) => <Row key={b.id} title={b.family} aside={b.village} reason={`${b.unit}，${b.matterLabel}。${b.words || grade(b)}`} tone={b.state === 'open' ? 'red' : 'plain'} side={nearWords(b.openedOn, today)} onTap={() => setAsked(b)} />)}
          </Card>
        ))}
      </Loading>
      {list.more && <Button kind='quiet' onTap={() => void list.more?.()}>{t('more')}</Button>}
      {asked && <Close of={asked} onClose={close} onDone={() => { close(); void list.reload(); }} />}
    </Page>
  );
}
