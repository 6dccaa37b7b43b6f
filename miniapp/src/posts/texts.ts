import { texts } from '@/i18n';

export const t = texts(
  {
    title: '政策消息',
    one: '政策消息',
    all: '全部',
    none: '还没有。乡里县里有了新政策，先有人看过，再写到这里',
    noneOfTopic: '这一类还没有',
    from: '{from}，说给{place}',
    more: '再往前',
    private: '看没看过，只有你自己知道',
    zh: '中文',
    bo: 'བོད་ཡིག',
    read: '念给我听',
    ask: '看不明白，打电话问',
  },
  {
    title: 'སྲིད་ཇུས་གསར་འགྱུར།',
    one: 'སྲིད་ཇུས་གསར་འགྱུར།',
    all: 'ཚང་མ།',
    more: 'སྔོན་མ།',
  },
);
