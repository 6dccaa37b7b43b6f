import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import type { KeptTrust } from '@guiyan/shared/domain/card-check';
import { rightsWords } from '@guiyan/shared/domain/card-code';
import { call } from '@/api';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { unlessCancelled } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { t } from '../texts';
import { judgeHere, keptTrust, refreshTrust } from '../offline/trust';
import { listWords, type Said, Verdict } from './Verdict';
import './index.scss';

const hasCamera = process.env.TARO_ENV === 'weapp';

const toMonth = () => void Taro.navigateTo({ url: '/services/list/index' });

const askServer = async (token: string): Promise<Said> => {
  const { valid, cardId, holder, validUntil, entitles, ask } = await call('cards.scan', { token });
  return { saw: valid ? 'valid' : 'invalid', holder: holder ?? '', until: validUntil ?? '', entitles: entitles ? entitles.split('、') : [], ask, phone: null, card: cardId ?? '' };
};

/** F4 Signature, days and list decide; the look is kept on the phone and sent later, before what is logged for the card. */
const askPhone = async (token: string): Promise<Said> => {
  const { seen, ask, phone, at } = await judgeHere(token);
  const card = seen.saw === 'valid' ? seen.card.token : '';
  await enqueue('cards.scan', { token, offline: { saw: seen.saw, at, listAt: seen.listAt } }, { entity: `card.${card || at}`, words: t('looked'), happenedAt: at });
  const offline = { listAt: seen.listAt, ...(seen.saw === 'unsure' && { why: seen.why }) };
  if (seen.saw !== 'valid') return { saw: seen.saw, holder: '', until: '', entitles: [], ask, phone, card, offline };
  const { initial, until, rights } = seen.card;
  return { saw: 'valid', holder: `${initial}**`, until, entitles: rightsWords(rights), ask, phone, card, offline };
};

/** At the counter: scan, see valid or not; without a network by what the phone keeps. */
export default function ScanPage() {
  const { now, scene } = useRouter().params;
  const [token, setToken] = useState('');
  const [said, setSaid] = useState<Said>();
  const [trust, setTrust] = useState<KeptTrust>();
  const left = useRef(false);
  const { act, busy, error } = useDeed();

  const renew = () =>
    refreshTrust().catch((failure: unknown) => {
      if (!(failure instanceof ApiError)) throw failure;
      return keptTrust();
    }).then(setTrust);
  const check = (text: string) =>
    act(async () => {
      const token = text.trim();
      if (!useNet.getState().online) return setSaid(await askPhone(token));
      try {
        setSaid(await askServer(token));
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.status !== 0) throw failure;
        setSaid(await askPhone(token));
      }
    });
  const scan = async () => {
    const read = await Taro.scanCode({ onlyFromCamera: false }).catch(unlessCancelled);
    // A mini-program code has no text of its own: it names this page and the card.
    if (read) await check(read.result || (/scene=([^&]+)/.exec((read as { path?: string }).path ?? '')?.[1] ?? ''));
  };
  const clear = () => {
    setSaid(undefined);
    setToken('');
  };
  const again = () => {
    clear();
    if (hasCamera) void scan();
  };
  const log = (card: string) => {
    left.current = true;
    void Taro.navigateTo({ url: `/services/log/index?card=${card}` });
  };
  // Back from logging: the next card. The camera's own coming back is none of this.
  useDidShow(() => {
    if (!left.current) return;
    left.current = false;
    clear();
  });
  useEffect(() => {
    void renew();
    if (scene) void check(decodeURIComponent(scene));
    else if (hasCamera && now) void scan();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, []);

  if (said) return <Verdict said={said} onAgain={again} onLog={log} />;
  return (
    <Page
      title={t('scanTitle')}
      dock={
        hasCamera ? (
          <Button big busy={busy} onTap={() => void scan()}>
            <Icon name='scan-line' />
            <Text>{t('scan')}</Text>
          </Button>
        ) : (
          <Button busy={busy} onTap={() => void check(token)}>
            {t('check')}
          </Button>
        )
      }
    >
      <Card>
        <TextField label={t(hasCamera ? 'typed' : 'paste')} value={token} onChange={setToken} placeholder={t('pastePlaceholder')} max={4000} />
      </Card>
      {hasCamera && token.trim() !== '' && (
        <Button kind='outlined' busy={busy} onTap={() => void check(token)}>
          {t('check')}
        </Button>
      )}
      {error && <View className='field-error'>{error.message}</View>}
      <Card className='scan-gap'>
        <Row icon='file-text' title={t('month')} reason={t('monthLine')} onTap={toMonth} />
        {trust && <Row icon='wifi-off' title={t('offlineToo')} reason={listWords(trust.list?.at ?? null)} />}
      </Card>
    </Page>
  );
}
