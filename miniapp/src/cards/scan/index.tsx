import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { unlessCancelled } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { nearWords } from '@/i18n/dates';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import { Correct, type Service } from './Correct';
import { type Scanned, Verdict } from './Verdict';
import './index.scss';

const hasCamera = process.env.TARO_ENV === 'weapp';

const Services = ({ onChange }: { onChange: (service: Service) => void }) => {
  const today = useSession((session) => session.today);
  const services = usePages((cursor) => call('cards.services', { month: today.slice(0, 7), cursor }), []);
  return (
    <>
      <Section title={t('services')} />
      <Loading of={services}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('noServices')} />
          ) : (
            <Card>
              {rows.map((one) => (
                <Row
                  key={one.id}
                  title={one.holder}
                  aside={one.matterLabel}
                  reason={`${nearWords(one.on, today)}，${t(one.priority ? 'wasPriority' : 'noPriority')}，${one.waitedMinutes > 0 ? t('waitedFor', { n: one.waitedMinutes }) : t('min0')}`}
                  side={
                    <>
                      {one.corrected && <Badge words={t('changed')} />}
                      {one.can.includes('correct') && <Text className='row-aside'>{t('change')}</Text>}
                    </>
                  }
                  onTap={one.can.includes('correct') ? () => onChange(one) : undefined}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {services.more && (
        <Button kind='quiet' onTap={() => void services.more?.()}>
          {t('more')}
        </Button>
      )}
    </>
  );
};

/** At the counter: scan, see valid or not, log what was done. */
export default function ScanPage() {
  const { now } = useRouter().params;
  const [token, setToken] = useState('');
  const [scanned, setScanned] = useState<Scanned>();
  const [changing, setChanging] = useState<Service>();
  const [turn, setTurn] = useState(0);
  const { act, busy, error } = useDeed();

  const check = (text: string) => act(async () => setScanned(await call('cards.scan', { token: text.trim() })));
  const scan = async () => {
    const read = await Taro.scanCode({ onlyFromCamera: false }).catch(unlessCancelled);
    if (read) await check(read.result);
  };
  const again = () => {
    setScanned(undefined);
    setToken('');
    setTurn((n) => n + 1);
    if (hasCamera) void scan();
  };
  useEffect(() => {
    if (hasCamera && now) void scan();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, []);

  if (scanned) {
    return (
      <Verdict
        scanned={scanned}
        onAgain={again}
        onLogged={() => {
          setScanned(undefined);
          setToken('');
          setTurn((n) => n + 1);
          void Taro.showToast({ title: t('logged'), icon: 'success' });
        }}
      />
    );
  }
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
      <Services key={turn} onChange={setChanging} />
      {changing && (
        <Correct
          service={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined);
            setTurn((n) => n + 1);
          }}
        />
      )}
    </Page>
  );
}
