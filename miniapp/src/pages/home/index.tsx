import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/ui/Button';
import { Bricks, type Month } from '@/ui/Figures';
import { Mark } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';

const months: Month[] = ['10', '11', '12', '01', '02', '03', '04', '05', '06', '07', '08', '09'].map((month) => {
  const due = month === '02' || month === '06' || month === '09' ? 2 : 1;
  return { period: `${Number(month) > 9 ? 2025 : 2026}-${month}`, due, done: month === '09' ? 1 : due };
});

export default function HomePage() {
  const [open, setOpen] = useState(false);
  return (
    <Page
      tab
      dock={
        <Button big onTap={() => setOpen(true)}>
          <Mark />
          <Text>报平安</Text>
        </Button>
      }
      note='上次 9月15日：都好。家里看到了'
    >
      <View className='head'>晚上好，远明</View>
      <View className='subhead'>9月22日 星期二，农历八月十二，再过三天中秋</View>
      <Section title='这几天要办的' />
      <Card>
        <Row icon='pencil' title='写三季度思想汇报' reason='写了一半，存在手机里' side={<Text className='amber'>还有 8 天</Text>} />
        <Row icon='file-text' title='看看妈妈的住院报销' reason='办好了，等你点头' onTap={() => setOpen(true)} />
        <Row icon='phone' title='给联络员小田回个电话' reason='昨晚没接通' onTap={() => setOpen(true)} />
      </Card>
      <Section title='家里' side='下河村三组' onSide={() => setOpen(true)} />
      <Card padded>
        <View>阿姨气色好，屋檐漏雨已约人来修。</View>
        <View className='subhead'>杨正林 9月18日上门</View>
        <Bricks months={months} sentence='近一年该来 15 次，来了 14 次' coming='中秋前来' />
      </Card>
      {open && (
        <Sheet title='给家里报个平安' foot='家里和联络员看得到。只记到城市，报不报都随你。' onClose={() => setOpen(false)}>
          <View className='dock-buttons'>
            <Button note='点一下就发出'>都好</Button>
            <Button kind='outlined' note='当天有人回话'>要帮忙</Button>
          </View>
        </Sheet>
      )}
    </Page>
  );
}
