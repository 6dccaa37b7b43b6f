import { Input, Text, Textarea, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { cityMax, type CheckinKind, lineMax } from '@guiyan/shared/domain/checkins';
import { emergencyPhones } from '@guiyan/shared/domain/emergency';
import { sayCheckin, type Spoken } from '@/api/checkin';
import { dial } from '@/hooks/dial';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Icon } from '@/ui/Icon';
import { Sheet } from '@/ui/Sheet';
import { Voice } from '@/ui/Voice';
import { t } from '../../texts';

const phones = emergencyPhones.map(({ number }) => ({ value: number, words: number }));

/** A check-in that was just said; it can be taken back for five seconds. */
export interface Said {
  key: string;
  kind: CheckinKind;
}

interface CheckinSheetProps {
  /** Where the person was last time. */
  city: string;
  onClose: () => void;
  onSaid: (said: Said) => void;
}

/** The choice is the sending. It is stored on the phone first, so it works without network. */
export const CheckinSheet = ({ city: last, onClose, onSaid }: CheckinSheetProps) => {
  const [city, setCity] = useState(last);
  const [line, setLine] = useState('');
  const [voice, setVoice] = useState<Spoken>();
  const saying = useRef(false);
  const say = async (kind: CheckinKind) => {
    if (saying.current) return;
    saying.current = true;
    const key = await sayCheckin({ kind, city: city.trim(), line: line.trim(), voice, words: `${t('well')}：${t(kind === 'well' ? 'allWell' : 'needHelp')}` });
    onSaid({ key, kind });
  };
  return (
    <Sheet title={t('wellTitle')} foot={t('wellFoot')} onClose={onClose}>
      <View className='say-city'>
        <Icon name='map-pin' />
        <Input className='input' value={city} maxlength={cityMax} placeholder={t('city')} placeholderClass='placeholder' onInput={(event) => setCity(event.detail.value)} />
        {city !== '' && city === last && <Text className='subhead say-still'>{t('stillHere')}</Text>}
      </View>
      <View className='note-box say-line'>
        <Textarea
          className='input-area' value={line} maxlength={lineMax} placeholder={t('line')} placeholderClass='placeholder'
          autoHeight disableDefaultPadding cursorSpacing={120} onInput={(event) => setLine(event.detail.value)}
        />
      </View>
      <View className='subhead'>{t('urgentFirst')}</View>
      <ChipRow<string> choices={phones} picked={null} onPick={(number) => void dial(number)} shape='even' />
      <Voice id={voice?.id} kept={voice !== undefined} onId={(id) => setVoice(id ? { path: '', key: '', id } : undefined)} onKept={setVoice} />
      <View className='dock-buttons'>
        <Button big note={t('allWellNote')} onTap={() => void say('well')}>
          {t('allWell')}
        </Button>
        <Button kind='outlined' note={t('needHelpNote')} onTap={() => void say('help')}>
          {t('needHelp')}
        </Button>
      </View>
    </Sheet>
  );
};
