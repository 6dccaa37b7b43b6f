import { texts } from '@/i18n';

export const t = texts(
  {
    title: '常用电话',
    foot: '点一下就拨。都是公开的办公电话，办事时间有人接。',
    town: '乡镇',
    windows: '窗口',
    villages: '村和支部',
    away: '驻外组织和当地联系人',
    county: '县里',
    more: '往下还有 {n} 个',
    none: '这里还没有登记电话，请问[liaison]',
    other: '看别的乡镇',
  },
  { title: 'ཁ་པར་ཨང་གྲངས།' },
);
