import { View } from '@tarojs/components';
import { Page } from '@/ui/Page';
import type { HomeProps } from '../home';

export const FamilyHome = ({ home }: HomeProps) => (
  <Page tab>
    <View className='head'>{home.greeting}</View>
    <View className='subhead'>{home.dateLine}</View>
  </Page>
);
