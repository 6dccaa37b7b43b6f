import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { paperKindWords } from '@guiyan/shared/domain/papers';
import { call } from '@/api';
import { useKept } from '@/hooks/useKept';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Qr } from '@/ui/Qr';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../papers.scss';

/** C6 My paper's code to be scanned or read out; whoever looks learns whether it is valid, and nothing more. Shown without a network too. */
export default function CodePage() {
  const { id = '' } = useRouter().params;
  const mine = useKept('papers', () => call('papers.mine', {}), []);
  return (
    <Page title={t('code')}>
      <Loading of={mine} rows={3}>
        {({ papers }) => {
          const paper = papers.find((p) => p.id === id);
          if (!paper?.code) return <Empty words={t('codeGone')} />;
          return (
            <Card padded className='papers-code'>
              <Qr text={paper.code} size={220} />
              <View className='papers-letters'>{paper.code}</View>
              <View className='subhead'>{paperKindWords[paper.kind]}</View>
              <View className='subhead'>{t('codeWhy')}</View>
            </Card>
          );
        }}
      </Loading>
    </Page>
  );
}
