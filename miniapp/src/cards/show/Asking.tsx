import { Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import type { AskState } from '@guiyan/shared/domain/cards';
import { dayWords } from '@guiyan/shared/domain/dates';
import { t } from '../texts';

type Ask = NonNullable<Output<'cards.mine'>['ask']>;

const way = [['asked', 'stepAsked'], ['checked', 'stepChecked'], ['approved', 'stepApproved'], ['issued', 'stepIssued']] as const satisfies readonly (readonly [AskState, string])[];

/** F1 Where the asking stands, or why it was not approved and what to do. */
export const Asking = ({ ask, line }: { ask: Ask; line: string }) => (
  <View className='asking'>
    {ask.status === 'refused' ? (
      <>
        <View className='row-title strong'>{t('refusedWas')}</View>
        <View className='asking-line'>{ask.reasonWords || line}</View>
        {ask.reasonWords && line && <View className='asking-line'>{line}</View>}
      </>
    ) : (
      way.map(([state, words]) => {
        const step = ask.steps.find(({ status }) => status === state);
        return (
          <View key={state} className={step ? 'asking-step' : 'asking-step asking-ahead'}>
            <View className='asking-dot' />
            <Text className='asking-what'>{t(words)}</Text>
            <Text className='row-reason'>{step ? dayWords(step.on) : t('waits')}</Text>
          </View>
        );
      })
    )}
  </View>
);
