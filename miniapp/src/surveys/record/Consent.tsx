import { Switch, View } from '@tarojs/components';
import { consentChannels, consentChannelWords, type ConsentChannel } from '@guiyan/shared/domain/families';
import { ChipRow } from '@/ui/Chip';
import { Field, TextField } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import type { Subject } from '../mine';
import { t } from '../texts';

export interface Yes {
  on: boolean;
  giver: string;
  relation: string;
  channel: ConsentChannel;
}
const channels = consentChannels.map((value) => ({ value, words: consentChannelWords[value] }));

/** X9 Read out at the door; goes in together with what was found. */
export const ConsentCard = ({ of, text, yes, onChange }: { of: Subject; text: string; yes: Yes; onChange: (yes: Yes) => void }) => {
  const own = of.child?.stage === 'own';
  if (!of.child?.mayAsk) return <Card padded><View className='row-reason'>{t('helperChild')}</View></Card>;
  return (
    <>
    <Section title={t('readOut', { who: t(own ? 'own' : 'guardian') })} />
    <Card padded>
      <View className='row-reason'>{text}</View>
    </Card>
    <Card>
      <Row
        title={t('consent', { who: t(own ? 'own' : 'guardian') })}
        reason={yes.on ? undefined : t(own ? 'childOwn' : 'child')}
        side={<Switch color='#B3352A' checked={yes.on} onChange={(event) => onChange({ ...yes, on: event.detail.value, giver: own ? of.name : yes.giver })} />}
      />
      {yes.on && (
        <>
          <TextField label={t('giver')} value={yes.giver} onChange={(giver) => onChange({ ...yes, giver })} placeholder={t('giverHint')} max={30} />
          {!own && <TextField label={t('relation')} value={yes.relation} onChange={(relation) => onChange({ ...yes, relation })} max={20} />}
          <Field label={t('channel')}>
            <ChipRow choices={channels} picked={yes.channel} onPick={(channel) => onChange({ ...yes, channel })} />
          </Field>
        </>
      )}
    </Card>
    </>
  );
};
